import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { Portfolio } from '../../wasm/src/documents.ts';
import { accessibilityFaults, agency, expect, keepOnDevice, keptOnDevice, overflow, test } from './fixtures.ts';

const named = (name: string): Portfolio => ({ ...agency(), partner: { ...agency().partner, name } });

async function takeFile(page: Page, name: string): Promise<void> {
  await page.goto('#/import');
  await page.getByLabel('Choose a file').setInputFiles({
    name: 'portfolio.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(named(name))),
  });
  await expect(title(page)).toHaveText(name);
}

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const control = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Portfolio: / });
const names = (page: Page) => page.getByLabel('Name of the portfolio');
const firstCondition = (page: Page) => page.getByRole('checkbox').first();

/** What is on the device under the first key that begins like this. */
const kept = async (page: Page, key: string) => (await keptOnDevice(page, key))[0];

test.describe('what the first version kept', () => {
  const scenarios = [{ id: 'plan1', name: 'Old plan', changes: [] }];
  const minima = { '2024-02-26': { gold: { total: '77' } } };

  test('is brought over: portfolio, plan and minima', async ({ page }) => {
    await keepOnDevice(page, { portfolio: agency(), scenarios, minima });
    await page.goto('#/what-if?scenario=plan1');
    await expect(page.getByLabel('Name of the plan')).toHaveValue('Old plan');
    await expect(control(page)).toHaveText(agency().partner.name);
    expect(await kept(page, 'minima')).toEqual(minima);
    expect(await kept(page, 'portfolio:')).toEqual(agency());
    expect(await kept(page, 'name:')).toMatchObject({ name: agency().partner.name, clients: agency().clients?.length });
  });

  test('that is damaged is said so and left as it is', async ({ page }) => {
    await keepOnDevice(page, { portfolio: { ...agency(), clients: 'lost' }, scenarios: 5, minima: [] });
    await page.goto('#/overview');
    await expect(page.getByRole('alert')).toContainText(
      `${agency().partner.name} is on this device, but it is damaged`,
    );
    expect(await kept(page, 'portfolio:')).toMatchObject({ clients: 'lost' });
  });
});

test.describe('several portfolios', () => {
  test('are added, named, copied, switched, deleted and brought back, and stay', async ({ page }) => {
    await takeFile(page, 'First agency');
    await takeFile(page, 'Second agency');
    await control(page).click();
    await page.getByRole('button', { name: 'First agency', exact: true }).click();
    await expect(title(page)).toHaveText('First agency');

    await control(page).click();
    await page.getByRole('link', { name: 'All portfolios' }).click();
    await expect(names(page)).toHaveCount(2);
    await names(page).nth(1).fill('Renamed');
    await page.getByRole('button', { name: 'Duplicate Renamed' }).click();
    await expect(names(page)).toHaveCount(3);
    await expect(control(page)).toHaveText(/Renamed/);
    await page.getByRole('button', { name: 'Delete First agency' }).click();
    await expect(names(page)).toHaveCount(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(names(page)).toHaveCount(3);
    await page.getByRole('button', { name: 'Delete Renamed', exact: true }).click();
    await expect(names(page)).toHaveCount(2);
    await expect.poll(() => keptOnDevice(page, 'name:')).toHaveLength(2);
    await page.reload();
    await expect(names(page)).toHaveCount(2);
    await expect(names(page).first()).toHaveValue('First agency');
  });

  test('each has plans of its own', async ({ page }) => {
    await takeFile(page, 'First agency');
    await page.goto('#/what-if');
    await page.getByRole('button', { name: 'New plan' }).click();
    await page.getByLabel('Name of the plan').fill('Only here');
    await takeFile(page, 'Second agency');
    await page.goto('#/what-if');
    await expect(page.getByRole('link', { name: 'Only here' })).toHaveCount(0);
    await control(page).click();
    await page.getByRole('button', { name: 'First agency', exact: true }).click();
    await expect(page.getByRole('link', { name: 'Only here' })).toBeVisible();
  });

  test('all of them go into one file and come back on another device', async ({ page, browser, baseURL }) => {
    await takeFile(page, 'First agency');
    await takeFile(page, 'Second agency');
    await page.goto('#/portfolios');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save all data as a file' }).click();
    const file = await readFile(await (await downloading).path());

    const other = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();
    await takeFile(other, 'First agency');
    await other.goto('#/portfolios');
    const restore = other.getByLabel('Bring back a file');
    await restore.setInputFiles({
      name: 'bad.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"format":1}'),
    });
    await expect(other.getByRole('alert')).toContainText('The file was not taken');
    await restore.setInputFiles({ name: 'all.json', mimeType: 'application/json', buffer: file });
    await expect(other.getByText('2 portfolios were brought back.')).toBeVisible();
    expect(
      await names(other).evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value)),
    ).toEqual(['First agency', 'First agency 2', 'Second agency']);
    await other.context().close();
  });

  test('the keyboard alone switches between them', async ({ page }) => {
    await takeFile(page, 'First agency');
    await takeFile(page, 'Second agency');
    await control(page).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: 'All portfolios' })).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'First agency', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(title(page)).toHaveText('First agency');
    await expect(control(page)).toBeFocused();
  });

  for (const colorScheme of ['light', 'dark'] as const)
    test(`are accessible in ${colorScheme} colours, and fit 320 pixels`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await takeFile(page, 'First agency');
      await page.goto('#/portfolios');
      await page.getByRole('button', { name: 'Duplicate First agency' }).click();
      await page.getByRole('button', { name: 'Delete First agency', exact: true }).click();
      await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
      await control(page).click();
      await expect(page.getByRole('link', { name: 'All portfolios' })).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await overflow(page)).toBe(0);
    });
});

