import type { Page } from '@playwright/test';
import { accessibilityFaults, expect, overflow, test } from './fixtures.ts';

const DAY = '2026-11-22';

async function openRules(page: Page, day = DAY): Promise<void> {
  await page.goto(`#/rules?day=${day}`);
  await expect(page.getByRole('heading', { name: 'Your tier minima' })).toBeVisible();
}
const cell = (page: Page, name: string) => page.getByLabel(name, { exact: true });

test('shows the minima of the day, each marked illustrative', async ({ page }) => {
  await openRules(page);
  await expect(cell(page, 'Gold, Total')).toHaveValue('129.15');
  await expect(page.locator('.minima').getByRole('button', { name: 'Illustrative' })).toHaveCount(8);
});

test('shows the minima of another day', async ({ page }) => {
  await openRules(page, '2025-07-14');
  await expect(cell(page, 'Gold, Managed')).toHaveValue('60');
});

test('an own minimum decides the tier, loses its mark, and stays on the device', async ({ page }) => {
  await openRules(page);
  await cell(page, 'Gold, Total').fill('60');
  await cell(page, 'Gold, Sourced').fill('50');
  await expect(page.locator('.minima tr', { hasText: 'Gold' }).getByText('Yours')).toHaveCount(2);
  await page.getByRole('link', { name: 'Calculator', exact: true }).click();
  await expect(page.locator('.rung', { hasText: 'Gold' })).toContainText('Now met');
  await expect(page.locator('.rung', { hasText: 'Gold' }).getByRole('button', { name: 'Illustrative' })).toHaveCount(0);
  await page.reload();
  await expect(page.locator('.rung', { hasText: 'Gold' })).toContainText('Now met');
});

test('goes back to the stand-ins', async ({ page }) => {
  await openRules(page);
  await cell(page, 'Gold, Total').fill('60');
  await page.getByRole('button', { name: 'Back to the stand-ins' }).click();
  await expect(cell(page, 'Gold, Total')).toHaveValue('129.15');
});

test('lists every parameter with its values, status and source', async ({ page }) => {
  await openRules(page);
  const window = page.locator('.rule', { hasText: 'managed.window' });
  await expect(window.locator('.rule__what')).toHaveText(['90 days', '60 days']);
  await expect(window.locator('.rule__entry--current')).toContainText('60 days');
  await expect(page.locator('.rule')).toHaveCount(14);
  await expect(page.locator('.rule__entry .rule__why .tag')).toHaveCount(await page.locator('.rule__entry').count());
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing: ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await openRules(page);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
}

test('fits a window of 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openRules(page);
  expect(await overflow(page)).toBe(0);
});
