import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { clientExport, EXPORTED_ON, type ExportStyle, encode, exportedClients } from '../fixtures/client-export.ts';
import { accessibilityFaults, agency, expect, keepOnDevice, keptOnDevice, overflow, test } from './fixtures.ts';

const rules = JSON.parse(readFileSync(new URL('../../core/rules/hubspot-solutions.json', import.meta.url), 'utf8'));
const growth = new Set<string>(rules.market.growth.at(-1).value);

/** Points of the real-shaped list, all in USD and sold by the partner itself, worked out from what its rows say. */
const expected = exportedClients().reduce(
  (sum, { country, managed, mrrCents, partners, soldMrrCents }) => {
    const multiplier = growth.has(country) ? 2 : 1;
    return {
      managed: sum.managed + (managed ? ((mrrCents / partners) * multiplier) / 10_000 : 0),
      sourced: sum.sourced + (soldMrrCents * 5 * multiplier) / 10_000,
    };
  },
  { managed: 0, sourced: 0 },
);
const shown = (points: number) => points.toLocaleString('en-US', { maximumFractionDigits: 2 });

const outcome = (page: Page) => page.getByRole('complementary', { name: 'What the list gives' });
const questions = (page: Page) => page.getByRole('region', { name: 'What the list does not say' });
const assumed = (page: Page) => page.getByRole('region', { name: 'What was assumed' });
const rejected = (page: Page) => page.getByRole('region', { name: /not read/ });
const openButton = (page: Page) => page.getByRole('button', { name: 'Open this portfolio' });

async function choose(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
}
const text = (lines: string[]) => encode(lines.join('\n'), 'utf-8');

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date(`${EXPORTED_ON}T09:00:00Z`));
  await page.goto('#/import');
});

test.describe('a client list', () => {
  const styles: Partial<ExportStyle>[] = [
    { headers: 'internal', amounts: 'api', days: 'iso-time' },
    { headers: 'en', encoding: 'utf-16le', delimiter: '\t', amounts: 'us', days: 'us' },
    { headers: 'es', encoding: 'utf-8-bom', delimiter: ';', amounts: 'german', days: 'european' },
  ];
  for (const style of styles) {
    test(`becomes points: ${JSON.stringify(style)}`, async ({ page }) => {
      await choose(page, 'clients.csv', clientExport(style));
      await expect(outcome(page)).toContainText('157 clients read');
      await expect(outcome(page).locator('dd')).toHaveText([shown(expected.sourced), '0', shown(expected.managed)]);
    });
  }

  test('leads to the tier in three steps: file, certification, open', async ({ page }) => {
    await choose(page, 'clients.csv', clientExport());
    await expect(outcome(page)).toContainText('No tier is met without a certification');
    await questions(page).getByRole('radio', { name: 'Yes' }).check();
    await expect(outcome(page).locator('.import-outcome__tier')).toContainText('Diamond');
    await openButton(page).click();
    await expect(page).toHaveURL(/#\/overview/);
    await expect(page.locator('main')).toContainText('Diamond');
  });

  test('is still in hand on the next visit, until it is opened', async ({ page }) => {
    await choose(page, 'clients.csv', clientExport());
    await questions(page).getByRole('radio', { name: 'Yes' }).check();
    await expect.poll(() => keptOnDevice(page, 'import')).toMatchObject([{ answers: { certified: 'yes' } }]);
    await page.reload();
    await expect(outcome(page).locator('.import-outcome__tier')).toContainText('Diamond');
    await openButton(page).click();
    await expect.poll(() => keptOnDevice(page, 'import')).toEqual([]);
  });

  test('says how many columns it took and how many it had no need for', async ({ page }) => {
    await choose(page, 'clients.csv', clientExport());
    await expect(page.getByText('18 columns understood, 154 not needed')).toBeVisible();
  });

  test('takes another column where the reader says so', async ({ page }) => {
    await choose(page, 'list.csv', text(['Client name,Country,Fee', 'Acme,US,900', 'Beta,US,100']));
    await expect(questions(page)).toContainText('The list has no column Total MRR');
    await page.getByText('2 columns understood').click();
    await page.getByRole('combobox', { name: 'Total MRR', exact: true }).selectOption('Fee');
    await expect(questions(page)).not.toContainText('The list has no column Total MRR');
  });

  test('asks which column is which in a language that it does not know, and remembers it', async ({ page }) => {
    const japanese = text(['会社名,国,月額', 'Acme,US,900', 'Beta,US,100']);
    await choose(page, 'list.csv', japanese);
    await expect(page.getByRole('heading', { name: 'Which column is which?' })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'Total MRR', exact: true }).selectOption('月額');
    await page.getByRole('combobox', { name: 'Client', exact: true }).selectOption('会社名');
    await expect(outcome(page)).toContainText('2 clients read');
    await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await page.waitForTimeout(200);
    await page.reload();
    await choose(page, 'next-week.csv', japanese);
    await expect(outcome(page)).toContainText('2 clients read');
    await expect(page.getByText('2 columns understood, 1 not needed')).toBeVisible();
  });

  test('can be pasted', async ({ page }) => {
    await page.getByText('Paste rows from a spreadsheet instead').click();
    await page.getByRole('textbox', { name: 'Rows with their header' }).fill('Client name\tTotal MRR\nAcme\t900\n');
    await page.getByRole('button', { name: 'Read these rows' }).click();
    await expect(outcome(page)).toContainText('1 client read');
  });

  test('can be dropped anywhere on the page', async ({ page }) => {
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['Client name,Total MRR\nAcme,900\n'], 'dropped.csv'));
      return transfer;
    });
    await page.dispatchEvent('h1', 'drop', { dataTransfer: data });
    await expect(outcome(page)).toContainText('dropped.csv');
  });
});

