import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Portfolio } from '../../wasm/src/documents.ts';
import { agency, expect, keepOnDevice, test } from './fixtures.ts';

const DAY = '2026-11-22';

interface Saved {
  name: string;
  text: string;
  lines: string[];
}

/** Saves what a click hands out. */
async function saved(page: Page, click: () => Promise<void>): Promise<Saved> {
  const downloading = page.waitForEvent('download');
  await click();
  const download = await downloading;
  const text = readFileSync(await download.path(), 'utf8');
  return { name: download.suggestedFilename(), text, lines: text.split('\r\n') };
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
  expect(coming.lines[1]).toBe("2026-11-30,Alpha Foods: managed credit runs out,Alpha Foods,,-30,'-30 lost");
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
