import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { agency, expect, test } from './fixtures.ts';

// A window that was used before does not heed the limit.
test.use({ reuseContext: false });

/** What the page still tries to write would find room, and its notice go away, just before somebody tries again. */
async function nothingUnderWay(page: Page): Promise<void> {
  // Longer than the page waits before it writes what was changed last.
  await page.waitForTimeout(300);
  await page.evaluate(async () => {
    const done = (request: IDBRequest | IDBTransaction, event: 'success' | 'complete') =>
      new Promise((resolve) => request.addEventListener(event, resolve));
    const opening = indexedDB.open('tierwise');
    await done(opening, 'success');
    // It begins when those before it have ended.
    await done(opening.result.transaction('values', 'readwrite'), 'complete');
    opening.result.close();
  });
}

test('a device without room is said so, nothing typed is lost, and it is written when there is room', async ({
  page,
}) => {
  await page.goto('#/import');
  const { origin } = new URL(page.url());
  const browser = await page.context().newCDPSession(page);
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  const buffer = Buffer.from(JSON.stringify(agency()));
  await page
    .getByLabel('Choose a file')
    .setInputFiles({ name: 'portfolio.json', mimeType: 'application/json', buffer });
  const condition = page.getByRole('checkbox').first();
  await condition.check();
  await expect(page.getByRole('alert')).toContainText('space for this page is full');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save everything as a file' }).click();
  const saved = await readFile(await (await downloading).path(), 'utf8');
  expect(JSON.parse(saved).portfolios[0].portfolio.partner.confirmed).toHaveLength(1);
  await nothingUnderWay(page);
  await browser.send('Storage.overrideQuotaForOrigin', { origin });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.reload();
  await expect(condition).toBeChecked();
});
