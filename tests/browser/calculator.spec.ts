import type { Locator, Page } from '@playwright/test';
import { accessibilityFaults, expect, overflow, test } from './fixtures.ts';

const DAY = '2026-11-22';

async function openCalculator(page: Page, parameters = `day=${DAY}`): Promise<void> {
  await page.goto(`#/calculator?${parameters}`);
  await expect(figure(page)).not.toHaveText('—');
}
const figure = (page: Page) => page.locator('.result .figure__value').first();

async function choose(page: Page, field: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name: field, exact: true });
  await box.click();
  await box.fill(option);
  await box.press('Enter');
}

test('is the first thing on the page and has an answer at once', async ({ page }) => {
  await page.goto('');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Points calculator');
  await expect(figure(page)).toHaveText('60');
});

test('shows the figure that is typed for first, and what it does to the tier after it', async ({ page }) => {
  await openCalculator(page);
  const frames = page.evaluate(
    () =>
      new Promise<{ figure: string; tier: string }[]>((resolve) => {
        const textOf = (selector: string) => document.querySelector(selector)?.textContent ?? '';
        const shown: { figure: string; tier: string }[] = [];
        const note = () => {
          shown.push({ figure: textOf('.figure__value'), tier: textOf('.tier-effect__change') });
          if (shown.at(-1)?.tier.includes('600')) resolve(shown);
          else requestAnimationFrame(note);
        };
        addEventListener('input', () => requestAnimationFrame(note), { once: true });
      }),
  );
  await page.getByRole('textbox', { name: 'Sold', exact: false }).first().fill('10000');
  const [first] = await frames;
  expect(first?.figure).toBe('600');
  expect(first?.tier).not.toContain('600');
});

/** Types an amount and clicks in one go, as nobody can: before the key is painted. */
async function typeAndClick(page: Page, amount: string, clicked: Locator): Promise<void> {
  await page.evaluate(
    ({ field, typed, target }) => {
      (field as HTMLInputElement).value = typed;
      field?.dispatchEvent(new InputEvent('input', { bubbles: true }));
      (target as HTMLElement).click();
    },
    {
      field: await page.getByLabel('Amount sold a month').elementHandle(),
      typed: amount,
      target: await clicked.elementHandle(),
    },
  );
}

test('keeps what is typed when something is chosen before it is painted', async ({ page }) => {
  await openCalculator(page);
  await typeAndClick(page, '10000', page.getByRole('radio', { name: 'Assisted' }));
  await expect(page.locator('.parts__points')).toHaveText(['300', '100']);
  await expect(page.locator('.tier-effect__change')).toContainText('400');
  await expect(page.getByLabel('Amount sold a month')).toHaveValue('10000');
});

test.describe('the programme’s worked examples', () => {
  const examples: { name: string; link: string; total: string; sold: string; managed: string }[] = [
    {
      name: 'sourced and managed alone',
      link: 'sold=1000&market=US&currency=USD&motion=sourced&manage=1&partners=0',
      total: '60',
      sold: '50',
      managed: '10',
    },
    {
      name: 'in a growth market',
      link: 'sold=1000&market=BR&currency=USD&motion=sourced&manage=1&partners=0',
      total: '120',
      sold: '100',
      managed: '20',
    },
    {
      name: 'assisted',
      link: 'sold=1000&market=US&currency=USD&motion=assisted&manage=1&partners=0',
      total: '40',
      sold: '30',
      managed: '10',
    },
    {
      name: 'managed with two others',
      link: 'sold=0&market=US&currency=USD&motion=sourced&manage=1&managed=1000&partners=2',
      total: '3.33',
      sold: '0',
      managed: '3.33',
    },
    {
      name: '880 EUR',
      link: 'sold=880&market=DE&currency=EUR&motion=sourced&manage=0&partners=0',
      total: '50',
      sold: '50',
      managed: '0',
    },
  ];
  for (const { name, link, total, sold, managed } of examples) {
    test(name, async ({ page }) => {
      await openCalculator(page, `${link}&day=${DAY}`);
      await expect(figure(page)).toHaveText(total);
      await expect(page.locator('.parts__points')).toHaveText([sold, managed]);
    });
  }
});

