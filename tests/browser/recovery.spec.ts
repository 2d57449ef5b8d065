import { readFileSync, writeFileSync } from 'node:fs';
import type { Page, Route } from '@playwright/test';
import { withMemory } from '../wasm/small-memory.ts';
import { accessibilityFaults, agency, expect, keepOnDevice, keptOnDevice, overflow, test } from './fixtures.ts';

const DAY = '2026-11-22';
const built = readFileSync(new URL('../../build/wasm/tierwise-engine.wasm', import.meta.url));
const small = Buffer.from(withMemory(built, 20));
/** Larger, as text, than the memory of the small engine. */
const padding = ' '.repeat(32 * 2 ** 20);

const notice = (page: Page) => page.locator('main > .notice');
const clientRows = (page: Page) => page.getByRole('table').getByRole('row');

/** From the given fetch of the engine on it has little memory, as on a small device. */
async function serveSmallEngine(page: Page, from = 1): Promise<void> {
  let fetches = 0;
  await page.route('**/*.wasm', async (route) => {
    fetches += 1;
    if (fetches < from) await route.continue();
    else await route.fulfill({ contentType: 'application/wasm', body: small });
  });
}

/** The abort itself is told on the console; it is what these tests provoke. */
function takeAborts(faults: string[]): void {
  expect(faults.splice(0)).not.toContainEqual(expect.not.stringContaining('Aborted(OOM)'));
}

const plan = (changes: readonly object[]) => ({
  id: 'plan1',
  name: 'Grow',
  changes: changes.map((change, index) => ({ id: `change${index}`, isOn: true, change })),
});

async function open(page: Page, address: string, kept: Record<string, unknown>): Promise<void> {
  await page.clock.setFixedTime(new Date(`${DAY}T12:00:00Z`));
  await keepOnDevice(page, { portfolio: agency(), ...kept });
  await page.goto(address);
}

/** From the disk, because handing large contents to the browser takes longer than all the rest. */
async function importFile(page: Page, text: string): Promise<void> {
  const file = test.info().outputPath('large.json');
  writeFileSync(file, text);
  await page.getByLabel('Choose a file').setInputFiles(file);
}

