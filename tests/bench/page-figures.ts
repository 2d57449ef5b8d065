/** What the reader of the page feels: bytes, the first answer, and the time from an input to what it changes on screen. */
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import { launch, type Served, serve } from './browser.ts';
import type { Wanted } from './contests.ts';
import { portfolioFile } from './portfolio-file.ts';
import { AS_OF, type SizeName } from './portfolios.ts';
import { type Row, row } from './rows.ts';
import { median } from './sampling.ts';

const CPU_THROTTLE = 4;
const FIGURE = '.figure__value';
/** Frames follow each other at once, so that a time ends with the paint and not with the next tick of the screen. */
const UNPACED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

interface Context {
  site: Served;
  browser: Browser;
  quick: boolean;
}
type Measure = (context: Context) => Promise<Row[]>;

const MEASURES: { work: string; size: SizeName | 'calculator'; measure: Measure }[] = [
  { work: 'first-visit', size: 'calculator', measure: firstVisit },
  { work: 'usable', size: 'calculator', measure: usable },
  { work: 'keystroke', size: 'calculator', measure: keystroke },
  { work: 'scrub', size: 'network', measure: scrub },
  { work: 'table', size: 'large', measure: table },
];

export async function pageFigures(wanted: Wanted, quick: boolean): Promise<Row[]> {
  const chosen = MEASURES.filter(({ work, size }) => wanted.work(work) && (size === 'calculator' || wanted.size(size)));
  if (chosen.length === 0) return [];
  const site = await serve('site');
  const browser = await launch(...UNPACED);
  const rows: Row[] = [];
  for (const { measure } of chosen) rows.push(...(await measure({ site, browser, quick })));
  await browser.close();
  await site.close();
  return rows;
}

/** All that is fetched until the calculator has answered, compressed as a host compresses it. */
async function firstVisit({ site, browser }: Context): Promise<Row[]> {
  const page = await browser.newPage();
  const bodies: Promise<{ name: string; bytes: number }>[] = [];
  page.on('response', (response) => {
    // What keeps the site on the device is loaded when the page is usable.
    if (/\/late-[\w-]+\.js$/.test(response.url())) return;
    const sized = response.body().then((body) => gzipSync(body, { level: 9 }).length);
    bodies.push(sized.then((bytes) => ({ name: response.url(), bytes })));
  });
  await page.goto(site.url);
  await answered(page);
  await page.waitForLoadState('networkidle');
  const files = await Promise.all(bodies);
  await page.close();
  const total = (of: typeof files) => of.reduce((sum, { bytes }) => sum + bytes, 0);
  const wasm = files.filter(({ name }) => name.endsWith('.wasm'));
  return [
    row('first-visit', 'calculator', 'page', total(files), 'bytes'),
    row('first-visit-wasm', 'calculator', 'page', total(wasm), 'bytes'),
    row('first-visit-requests', 'calculator', 'page', files.length, 'files'),
  ];
}

const answered = (page: Page): Promise<unknown> =>
  page.waitForFunction((selector) => /\d/.test(document.querySelector(selector)?.textContent ?? ''), FIGURE);

/** From the navigation to the first answer, with nothing cached. */
async function usable({ site, browser, quick }: Context): Promise<Row[]> {
  const times: number[] = [];
  for (let visit = 0; visit < (quick ? 2 : 7); visit++) {
    const page = await freshPage(browser);
    await page.goto(site.url);
    await answered(page);
    times.push(await page.evaluate(() => performance.now()));
    await page.context().close();
  }
  return [row('usable', 'calculator', 'page', median(times), 'ms')];
}

/** A page of its own, as slow as a phone. */
async function freshPage(browser: Browser, rate = CPU_THROTTLE): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  return page;
}

/**
 * Notes for every `event` how long it takes until the text or attribute that it is to change is another and painted.
 * The times are read by `paints`.
 */
async function watch(page: Page, event: string, selector: string, attribute: string | null): Promise<void> {
  await page.evaluate(
    ([name, watched, read]) => {
      window.paints = [];
      const shown = () => {
        const element = document.querySelector(watched);
        return read === null ? element?.textContent : element?.getAttribute(read);
      };
      const afterPaint = (done: () => void) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(null);
      };
      const noted = ({ timeStamp }: Event) => {
        const before = shown();
        const look = () => {
          if (performance.now() - timeStamp > 2000) return;
          if (shown() === before) requestAnimationFrame(look);
          else afterPaint(() => window.paints.push(performance.now() - timeStamp));
        };
        requestAnimationFrame(look);
      };
      addEventListener(name, noted, { capture: true, passive: true });
    },
    [event, selector, attribute] as const,
  );
}

