import type { Page } from '@playwright/test';
import { expectHeld } from '../bench/sizes.ts';
import { firstVisit } from '../first-visit.ts';
import { expect, test } from './fixtures.ts';

test('the policy of the page allows nothing from elsewhere and no inline code', async ({ page }) => {
  await page.goto('');
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:/);
});

test('a broken policy is seen by the tests', async ({ page, faults }) => {
  await page.goto('');
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await expect.poll(() => faults.splice(0)).toEqual([expect.stringContaining("style-src 'self'")]);
});

test('the engine has a name with a hash and is preloaded', async ({ page }) => {
  await page.goto('');
  await expect(page.locator('link[rel=preload][as=fetch]')).toHaveAttribute(
    'href',
    /^\.\/assets\/tierwise-engine-[\w-]{8}\.wasm$/,
  );
});

test('the engine is fetched once', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.wasm')) fetched.push(request.url());
  });
  await page.goto('');
  await expect(page.locator('.figure__value').first()).toHaveText('60');
  expect(fetched).toHaveLength(1);
});

test('going to another view moves the focus to its heading', async ({ page }) => {
  await page.goto('');
  await page.getByRole('link', { name: 'Rules', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Rules' })).toBeFocused();
  await expect(page).toHaveTitle('Rules · Tierwise');
});

test('on a narrow window the menu shows the entry of the shown view', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto('#/rules');
  await expect(page.getByRole('link', { name: 'Rules', exact: true })).toBeInViewport({ ratio: 1 });
});

test('the back button returns to the view before', async ({ page }) => {
  await page.goto('');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Points calculator');
  await page.getByRole('link', { name: 'Rules', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rules');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Points calculator');
});

test('the day is in the address, and today is one key away', async ({ page }) => {
  await page.goto('#/calculator?day=2024-02-26');
  const day = page.getByLabel('Day', { exact: true });
  await expect(day).toHaveValue('2024-02-26');
  await day.fill('2024-02-27');
  await expect(page).toHaveURL(/day=2024-02-27/);
  await page.keyboard.press('Alt+t');
  await expect(page).not.toHaveURL(/day=/);
});

test('the day goes along to other views', async ({ page }) => {
  await page.goto('#/calculator?day=2024-02-26');
  await page.getByRole('link', { name: 'Rules', exact: true }).click();
  await expect(page.getByLabel('Day', { exact: true })).toHaveValue('2024-02-26');
});

test('the skip link leads to the content', async ({ page }) => {
  await page.goto('');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('the chosen colours stay', async ({ page }) => {
  await page.goto('');
  await page.getByRole('button', { name: 'Colours as on your device' }).click();
  await page.getByRole('button', { name: 'Light colours' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the footer says that it is unofficial and private', async ({ page }) => {
  await page.goto('');
  await expect(page.getByRole('contentinfo')).toContainText('Not affiliated with, or endorsed by, HubSpot.');
  await expect(page.getByRole('contentinfo')).toContainText('Nothing leaves this device');
});

test('a device that keeps nothing is said so, and the page works', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      value: {
        open: () => {
          throw new Error('no storage');
        },
      },
    });
  });
  await page.goto('');
  await expect(page.locator('main')).toContainText('does not let the page keep anything');
  await expect(page.locator('.figure__value').first()).toHaveText('60');
});

test('an engine that cannot be loaded is said so', async ({ page, faults }) => {
  await page.route('**/*.wasm', (route) =>
    route.fulfill({ status: 200, contentType: 'application/wasm', body: 'not wasm' }),
  );
  await page.goto('');
  await expect(page.getByRole('alert')).toContainText('could not start');
  await expect.poll(() => faults.splice(0)).toEqual([expect.stringContaining('CompileError')]);
});

test.describe('the first visit stays small', () => {
  async function weigh(page: Page, counts: (url: string) => boolean): Promise<number> {
    const files = await firstVisit(page, '');
    return files.filter(({ url }) => counts(url)).reduce((sum, { bytes }) => sum + bytes, 0);
  }

  test('beside the engine', async ({ page }) => {
    expect(await weigh(page, (url) => !url.endsWith('.wasm'))).toBeLessThanOrEqual(48_000);
  });

  test('in all', async ({ page }) => {
    expectHeld('firstVisit', await weigh(page, () => true));
  });
});
