import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import ICAL from 'ical.js';
import { loadEngine } from '../wasm/engine.ts';
import { accessibilityFaults, agency, expect, keepOnDevice, overflow, test } from './fixtures.ts';

const DAY = '2026-11-22';

/** Opens a view as on the day that the figures were worked out for: what is past and what is ahead depends on it. */
async function openOutlook(page: Page, { view = 'outlook', kept = {} } = {}): Promise<void> {
  await page.clock.setFixedTime(new Date(`${DAY}T12:00:00Z`));
  await keepOnDevice(page, { portfolio: agency(), ...kept });
  await page.goto(`#/${view}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}
const scrubber = (page: Page) => page.getByRole('slider', { name: 'Day of the page' });
const dayOfPage = (page: Page) => page.getByLabel('Day', { exact: true });
const figure = (page: Page, name: string) => page.locator('.readout__figure', { hasText: name }).locator('dd');
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test.describe('the day scrubber', () => {
  test('moves the day of the whole page by the arrow keys', async ({ page }) => {
    await openOutlook(page);
    await scrubber(page).focus();
    for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowRight');
    await expect(dayOfPage(page)).toHaveValue('2026-11-30');
    await expect(figure(page, 'Total')).toHaveText(/^210 /);
    await expect(scrubber(page)).toHaveAttribute('aria-valuetext', 'Nov 30, 2026: 210 points, Gold');
    await expect(page).toHaveURL(/day=2026-11-30/);
    await page.getByRole('link', { name: 'Overview', exact: true }).click();
    await expect(page.locator('.summary .figure__value').last()).toHaveText('210');
  });

  const keys: [key: string, day: string][] = [
    ['ArrowLeft', '2026-11-21'],
    ['PageUp', '2026-12-22'],
    ['PageDown', '2026-10-22'],
    ['Home', '2026-05-22'],
    ['End', '2027-02-22'],
  ];
  for (const [key, day] of keys) {
    test(`goes to ${day} by ${key}`, async ({ page }) => {
      await openOutlook(page);
      await scrubber(page).press(key);
      await expect(dayOfPage(page)).toHaveValue(day);
    });
  }

  test('follows the pointer while it is dragged', async ({ page }) => {
    await openOutlook(page);
    await scrubber(page).scrollIntoViewIfNeeded();
    const box = await scrubber(page).boundingBox();
    if (box === null) throw new Error('the scrubber has no place on the page');
    await page.mouse.move(box.x + box.width / 2, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + 2, box.y + 40, { steps: 8 });
    await expect(dayOfPage(page)).toHaveValue('2026-05-22');
    await page.mouse.move(box.x + box.width + 200, box.y + 40, { steps: 8 });
    await expect(dayOfPage(page)).toHaveValue('2027-02-22');
    await page.mouse.up();
    await page.mouse.move(box.x + 2, box.y + 40);
    await expect(dayOfPage(page)).toHaveValue('2027-02-22');
  });

  test('shows the figures of a day that is dragged at once, and the rest of the view when the hand rests', async ({
    page,
  }) => {
    await page.clock.install({ time: new Date(`${DAY}T12:00:00Z`) });
    await keepOnDevice(page, { portfolio: agency() });
    await page.goto('#/outlook');
    await scrubber(page).scrollIntoViewIfNeeded();
    const box = await scrubber(page).boundingBox();
    if (box === null) throw new Error('the scrubber has no place on the page');
    await page.clock.pauseAt(new Date(`${DAY}T13:00:00Z`));
    const first = panel(page, 'What is coming').locator('.coming-item').first();
    await page.mouse.move(box.x + box.width / 2, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 2, box.y + 40);
    await page.clock.runFor(50);
    await expect(scrubber(page)).toHaveAttribute('aria-valuetext', /^Feb 22, 2027: /);
    await expect(dayOfPage(page)).toHaveValue('2027-02-22');
    await expect(first).toContainText('Nov 30, 2026');
    await page.clock.runFor(300);
    await expect(first).not.toContainText('Nov 30, 2026');
  });

  test('reaches three years ahead', async ({ page }) => {
    await openOutlook(page);
    await page.getByRole('radio', { name: '3 years' }).check();
    await scrubber(page).press('End');
    await expect(dayOfPage(page)).toHaveValue('2029-11-22');
  });

  test('shows a day chosen elsewhere, however far away', async ({ page }) => {
    await openOutlook(page);
    await dayOfPage(page).fill('2025-01-10');
    await expect(scrubber(page)).toHaveAttribute('aria-valuenow', '0');
    await expect(page.getByLabel('From', { exact: true }).first()).toHaveValue('2025-01-10');
  });

  test('steps to the days on which a figure changes', async ({ page }) => {
    await openOutlook(page);
    await page.getByRole('button', { name: 'Next change' }).click();
    await expect(dayOfPage(page)).toHaveValue('2026-11-30');
    await page.getByRole('button', { name: 'Change before' }).click();
    await expect(dayOfPage(page)).toHaveValue('2026-11-20');
  });
});

test.describe('progress over time', () => {
  test('has a table with the figures of the engine’s timeline', async ({ page }) => {
    const { points } = (await loadEngine()).openRules().openPortfolio(agency()).timeline('2026-05-22', '2027-02-23');
    const shown = (value: number) => new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }).format(value);
    const dayText = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
    const expected = points.days.map((day, index) => [
      dayText.format(new Date(`${day}T12:00:00Z`)),
      shown(points.sourced[index] ?? 0),
      shown(points.sold[index] ?? 0),
      shown(points.managed[index] ?? 0),
      shown(points.total[index] ?? 0),
    ]);
    await openOutlook(page);
    await page.getByRole('radio', { name: 'Table' }).check();
    const rows = panel(page, 'Progress over time').locator('tbody tr:not([aria-hidden])');
    await expect(rows).toHaveCount(points.days.length);
    const cells = await rows.evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
    );
    expect(cells.map((row) => [row[0], row[2], row[4], row[5], row[6]])).toEqual(expected);
  });

  test('says in words what is past, what is ahead, and what is gained and lost', async ({ page }) => {
    await openOutlook(page);
    await page.getByRole('radio', { name: 'Table' }).check();
    await expect(page.getByRole('row', { name: /^Nov 20, 2026/ })).toContainText('Past');
    await expect(page.getByRole('row', { name: /^Nov 30, 2026/ })).toContainText('Projection');
    await expect(page.getByRole('row', { name: /^Nov 30, 2026/ })).toContainText('−30 lost');
  });

  test('has the minima of the chosen points, and marks them as illustrative', async ({ page }) => {
    await openOutlook(page);
    const legend = page.locator('.outlook-legend__minima');
    await expect(legend).toContainText('Gold 129.15');
    await expect(legend.getByRole('button', { name: 'Illustrative' })).toBeVisible();
    await page.getByRole('radio', { name: 'Sourced' }).check();
    await expect(legend).toContainText('Gold 63');
    await page.getByRole('radio', { name: 'Managed' }).check();
    await expect(legend).toHaveText('Managed points have no minimum of their own here.');
  });

  test('has the facts as a dashed line beside a plan, and says the difference', async ({ page }) => {
    const change = { do: 'stop-work', from: '2026-10-01' };
    const plan = { id: 'plan1', name: 'No work', changes: [{ id: 'change1', isOn: true, change }] };
    await openOutlook(page, { view: 'outlook?scenario=plan1', kept: { scenarios: [plan] } });
    await expect(page.locator('.chart .chart__base')).toHaveCount(1);
    await expect(page.locator('.outlook-legend')).toContainText('Without No work');
    await expect(page.locator('.readout__base')).toHaveText('Against the facts: −36 lost');
  });
});

test.describe('the next review', () => {
  test('is a sentence with its reason', async ({ page }) => {
    await openOutlook(page);
    await expect(panel(page, 'The next review')).toContainText(
      'At the review on Jan 15, 2027 you keep Gold, because your points are enough for it at 5 checkpoints of those that count, the last on Dec 15, 2026.',
    );
  });
  test('is counted down by alerts, on the overview, too', async ({ page }) => {
    await openOutlook(page, { view: 'overview' });
    await expect(panel(page, 'Alerts').getByRole('listitem')).toHaveText([
      /^1client’s managed credit runs out in the next 30 days3 in the next 60 days, 36 points at stake/,
      /^0renewals in the next 30 days1 in the next 60 days, 30 points at stake/,
    ]);
  });
});

test.describe('what is coming', () => {
  const rows = (page: Page) => panel(page, 'What is coming').locator('.coming-item');
  test('lists each event with its day and its points', async ({ page }) => {
    await openOutlook(page);
    await page.getByRole('radio', { name: '60 days' }).check();
    await expect(rows(page)).toHaveText([
      /Nov 30, 2026 in 8 days.*Alpha Foods: managed credit runs out.*−30 lost/,
      /Dec 15, 2026 in 23 days.*Checkpoint: you hold Gold.*210 in total/,
      /Jan 1, 2027 in 40 days.*Alpha Foods: sold points expire.*−150 lost/,
      /Beta Saúde: sold points expire.*−54 lost/,
      /Alpha Foods: renewal of Marketing Hub.*30 at stake/,
      /Jan 9, 2027.*Epsilon Uhren: managed credit runs out.*no unit/,
      /Jan 15, 2027.*Review: you keep Gold.*6 in total/,
      /Jan 19, 2027.*Beta Saúde: managed credit runs out.*−6 lost/,
    ]);
  });
  test('is filtered by kind', async ({ page }) => {
    await openOutlook(page);
    await page.getByRole('button', { name: /^Sold points expire/ }).click();
    await expect(rows(page)).toHaveText([/Alpha Foods/, /Beta Saúde/]);
    await page.getByRole('button', { name: /^Renewals/ }).click();
    await expect(rows(page)).toHaveCount(3);
  });
  test('begins on the shown day', async ({ page }) => {
    await openOutlook(page, { view: 'outlook?day=2026-11-30' });
    await expect(rows(page).first()).toContainText('Dec 15, 2026');
  });
  test('is a month of days that open', async ({ page }) => {
    await openOutlook(page);
    await page.getByRole('radio', { name: 'Calendar' }).check();
    await page.getByRole('button', { name: 'Next month' }).click();
    await page.getByRole('button', { name: 'Next month' }).click();
    await expect(page.getByRole('heading', { level: 3, name: 'Jan 2027' })).toBeVisible();
    await page.getByRole('button', { name: 'Jan 1, 2027: 3 events' }).click();
    await expect(rows(page)).toHaveText([/Alpha Foods: sold/, /Beta Saúde: sold/, /renewal/]);
  });
  test('is saved as a calendar file that reads back', async ({ page }) => {
    await openOutlook(page);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save for your calendar' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(`tierwise-${DAY}.ics`);
    const calendar = new ICAL.Component(
      ICAL.parse(readFileSync(await download.path(), 'utf8')) as unknown as unknown[],
    );
    const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
    expect(events.map(({ uid, startDate, summary }) => `${uid} ${startDate} ${summary}`)).toContain(
      '2026-11-30.managed-expire.alpha@tierwise 2026-11-30 Alpha Foods: managed credit runs out',
    );
    expect(events).toHaveLength(await rows(page).count());
  });
});

test('tier point changes add up to their total, client by client', async ({ page }) => {
  await openOutlook(page);
  const changes = panel(page, 'Tier point changes');
  await expect(page.locator('.changes-table tbody tr')).toHaveText([
    'Beta SaúdeManaged credit started on Nov 20, 2026—+6 gained+6 gained',
    'Zeta TravelManaged credit started on Nov 2, 2026The managed relationship ended on Nov 12, 2026———',
  ]);
  await expect(changes.locator('tfoot tr')).toHaveText('Total of 2 clients—+6 gained+6 gained');
});

test('the overview leads to what the last month took, client by client, and why', async ({ page }) => {
  await openOutlook(page, { view: 'overview' });
  await expect(page.getByRole('region', { name: 'Alerts' })).toContainText(
    'Since Oct 22, 2026 you gained 10 points and lost 4.',
  );
  await page.getByRole('link', { name: 'Which clients, and why' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Tier point changes' })).toBeFocused();
  await page.getByRole('button', { name: '3 months' }).press('Enter');
  await expect(panel(page, 'Tier point changes').getByLabel('From')).toHaveValue('2026-08-22');
  await page.getByRole('button', { name: 'Gamma Textil: −10 lost. Why?' }).first().press('Enter');
  await expect(page.getByRole('dialog')).toContainText('The credit ran out on Sep 30, 2026');
});

test.describe('why', () => {
  const line = (page: Page, name: RegExp) => page.getByRole('dialog').getByRole('button', { name });
  test('opens from a total down to one activity, by the keyboard alone', async ({ page }) => {
    await openOutlook(page);
    await page.getByRole('button', { name: 'Why? Total' }).press('Enter');
    for (const name of [
      /^36 managed points/,
      /^Alpha Foods: 30 managed points/,
      /^A managed credit of \$3,000 a month/,
      /^The relationship is active, until Nov 30, 2026/,
      /^Ana worked in the client’s account on Oct 1, 2026: email, create/,
    ]) {
      await line(page, name).press('Enter');
      await expect(line(page, name)).toHaveAttribute('aria-expanded', 'true');
    }
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('How long an activity counts: 60 days');
    await expect(dialog).toContainText('In force since Nov 15, 2023.');
    await expect(dialog.locator('code', { hasText: 'managed.window' })).toBeVisible();
    await expect(dialog).toContainText('Ana’s activity on Oct 1, 2026');
  });
  test('of a total of one motion, has the sales of that motion', async ({ page }) => {
    await openOutlook(page);
    await page.getByRole('button', { name: 'Why? Sold, assisted' }).click();
    await line(page, /^Beta Saúde: 54 sold points/).click();
    await expect(line(page, /^Service Hub, assisted on Jan 1, 2026: 54 points/)).toBeVisible();
  });
  test('marks what is planned or illustrative', async ({ page }) => {
    await openOutlook(page);
    await page.getByRole('button', { name: 'Why? The next review' }).click();
    const marks = page.getByRole('dialog').locator('.why-node__head').first().locator('.mark');
    await expect(marks).toHaveText(['≈', '≈']);
    await marks.first().click();
    await expect(page.locator('.popover:popover-open')).toContainText(
      'This rests on something that has not happened yet.',
    );
  });
  test('gives the focus back when it is closed', async ({ page }) => {
    await openOutlook(page);
    const asker = page.getByRole('button', { name: 'Why? Total' });
    await asker.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(asker).toBeFocused();
  });

  const askers: [view: string, name: string, says: RegExp][] = [
    ['overview', 'Why? Performance', /^Your points give Gold/],
    ['overview', 'Why? Points', /^240 points in total/],
    ['clients?client=alpha', 'Why? Managed credit', /^Alpha Foods: 30 managed points/],
    ['clients?client=alpha', 'Why? Sales', /^Alpha Foods: 150 sold points/],
  ];
  for (const [view, name, says] of askers) {
    test(`is asked on ${view}: ${name}`, async ({ page }) => {
      await openOutlook(page, { view });
      await page.getByRole('button', { name, exact: true }).click();
      await expect(line(page, says)).toBeVisible();
    });
  }
});

const states: [name: string, prepare: (page: Page) => Promise<void>][] = [
  ['chart and list', async () => {}],
  [
    'table and calendar',
    async (page) => {
      await page.getByRole('radio', { name: 'Table' }).check();
      await page.getByRole('radio', { name: 'Calendar' }).check();
    },
  ],
  [
    'why',
    async (page) => {
      await page.getByRole('button', { name: 'Why? The next review' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  ],
];
for (const [name, prepare] of states) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`axe finds nothing: outlook, ${name}, ${scheme}`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme: scheme });
      await openOutlook(page);
      await prepare(page);
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  }
  test(`fits a window of 320 pixels: outlook, ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await openOutlook(page);
    await prepare(page);
    expect(await overflow(page)).toBe(0);
  });
}
