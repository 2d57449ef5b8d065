/** What the reader of the page feels: bytes, the first answer, and the time from an input to what it changes on screen. */
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { firstVisit } from '../first-visit.ts';
import { launch, type Served, serve, vite } from './browser.ts';
import type { Wanted } from './contests.ts';
import { glueBytes } from './glue.ts';
import { type KeyLatency, keyLatencies } from './key-latency.ts';
import { inRepository } from './paths.ts';
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
  { work: 'first-visit', size: 'calculator', measure: bytes },
  { work: 'glue', size: 'calculator', measure: glue },
  { work: 'usable', size: 'calculator', measure: usable },
  { work: 'keystroke', size: 'calculator', measure: keystroke },
  { work: 'keystroke-tier', size: 'calculator', measure: tier },
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

async function bytes({ site, browser }: Context): Promise<Row[]> {
  const page = await browser.newPage();
  const files = await firstVisit(page, site.url);
  await page.close();
  const total = (of: typeof files) => of.reduce((sum, { bytes: own }) => sum + own, 0);
  const wasm = files.filter(({ url }) => url.endsWith('.wasm'));
  return [
    row('first-visit', 'calculator', 'page', total(files), 'bytes'),
    row('first-visit-wasm', 'calculator', 'page', total(wasm), 'bytes'),
    row('first-visit-requests', 'calculator', 'page', files.length, 'files'),
  ];
}

