import type { Page } from '@playwright/test';
import { accessibilityFaults, agency, expect, keepOnDevice, overflow, test } from './fixtures.ts';

const DAY = '2026-11-22';

async function openAgency(page: Page, view: string, day = DAY): Promise<void> {
  await keepOnDevice(page, { portfolio: agency() });
  await page.goto(`#/${view}${view.includes('?') ? '&' : '?'}day=${day}`);
}
const row = (page: Page, client: string) => page.locator('.client-row', { hasText: client });
const chip = (page: Page, name: RegExp) => page.getByRole('button', { name });

test.describe('without a portfolio', () => {
  for (const view of ['overview', 'clients']) {
    test(`${view} says why it is empty`, async ({ page }) => {
      await page.goto(`#/${view}`);
      await expect(page.locator('main')).toContainText('There is no portfolio on this device yet.');
    });
  }
});

test.describe('overview', () => {
  test('shows tier and points, and how they add up', async ({ page }) => {
    await openAgency(page, 'overview');
    const summary = page.getByRole('region', { name: 'Where you stand' });
    await expect(summary.locator('.figure__value')).toHaveText(['Gold', '240']);
    await expect(summary.locator('dd')).toHaveText([/^150 /, /^54 /, /^36 /]);
  });
  test('says in a sentence what is missing and what is at stake', async ({ page }) => {
    await openAgency(page, 'overview');
    const sentence = page.locator('.summary__sentence');
    await expect(sentence).toContainText('Platinum is 88.13 total points away.');
    await expect(sentence).toContainText('At the review on Jan 15, 2027 you keep Gold.');
    await expect(sentence).toContainText(
      'One client loses points within 30 days if nothing is done: 30 points are at stake.',
    );
  });
  test('names the client whose currency has no unit', async ({ page }) => {
    await openAgency(page, 'overview');
    await expect(page.getByRole('note').first()).toHaveText(/Epsilon Uhren is left out of the totals.*Swiss Franc/);
  });
  test('has each track with its minima and what is missing', async ({ page }) => {
    await openAgency(page, 'overview');
    const total = page.locator('.track').first();
    await expect(total).toContainText('88.13 to Platinum');
    await expect(total.locator('.track__minimum')).toHaveText([/129\.15/, /328\.125/, /840/, /3,832\.5/]);
  });
  test('has the tier insights', async ({ page }) => {
    await openAgency(page, 'overview');
    const insights = page.getByRole('row', { name: /^Total/ });
    await expect(insights).toContainText('110.85 above');
    await expect(insights).toContainText('88.13 missing');
  });
  test('compares a tier that is about to be lost with the one above it', async ({ page }) => {
    const facts = agency();
    facts.partner.creditedTier = { tier: 'platinum', since: '2025-02-15' };
    await keepOnDevice(page, { portfolio: facts });
    await page.goto(`#/overview?day=${DAY}`);
    await expect(page.getByRole('columnheader', { name: /^To/ })).toHaveText(['To keep Platinum', 'To reach Diamond']);
  });
  test('follows the day', async ({ page }) => {
    await openAgency(page, 'overview', '2026-11-30');
    await expect(page.locator('.summary .figure__value').last()).toHaveText('210');
  });
  test('lists what runs out within the chosen time', async ({ page }) => {
    await openAgency(page, 'overview');
    await page.getByRole('radio', { name: '60 days' }).check();
    await expect(page.locator('.coming__row')).toHaveText([
      /Nov 30, 2026.*Alpha Foods.*−30/,
      /Jan 1, 2027.*Alpha Foods.*−150/,
      /Jan 1, 2027.*Beta Saúde.*−54/,
      /Jan 19, 2027.*Beta Saúde.*−6/,
    ]);
  });
  test('a confirmed condition is no longer asked for', async ({ page }) => {
    await openAgency(page, 'overview');
    await page.getByLabel('At least 100 certifications').check();
    await expect(page.getByLabel('At least 100 certifications')).toBeChecked();
    await page.getByRole('link', { name: 'Calculator', exact: true }).click();
    await expect(page.locator('.rung', { hasText: 'Elite' })).toContainText('Also needs 3 conditions');
  });
});