test.describe('two tabs', () => {
  test('follow each other', async ({ page, context }) => {
    await takeFile(page, 'First agency');
    const other = await context.newPage();
    await other.goto('#/overview');
    await expect(title(other)).toHaveText('First agency');
    await firstCondition(page).check();
    await expect(firstCondition(other)).toBeChecked();
    await page.goto('#/portfolios');
    await names(page).fill('Renamed');
    await expect(control(other)).toHaveText('Renamed');
  });

  test('neither is written over when both have changed the same', async ({ page, context }) => {
    await takeFile(page, 'First agency');
    await page.goto('#/what-if');
    await page.getByRole('button', { name: 'New plan' }).click();
    const other = await context.newPage();
    // A tab that was asleep has not heard of the change.
    await other.addInitScript(() => {
      BroadcastChannel.prototype.postMessage = () => {};
      Object.defineProperty(BroadcastChannel.prototype, 'onmessage', { set: () => {} });
    });
    await other.goto('#/what-if?scenario=plan1');
    await expect(other.getByLabel('Name of the plan')).toHaveValue('Plan 1');
    await page.getByLabel('Name of the plan').fill('From the first tab');
    await expect.poll(() => kept(page, 'scenarios:')).toMatchObject([{ name: 'From the first tab' }]);
    await other.getByLabel('Name of the plan').fill('From the second tab');
    await expect(other.getByRole('alert')).toContainText('Another tab has changed the same thing');
    expect(await kept(page, 'scenarios:')).toMatchObject([{ name: 'From the first tab' }]);
    await other.getByRole('button', { name: 'Keep what this tab has' }).click();
    await expect.poll(() => kept(page, 'scenarios:')).toMatchObject([{ name: 'From the second tab' }]);
    await page.getByLabel('Name of the plan').fill('Once more');
    await expect(page.getByRole('alert')).toContainText('Another tab has changed the same thing');
    await page.getByRole('button', { name: 'Take what the other tab has' }).click();
    await expect(page.getByLabel('Name of the plan')).toHaveValue('From the second tab');
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('what one deletes stays in the other, which says so', async ({ page, context }) => {
    await takeFile(page, 'First agency');
    const other = await context.newPage();
    await other.goto('#/overview');
    await expect(title(other)).toHaveText('First agency');
    await page.goto('#/portfolios');
    await page.getByRole('button', { name: 'Delete First agency' }).click();
    await expect(other.getByRole('alert')).toContainText('no longer kept on this device');
    await expect(title(other)).toHaveText('First agency');
    await other.getByRole('button', { name: 'Keep it again' }).click();
    await expect(names(page)).toHaveValue('First agency');
  });
});

test.describe('a fault of the device', () => {
  test('where nothing can be kept, several portfolios work until the tab is closed', async ({ page }) => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('not here', 'SecurityError');
      };
    });
    await takeFile(page, 'First agency');
    await takeFile(page, 'Second agency');
    await expect(page.getByRole('alert')).toContainText('does not let the page keep anything');
    await control(page).click();
    await page.getByRole('button', { name: 'First agency', exact: true }).click();
    await expect(title(page)).toHaveText('First agency');
  });

  test('a database deleted under the page is said so and kept again', async ({ page }) => {
    await takeFile(page, 'First agency');
    await expect.poll(() => kept(page, 'portfolio:')).toBeTruthy();
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          indexedDB.deleteDatabase('tierwise').onsuccess = resolve;
        }),
    );
    await expect(page.getByRole('alert')).toContainText('no longer kept on this device');
    await page.getByRole('button', { name: 'Keep it again' }).click();
    await expect.poll(() => kept(page, 'portfolio:')).toBeTruthy();
    await page.reload();
    await expect(title(page)).toHaveText('First agency');
    await expect(control(page)).toHaveText('First agency');
  });

  test('data that the browser clears are said so and kept again', async ({ page }) => {
    await takeFile(page, 'First agency');
    await expect.poll(() => kept(page, 'portfolio:')).toBeTruthy();
    const { origin } = new URL(page.url());
    const browser = await page.context().newCDPSession(page);
    await browser.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await expect(page.getByRole('alert')).toContainText('no longer kept on this device');
    await firstCondition(page).check();
    await page.getByRole('button', { name: 'Keep it again' }).click();
    await expect.poll(() => kept(page, 'portfolio:')).toMatchObject({ partner: { confirmed: [expect.any(String)] } });
  });

  test('records that are damaged are left as they are, and everything else works', async ({ page }) => {
    await takeFile(page, 'First agency');
    await takeFile(page, 'Second agency');
    await page.getByRole('link', { name: 'Calculator', exact: true }).click();
    await page.getByLabel('Amount sold a month').fill('5');
    await expect.poll(() => page.evaluate(() => localStorage.getItem('tierwise-calculator'))).toContain('"sold":"5"');
    const open = (await kept(page, 'name:')) as { name: string };
    await page.evaluate(async (damaged) => {
      const opening = indexedDB.open('tierwise');
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const store = opening.result.transaction('values', 'readwrite').objectStore('values');
      const reading = store.getAllKeys();
      await new Promise((resolve) => {
        reading.onsuccess = resolve;
      });
      const garbage = [5, null, 'x', [], { value: '\u0000' }, { value: JSON.parse('{"__proto__": {"clients": 1}}') }];
      // The names stay, so that the list can be looked at.
      const keys = reading.result.map(String).filter((key) => !key.startsWith('name:'));
      for (const [index, key] of keys.entries()) store.put(garbage[(index + damaged) % garbage.length], key);
      store.put({ value: { name: 7, asOf: [], clients: 'many' }, revision: 'x' }, 'name:damaged');
      for (const name of Object.keys(localStorage)) localStorage.setItem(name, '{"__proto__":');
      opening.result.close();
    }, open.name.length);
    await page.reload();
    await expect(page.getByRole('alert')).toContainText('it is damaged and cannot be opened');
    await expect(page.locator('.figure__value').first()).toHaveText('60');
    const before = await keptOnDevice(page, 'portfolio:');
    await page.goto('#/portfolios');
    await expect(names(page)).toHaveCount(3);
    await takeFile(page, 'Third agency');
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(await keptOnDevice(page, 'portfolio:')).toEqual(expect.arrayContaining(before));
  });

  test('newer data are left alone by a page that starts on them', async ({ page }) => {
    await keepOnDevice(page, {});
    await page.evaluate(async () => {
      const opening = indexedDB.open('tierwise', 1000);
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const writing = opening.result.transaction('values', 'readwrite');
      writing.objectStore('values').put({ value: 'of a newer version' }, 'portfolio:1');
      await new Promise((resolve) => {
        writing.oncomplete = resolve;
      });
      opening.result.close();
    });
    await page.goto('');
    await expect(page.getByRole('alert')).toContainText('A newer version of Tierwise keeps the data');
    await page.getByLabel('Amount sold a month').fill('2000');
    await expect(page.locator('.figure__value').first()).toHaveText('120');
    await takeFile(page, 'Second agency');
    expect(await keptOnDevice(page, 'portfolio:')).toEqual(['of a newer version']);
  });

  test('newer data are left alone, and what is typed stays in the tab', async ({ page }) => {
    await takeFile(page, 'First agency');
    await expect.poll(() => kept(page, 'portfolio:')).toBeTruthy();
    // A newer version of the page in another tab.
    await page.evaluate(async () => {
      const opening = indexedDB.open('tierwise', 1000);
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      opening.result.close();
    });
    await expect(page.getByRole('alert')).toContainText('A newer version of Tierwise keeps the data');
    await firstCondition(page).check();
    await expect(firstCondition(page)).toBeChecked();
    expect(await kept(page, 'portfolio:')).toEqual(named('First agency'));
  });

  test('an older page in another tab is asked to be closed, and then the data appear', async ({ page, context }) => {
    await keepOnDevice(page, { portfolio: agency() });
    await page.evaluate(async () => {
      const opening = indexedDB.open('tierwise', 1);
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      Object.assign(window, { held: opening.result });
    });
    const newer = await context.newPage();
    await newer.goto('#/overview');
    await expect(newer.getByText('Another tab still runs an older version')).toBeVisible();
    await page.close();
    await expect(title(newer)).toHaveText(agency().partner.name);
    await expect(newer.getByText('Another tab still runs an older version')).toBeHidden();
  });
});
