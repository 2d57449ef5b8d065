import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import type { Portfolio } from '../../wasm/src/documents.ts';

export { expect };

interface Fixtures {
  /**
   * Where the page broke its content security policy, asked another host, or threw. Anything that is left in it when the
   * test ends fails the test; a test that provokes a fault takes it out.
   */
  faults: string[];
}

/**
 * Whether Playwright's own clock threw: when a window is cleared for the next test, a document in between can be told to set
 * the clock of the test before without having one. No script of the page takes part in that.
 */
const isOfClock = ({ stack = '' }: Error): boolean =>
  /\(reading 'controller'\)(\s+at <anonymous>:\d+:\d+)+$/.test(stack);

export const test = base.extend<Fixtures>({
  // Tests share a window, and permissions are what Playwright leaves in it.
  context: async ({ context }, use) => {
    await use(context);
    await context.clearPermissions();
  },
  faults: [
    async ({ page, baseURL }, use) => {
      const faults: string[] = [];
      page.on('request', (request) => {
        const { origin } = new URL(request.url());
        if (origin !== 'null' && origin !== new URL(baseURL ?? '').origin)
          faults.push(`another host: ${request.url()}`);
      });
      page.on('pageerror', (error) => {
        if (!isOfClock(error)) faults.push(`uncaught: ${error.message}`);
      });
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`console: ${message.text()}`);
      });
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

/** What axe finds on the page, in short. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Listing what is in order, and putting the findings of several frames together in a window of its own, takes it three
  // times as long.
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })
    .setLegacyMode(page.frames().length === 1)
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** How much wider than the window the page is, in pixels. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/**
 * Puts values on the device as the first version of the page kept them: the page then finds them as it finds what somebody
 * has kept since then. Whatever was there goes.
 */
export async function keepOnDevice(page: Page, values: Record<string, unknown>): Promise<void> {
  await page.route('**/blank', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><title>blank</title><link rel="icon" href="data:,">',
    }),
  );
  await page.goto('blank');
  await page.evaluate(async (kept) => {
    await new Promise((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase('tierwise');
      deleting.onsuccess = resolve;
      deleting.onerror = reject;
    });
    const opening = indexedDB.open('tierwise', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('values');
    await new Promise((resolve, reject) => {
      opening.onsuccess = resolve;
      opening.onerror = reject;
    });
    const writing = opening.result.transaction('values', 'readwrite');
    for (const [key, value] of Object.entries(kept)) writing.objectStore('values').put({ version: 0, value }, key);
    await new Promise((resolve, reject) => {
      writing.oncomplete = resolve;
      writing.onerror = reject;
    });
    opening.result.close();
  }, values);
  // While there is one route, the browser asks for every file and keeps none.
  await page.unroute('**/blank');
}

/** What is on the device under the keys that begin like this, as another visit would find it. */
export function keptOnDevice(page: Page, prefix: string): Promise<unknown[]> {
  return page.evaluate(async (wanted) => {
    // Opening a database that the page has not made yet would make it.
    if ((await indexedDB.databases()).every(({ name }) => name !== 'tierwise')) return [];
    const opening = indexedDB.open('tierwise');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const reading = opening.result.transaction('values').objectStore('values').getAll();
    const keys = opening.result.transaction('values').objectStore('values').getAllKeys();
    await new Promise((resolve) => {
      keys.onsuccess = resolve;
    });
    opening.result.close();
    return reading.result
      .filter((_, index) => String(keys.result[index]).startsWith(wanted))
      .map((record) => (record as { value?: unknown } | null)?.value);
  }, prefix);
}

/** A small agency whose every figure can be checked by hand; its rules are those of 2026-11-22. */
export function agency(): Portfolio {
  return JSON.parse(readFileSync(new URL('./agency.json', import.meta.url), 'utf8')) as Portfolio;
}

/** The invented agency that the page offers to look at. */
export function sample(): Portfolio {
  return JSON.parse(readFileSync(new URL('../../web/src/sample/portfolio.json', import.meta.url), 'utf8')) as Portfolio;
}
