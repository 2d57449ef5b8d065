import type { Page } from '@playwright/test';
import type { Portfolio } from '../../wasm/src/documents.ts';
import { accessibilityFaults, agency, expect, keepOnDevice, keptOnDevice, overflow, test } from './fixtures.ts';

const DAY = '2026-11-22';
const VIEWS = [
  'overview',
  'clients?client=c1',
  'outlook',
  'what-if?scenario=plan1',
  'todo',
  'access',
  'report',
  'import',
  'portfolios',
  'share',
];

const title = (page: Page) => page.getByRole('heading', { level: 1 });

async function open(page: Page, address: string, portfolio: unknown = agency(), kept = {}): Promise<void> {
  await page.clock.setFixedTime(new Date(`${DAY}T12:00:00Z`));
  await keepOnDevice(page, { portfolio, ...kept });
  await page.goto(address);
}

/** The agency with all its names and ids in other words, and a plan that names them. */
function renamed(rename: (name: string) => string): { portfolio: Portfolio; scenarios: object[] } {
  const portfolio = agency();
  portfolio.partner.name = rename(portfolio.partner.name);
  for (const client of portfolio.clients ?? []) client.name = rename(client.name);
  const [client] = portfolio.clients ?? [];
  const sale = { line: rename('sales-hub'), on: DAY, mrr: '500', motion: 'sourced' };
  const change = { id: 'change1', isOn: true, change: { do: 'sell', client: client?.id, sale } };
  return { portfolio, scenarios: [{ id: 'plan1', name: rename('Plan'), changes: [change] }] };
}

/**
 * Texts of the page itself whose letters do not stand in the order in which they are written, which is from left to right
 * in every language of the page.
 */
function reordered(page: Page, names: readonly string[]): Promise<string[]> {
  return page.evaluate((foreign) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      const isForeign = new Set<number>();
      for (const name of foreign)
        for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
          for (let index = at; index < at + name.length; index += 1) isForeign.add(index);
      const range = document.createRange();
      let before: DOMRect | undefined;
      for (let index = 0; index < text.length; index += 1) {
        if (isForeign.has(index) || text[index]?.trim() === '') continue;
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const box = range.getBoundingClientRect();
        if (box.width === 0) continue;
        if (before !== undefined && Math.abs(box.top - before.top) < 2 && box.left < before.left - 1) {
          found.push(text);
          break;
        }
        before = box;
      }
    }
    return found;
  }, names);
}

for (const [kind, rename] of Object.entries({
  'in Hebrew': (name: string) => `שלום ${name.length} (עולם)`,
  'that turn the direction around': (name: string) => `\u2069\u202c\u202e${name} 12\u2067 34`,
}))
  test(`names ${kind} leave the order of the page’s own text alone, on every view`, async ({ page }) => {
    const { portfolio, scenarios } = renamed(rename);
    const names = [
      portfolio.partner.name,
      rename('Plan'),
      rename('sales-hub'),
      ...(portfolio.clients ?? []).map(({ name }) => name),
    ];
    await open(page, '#/overview', portfolio, { scenarios });
    for (const view of VIEWS) {
      await page.goto(`#/${view}`);
      await expect(page.locator(`.view[data-view="${view.split('?', 1)}"]`)).toBeVisible();
      await page.waitForLoadState('networkidle');
      expect({ view, found: await reordered(page, names) }).toEqual({ view, found: [] });
    }
  });

test('what an object has of its own by name is data like any other', async ({ page }) => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const portfolio = agency();
  for (const [index, client] of (portfolio.clients ?? []).entries()) client.id = names[index] ?? client.id;
  const text = JSON.stringify(portfolio).replace('{', '{"__proto__": {"isAdmin": true, "clients": 5},');
  await open(page, '#/import');
  await choose(page, 'proto.json', [[text, 1]]);
  await expect(title(page)).toHaveText(portfolio.partner.name);
  for (const name of names) {
    await page.goto(`#/clients?client=${name}&__proto__=x&constructor=y`);
    const client = portfolio.clients?.find(({ id }) => id === name);
    await expect(page.getByRole('complementary', { name: client?.name ?? '' })).toBeVisible();
  }
  await page.goto('#/__proto__');
  await expect(title(page)).toHaveText('Points calculator');
  await page.goto(`#/${'constructor'}?scenario=__proto__&sold=__proto__&market=constructor`);
  await expect(page.locator('.figure__value').first()).toHaveText('60');
  expect(await page.evaluate(() => Reflect.get({}, 'isAdmin'))).toBeUndefined();
});

test('a fragment of any size is put away with a word, and what is open stays', async ({ page }) => {
  test.setTimeout(90_000);
  await open(page, '#/overview');
  await expect(title(page)).toHaveText(agency().partner.name);
  const addresses: [start: string, size: number, message?: string][] = [
    ['#/calculator?link=1.', 1_000_000, 'holds more than any'],
    ['#/clients?client=', 1_000_000],
    ['#/shared?link=1.', 50_000_000, 'holds more than any'],
  ];
  for (const [address, length, message] of addresses) {
    await page.evaluate(
      ([start, size]) => {
        location.hash = start + 'A'.repeat(size);
      },
      [address, length] as const,
    );
    if (message !== undefined) await expect(page.getByRole('alert')).toContainText(message, { timeout: 30_000 });
    await page.evaluate(() => {
      location.hash = '#/overview';
    });
    await expect(title(page)).toHaveText(agency().partner.name, { timeout: 15_000 });
  }
});

