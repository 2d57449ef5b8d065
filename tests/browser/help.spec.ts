import type { Page } from '@playwright/test';
import { RULE_IDS } from '../vectors/rule-ids.ts';
import { accessibilityFaults, agency, expect, keepOnDevice, overflow, test } from './fixtures.ts';

const DAY = '2026-11-22';

test('how points work is told from the rule book: every rule, its values by date, status and source', async ({
  page,
}) => {
  await page.goto(`#/rules?day=${DAY}`);
  await page.getByRole('main').getByRole('link', { name: 'How points work' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'How points work' })).toBeFocused();
  const told = await page.locator('.how__words code').allTextContents();
  expect(told.toSorted()).toEqual(RULE_IDS.toSorted());
  const window = page.locator('.how__rule', { hasText: 'managed.window' });
  await expect(window).toContainText('An activity gives credit for a number of days');
  await expect(window.locator('.rule__what')).toHaveText(['90 days', '60 days']);
  await expect(window.locator('.rule__entry--current')).toContainText('From Nov 15, 2023');
  await expect(window.locator('.rule__entry--current')).toContainText('Stated');
  await expect(page.locator('.how__rule', { hasText: 'managed.split' })).toContainText(/Stated.*2024/);
  const examples = page
    .getByRole('region', { name: /^What 1,000 US dollars earn/ })
    .first()
    .locator('tbody tr');
  await expect(examples).toHaveText([/501060$/, /301040$/, /10020120$/, /03\.333\.33$/]);
  await expect(page.getByRole('region', { name: 'Glossary' }).getByRole('term')).toHaveCount(20);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toBe(0);
});

test('how points work follows the shown day and the reader’s own minima', async ({ page }) => {
  await page.goto('#/rules?day=2024-01-01');
  await page.getByLabel('Gold, Total', { exact: true }).fill('99');
  await page.getByRole('contentinfo').getByRole('link', { name: 'How points work' }).click();
  await expect(page.locator('.how__rule', { hasText: 'tier.minimum' })).toContainText('Gold: Total 99');
  await expect(page.getByRole('region', { name: /by the rules of Jan 1, 2024$/ }).first()).toContainText('301040');
});

test('a term opens its definition, by the keyboard alone, and gives the focus back', async ({ page }) => {
  await page.clock.setFixedTime(new Date(`${DAY}T12:00:00Z`));
  await keepOnDevice(page, { portfolio: agency() });
  const asked: [view: string, term: string, meaning: RegExp][] = [
    ['calculator', 'growth market', /earn 2 times the points/],
    ['overview', 'Performance', /The highest tier that the points of the day give/],
    ['outlook', 'Credited tier', /The tier that you hold/],
    ['clients?client=alpha', 'Managed credit', /monthly revenue of a client that you actively service/],
    ['rules', 'Sourced', /It earns 5 points a unit/],
  ];
  for (const [view, name, meaning] of asked) {
    await page.goto(`#/${view}`);
    const term = page.locator('.term', { hasText: name }).first();
    await term.press('Enter');
    const definition = page.getByRole('dialog');
    await expect(definition).toContainText(meaning);
    await expect(definition).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(definition).toHaveCount(0);
    await expect(term).toBeFocused();
  }
  await page.locator('.term', { hasText: 'Sourced' }).first().click();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('link', { name: 'How points work' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'How points work' })).toBeFocused();
});

test.describe('the tour', () => {
  const card = (page: Page) => page.getByRole('complementary');
  const offer = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Take the tour' });

  test('is offered on the first visit, blocks nothing, and leads on by the keyboard alone', async ({ page }) => {
    await page.goto('');
    await offer(page).press('Enter');
    await expect(card(page).getByRole('heading', { name: 'What is a deal worth?' })).toBeFocused();
    await expect(card(page)).toContainText('Step 1 of 4');
    await expect(page.locator('.tour-target')).toHaveClass(/calculator__form/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Amount sold a month').fill('2000');
    await expect(page.locator('.figure__value').first()).toHaveText('120');

    for (const heading of ['Every figure has a day', 'Your clients', 'Your own minima']) {
      await card(page).getByRole('button', { name: 'Next' }).press('Enter');
      await expect(card(page).getByRole('heading', { name: heading })).toBeFocused();
    }
    await expect(page.locator('.minima')).toHaveClass(/tour-target/);
    await expect(card(page).getByRole('heading', { name: 'Your own minima' })).toBeFocused();
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(page)).toBe(0);
    await card(page).getByRole('button', { name: 'Done' }).press('Enter');
    await expect(card(page)).toHaveCount(0);
    await expect(page.locator('.tour-target')).toHaveCount(0);

    await page.goto('#/calculator');
    await page.reload();
    await expect(page.getByRole('link', { name: 'Open your client list' })).toBeVisible();
    await expect(offer(page)).toHaveCount(0);
  });

  test('is declined for good, left by Escape, and found again at the foot of the page', async ({ page }) => {
    await page.goto('');
    await page.getByRole('button', { name: 'No, thanks' }).click();
    await expect(offer(page)).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('link', { name: 'Open your client list' })).toBeVisible();
    await expect(offer(page)).toHaveCount(0);
    const again = page.getByRole('contentinfo').getByRole('button', { name: 'Take the tour' });
    await again.press('Enter');
    await expect(card(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(0);
    await expect(again).toBeFocused();
  });
});
