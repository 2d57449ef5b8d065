/** What a first visit costs over the wire until the calculator can be used. */
import type { Page } from '@playwright/test';
import { gzipped } from './bench/sizes.ts';

export interface SentFile {
  url: string;
  /** As a host that compresses sends it. */
  bytes: number;
}

const ANSWER = '60';

/** Everything that is asked for before the calculator of a page that is about to be opened has answered. */
export async function firstVisit(page: Page, address: string): Promise<SentFile[]> {
  await page.addInitScript((answer) => {
    const watching = new MutationObserver(() => {
      if (document.querySelector('.figure__value')?.textContent !== answer) return;
      performance.mark('usable');
      watching.disconnect();
    });
    watching.observe(document, { childList: true, subtree: true, characterData: true });
  }, ANSWER);
  const files = new Map<string, Promise<number>>();
  page.on('response', (response) => files.set(response.url(), response.body().then(gzipped)));
  const firstLate = page.waitForResponse(/\/late-[\w-]+\.js$/);
  await page.goto(address);
  await firstLate;
  await page.waitForLoadState('networkidle');
  const late = await page.evaluate(() => {
    const usable = performance.getEntriesByName('usable')[0]?.startTime;
    if (usable === undefined) throw new Error('the calculator has not answered');
    const all = performance.getEntriesByType('resource');
    return all.filter(({ startTime }) => startTime > usable).map(({ name }) => name);
  });
  if (!late.some((url) => url.includes('/late-'))) throw new Error('expected the rest of the page to come later');
  const needed = [...files].filter(([url]) => !late.includes(url));
  return Promise.all(needed.map(async ([url, bytes]) => ({ url, bytes: await bytes })));
}