test.describe('clients', () => {
  test('each has its credit in its own currency and its points', async ({ page }) => {
    await openAgency(page, 'clients');
    await expect(row(page, 'Beta Saúde').locator('td')).toHaveText([/Active.*Jan 19, 2027/, '$300', '6', '54', '60']);
    await expect(row(page, 'Epsilon Uhren').locator('td')).toHaveText([/Active/, 'CHF 500', 'no unit', '—', 'no unit']);
  });
  test('the total row adds up to the performance', async ({ page }) => {
    await openAgency(page, 'clients');
    await expect(page.locator('tfoot td')).toHaveText(['', '', '36', '204', '240']);
  });
  test('are found without their accents', async ({ page }) => {
    await openAgency(page, 'clients');
    await page.getByLabel('Search clients').fill('saude');
    await expect(page.locator('.client-row')).toHaveCount(1);
  });
  test('are filtered by deal type and market type, with counts', async ({ page }) => {
    await openAgency(page, 'clients');
    await expect(chip(page, /^Managed\s*3$/)).toBeVisible();
    await chip(page, /^Managed/)
      .first()
      .click();
    await expect(chip(page, /^Growth market\s*1$/)).toBeVisible();
    await chip(page, /^Growth market/).click();
    await expect(page.locator('.client-row')).toHaveText([/Beta Saúde/]);
    await expect(page.locator('tfoot td').last()).toHaveText('60');
  });
  test('are sorted by any column', async ({ page }) => {
    await openAgency(page, 'clients');
    await page.getByRole('button', { name: 'Client', exact: true }).click();
    await expect(page.locator('.client-row__open')).toHaveText([
      'Alpha Foods',
      'Beta Saúde',
      'Delta Clinics',
      'Epsilon Uhren',
      'Gamma Textil',
      'Zeta Travel',
    ]);
    await expect(page.getByRole('columnheader', { name: 'Client' })).toHaveAttribute('aria-sort', 'ascending');
  });

  const details: [client: string, says: RegExp][] = [
    ['Alpha Foods', /It runs out on Nov 30, 2026, in 8 days/],
    ['Beta Saúde', /\$300 a month, your share among 3 partners: 6 points/],
    ['Gamma Textil', /Ran out on Sep 30, 2026.*The last activity was on Aug 1, 2026/],
    ['Delta Clinics', /assigned to nobody who works there/],
    ['Zeta Travel', /Ended on Nov 12, 2026.*only the client can give access again/],
    ['Epsilon Uhren', /publishes no unit for this currency \(Swiss Franc\)/],
  ];
  for (const [client, says] of details) {
    test(`open beside the list: ${client}`, async ({ page }) => {
      await openAgency(page, 'clients');
      await page.getByRole('button', { name: client, exact: true }).click();
      await expect(page.getByRole('complementary')).toContainText(says);
    });
  }
  test('have their sales, active and expired', async ({ page }) => {
    await openAgency(page, 'clients?client=alpha');
    await expect(page.locator('.lot')).toHaveText([
      /Marketing Hub.*150 points.*counts until Jan 1, 2027/,
      /Sales Hub.*50 points.*expired on Oct 1, 2026/,
    ]);
  });
  test('give the focus back to their row when they are closed', async ({ page }) => {
    await openAgency(page, 'clients');
    await page.getByRole('button', { name: 'Beta Saúde', exact: true }).click();
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('button', { name: 'Beta Saúde', exact: true })).toBeFocused();
  });
  test('are opened by a link, focused, and closed by Escape', async ({ page }) => {
    await openAgency(page, 'clients?client=alpha');
    await expect(page.getByRole('heading', { name: 'Alpha Foods' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('complementary')).toHaveCount(0);
    await expect(page).not.toHaveURL(/client=alpha/);
  });
  test('two thousand of them are drawn as far as they are in sight', async ({ page }) => {
    const facts = agency();
    const [first] = facts.clients ?? [];
    facts.clients = Array.from(
      { length: 2000 },
      (_, index) => ({ ...first, id: `c${index}`, name: `Client ${index}` }) as NonNullable<typeof first>,
    );
    await keepOnDevice(page, { portfolio: facts });
    await page.goto(`#/clients?day=${DAY}`);
    await expect(page.locator('tfoot th')).toHaveText('2,000 clients');
    expect(await page.locator('.client-row').count()).toBeLessThan(60);
    await page.locator('.client-table').evaluate((table) => table.scrollTo(0, table.scrollHeight));
    await expect(row(page, 'Client 1999')).toBeVisible();
  });
});

test.describe('why, on each figure', () => {
  const joins = { id: 'change1', isOn: true, change: { do: 'join', client: 'alpha', from: DAY } };
  const scenarios = [
    { id: 'plan1', name: 'Plan 1', changes: [] },
    { id: 'plan2', name: 'Plan 2', changes: [joins] },
  ];
  const line = (page: Page, name: string | RegExp) => page.getByRole('dialog').getByRole('button', { name });
  /** From a client’s managed points down to the activity behind them. */
  const toActivity = [/^A managed credit of/, /^The relationship is active/, /^Ana worked in the client’s account/];
  const ofAlpha = [/^36 managed points/, /^Alpha Foods: 30 managed points/, ...toActivity];

  const figures: [view: string, figure: string, path: RegExp[]][] = [
    ['clients', 'Managed points, Alpha Foods: 30. Why?', toActivity],
    ['clients', 'Managed credit, Alpha Foods: $3,000. Why?', toActivity.slice(1)],
    ['clients', 'Total, Alpha Foods: 180. Why?', [/^Alpha Foods: 30 managed points/, ...toActivity]],
    ['clients', 'Sold points, Beta Saúde: 54. Why?', [/^Service Hub, assisted on Jan 1, 2026: 54 points/]],
    ['clients', 'Total: 240. Why?', ofAlpha],
    ['overview', 'Total: 240. Why?', ofAlpha],
    ['overview', 'Total: 88.13 to Platinum. Why?', [/^240 points in total/, ...ofAlpha]],
    ['overview', 'Total, Gold: 110.85 above. Why?', [/^240 points in total/, ...ofAlpha]],
    ['what-if?scenario=plan1', 'Total: 240. Why?', ofAlpha],
    [
      'what-if?scenario=plan1&compare=plan2',
      'Alpha Foods, Plan 2: 165. Why?',
      [/^Alpha Foods: 15 managed points/, /^A managed credit of \$1,500/, /^2 partners share the credit/],
    ],
  ];
  for (const [view, figure, path] of figures) {
    test(`${view}: ${figure}`, async ({ page }) => {
      await keepOnDevice(page, { portfolio: agency(), scenarios });
      await page.goto(`#/${view}${view.includes('?') ? '&' : '?'}day=${DAY}`);
      await page.getByRole('button', { name: figure, exact: true }).first().press('Enter');
      for (const name of path) await line(page, name).press('Enter');
      await expect(line(page, path.at(-1) as RegExp)).toHaveAttribute('aria-expanded', 'true');
    });
  }

  test('of a review, down to an activity before one of its checkpoints', async ({ page }) => {
    await openAgency(page, 'overview');
    await page.getByRole('button', { name: 'Why? The next review' }).press('Enter');
    const path = [
      /^On the checkpoint of Nov 15, 2026/,
      /^Your points give/,
      /^Gold is met/,
      /^Total: /,
      /points in total/,
    ];
    for (const name of [...path, /managed points$/, /^Alpha Foods: 30/, ...toActivity]) {
      await line(page, name).first().press('Enter');
    }
    await expect(line(page, /^Ana worked/)).toHaveAttribute('aria-expanded', 'true');
  });

  test('the arrow keys go through the figures of a row and to those of the next', async ({ page }) => {
    await openAgency(page, 'clients');
    await page.getByRole('button', { name: 'Alpha Foods', exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('button', { name: 'Managed points, Alpha Foods: 30. Why?' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('button', { name: 'Managed points, Beta Saúde: 6. Why?' })).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('button', { name: 'Alpha Foods', exact: true })).toBeFocused();
  });
});

for (const view of ['overview', 'clients', 'clients?client=alpha']) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`axe finds nothing: ${view}, ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await openAgency(page, view);
      await expect(page.locator('.view .card').first()).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  }
  test(`fits a window of 320 pixels: ${view}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await openAgency(page, view);
    await expect(page.locator('.view .card').first()).toBeVisible();
    expect(await overflow(page)).toBe(0);
  });
}

test('the sample agency is one click away', async ({ page }) => {
  await page.goto('');
  await page.getByRole('button', { name: 'See the sample agency' }).click();
  await expect(page.getByRole('region', { name: 'Where you stand' })).toBeVisible();
  await expect(page.locator('.coming__row').first()).toBeVisible();
});
