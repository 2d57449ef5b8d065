import { readFile } from 'node:fs/promises';
import { deflateSync, inflateSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import type { Portfolio, RuleBook } from '../../wasm/src/documents.ts';
import { unpack } from '../../web/src/share/pack.ts';
import { accessibilityFaults, agency, expect, keepOnDevice, overflow, sample, test } from './fixtures.ts';

const DAY = '2026-11-22';
const scenarios = [
  {
    id: 'plan1',
    name: 'Win it',
    changes: [
      {
        id: 'change1',
        isOn: true,
        change: {
          do: 'sell',
          client: agency().clients?.[0]?.id,
          sale: { line: 'sales-hub', on: DAY, mrr: '500', motion: 'sourced' },
        },
      },
    ],
  },
];
const title = (page: Page) => page.getByRole('heading', { level: 1 });
const linkField = (page: Page) => page.getByLabel('Link', { exact: true });
const standing = (page: Page) => page.getByRole('table').getByRole('row');

interface Shared {
  portfolio: Portfolio;
  scenarios: unknown[];
  book: RuleBook;
  rules: { version: string };
}

const payload = (link: string) => new URLSearchParams(new URL(link).hash.split('?')[1]).get('link') ?? '';
const decode = (link: string) => {
  const shared = JSON.parse(inflateSync(Buffer.from(payload(link).slice(2), 'base64url')).toString()) as Shared;
  return { ...shared, portfolio: unpack(shared.portfolio) as Portfolio };
};
const encode = (view: string, document: unknown) =>
  `#/${view}?link=1.${deflateSync(JSON.stringify(document)).toString('base64url')}`;

/** The page of somebody else, on a device of their own. */
async function elsewhere(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ baseURL: baseURL ?? '', serviceWorkers: 'block' });
  return context.newPage();
}

async function share(page: Page, name: string): Promise<string> {
  await keepOnDevice(page, { portfolio: agency(), scenarios });
  await page.goto(`#/share?day=${DAY}&scenario=plan1`);
  if (name !== '') await page.getByLabel(name).check();
  await expect(linkField(page)).toHaveValue(/link=1\./);
  return linkField(page).inputValue();
}

test('a link without names opens beside the reader’s own, with the same figures', async ({
  page,
  browser,
  baseURL,
}) => {
  const link = await share(page, '');
  const text = JSON.stringify(decode(link));
  const named = [agency().partner.name, 'Win it', ...(agency().clients ?? []).map(({ name }) => name)];
  expect(named.filter((name) => text.includes(name))).toEqual([]);
  await page.goto(`#/overview?day=${DAY}&scenario=plan1`);
  const points = (await page.locator('.summary .figure__value').nth(1).textContent()) ?? '';

  const other = await elsewhere(browser, baseURL);
  await keepOnDevice(other, { portfolio: { ...agency(), partner: { name: 'My own' } } });
  await other.goto(link);
  await expect(other.getByText('The plan Plan 1, with one change.')).toBeVisible();
  await expect(standing(other)).toHaveCount(2);
  await expect(standing(other).nth(1)).toContainText(points);
  await other.getByRole('button', { name: 'Open beside your own' }).click();
  await expect(other).toHaveURL(/what-if\?.*scenario=plan1/);
  await expect(other.getByLabel('Day', { exact: true })).toHaveValue(DAY);
  await other.goto('#/portfolios');
  await expect(other.getByLabel('Name of the portfolio')).toHaveCount(2);
  await expect(other.getByLabel('Name of the portfolio').first()).toHaveValue('My own');
  await other.context().close();
});

test('a link with names restores everything exactly', async ({ page, browser, baseURL }) => {
  const link = await share(page, 'With the names');
  expect(decode(link)).toMatchObject({ portfolio: agency(), scenarios, rules: { minima: {} } });
  const other = await elsewhere(browser, baseURL);
  await other.goto(link);
  await other.getByRole('button', { name: 'Open beside your own' }).click();
  await other.goto('#/import');
  const downloading = other.waitForEvent('download');
  await other.getByRole('button', { name: 'Save as a file', exact: true }).click();
  expect(JSON.parse(await readFile(await (await downloading).path(), 'utf8'))).toEqual(agency());
  await other.context().close();
});