test.describe('an engine that runs out of memory', () => {
  test('at a file refuses it and is replaced: portfolio, plan and what is typed are as before', async ({
    page,
    faults,
  }) => {
    await serveSmallEngine(page);
    const sale = { line: 'sales-hub', on: DAY, mrr: '5000', motion: 'sourced' };
    const scenarios = [plan([{ do: 'sell', client: agency().clients?.[0]?.id, sale }])];
    await open(page, '#/calculator?scenario=plan1', { scenarios });
    await page.getByLabel('Amount sold a month').fill('4321');
    await page.goto('#/overview?scenario=plan1');
    const total = page.locator('.summary .figure__value').nth(1);
    await expect(total).toHaveText('540');
    await page.goto('#/import?scenario=plan1');
    await importFile(page, `${JSON.stringify(agency())}${padding}`);
    await expect(page.getByRole('alert')).toContainText('more than the memory that the browser gives');
    await expect(notice(page)).toContainText(
      'needed more memory than the browser gives this page. The calculating part',
    );
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.goto('#/overview?scenario=plan1');
    await expect(total).toHaveText('540');
    await page.goto('#/calculator?scenario=plan1');
    await expect(page.getByLabel('Amount sold a month')).toHaveValue('4,321');
    await page.getByLabel('Amount sold a month').fill('1000');
    await expect(page.locator('.result .figure__value').first()).toHaveText('60');
    await notice(page).getByRole('button', { name: 'Close' }).click();
    await expect(notice(page)).toHaveCount(0);
    takeAborts(faults);
  });

  test('at the kept portfolio holds it back, and opens another one', async ({ page, faults }) => {
    await serveSmallEngine(page);
    await open(page, '#/overview', { portfolio: { ...agency(), padding } });
    await expect(notice(page)).toContainText('Your portfolio is kept as it is, but there are no figures');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(page)).toBe(0);
    await notice(page).getByRole('button', { name: 'Try again' }).click();
    await expect(notice(page)).toContainText('Your portfolio is kept as it is, but there are no figures');
    await page.goto('#/import');
    await importFile(page, JSON.stringify({ ...agency(), partner: { name: 'Another agency' } }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Another agency');
    await expect(notice(page)).not.toContainText('no figures');
    await expect.poll(() => keptOnDevice(page, 'name:')).toHaveLength(2);
    const kept = (await keptOnDevice(page, 'portfolio:')) as { padding?: string }[];
    expect(kept.map((one) => one.padding?.length ?? 0).toSorted()).toEqual([0, padding.length]);
    takeAborts(faults);
  });

  test('at a plan holds the plan back until it is changed', async ({ page, faults }) => {
    await serveSmallEngine(page);
    const [client] = agency().clients ?? [];
    const work = {
      do: 'work',
      client: client?.id,
      employee: agency().employees?.[0]?.id,
      tool: 'crm',
      action: 'edit',
      from: '2027-01-01',
      until: '2127-01-01',
      everyDays: 1,
    };
    await open(page, '#/what-if?scenario=plan1', { scenarios: [plan(Array.from({ length: 120 }, () => work))] });
    await expect(notice(page)).toContainText('The plan Grow is kept as it is, but there are no figures with it');
    await page.getByRole('link', { name: 'Back to the facts' }).click();
    await page.goto('#/clients');
    await expect(clientRows(page).nth(1)).toContainText('180');
    takeAborts(faults);
  });
});

test.describe('a worker', () => {
  const start = (page: Page, kept: Record<string, unknown> = {}) => open(page, `#/todo?day=${DAY}&points=300`, kept);
  const answer = (page: Page) => page.getByText('300 points cannot be reached by touching clients');

  /** No worker gets its engine before it is released, so that a task lasts until its worker is killed. */
  async function holdWorkers(page: Page): Promise<() => Promise<void>> {
    await page.addInitScript(() => {
      const workers: Worker[] = [];
      class WatchedWorker extends Worker {
        constructor(...args: ConstructorParameters<typeof Worker>) {
          super(...args);
          workers.push(this);
        }
      }
      Object.assign(window, { Worker: WatchedWorker, workers });
    });
    const held: Route[] = [];
    let isFirst = true;
    await page.route('**/*.wasm', async (route) => {
      if (isFirst) await route.continue();
      else held.push(route);
      isFirst = false;
    });
    return async () => {
      // Those of a worker that is gone have nobody to answer to.
      for (const route of held) await route.continue().catch(() => {});
    };
  }

  /** As a browser that is short of memory does: nothing tells the page. */
  async function kill(page: Page): Promise<void> {
    await page.waitForFunction(async () => {
      // The page waits for the lock as soon as it knows that the worker holds it.
      const { pending } = await navigator.locks.query();
      const isWatched = pending?.some(({ name }) => name?.startsWith('tierwise-worker'));
      const { workers } = window as unknown as { workers: Worker[] };
      if (isWatched === true) workers.pop()?.terminate();
      return isWatched;
    });
  }

  test('that is killed is replaced, and the search says so', async ({ page }) => {
    const release = await holdWorkers(page);
    await start(page);
    await expect(page.getByRole('progressbar')).toBeVisible();
    await kill(page);
    await expect(page.getByText('The search was interrupted and has been started again.')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    // The new worker is there as soon as it can be killed, too.
    await expect.poll(() => page.workers().length).toBe(1);
    await page.waitForFunction(async () => ((await navigator.locks.query()).pending ?? []).length > 0);
    await release();
    await expect(answer(page)).toBeVisible();
  });

  test('whose engine stops does not take the page with it', async ({ page, faults }) => {
    await serveSmallEngine(page, 2);
    await start(page, { portfolio: { ...agency(), padding } });
    await expect(page.getByText('The search was interrupted twice and given up')).toBeVisible({ timeout: 15_000 });
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto('#/clients');
    await expect(clientRows(page).nth(1)).toContainText('180');
    await expect(notice(page)).toHaveCount(0);
    takeAborts(faults);
  });
});
