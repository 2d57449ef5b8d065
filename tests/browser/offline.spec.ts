import type { Page } from '@playwright/test';
import { test as base, expect } from './fixtures.ts';
import { type SiteServer, serveSite } from './site-server.ts';

/** The tests here need a server that goes away, and the service worker that all others do without. */
const test = base.extend<{ site: SiteServer }>({
  site: async ({ browserName: _ }, use) => {
    const site = await serveSite();
    await use(site);
    await site.stop();
  },
  baseURL: async ({ site }, use) => use(site.url),
});
test.use({ serviceWorkers: 'allow' });

const figure = (page: Page) => page.locator('.figure__value').first();

/** Opens the page and waits until the whole site is on the device. */
async function visit(page: Page): Promise<void> {
  await page.goto('');
  await expect(figure(page)).toHaveText('60');
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activated') return;
    await new Promise((resolve) => active?.addEventListener('statechange', resolve));
  });
}

/** Serves another version of the site from now on. */
function publish({ edits }: SiteServer): void {
  edits.set('index.html', (text) => text.replace('<body>', '<body data-version="2">'));
  edits.set('service-worker.js', (text) => text.replace(/(url:`index\.html`,revision:`)/, '$1new-'));
}

const second = (page: Page) => page.locator('body[data-version="2"]');
const look = (page: Page) => page.evaluate(() => dispatchEvent(new Event('visibilitychange')));

test('after one visit everything works without a network', async ({ page, site }) => {
  await visit(page);
  await site.stop();
  await page.reload();
  await expect(figure(page)).toHaveText('60');
  await page.getByRole('button', { name: 'See the sample agency' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lark & Finch');
  for (const view of ['Clients', 'Outlook', 'What-if', 'Rules']) {
    await page.getByRole('link', { name: view, exact: true }).click();
    await expect(page.getByRole('link', { name: view, exact: true })).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  }
});

test('a first visit that is loaded again while the site is being kept is told of no other tab', async ({ page }) => {
  await page.goto('');
  // The copy of the site is being made, and is not in charge yet.
  await page.evaluate(async () => {
    while ((await navigator.serviceWorker.getRegistration()) === undefined) await new Promise(requestAnimationFrame);
  });
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.waitForTimeout(300);
  await expect(page.getByText('Another tab has taken a new version')).toBeHidden();
});

test('a new version waits until it is asked for, and what was typed stays', async ({ page, site }) => {
  await visit(page);
  await page.getByLabel('Amount sold a month').fill('2500');
  publish(site);
  await look(page);
  await expect(page.getByText('A new version of Tierwise is ready')).toBeVisible();
  await expect(second(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(second(page)).toHaveCount(1);
  await expect(page.getByLabel('Amount sold a month')).toHaveValue('2,500');
  await expect(page.getByText('A new version of Tierwise is ready')).toBeHidden();
});

test('a version taken in one tab reloads no other', async ({ page, context, site }) => {
  await visit(page);
  const other = await context.newPage();
  await visit(other);
  publish(site);
  await look(page);
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(second(page)).toHaveCount(1);
  await expect(other.getByText('Another tab has taken a new version')).toBeVisible();
  await expect(second(other)).toHaveCount(0);
});

test('a version that cannot be fetched in full leaves the one before in charge', async ({ page, site }) => {
  await visit(page);
  await page.getByLabel('Amount sold a month').fill('2500');
  publish(site);
  const { edits } = site;
  edits.set('icon.svg', () => {
    throw new Error('the network went away');
  });
  edits.set('service-worker.js', (text) => text.replace(/(url:`(?:index\.html|icon\.svg)`,revision:`)/g, '$1new-'));
  await look(page);
  await page.evaluate(async () => {
    const { installing } = await navigator.serviceWorker.ready;
    if (installing === null) return;
    await new Promise((resolve) => installing.addEventListener('statechange', resolve));
  });
  await site.stop();
  // The page that is open is still whole: its other views come from the version that it is of.
  await page.getByRole('link', { name: 'Rules', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Rules' })).toBeFocused();
  await page.getByRole('link', { name: 'Calculator', exact: true }).click();
  await expect(page.getByLabel('Amount sold a month')).toHaveValue('2,500');
  await page.reload();
  await expect(figure(page)).toHaveText('150');
  await expect(second(page)).toHaveCount(0);
});

test('the page can be installed', async ({ page, request }) => {
  await page.goto('');
  const link = await page.locator('link[rel=manifest]').getAttribute('href');
  const at = new URL(link ?? '', page.url());
  const manifest = (await (await request.get(at.href)).json()) as {
    name: string;
    start_url: string;
    icons: { src: string; sizes: string; purpose?: string }[];
  };
  expect(manifest.name).toBe('Tierwise');
  expect(new URL(manifest.start_url, at).href).toBe(page.url().replace(/#.*/, ''));
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
  for (const { src, sizes } of manifest.icons.filter(({ src }) => src.endsWith('.png'))) {
    const size = await page.evaluate(async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, new URL(src, at).href);
    expect(size).toBe(sizes);
  }
});