async function glue(): Promise<Row[]> {
  const { build } = await vite();
  const bytes = await glueBytes(build, inRepository('build/wasm/tierwise-engine.mjs'));
  return [row('glue', 'calculator', 'page', bytes, 'bytes')];
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
      // An ordinary task would wait behind what the browser does once a field has changed.
      const afterPaint = (done: () => void) => void scheduler.postTask(done, { priority: 'user-blocking' });
      const noted = (event: Event) => {
        // A key that types nothing changes nothing.
        if (event instanceof KeyboardEvent && (event.ctrlKey || event.key.length > 1)) return;
        const { timeStamp } = event;
        const before = shown();
        const look = () => {
          if (performance.now() - timeStamp > 10_000) return;
          if (shown() === before) requestAnimationFrame(look);
          else afterPaint(() => window.paints.push(performance.now() - timeStamp));
        };
        requestAnimationFrame(look);
      };
      window.watching?.abort();
      window.watching = new AbortController();
      addEventListener(name, noted, { capture: true, passive: true, signal: window.watching.signal });
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

/** Shows twice the number that is typed, in the least of a page: what remains is the browser's own. */
const BARE_PAGE = `<!doctype html><title>Twice</title><main><input inputmode="decimal"><p class="figure__value">0</p></main>
<script>
  const [figure] = document.getElementsByClassName('figure__value');
  document.querySelector('input').addEventListener('input', ({ target }) => {
    figure.textContent = 2 * target.value;
  });
</script>`;

/**
 * A key in the amount, to its new figures painted, and on the screen; in turn with a page that has nothing but a field and a
 * figure, which is what the browser takes by itself.
 */
async function keystroke(context: Context): Promise<Row[]> {
  const paths = { 'bare-page': 'bare', page: '' };
  const latencies: Record<keyof typeof paths, KeyLatency[]> = { 'bare-page': [], page: [] };
  for (let visit = 0; visit < (context.quick ? 1 : 3); visit++) {
    for (const engine of ['bare-page', 'page'] as const) {
      const page = await openCalculator(context, paths[engine]);
      latencies[engine].push(...(await typed(context, page)));
      await page.context().close();
    }
  }
  const rowsOf = (work: string, part: keyof KeyLatency) => {
    const value = (engine: keyof typeof paths) => median(latencies[engine].map((each) => each[part]));
    const floor = { name: 'bare-page', value: value('bare-page') };
    return [
      row(work, 'calculator', 'bare-page', floor.value, 'ms'),
      row(work, 'calculator', 'page', value('page'), 'ms', { floor }),
    ];
  };
  return [...rowsOf('keystroke', 'painted'), ...rowsOf('keystroke-shown', 'shown')];
}

/** A calculator, or the bare page in its place, with the amount selected to be typed over. */
async function openCalculator({ site, browser }: Context, path: string): Promise<Page> {
  const page = await freshPage(browser);
  await page.route('**/bare', (route) => route.fulfill({ contentType: 'text/html', body: BARE_PAGE }));
  await page.goto(site.url + path);
  await answered(page);
  // What the page does once it is usable is in no key's way.
  await page.waitForTimeout(1000);
  await page.locator('main input[inputmode="decimal"]').first().focus();
  await page.keyboard.press('Control+A');
  return page;
}

/**
 * Types four digits and takes them back, again and again.
 * @throws Error when a key led to no frame, for then its latency would not be that of the figure.
 */
async function typed({ browser, quick }: Context, page: Page): Promise<KeyLatency[]> {
  await expectNoKeyLate(page);
  const times = quick ? 1 : 3;
  const latencies = await keyLatencies(browser, page, async () => {
    for (let i = 0; i < times; i++) await typeAndTakeBack(page);
  });
  const keys = times * KEYS.length;
  if (latencies.length !== keys)
    throw new Error(`expected a frame for each of ${keys} keys, found ${latencies.length}`);
  return latencies;
}

const KEYS = ['1', '8', '6', '4', 'Backspace', 'Backspace', 'Backspace', 'Backspace'];

async function typeAndTakeBack(page: Page): Promise<void> {
  for (const key of KEYS) {
    await page.keyboard.press(key);
    await page.waitForTimeout(100);
  }
}

/**
 * The same keys, once: looking for the figure takes time of the page's own, so what is measured comes after it.
 * @throws Error when a key's frame comes without its new figure.
 */
async function expectNoKeyLate(page: Page): Promise<void> {
  await page.evaluate((selector) => {
    window.late = 0;
    window.watching = new AbortController();
    const shown = () => document.querySelector(selector)?.textContent;
    const noted = () => {
      const before = shown();
      requestAnimationFrame(() => {
        if (shown() === before) window.late++;
      });
    };
    addEventListener('input', noted, { capture: true, signal: window.watching.signal });
  }, FIGURE);
  await typeAndTakeBack(page);
  const late = await page.evaluate(() => {
    window.watching?.abort();
    return window.late;
  });
  if (late > 0)
    throw new Error(`expected a frame with a new figure for each of ${KEYS.length} keys, found ${late} without`);
}

/** A digit typed into the amount, to the tier that follows from it. */
async function tier(context: Context): Promise<Row[]> {
  const times: number[] = [];
  for (let visit = 0; visit < (context.quick ? 1 : 3); visit++) {
    const page = await openCalculator(context, '');
    await watch(page, 'keydown', '.tier-effect__change', null);
    for (let i = 0; i < (context.quick ? 10 : 20); i++) {
      await page.keyboard.press(i % 5 === 4 ? 'Control+A' : `${1 + ((i * 7) % 9)}`);
      await page.waitForTimeout(100);
    }
    times.push(...(await paints(page)));
    await page.context().close();
  }
  return [row('keystroke-tier', 'calculator', 'page', median(times), 'ms')];
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

const MOVE_MS = 4;

/**
 * The day dragged over the outlook, with moves that come faster than frames do: how long each frame takes that shows another
 * day. The moves wait for nothing, as a hand does not.
 */
async function scrub(context: Context): Promise<Row[]> {
  const page = await openPortfolio(context, 'network', 'outlook');
  const scrubber = page.getByRole('slider', { name: 'Day of the page' });
  await scrubber.scrollIntoViewIfNeeded();
  const box = await scrubber.boundingBox();
  if (box === null) throw new Error('the scrubber has no place on the page');
  const session = await page.context().newCDPSession(page);
  await page.mouse.move(box.x + 4, box.y + 40);
  await page.mouse.down();
  await noteFrames(page, '[role=slider]', 'aria-valuetext');
  const moves: Promise<unknown>[] = [];
  const steps = context.quick ? 50 : 400;
  for (let i = 0; i < steps; i++) {
    const x = box.x + 4 + ((box.width - 8) * i) / steps;
    const move = { type: 'mouseMoved', x, y: box.y + 40, button: 'left', buttons: 1 } as const;
    moves.push(session.send('Input.dispatchMouseEvent', move));
    await setTimeout(MOVE_MS);
  }
  await Promise.all(moves);
  const frames = await page.evaluate(() => window.frameTimes);
  await page.mouse.up();
  await page.context().close();
  const gaps = frames.slice(1).map((time, i) => time - (frames[i] as number));
  if (gaps.length < 2) throw new Error('no frame showed another day');
  gaps.sort((a, b) => a - b);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const slow = gaps[Math.floor(gaps.length * 0.95)] as number;
  return [row('scrub', 'network', 'page', mean, 'ms'), row('scrub-p95', 'network', 'page', slow, 'ms')];
}

/** Collects in `frameTimes` when each frame began that shows another value of an attribute than the one before. */
async function noteFrames(page: Page, selector: string, attribute: string): Promise<void> {
  await page.evaluate(
    ([watched, read]) => {
      window.frameTimes = [];
      let last: string | null | undefined;
      const look = (time: number) => {
        const shown = document.querySelector(watched)?.getAttribute(read);
        if (shown !== last) window.frameTimes.push(time);
        last = shown;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    [selector, attribute] as const,
  );
}

/** The table of all clients: opened, and scrolled to other rows. */
async function table(context: Context): Promise<Row[]> {
  const { quick } = context;
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
  const rows = [row('table-open', 'large', 'page', opened, 'ms')];
  const times = quick ? 5 : 20;
  const first = page.locator('.client-row').first();
  await watch(page, 'wheel', '.client-row', 'aria-rowindex');
  await first.hover();
  rows.push(await timed('table-scroll', page, times, () => page.mouse.wheel(0, 2000)));
  await watch(page, 'click', '.client-row', null);
  const orders = page.locator('.client-table button.sort');
  rows.push(await timed('table-sort', page, times, (i) => orders.nth(i % 2 === 0 ? 0 : 5).click()));
  await watch(page, 'click', '.filters__count', null);
  const filters = page.locator('.filters .chip');
  rows.push(await timed('table-filter', page, times, (i) => filters.nth(i % 2).click()));
  await page.context().close();
  return rows;
}

/** The paints that follow from something done again and again, with time between for what comes after each. */
async function timed(work: string, page: Page, times: number, act: (turn: number) => Promise<void>): Promise<Row> {
  for (let i = 0; i < times; i++) {
    await act(i);
    await page.waitForTimeout(100);
  }
  return row(work, 'large', 'page', median(await paints(page)), 'ms');
}