test('a link to what is no longer chosen is not shown', async ({ page }) => {
  const link = await share(page, '');
  const shown = await page.getByLabel('With the names').evaluate(async (box: HTMLInputElement) => {
    // A frame that is long in coming.
    window.requestAnimationFrame = () => 0;
    box.click();
    await new Promise<unknown>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage('');
    });
    return document.querySelector<HTMLInputElement>('.share__link input')?.value;
  });
  expect(shown).not.toBe(link);
});

test('where the rules have changed since, both results are shown', async ({ page }) => {
  const shared = decode(await share(page, ''));
  const halved = JSON.parse(JSON.stringify(shared.book)) as RuleBook;
  for (const entry of halved.managed.rate) entry.value = '0.5';
  const own = { '2024-02-26': { gold: { total: '1' } } };
  await page.goto(encode('shared', { ...shared, book: halved, rules: { ...shared.rules, version: '0', minima: own } }));
  await expect(page.getByText('This was made with other rules')).toBeVisible();
  await expect(standing(page)).toHaveCount(3);
  const [sent, here] = await standing(page).locator('td:first-of-type').allTextContents();
  expect(Number(sent)).toBeLessThan(Number(here));
  await expect(page.getByLabel('Take over the sender’s tier minima')).toBeChecked();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toBe(0);
});

test('a bad link says what is wrong and changes nothing', async ({ page }) => {
  await keepOnDevice(page, { portfolio: agency() });
  const good = encode('shared', { format: 'tierwise/shared@1' });
  const cases: [link: string, text: string][] = [
    [good.slice(0, -8), 'This link is damaged'],
    ['#/shared?link=99.abcdef', 'made with a newer version of Tierwise'],
    [`#/shared?link=1.${deflateSync(new Uint8Array(64e6)).toString('base64url')}`, 'holds more than any'],
    [good, 'What was shared cannot be opened'],
    ['#/calculator?link=1.abc', 'This link is damaged'],
  ];
  for (const [link, text] of cases) {
    await page.goto(link);
    await expect(page.getByRole('alert')).toContainText(text);
  }
  await page.goto('#/overview');
  await expect(title(page)).toHaveText(agency().partner.name);
});

test('what is too long for a link goes into a file, which opens like a link', async ({ page, browser, baseURL }) => {
  await keepOnDevice(page, { portfolio: sample() });
  await page.goto('#/share');
  await page.getByLabel('With the names').check();
  await expect(page.getByText('mail and chat programs cut links')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file to send' }).click();
  const file = await readFile(await (await downloading).path());
  const other = await elsewhere(browser, baseURL);
  await other.goto('#/import');
  await other
    .getByLabel('Choose a file')
    .setInputFiles({ name: 'shared.json', mimeType: 'application/json', buffer: file });
  await other.getByRole('button', { name: 'Open beside your own' }).click();
  await expect(title(other)).toHaveText(sample().partner.name);
  await other.context().close();
});

test('the keyboard alone shares: from the menu to the copied link', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await keepOnDevice(page, { portfolio: agency() });
  await page.goto('#/overview');
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Portfolio: / })
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Share' })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Share' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(title(page)).toBeFocused();
  await expect(linkField(page)).toBeVisible();
  for (let stops = 0; stops < 3; stops += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeFocused();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await linkField(page).inputValue());
});

test('a calculator link keeps what the reader had typed, and says what other rules gave', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`#/calculator?day=${DAY}&sold=2000&market=MX&currency=USD&motion=sourced&manage=1&partners=1`);
  const total = page.locator('.figure__value').first();
  await expect(total).toHaveText('220');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.getByLabel('Amount sold a month').fill('123');
  await page.goto(link);
  await expect(total).toHaveText('220');
  await expect(page.getByText('Other rules were in force')).toHaveCount(0);
  await page.getByRole('button', { name: 'Back to your own figures' }).click();
  await expect(page.getByLabel('Amount sold a month')).toHaveValue('123');

  const shared = decode(link) as unknown as Record<string, object>;
  const sent = {
    ...shared,
    rules: { ...shared.rules, version: '0' },
    figures: { total: 77, before: null, after: 'gold' },
  };
  await page.goto(encode('calculator', sent));
  await expect(page.getByText('There the result was 77 points, No tier → Gold')).toBeVisible();
  await expect(total).toHaveText('220');
});