test.describe('what the list does not say', () => {
  const sold = text(['Client name,Country,Total MRR,Sold MRR,Is managed?', 'Acme,US,900,200,no', 'Beta,,"1,000",,yes']);

  test('sold MRR counts as assisted, or not at all, as the reader says', async ({ page }) => {
    await choose(page, 'list.csv', sold);
    await expect(outcome(page).locator('dd')).toHaveText(['10', '0', '10']);
    await questions(page).getByRole('radio', { name: 'Assisted' }).check();
    await expect(outcome(page).locator('dd')).toHaveText(['0', '6', '10']);
    await questions(page).getByRole('radio', { name: 'Leave out' }).check();
    await expect(outcome(page).locator('dd')).toHaveText(['0', '0', '10']);
  });

  test('a sale of more than a year ago has expired', async ({ page }) => {
    await choose(page, 'list.csv', sold);
    await questions(page).getByLabel('Sold on').fill('2025-11-16');
    await expect(outcome(page).locator('dd')).toHaveText(['0', '0', '10']);
  });

  test('the country of those that have none', async ({ page }) => {
    await choose(page, 'list.csv', sold);
    await expect(assumed(page)).toContainText('taken to be in United States');
    const market = questions(page).getByRole('combobox', { name: 'Client’s market' });
    await market.click();
    await market.fill('Brazil');
    await market.press('Enter');
    await expect(outcome(page).locator('dd')).toHaveText(['10', '0', '20']);
  });

  test('the currency', async ({ page }) => {
    await choose(page, 'list.csv', sold);
    await expect(assumed(page)).toContainText('Amounts are in USD: the list names no currency.');
    const currency = questions(page).getByRole('combobox', { name: 'Currency' });
    await currency.click();
    await currency.fill('Euro');
    await currency.press('Enter');
    await expect(assumed(page)).not.toContainText('Amounts are in');
    await expect(outcome(page).locator('dd')).toHaveText(['11.36', '0', '11.36']);
  });

  test('until when a client is managed', async ({ page }) => {
    await choose(page, 'list.csv', sold);
    await expect(assumed(page)).toContainText('lapsed from Nov 17, 2026');
    await questions(page).getByLabel('1 client is managed, but').fill('2026-12-24');
    await expect(assumed(page)).not.toContainText('lapsed from');
  });

  test('currency, day and deal type of a single client', async ({ page }) => {
    await choose(page, 'list.csv', sold);
    await page.getByText('Answer client by client').click();
    await page.getByRole('combobox', { name: 'Currency, Beta' }).selectOption('EUR');
    await page.getByRole('combobox', { name: 'Deal type, Acme' }).selectOption('assisted');
    await expect(outcome(page).locator('dd')).toHaveText(['0', '6', '11.36']);
  });

  test('the credited tier and since when', async ({ page }) => {
    await choose(page, 'list.csv', sold);
    await questions(page).getByRole('combobox', { name: 'Credited tier' }).selectOption('Gold');
    await expect(questions(page)).toContainText('Without this day the credited tier is left out.');
    await questions(page).getByLabel('Held since').fill('2026-10-15');
    await openButton(page).click();
    await expect(page.locator('main')).toContainText('Gold');
  });
});

test.describe('rows that cannot be read', () => {
  const bad = text([
    'Client name,Country,Total MRR,Is managed?',
    'Acme,US,1000,yes',
    'Beta,Atlantis,1000,yes',
    '"Gamma,US,1000,yes',
    'Delta,US,ten,yes',
  ]);

  test('are listed with the reason, and the others are read', async ({ page }) => {
    await choose(page, 'list.csv', bad);
    await expect(outcome(page)).toContainText('1 client read, 3 rows not read');
    await expect(rejected(page).getByRole('listitem')).toHaveText([
      /Beta row 3.*“Atlantis” is no country/,
      /No name row 4.*A quotation mark/,
      /Delta row 5.*Total MRR: “ten” is no amount/,
    ]);
  });

  test('can be put right here', async ({ page }) => {
    await choose(page, 'list.csv', bad);
    await page.getByRole('textbox', { name: 'Country of row 3' }).fill('Mexico');
    await page.getByRole('textbox', { name: 'Country of row 3' }).press('Enter');
    await expect(outcome(page)).toContainText('2 clients read, 2 rows not read');
    await expect(outcome(page).locator('dd').last()).toHaveText('30');
  });

  test('an ambiguous order of days is asked for', async ({ page }) => {
    const header = 'Client name,Country,Total MRR,Managed relationship estimated expiration date';
    await choose(page, 'list.csv', text([header, 'Acme,US,1000,12/01/2026']));
    await expect(assumed(page)).toContainText('are read as Dec 1, 2026');
    await questions(page).getByRole('radio', { name: 'Day first' }).check();
    await expect(outcome(page).locator('dd').last()).toHaveText('0');
    await expect(questions(page).getByRole('radio', { name: 'Day first' })).toBeChecked();
  });
});

