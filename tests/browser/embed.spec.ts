import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { Calculation, CalculationRequest } from '../../wasm/src/results.ts';
import { accessibilityFaults, agency, test as base, expect, keepOnDevice, overflow } from './fixtures.ts';
import { type Partner, servePartner } from './partner.ts';

/** The detail of a `tierwise-change` event. */
interface Told {
  request: CalculationRequest | null;
  calculation: Calculation | null;
}
declare global {
  interface Window {
    told: Told[];
    messages: { data: { type: string; height: number }; origin: string }[];
  }
}

/** Where the calculator comes from: the built site. */
const site = (): string => base.info().project.use.baseURL ?? '';
const script = (): string => `<script type="module" src="${site()}embed/tierwise-calculator.js"></script>`;
/** A policy that names the site for its script and for nothing else. */
const policy = (): string =>
  `default-src 'none'; script-src ${new URL(site()).origin} 'wasm-unsafe-eval'; style-src 'self'; base-uri 'none'; ` +
  "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** Here the own host is the partner's, so that every request to the site counts as one to another. */
const test = base.extend<{ partner: Partner }>({
  partner: async ({ browserName: _ }, use) => {
    const partner = await servePartner();
    await use(partner);
    await partner.stop();
  },
  baseURL: async ({ partner }, use) => use(partner.url),
});

async function visit(page: Page, partner: Partner, shown: { body: string; style?: string; policy?: string }) {
  await page.addInitScript(() => {
    window.told = [];
    window.messages = [];
    addEventListener('tierwise-change', (event) => window.told.push((event as CustomEvent<Told>).detail));
    addEventListener('message', ({ data, origin }) => window.messages.push({ data, origin }));
  });
  partner.show({ policy: policy(), ...shown });
  await page.goto('');
}

/** The requests to the site since the last call, by what follows its address. */
const requested = (faults: string[]): string[] =>
  faults
    .splice(0)
    .map((fault) => fault.replace(`another host: ${site()}`, ''))
    .toSorted();

const figure = (calculator: Locator) => calculator.locator('.figure__value').first();
const text = (language: string, key: string) =>
  (
    JSON.parse(readFileSync(new URL(`../../web/src/locales/${language}.json`, import.meta.url), 'utf8')) as Record<
      string,
      string
    >
  )[key] ?? '';