/** @throws Error when nothing that was done on the page changed what is watched. */
async function paints(page: Page): Promise<number[]> {
  const times = await page.evaluate(() => window.paints);
  if (times.length === 0) throw new Error(`nothing changed on ${page.url()}`);
  return times.sort((a, b) => a - b);
}

/** A digit typed into the amount, to the new figures. */
async function keystroke({ site, browser, quick }: Context): Promise<Row[]> {
  const page = await freshPage(browser);
  await page.goto(site.url);
  await answered(page);
  await page.locator('main input[inputmode="decimal"]').first().focus();
  await page.keyboard.press('Control+A');
  await watch(page, 'keydown', FIGURE, null);
  for (let i = 0; i < (quick ? 10 : 40); i++) {
    await page.keyboard.press(i % 5 === 4 ? 'Control+A' : `${1 + ((i * 7) % 9)}`);
    await page.waitForTimeout(60);
  }
  const times = await paints(page);
  await page.context().close();
  return [row('keystroke', 'calculator', 'page', median(times), 'ms')];
}

/** Puts a generated portfolio on the device, as the page keeps it, and opens a view. */
async function openPortfolio({ site, browser }: Context, size: SizeName, view: string): Promise<Page> {
  const page = await freshPage(browser, 1);
  await page.route('**/portfolio.json', (route) =>
    route.fulfill({ path: portfolioFile(size), contentType: 'application/json' }),
  );
  await page.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto(`${site.url}blank`);
  await page.evaluate(async () => {
    const value = await (await fetch('portfolio.json')).json();
    const opening = indexedDB.open('tierwise', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('values');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const writing = opening.result.transaction('values', 'readwrite');
    writing.objectStore('values').put({ version: 0, value }, 'portfolio');
    await new Promise((resolve) => {
      writing.oncomplete = resolve;
    });
    opening.result.close();
  });
  await page.goto(`${site.url}#/${view}?day=${AS_OF}`);
  return page;
}

/** The day dragged over the outlook: from each move of the pointer to the figures of the day under it. */
async function scrub(context: Context): Promise<Row[]> {
  const page = await openPortfolio(context, 'network', 'outlook');
  const scrubber = page.getByRole('slider', { name: 'Day of the page' });
  await scrubber.scrollIntoViewIfNeeded();
  const box = await scrubber.boundingBox();
  if (box === null) throw new Error('the scrubber has no place on the page');
  await watch(page, 'pointermove', '[role=slider]', 'aria-valuetext');
  await page.mouse.move(box.x + 4, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 4, box.y + 40, { steps: context.quick ? 20 : 100 });
  await page.mouse.up();
  const times = await paints(page);
  await page.context().close();
  const slow = times[Math.floor(times.length * 0.95)] ?? Number.NaN;
  return [row('scrub', 'network', 'page', median(times), 'ms'), row('scrub-p95', 'network', 'page', slow, 'ms')];
}

/** The table of all clients: opened, and scrolled to other rows. */
async function table(context: Context): Promise<Row[]> {
  const page = await openPortfolio(context, 'large', 'calculator');
  await answered(page);
  const opened = await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    location.hash = location.hash.replace('calculator', 'overview');
    while (document.querySelector('.summary .figure__value') === null) await frame();
    const start = performance.now();
    location.hash = location.hash.replace('overview', 'clients');
    while (document.querySelector('.client-row') === null) await frame();
    return performance.now() - start;
  });
  await watch(page, 'wheel', '.client-row', 'aria-rowindex');
  await page.locator('.client-row').first().hover();
  for (let i = 0; i < (context.quick ? 5 : 30); i++) {
    await page.mouse.wheel(0, 2000);
    await page.waitForTimeout(50);
  }
  const times = await paints(page);
  await page.context().close();
  return [row('table-open', 'large', 'page', opened, 'ms'), row('table-scroll', 'large', 'page', median(times), 'ms')];
}