/** Texts and how often each is repeated: what they make is too large to be sent to the browser in no time. */
type Parts = [text: string, times: number][];

const choose = (page: Page, name: string, parts: Parts) =>
  page.getByLabel('Choose a file').evaluate(
    (input, [fileName, repeated]) => {
      const chosen = new DataTransfer();
      chosen.items.add(
        new File(
          repeated.map(([text, times]) => text.repeat(times)),
          fileName,
        ),
      );
      (input as HTMLInputElement).files = chosen.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [name, parts] as const,
  );

const LEVELS = 100_000;
const nested: Parts = [
  ['{"a":', LEVELS],
  ['1', 1],
  ['}', LEVELS],
];
const shared =
  '{"format": "tierwise/shared@1", "day": "2026-11-22", "name": "x", "shown": "", "scenarios": [], "book": {}, ' +
  '"rules": {"id": "x", "version": "1", "minima": {}}, "portfolio": ';
const backup =
  '{"format": "tierwise/backup@1", "minima": {}, "portfolios": [{"name": "x", "scenarios": [], "portfolio": ';

const files: Record<string, [name: string, parts: Parts, message: RegExp]> = {
  'nested 100,000 levels deep': ['deep.json', nested, /nested more than 64 levels deep/],
  'with a portfolio nested 100,000 levels deep in shared data': [
    'deep-shared.json',
    [[shared, 1], ...nested, ['}', 1]],
    /nested more than 64 levels deep/,
  ],
  'with a portfolio nested 100,000 levels deep in saved data': [
    'deep-backup.json',
    [[backup, 1], ...nested, ['}]}', 1]],
    /nested more than 64 levels deep/,
  ],
  'of 60 MB without a portfolio in it': [
    'large.json',
    [
      ['{"format": "tierwise/portfolio@1", "x": "', 1],
      ['x', 60_000_000],
      ['"}', 1],
    ],
    /large.json was not opened/,
  ],
  'that is a list of 30 MB on one line': ['one-line.csv', [['Client name,', 2_500_000]], /has at most 20 MB;/],
  'that is a list of a million columns': [
    'wide.csv',
    [
      ['x,', 1_000_000],
      ['\n', 1],
      ['1,', 1_000_000],
    ],
    /at most 50,000 rows and 1,000 columns/,
  ],
  'that is a list with a million quotes': [
    'quotes.csv',
    [
      ['Client name,Country\n', 1],
      ['"\n', 1_000_000],
    ],
    /at most 50,000 rows/,
  ],
};

test.describe('a file', () => {
  for (const [kind, [name, parts, message]] of Object.entries(files))
    test(`${kind} is refused in words, and what is open stays`, async ({ page }) => {
      await open(page, '#/import');
      await expect(page.getByRole('region', { name: 'Open now' })).toBeVisible();
      await choose(page, name, parts);
      await expect(page.getByRole('alert').first()).toContainText(message, { timeout: 20_000 });
      await page.goto('#/overview');
      await expect(title(page)).toHaveText(agency().partner.name);
      expect(await keptOnDevice(page, 'portfolio:')).toEqual([agency()]);
    });

  test('that is a list with names nobody can see is read with a name that can be seen', async ({ page }) => {
    await open(page, '#/import');
    await choose(page, 'list.csv', [['Client name,Total MRR\n\u200b\u2060\u202e,5\nCafé Luz,7\n', 1]]);
    await expect(page.getByText('No name, domain or Hub ID').first()).toBeVisible();
  });
});

test('a clock that was set back is said so, and leaves a portfolio of days to come as it is', async ({ page }) => {
  await open(page, '#/overview');
  await expect(title(page)).toHaveText(agency().partner.name);
  const behind = page.getByText('but your data are of Nov 22, 2026');
  for (const time of ['2020-01-01T12:00:00Z', '1970-01-01T00:00:00Z']) {
    await page.clock.setFixedTime(new Date(time));
    await page.reload();
    for (const view of ['calculator', ...VIEWS]) {
      await page.goto(`#/${view}`);
      await expect(page.locator(`.view[data-view="${view.split('?', 1)}"]`)).toBeVisible();
      await expect(behind).toBeVisible();
    }
  }
  // There are no rules for that day, which is another thing than having no portfolio.
  await page.goto('#/overview');
  await expect(page.getByRole('alert')).toContainText('1970');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toBe(0);
  await page.getByRole('button', { name: 'Show Nov 22, 2026' }).click();
  await expect(behind).toHaveCount(0);
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await expect(title(page)).toHaveText(agency().partner.name);
  expect(await keptOnDevice(page, 'portfolio:')).toEqual([agency()]);
});