test.describe('the element, on a page of another origin with a strict policy', () => {
  test('answers by its attributes, and asks for its script and the texts of its language alone', async ({
    page,
    partner,
    faults,
  }) => {
    const attributes = 'language="de" market="BR" currency="USD" amount="2000" motion="assisted"';
    await visit(page, partner, { body: `${script()}<tierwise-calculator ${attributes}></tierwise-calculator>` });
    const calculator = page.locator('tierwise-calculator');
    await expect(figure(calculator)).toHaveText('160');
    await expect(calculator.getByRole('heading', { level: 2 })).toHaveText(text('de', 'calculator.title'));
    expect(requested(faults)).toEqual(['embed/texts/de.js', 'embed/tierwise-calculator.js']);
    expect(await page.evaluate(() => window.told.at(-1))).toMatchObject({
      request: { market: 'BR', currency: 'USD', sold: '2000', managed: '2000', motion: 'assisted', otherPartners: 0 },
      calculation: { total: 160, sold: 120, managed: 40 },
    });
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('two on one page answer each for itself, and take what each is dressed in', async ({
    page,
    partner,
    faults,
  }) => {
    await visit(page, partner, {
      body: `${script()}<tierwise-calculator></tierwise-calculator><tierwise-calculator class="own"></tierwise-calculator>`,
      style: '.own { --tierwise-accent: rgb(1, 2, 3) } .own::part(title) { font-style: italic }',
    });
    const [first, second] = [page.locator('tierwise-calculator').first(), page.locator('.own')];
    await first.getByLabel('Amount sold a month').fill('2000');
    await first.getByRole('radio', { name: 'Assisted' }).check();
    await expect(figure(first)).toHaveText('80');
    await expect(figure(second)).toHaveText('60');
    await expect(second.getByRole('radio', { name: 'Sourced by you' })).toBeChecked();

    await second.evaluate((element) => element.setAttribute('market', 'MX'));
    await expect(figure(second)).toHaveText('120');
    await expect(figure(first)).toHaveText('80');

    await expect(second.locator('.stack__part').first()).toHaveCSS('background-color', 'rgb(1, 2, 3)');
    await expect(first.locator('.stack__part').first()).not.toHaveCSS('background-color', 'rgb(1, 2, 3)');
    await expect(second.getByRole('heading', { level: 2 })).toHaveCSS('font-style', 'italic');
    expect(requested(faults)).toEqual(['embed/texts/en.js', 'embed/tierwise-calculator.js']);
  });

  test('neither it nor the page around it changes the other', async ({ page, partner, faults }) => {
    const body = '<p id="bystander">Text</p><tierwise-calculator></tierwise-calculator>';
    const style =
      '* { color: rgb(255, 0, 0); letter-spacing: 1em; text-transform: uppercase } :root { --accent: red } button { display: none }';
    const look = () =>
      page.evaluate(async () => ({
        address: location.hash,
        history: history.length,
        title: document.title,
        language: document.documentElement.lang,
        head: document.head.innerHTML,
        sheets: document.adoptedStyleSheets.length,
        style: { ...getComputedStyle(document.getElementById('bystander') as HTMLElement) },
        kept: [localStorage.length, document.cookie, (await indexedDB.databases()).length],
        globals: Object.keys(window).toSorted(),
      }));
    await visit(page, partner, { body: body, style });
    await page.goto('#/rules?day=2020-01-01&lang=pl');
    const before = await look();
    await visit(page, partner, { body: script() + body, style });
    await page.goto('#/rules?day=2020-01-01&lang=pl');
    await page.reload();
    const calculator = page.locator('tierwise-calculator');
    await calculator.getByLabel('Amount sold a month').fill('2000');
    await expect(figure(calculator)).toHaveText('120');
    expect({ ...(await look()), history: before.history }).toEqual(before);
    await expect(calculator.getByRole('heading', { level: 2 })).not.toHaveCSS('color', 'rgb(255, 0, 0)');
    const hint = calculator.getByText('Monthly recurring revenue');
    await expect(hint).toHaveCSS('letter-spacing', 'normal');
    await expect(hint).toHaveCSS('text-transform', 'none');
    await expect(calculator.getByRole('button', { name: 'One more' })).toBeVisible();
    faults.splice(0);
  });

  test('in the dark it is clean', async ({ page, partner, faults }) => {
    await visit(page, partner, {
      body: `${script()}<tierwise-calculator></tierwise-calculator>`,
      style: 'html { color-scheme: dark; background: #111; color: #eee }',
    });
    await expect(figure(page.locator('tierwise-calculator'))).toHaveText('60');
    expect(await accessibilityFaults(page)).toEqual([]);
    faults.splice(0);
  });

  test('where the page has small rems, zoom makes up for them, and what opens stays beside its mark', async ({
    page,
    partner,
    faults,
  }) => {
    await visit(page, partner, {
      body: `${script()}<tierwise-calculator></tierwise-calculator>`,
      style: 'html { font-size: 62.5% } tierwise-calculator { zoom: 1.6 }',
    });
    const mark = page.getByRole('button', { name: 'Illustrative' }).first();
    await mark.click();
    const popover = page.locator('.popover:popover-open');
    await expect(popover).toBeInViewport({ ratio: 1 });
    const [from, to] = [await mark.boundingBox(), await popover.boundingBox()];
    expect(Math.abs((to?.x ?? 0) - (from?.x ?? 0))).toBeLessThan(2);
    faults.splice(0);
  });

  test('an attribute that does not fit is told to the developer and leaves the figures', async ({
    page,
    partner,
    faults,
  }) => {
    const warnings: string[] = [];
    page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    await visit(page, partner, { body: `${script()}<tierwise-calculator market="Brazil"></tierwise-calculator>` });
    const calculator = page.locator('tierwise-calculator');
    await expect(figure(calculator)).toHaveText('60');
    expect(warnings).toEqual([expect.stringMatching(/attribute market: expected .*"BR".* found "Brazil"/)]);
    await calculator.evaluate((element) => {
      const hostile = ['__proto__', '../../x', '"><img src=x>', '\u202e12', 'javascript:1', '9'.repeat(1e6)];
      for (const value of hostile)
        for (const name of ['language', 'market', 'currency', 'amount', 'motion']) element.setAttribute(name, value);
    });
    await expect(figure(calculator)).toHaveText('60');
    expect(requested(faults)).toEqual(['embed/texts/en.js', 'embed/tierwise-calculator.js']);
  });

  test('where its engine stops, another one gives the figures', async ({ page, partner, faults }) => {
    await page.addInitScript(() => {
      const { instantiate } = WebAssembly;
      const faulty = { isNext: false };
      Object.assign(window, { faulty });
      const watched = async (bytes: BufferSource, imports: WebAssembly.Imports) => {
        const { instance, module } = await instantiate(bytes, imports);
        const guarded =
          (called: CallableFunction) =>
          (...args: unknown[]) => {
            if (!faulty.isNext) return Reflect.apply(called, null, args);
            faulty.isNext = false;
            throw new WebAssembly.RuntimeError('unreachable');
          };
        const exports = Object.entries(instance.exports).map(([name, value]) => {
          if (typeof value === 'function') return [name, guarded(value)];
          // What is bound is called by its place in the table.
          return [name, value instanceof WebAssembly.Table ? { get: (at: number) => guarded(value.get(at)) } : value];
        });
        return { module, instance: { exports: Object.fromEntries(exports) } };
      };
      Object.assign(WebAssembly, { instantiate: watched });
    });
    await visit(page, partner, { body: `${script()}<tierwise-calculator></tierwise-calculator>` });
    const calculator = page.locator('tierwise-calculator');
    await expect(figure(calculator)).toHaveText('60');
    await page.evaluate(() => Object.assign(Reflect.get(window, 'faulty'), { isNext: true }));
    await calculator.getByLabel('Amount sold a month').fill('2000');
    await expect(figure(calculator)).toHaveText('120');
    expect(await page.evaluate(() => Reflect.get(window, 'faulty').isNext)).toBe(false);
    await expect(calculator.getByRole('radio', { name: 'Sourced by you' })).toBeChecked();
    // On a slow device there is a word of what happened for a moment, and the texts for it are asked for.
    const others = requested(faults).filter((path) => path !== 'embed/texts/en-rest.js');
    expect(others).toEqual(['embed/texts/en.js', 'embed/tierwise-calculator.js']);
  });

  test('where the policy allows no WebAssembly, it says that it cannot start', async ({ page, partner, faults }) => {
    await visit(page, partner, {
      body: `${script()}<tierwise-calculator></tierwise-calculator>`,
      policy: policy().replace(" 'wasm-unsafe-eval'", ''),
    });
    await expect(page.getByRole('alert')).toContainText('could not start');
    faults.splice(0);
  });

  test('without its texts, what the page has put into it shows', async ({ page, partner, faults }) => {
    await page.route('**/texts/*', (route) => route.abort());
    await visit(page, partner, { body: `${script()}<tierwise-calculator>Write to us</tierwise-calculator>` });
    await expect.poll(() => faults.filter((fault) => fault.includes('texts could not be loaded'))).toHaveLength(1);
    await expect(page.getByText('Write to us')).toBeVisible();
    faults.splice(0);
  });
});

test.describe('the frame, in a page of another origin', () => {
  const framed = (parameters: Record<string, string>) => ({
    body: `<iframe src="${site()}embed/?${new URLSearchParams(parameters)}" title="Points calculator" width="600"></iframe>`,
    policy: `default-src 'none'; style-src 'self'; frame-src ${new URL(site()).origin}`,
  });

  test('answers by its address, and tells the page its height and nothing else', async ({ page, partner, faults }) => {
    await visit(page, partner, framed({ market: 'MX', amount: '2000', language: 'pl', theme: 'dark' }));
    const frame = page.frameLocator('iframe');
    await expect(figure(frame.locator('tierwise-calculator'))).toHaveText('240');
    await expect(frame.getByRole('heading', { level: 2 })).toHaveText(text('pl', 'calculator.title'));
    await expect(frame.locator('html')).toHaveCSS('color-scheme', 'dark');
    const needed = () => frame.locator('html').evaluate((root) => root.scrollHeight);
    const latest = () => page.evaluate(() => window.messages.at(-1)?.data.height ?? 0);
    await expect.poll(async () => (await latest()) - (await needed())).toBe(0);
    const tall = await latest();
    await frame.getByRole('radio').nth(1).check();
    await expect.poll(latest).toBeLessThan(tall);
    const messages = await page.evaluate(() => window.messages);
    for (const { data, origin } of messages) {
      expect(origin).toBe(new URL(site()).origin);
      expect(data).toEqual({ type: 'tierwise-height', height: expect.any(Number) });
    }
    faults.splice(0);
  });

  test('a hostile page around it changes nothing by messages and nothing by the address', async ({
    page,
    partner,
    faults,
  }) => {
    const script = '"><script>alert(1)</script>';
    const hostile = {
      market: script,
      amount: '1e99',
      onclick: 'alert(1)',
      style: 'x',
      theme: script,
      language: '../x',
    };
    await page.addInitScript(() => {
      const heard: string[] = [];
      const { addEventListener } = EventTarget.prototype;
      EventTarget.prototype.addEventListener = function (this: EventTarget, ...args: unknown[]) {
        if (this === window && String(args[0]).startsWith('message')) heard.push(String(args[0]));
        return Reflect.apply(addEventListener, this, args);
      };
      Object.assign(window, { heard });
    });
    await visit(page, partner, framed(hostile));
    const frame = page.frameLocator('iframe');
    const calculator = frame.locator('tierwise-calculator');
    await expect(figure(calculator)).toHaveText('60');
    // The tests' own ear is in every frame.
    expect(await calculator.evaluate(() => Reflect.get(window, 'heard'))).toEqual(['message']);
    expect(await calculator.evaluate((element) => element.getAttributeNames().toSorted())).toEqual([
      'amount',
      'language',
      'market',
    ]);
    const before = await frame.locator('body').innerHTML();
    await page.evaluate(() => {
      const { contentWindow } = document.querySelector('iframe') as HTMLIFrameElement;
      for (const data of [
        { type: 'tierwise-height', height: 1 },
        { market: 'BR' },
        'read',
        null,
        { __proto__: { x: 1 } },
      ])
        contentWindow?.postMessage(data, '*');
    });
    await calculator.getByLabel('Amount sold a month').fill('2000');
    await expect(figure(calculator)).toHaveText('120');
    expect(await frame.locator('body').innerHTML()).toBe(before);
    faults.splice(0);
  });
});

test('the whole page in a frame of another site finds nothing that the reader keeps', async ({
  page,
  partner,
  faults,
}) => {
  await page.goto(`${site()}#/import`);
  const buffer = Buffer.from(JSON.stringify(agency()));
  await page
    .getByLabel('Choose a file')
    .setInputFiles({ name: 'portfolio.json', mimeType: 'application/json', buffer });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(agency().partner.name);
  await visit(page, partner, {
    body: `<iframe name="trustedTypes" src="${site()}#/overview" title="Tierwise" width="600"></iframe>`,
    policy: `default-src 'none'; style-src 'self'; frame-src ${new URL(site()).origin}`,
  });
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('button', { name: 'See the sample agency' })).toBeVisible();
  await expect(frame.getByText(agency().partner.name)).toHaveCount(0);
  faults.splice(0);
});

base.describe('on the site itself', () => {
  base('nothing that the reader keeps is read or shown', async ({ page }) => {
    await keepOnDevice(page, { portfolio: agency(), calculator: { sold: '9000' } });
    await page.evaluate(() => localStorage.setItem('tierwise-language', 'pl'));
    await page.addInitScript(() => {
      const read: string[] = [];
      Object.assign(window, { read });
      const watch = (owner: object, name: string) => {
        const real = Reflect.get(owner, name) as (...args: unknown[]) => unknown;
        Reflect.set(owner, name, function (this: unknown, ...args: unknown[]) {
          read.push(`${name} ${String(args[0])}`);
          return real.apply(this, args);
        });
      };
      watch(IDBFactory.prototype, 'open');
      watch(IDBFactory.prototype, 'databases');
      watch(Storage.prototype, 'getItem');
      watch(CacheStorage.prototype, 'open');
      Object.defineProperty(document, 'cookie', { get: () => read.push('cookie') });
    });
    await page.goto('embed/');
    const calculator = page.locator('tierwise-calculator');
    await expect(figure(calculator)).toHaveText('60');
    await calculator.getByLabel('Amount sold a month').fill('2000');
    await expect(figure(calculator)).toHaveText('120');
    expect(await page.evaluate(() => Reflect.get(window, 'read'))).toEqual([]);
    await expect(calculator.getByRole('heading', { level: 2 })).toHaveText(text('en', 'calculator.title'));
    await expect(calculator.getByRole('group', { name: text('en', 'effect.from') })).toHaveCount(0);

    // The same eyes see the page itself read.
    await page.goto('');
    await expect(page.getByRole('group', { name: text('pl', 'effect.from') })).toBeVisible();
    expect(await page.evaluate(() => Reflect.get(window, 'read'))).toContain('open tierwise');
  });

  for (const width of [1280, 320])
    base(`the example page is clean and fits in ${width} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height: 700 });
      await page.goto('embed/example.html');
      await expect(page.locator('#told')).toHaveText('60 points');
      await expect(figure(page.locator('#brand'))).toHaveText('240');
      const frame = page.locator('#framed');
      await expect(figure(frame.contentFrame().locator('tierwise-calculator'))).toHaveText('240');
      const heights = () =>
        frame.evaluate((element: HTMLIFrameElement) => ({
          frame: element.getBoundingClientRect().height,
          content: element.contentDocument?.documentElement.scrollHeight,
        }));
      await expect(async () => {
        const { frame: room, content } = await heights();
        expect(room).toBe(content);
      }).toPass({ timeout: 5000 });
      expect(await overflow(page)).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
    });

  base('it is no part of what is kept for times without a network', async ({ request }) => {
    const worker = await (await request.get('service-worker.js')).text();
    expect(worker).toContain('index.html');
    expect(worker).not.toContain('embed/');
  });
});

test('the code that the page offers shows the same figures elsewhere, which lead back to the page', async ({
  page,
  partner,
  faults,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(site()).origin });
  await page.goto(`${site()}#/calculator?sold=2000&market=MX&currency=EUR&motion=assisted&manage=1`);
  const result = page.locator('.result .figure__value');
  await expect(page.getByLabel('Amount sold a month')).toHaveValue(/^2,?000$/);
  await expect(result).toHaveText(/^\d/);
  const total = (await result.textContent()) ?? '';
  const button = page.getByRole('button', { name: 'Embed' });
  await button.click();
  const dialog = page.getByRole('dialog', { name: 'Put the calculator on your site' });
  expect(await accessibilityFaults(page)).toEqual([]);
  const codes: string[] = [];
  for (const way of ['As part of your page', 'In a frame']) {
    await dialog.getByRole('region', { name: way }).getByRole('button', { name: 'Copy the code' }).click();
    codes.push(await page.evaluate(() => navigator.clipboard.readText()));
  }
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();

  const { origin } = new URL(site());
  partner.show({ body: codes.join('\n'), policy: `${policy()}; frame-src ${origin}; style-src-attr 'unsafe-inline'` });
  await page.goto(partner.url);
  await expect(figure(page.locator('tierwise-calculator'))).toHaveText(total);
  await expect(figure(page.frameLocator('iframe').locator('tierwise-calculator'))).toHaveText(total);

  const back = page.locator('tierwise-calculator').getByRole('link', { name: 'Open in Tierwise' });
  await page.goto((await back.getAttribute('href')) ?? '');
  await expect(result).toHaveText(total);
  faults.splice(0);
});
