import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** Presses Tab until the control of that name has the focus: what no one reaches by keyboard fails here. */
async function tabTo(page: Page, name: RegExp, most = 80): Promise<void> {
  for (let presses = 0; presses < most; ++presses) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const at = document.activeElement;
      return `${at?.getAttribute('aria-label') ?? ''} ${at?.textContent ?? ''}`.trim();
    });
    if (name.test(focused)) return;
  }
  throw new Error(`no Tab of ${most} reached ${name}`);
}
const hasFocus = (page: Page) => page.evaluate(() => document.activeElement !== document.body);

test('the keyboard alone goes from the first visit to a figure’s why and to a plan, and keeps its place', async ({
  page,
}) => {
  await page.goto('');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await tabTo(page, /sample agency/i);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/overview/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  await tabTo(page, /^Why.*performance/i);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Why.*performance/i }).first()).toBeFocused();

  await page.getByRole('link', { name: 'What to do', exact: true }).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'What to do' })).toBeFocused();
  await expect(page.getByRole('button', { name: /^Add these \d+ to a plan/ })).toBeVisible();
  await tabTo(page, /^Add these \d+ to a plan/);
  await page.keyboard.press('Enter');
  await expect(page.locator('.plan-bar')).toBeVisible();
  expect(await hasFocus(page)).toBe(true);
});

async function openSample(page: Page): Promise<void> {
  await page.goto('');
  await page.getByRole('button', { name: 'See the sample agency' }).click();
  await expect(page).toHaveURL(/#\/overview/);
}

const views = ['calculator', 'overview', 'clients', 'outlook', 'what-if', 'todo', 'access', 'rules', 'import'];

test('forced colours leave every focus visible', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openSample(page);
  for (const view of views) {
    await page.goto(`#/${view}`);
    await expect(page.locator('.view')).toHaveAttribute('data-view', view);
    await page.locator('.view :is(button, a[href], input, select):visible').first().focus();
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement;
      const ringed = at.closest<HTMLElement>('.segmented__option, .language') ?? at;
      return [at, ringed].map((each) => getComputedStyle(each).outlineStyle);
    });
    expect(outline, view).not.toEqual(['none', 'none']);
  }
});

test('whoever asks for less motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openSample(page);
  for (const view of views) {
    await page.goto(`#/${view}`);
    await expect(page.locator('.view')).toHaveAttribute('data-view', view);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { animationName, transitionDuration } = getComputedStyle(element);
          return animationName !== 'none' || transitionDuration.split(', ').some((duration) => duration !== '0s');
        })
        .map((element) => element.className),
    );
    expect(moving, view).toEqual([]);
  }
});