test('answers on every keystroke', async ({ page }) => {
  await openCalculator(page);
  const amount = page.getByLabel('Amount sold a month');
  await amount.fill('');
  const seen: (string | null)[] = [];
  for (const key of '2000') {
    await amount.press(key);
    seen.push(await figure(page).textContent());
  }
  expect(seen).toEqual(['0.12', '1.2', '12', '120']);
});

test('the rules of the chosen day apply', async ({ page }) => {
  await openCalculator(page, 'sold=750&market=DE&currency=EUR&motion=sourced&manage=0&partners=0&day=2025-07-14');
  await expect(figure(page)).toHaveText('50');
});

test('the market is found by name and growth markets are marked', async ({ page }) => {
  await openCalculator(page);
  const market = page.getByRole('combobox', { name: 'Client’s market' });
  await market.click();
  await market.fill('mexico');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText([/Mexico.*growth ×2/]);
  await market.press('Enter');
  await expect(figure(page)).toHaveText('120');
});

test('published currencies come first', async ({ page }) => {
  await openCalculator(page);
  await page.getByRole('combobox', { name: 'Currency' }).click();
  const codes = page.getByRole('option').locator('.combobox__detail');
  expect((await codes.allTextContents()).slice(0, 9).toSorted()).toEqual([
    'AUD',
    'CAD',
    'COP',
    'EUR',
    'GBP',
    'JPY',
    'SGD',
    'USD',
    'ZAR',
  ]);
});

test('a currency without a unit is said so and gives no figure', async ({ page }) => {
  await openCalculator(page);
  await choose(page, 'Currency', 'swiss');
  await expect(figure(page)).toHaveText('—');
  await expect(page.getByRole('region', { name: 'Result' }).getByRole('note')).toContainText('Swiss Franc');
});

test('what is no amount is told at the field and gives no figure', async ({ page }) => {
  await openCalculator(page);
  const amount = page.getByLabel('Amount sold a month');
  await amount.fill('12 apples');
  await expect(amount).toHaveAccessibleDescription(/“a” is not part of/);
  await expect(figure(page)).toHaveText('—');
});

test('a separate managed amount counts instead of the amount sold', async ({ page }) => {
  await openCalculator(page);
  await page.getByLabel('Amount managed a month').fill('500');
  await expect(figure(page)).toHaveText('55');
});

test.describe('what it does to a tier', () => {
  test('names the tier before and after', async ({ page }) => {
    await openCalculator(page);
    await page.getByLabel('Sourced points now').fill('100');
    await expect(page.locator('.tier-effect__change')).toContainText('No tier → Gold');
  });
  test('tells the points missing to the next tier', async ({ page }) => {
    await openCalculator(page);
    await page.getByLabel('Sourced points now').fill('100');
    await expect(page.locator('.rung', { hasText: 'Platinum' })).toContainText('Total 328.125: 168.13 missing');
  });
  test('marks every illustrative minimum and says why', async ({ page }) => {
    await openCalculator(page);
    const gold = page.locator('.rung', { hasText: 'Gold' });
    await gold.getByRole('button', { name: 'Illustrative' }).first().click();
    await expect(page.locator('.popover:popover-open')).toContainText('stand-in');
  });
});