test.describe('files that are no client list', () => {
  const files: [string, Uint8Array, RegExp][] = [
    ['book.xlsx', new Uint8Array([0x50, 0x4b, 3, 4]), /This is an Excel workbook/],
    ['empty.csv', new Uint8Array(), /This file is empty/],
    ['contacts.csv', text(['First name,Last name', 'Ana,Sample']), /No column of this list is known/],
    ['headers.csv', text(['Client name,Country']), /There are only headers/],
    [
      'portfolio.json',
      text(['{"format": "tierwise/portfolio@1", "clients": [{}]}']),
      /portfolio.json was not opened: \d+ problems/,
    ],
  ];
  for (const [name, bytes, message] of files) {
    test(`${name} is refused in words`, async ({ page }) => {
      await choose(page, name, bytes);
      await expect(page.getByRole('alert')).toHaveText(message);
      await expect(page.getByText('Choose a file')).toBeVisible();
    });
  }
});

test.describe('a portfolio file', () => {
  test.beforeEach(async ({ page }) => {
    await keepOnDevice(page, { portfolio: agency() });
    await page.goto('#/import');
    await expect(page.getByRole('region', { name: 'Open now' })).toBeVisible();
  });

  test('that is bad leaves the open portfolio alone', async ({ page }) => {
    await choose(page, 'bad.json', text(['{"format": "tierwise/portfolio@1", "asOf": "2026-02-30"}']));
    await expect(page.getByRole('alert')).toContainText(`${agency().partner.name} stays open as it was.`);
    await expect(page.getByRole('alert').getByRole('listitem').first()).toContainText('/asOf');
    await expect(page.getByRole('region', { name: 'Open now' })).toContainText(agency().partner.name);
  });

  test('that is bad is refused in the middle of an import, too', async ({ page }) => {
    await choose(page, 'list.csv', text(['Client name,Total MRR', 'Acme,5']));
    await expect(outcome(page)).toBeVisible();
    await choose(page, 'bad.json', text(['{"format": "tierwise/portfolio@1"}']));
    await expect(page.getByRole('alert')).toContainText('bad.json was not opened');
    await expect(outcome(page)).toContainText('list.csv');
  });

  test('comes back as it was saved', async ({ page }) => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    const saved = readFileSync(await (await download).path());
    expect(JSON.parse(saved.toString())).toEqual(agency());
    await choose(page, 'saved.json', saved);
    await expect(page).toHaveURL(/#\/overview/);
  });

  test('that replaced another gives it back', async ({ page }) => {
    const other = { ...agency(), partner: { name: 'Other agency' } };
    await choose(page, 'other.json', text([JSON.stringify(other)]));
    await expect(page).toHaveURL(/#\/overview/);
    await page.goto('#/import');
    await expect(page.getByRole('region', { name: 'Open now' })).toContainText('Other agency');
    await page.getByRole('button', { name: `Bring back ${agency().partner.name}` }).click();
    await expect(page.getByRole('region', { name: 'Open now' }).locator('strong')).toHaveText(agency().partner.name);
  });
});

test('the sample agency is one click away', async ({ page }) => {
  await page.getByRole('button', { name: 'Open the sample agency' }).click();
  await expect(page).toHaveURL(/#\/overview/);
  await expect(page.locator('main')).toContainText('At the review on Jan 15, 2027');
});

test('the keyboard alone brings a list in and opens it', async ({ page }) => {
  const chooser = page.waitForEvent('filechooser');
  await page.locator('input[type=file]').focus();
  await page.keyboard.press('Enter');
  await (await chooser).setFiles({ name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(clientExport()) });
  await expect(page.getByRole('heading', { name: 'What the list does not say' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(outcome(page).locator('.import-outcome__tier')).toContainText('Diamond');
  await openButton(page).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/overview/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is accessible in ${colorScheme} colours, and fits 320 pixels`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 700 });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await choose(
      page,
      'list.csv',
      text(['Client name,Country,Total MRR,Sold MRR', 'Acme,US,9,9', 'Beta,Atlantis,1,1']),
    );
    await expect(outcome(page)).toBeVisible();
    for (const summary of await page.locator('summary').all()) await summary.click();
    await expect(page.getByRole('table')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });
}
