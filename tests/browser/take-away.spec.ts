import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import type { Portfolio } from '../../wasm/src/documents.ts';
import { agency, expect, keepOnDevice, test } from './fixtures.ts';

const DAY = '2026-11-22';

interface Saved {
  name: string;
  bytes: Buffer;
  text: string;
  lines: string[];
}

/** Saves what a click hands out. */
async function saved(page: Page, click: () => Promise<void>): Promise<Saved> {
  const downloading = page.waitForEvent('download');
  await click();
  const download = await downloading;
  const bytes = readFileSync(await download.path());
  const text = bytes.toString();
  return { name: download.suggestedFilename(), bytes, text, lines: text.split('\r\n') };
}
const csvOf = (page: Page, name: string) =>
  saved(page, () => page.getByRole('button', { name: `CSV: ${name}`, exact: true }).click());

async function open(page: Page, view: string, portfolio: Portfolio = agency(), kept = {}): Promise<void> {
  await page.clock.setFixedTime(new Date(`${DAY}T12:00:00Z`));
  await keepOnDevice(page, { portfolio, ...kept });
  await page.goto(`#/${view}`);
}
const goTo = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click();

test('every table is saved as CSV, from the same place beside its heading', async ({ page }) => {
  const plan = (id: string, from: string) => ({
    id,
    name: `No work from ${from}`,
    changes: [{ id: `${id}-1`, isOn: true, change: { do: 'stop-work', from } }],
  });
  await open(page, 'overview', agency(), { scenarios: [plan('plan1', '2026-10-01'), plan('plan2', '2026-11-15')] });

  const insights = await csvOf(page, 'Tier insights');
  expect(insights.name).toBe(`tierwise-lindholm-partners-insights-${DAY}.csv`);
  expect(insights.lines[1]).toBe('Total,240,129.15,Illustrative,110.85,328.125,Illustrative,-88.125');
  expect((await csvOf(page, 'Your way up')).lines[1]).toBe('Total,Gold,240,129.15,Illustrative,110.85');
  expect((await csvOf(page, 'About to run out')).lines[1]).toBe('2026-11-30,Alpha Foods,Managed,-30');

  await goTo(page, 'Clients');
  const clients = await csvOf(page, 'Points breakdown');
  expect(clients.lines[0]).toMatch(/^\uFEFFClient,Client’s market,Market type,Managed,/);
  expect(clients.lines[1]).toBe(
    'Alpha Foods,United States,Standard market,Active,2026-11-30,2026-10-01,3000,USD,1,30,150,150,0,180',
  );
  await page.getByRole('searchbox').fill('beta');
  expect((await csvOf(page, 'Points breakdown')).lines).toHaveLength(3);

  await goTo(page, 'Outlook');
  const progress = await csvOf(page, 'Progress over time');
  expect(progress.lines).toContain('2026-11-30,Projection,150,54,204,6,210,-30,Gold,Gold');
  const coming = await csvOf(page, 'What is coming');
  expect(coming.lines[1]).toBe('2026-11-30,Alpha Foods: managed credit runs out,Alpha Foods,,-30,−30 lost');
  const changes = await csvOf(page, 'Tier point changes');
  expect(changes.lines[1]).toBe(
    '"Beta Saúde","Managed credit started on Nov 20, 2026",0,6,6'.replaceAll('"Beta Saúde"', 'Beta Saúde'),
  );

  await goTo(page, 'What-if');
  const compared = await csvOf(page, 'Side by side');
  expect(compared.lines[1]).toMatch(/^Total,240,\d+,-\d+,/);

  await goTo(page, 'What to do');
  expect((await csvOf(page, 'How much to sell')).lines[0]).toBe(
    '\uFEFFCurrency,Deal type,Market type,Least amount a month,Why not',
  );

  await goTo(page, 'Client access');
  expect((await csvOf(page, 'Client access')).lines).toContain(
    'Delta Clinics,Kim,kim@freelance.example,freelance.example,active,2026-01-05,,,No',
  );

  await goTo(page, 'Rules');
  expect((await csvOf(page, 'The rule book')).lines[2]).toMatch(
    /^How long an activity counts,managed.window,2023-11-15,60 days,Yes,Stated,/,
  );
});

test('the chart is saved as a drawing that stands alone, and as a sharp picture', async ({
  page,
  context,
}, testInfo) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, 'outlook');
  const svg = await saved(page, () => page.getByRole('button', { name: 'SVG: Progress over time' }).click());
  expect(svg.name).toBe(`tierwise-lindholm-partners-progress-${DAY}.svg`);
  expect(svg.text).not.toMatch(/class=|style=|var\(|light-dark|color\(|http:(?!\/\/www\.w3\.org\/)/);

  const viewer = await context.newPage();
  const file = testInfo.outputPath('chart.svg');
  writeFileSync(file, svg.bytes);
  await viewer.goto(pathToFileURL(file).href);
  const drawn = await viewer.evaluate(() => {
    const drawing = document.documentElement;
    const parts = [...drawing.querySelectorAll('path[fill-opacity]')];
    return {
      name: drawing.querySelector(':scope > title')?.textContent,
      ground: drawing.querySelector(':scope > rect')?.getAttribute('fill'),
      font: drawing.getAttribute('font-family'),
      labels: [...drawing.querySelectorAll('text')].map(({ textContent }) => textContent),
      parts: parts.map((path) => path.getAttribute('fill')),
    };
  });
  expect(drawn).toMatchObject({
    name: 'Total points from May 22, 2026 until Feb 22, 2027',
    ground: 'rgb(255, 255, 255)',
    parts: ['rgb(64, 70, 202)', 'rgb(139, 144, 230)', 'rgb(13, 128, 114)'],
  });
  expect(drawn.font).toContain('system-ui');
  expect(drawn.labels).toEqual(
    expect.arrayContaining([
      'Gold 129.15 ≈',
      'Sold, sourced',
      'Unofficial. Not affiliated with, or endorsed by, HubSpot.',
    ]),
  );

  const png = await saved(page, () => page.getByRole('button', { name: 'PNG: Progress over time' }).click());
  expect(png.name).toMatch(/\.png$/);
  const size = await page.evaluate(
    async (bytes) => {
      const { width, height } = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
      return { width, height };
    },
    [...png.bytes],
  );
  expect(size.width).toBe(2000);
  expect(size.height).toBeGreaterThan(900);
});

test.describe('for a reader in Poland', () => {
  test.use({ locale: 'pl-PL' });
  test('cells are apart by semicolons, decimals by commas, and no name becomes a formula', async ({ page }) => {
    const portfolio = agency();
    const [alpha, beta] = portfolio.clients ?? [];
    Object.assign(alpha ?? {}, { name: '=HYPERLINK("https://evil.example";"Alpha")' });
    Object.assign(beta?.subscriptions?.[0] ?? {}, { mrr: '1000' });
    await open(page, 'clients?day=2026-11-21&lang=en', portfolio);
    const { lines } = await csvOf(page, 'Points breakdown');
    expect(lines[1]).toMatch(/^"'=HYPERLINK\(""https:\/\/evil\.example"";""Alpha""\)";United States;/);
    expect(lines).toContainEqual(expect.stringMatching(/^Beta Saúde;.*;333,333333;USD;3;6,666667;54;0;54;60,666667$/));
  });
});
