import { readFileSync } from 'node:fs';
import { expect, overflow, test } from './fixtures.ts';

/** What documents say is not translated: names of clients, conditions of tiers. */
const documents = ['../../web/src/sample/portfolio.json', '../../core/rules/hubspot-solutions.json']
  .map((path) => readFileSync(new URL(path, import.meta.url), 'utf8'))
  .join('\n');

test.describe('in a browser that asks for English', () => {
  test('a language is chosen, stays in the address and comes back at the next visit', async ({ page }) => {
    await page.goto('');
    await page.getByLabel('Language').selectOption('pl');
    await expect(page.locator('html')).toHaveAttribute('lang', 'pl');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kalkulator punktów');
    await expect(page).toHaveURL(/lang=pl/);
    await expect(page).toHaveTitle(/^Kalkulator/);
    await page.locator('.menu__item').last().click();
    await expect(page).toHaveURL(/#\/import\?.*lang=pl/);
    await page.goto('about:blank');
    await page.goto('');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kalkulator punktów');
  });

  test('an address with a language wins, without becoming the choice of this device', async ({ page, context }) => {
    await page.goto('#/calculator?lang=fr');
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    const later = await context.newPage();
    await later.goto('');
    await expect(later.getByRole('heading', { level: 1 })).toHaveText('Points calculator');
  });
});

test.describe('in a browser that asks for Polish', () => {
  test.use({ locale: 'pl-PL' });

  test('words, plurals and numbers are Polish, typed ones too', async ({ page }) => {
    await page.goto('');
    await expect(page.locator('html')).toHaveAttribute('lang', 'pl');
    const amount = page.locator('input[inputmode=decimal]').first();
    await amount.fill('1 234,5');
    await expect(page.locator('.figure__value').first()).toHaveText(/^\d[\d ]*(,\d+)?$/u);
  });
});

test('in no view, and in no width, does a text bypass the catalogue or lack the room for a long language', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto('#/calculator?lang=en-XA');
  await page.locator('.view button', { hasText: /sáa/i }).first().click();
  await expect(page.locator('.view')).toHaveAttribute('data-view', 'overview');
  for (const view of ['calculator', 'overview', 'clients', 'outlook', 'what-if', 'todo', 'access', 'rules', 'import']) {
    await page.goto(`#/${view}`);
    await expect(page.locator('.view')).toHaveAttribute('data-view', view);
    expect(await overflow(page), view).toBe(0);
    const labels = await page
      .locator('.view :is(h1, h2, h3, th[scope=col], label, legend, summary)')
      .evaluateAll((elements) => elements.map((element) => element.textContent ?? ''));
    const foreign = labels.filter(
      (label) => /[a-z]{4}/.test(label) && !/[áéíóú]/i.test(label) && !documents.includes(label.trim()),
    );
    expect(foreign, view).toEqual([]);
  }
});