test.describe('the currency tab', () => {
  test('gives back exactly what was typed', async ({ page }) => {
    await openCalculator(page);
    await page.getByRole('radio', { name: 'Currency' }).check();
    await choose(page, 'Currency', 'GBP');
    await choose(page, 'Client’s market', 'India');
    await page.getByLabel('Sold amount').fill('1234.56');
    await page.getByLabel('Managed amount').fill('0.07');
    await page.getByRole('button', { name: 'Turn around' }).click();
    await page.getByRole('button', { name: 'Turn around' }).click();
    await expect(page.getByLabel('Sold amount')).toHaveValue('1,234.56');
    await expect(page.getByLabel('Managed amount')).toHaveValue('0.07');
  });
  test('turns points into a currency', async ({ page }) => {
    await openCalculator(page);
    await page.getByRole('radio', { name: 'Currency' }).check();
    await page.getByRole('radio', { name: 'Points to currency' }).check();
    await page.getByLabel('Sold points').fill('50');
    await page.getByLabel('Managed points').fill('10');
    await expect(page.locator('.counterparts .figure__value')).toHaveText(['$1,000', '$1,000']);
  });
});

test.describe('what is typed is there on the next visit', () => {
  test('before anything else of the device has come', async ({ page }) => {
    await openCalculator(page);
    await page.getByLabel('Amount sold a month').fill('2000');
    await expect(figure(page)).toHaveText('120');
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/late-*.js', async (route) => {
      await released;
      await route.continue();
    });
    await page.reload();
    await expect(figure(page)).toHaveText('120');
    release();
  });

  test('however soon the page is left', async ({ page }) => {
    await openCalculator(page);
    const amount = page.getByLabel('Amount sold a month');
    await Promise.all([
      page.waitForEvent('domcontentloaded'),
      amount.evaluate((input: HTMLInputElement) => {
        input.value = '2000';
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        location.reload();
      }),
    ]);
    await expect(amount).toHaveValue('2,000');
    await expect(figure(page)).toHaveText('120');
  });
});

test('copies a link that restores the same figures', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openCalculator(page, `sold=2000&market=MX&currency=EUR&motion=assisted&manage=1&partners=1&day=${DAY}`);
  const total = await figure(page).textContent();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto(link);
  await expect(figure(other)).toHaveText(total ?? '');
});

test('copies what was typed before it is painted', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openCalculator(page);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  // What makes a link is there from the first one on.
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible();
  const first = await copied();
  await typeAndClick(page, '2000', page.getByRole('button', { name: 'Link copied' }));
  await expect.poll(copied).not.toBe(first);
  const other = await context.newPage();
  await other.goto(await copied());
  await expect(figure(other)).toHaveText('120');
});

test('announces the result once the typing has settled', async ({ page }) => {
  await openCalculator(page);
  await page.getByLabel('Amount sold a month').fill('2000');
  await expect(page.locator('[aria-live=polite]')).toHaveText('120 points: 100 sold, 20 managed');
});

test.describe('for a reader of German', () => {
  test.use({ locale: 'de-DE' });
  test('reads and writes amounts the German way', async ({ page }) => {
    await openCalculator(page);
    const amount = page.getByLabel(/./).and(page.locator('.calculator__form input.input--number')).first();
    await amount.fill('1.234,5');
    await amount.blur();
    await expect(amount).toHaveValue('1.234,5');
    await expect(figure(page)).toHaveText('74,07');
  });
});

test('is operated by keyboard alone', async ({ page }) => {
  await openCalculator(page);
  await page.getByLabel('Amount sold a month').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.type('euro');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('brazil');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByLabel('Assisted', { exact: true })).toBeChecked();
  await expect(figure(page)).toHaveText('90.91');
});

test('the result stays in sight on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await openCalculator(page);
  await expect(page.locator('.pinned')).toBeInViewport();
  await expect(page.locator('.pinned')).toContainText('60');
});

test('inputs and result are both in sight on a laptop', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await openCalculator(page);
  await expect(page.getByLabel('Amount managed a month')).toBeInViewport();
  await expect(page.locator('.result__basis')).toBeInViewport();
});

for (const scheme of ['light', 'dark'] as const) {
  for (const tab of ['Points', 'Currency']) {
    test(`axe finds nothing: ${tab}, ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await openCalculator(page);
      await page.getByRole('radio', { name: tab, exact: true }).check();
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  }
}

test('fits a window of 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openCalculator(page);
  expect(await overflow(page)).toBe(0);
});
