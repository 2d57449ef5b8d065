import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { loadEngine } from '../wasm/engine.ts';
import { accessibilityFaults, agency, expect, keepOnDevice, keptOnDevice, overflow, sample, test } from './fixtures.ts';

const DAY = '2026-11-22';

async function openReport(page: Page, portfolio = agency()): Promise<void> {
  await page.clock.setFixedTime(new Date(`${DAY}T12:00:00Z`));
  await keepOnDevice(page, { portfolio });
  await page.goto('#/overview');
  await page.getByRole('link', { name: 'Report', exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Plan' })).toBeVisible();
  await expect(page.getByText('Looking for the fewest clients…')).toHaveCount(0);
}
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('says where the partner stands, where it is heading, what to do, for whom, and why', async ({ page }) => {
  await openReport(page);
  const basis = page.locator('.report__basis');
  await expect(basis).toContainText('Lindholm & Partners: figures of Nov 22, 2026, from data as of Nov 22, 2026.');
  await expect(basis).toContainText(/Rule book: .+, version 2026\.11\./);
  await expect(basis).toContainText('Unofficial.');
  await expect(part(page, 'Standing')).toContainText('You hold Gold, and your points are enough for it.');
  await expect(part(page, 'Standing').getByRole('row', { name: /^Platinum/ })).toContainText('328.125 ≈');
  await expect(part(page, 'Outlook')).toContainText('At the review on Jan 15, 2027 you keep Gold, because');
  await expect(part(page, 'Outlook').getByRole('row')).toHaveCount(10);
  await expect(part(page, 'Plan')).toContainText('Nothing to do: at the review on Jan 15, 2027 you keep Gold.');
  await expect(part(page, 'Clients').locator('tbody tr').first()).toHaveText(
    /^Alpha FoodsUnited StatesActive until Nov 30, 2026\$3,00030150180$/,
  );
  await expect(part(page, 'Clients').locator('tfoot')).toHaveText(/36204240$/);
  const calculation = part(page, 'How it is calculated');
  await expect(calculation).toContainText('240 points in total, sold and managed');
  await expect(calculation).toContainText(/Total: 240 of 129\.15 points, met\s*Illustrative/);
  await expect(calculation.getByRole('row', { name: /^How long an activity counts/ })).toContainText('60 days');
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toBe(0);
});

test('prints in light colours, without navigation, on A4 and on Letter', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await openReport(page, sample());
  for (const hidden of [
    page.getByRole('banner'),
    page.getByRole('contentinfo'),
    page.locator('.report-tools, .report-mail'),
  ])
    for (const element of await hidden.all()) await expect(element).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('color', 'rgb(22, 25, 34)');

  for (const [format, box] of [
    ['A4', /MediaBox \[0 0 59\d(\.\d+)? 84\d/],
    ['Letter', /MediaBox \[0 0 612 792\]/],
  ] as const) {
    const pdf = (await page.pdf({ format, outline: true, tagged: true })).toString('latin1');
    expect(pdf).toMatch(box);
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3);
    for (const title of ['Standing', 'Outlook', 'Plan', 'Clients', 'How it is calculated'])
      expect(pdf).toContain(`(${title})`);
  }
});

test('the summary is a mail to the partner development manager, without names unless asked for', async ({ page }) => {
  await openReport(page, sample());
  await page.getByText('Mail the summary to your partner development manager').click();
  const link = page.getByRole('link', { name: 'Open in your mail program' });
  const mail = async () => new URL((await link.getAttribute('href')) ?? '');
  const body = async () => (await mail()).searchParams.get('body') ?? '';
  expect((await mail()).pathname).toBe('robin.sample@owner.example');
  expect(await body()).toMatch(
    /^You hold Diamond; your points give Platinum\..*At the review on Jan 15, 2027 you fall to Platinum\..*Touch 5 clients/s,
  );
  const names = (sample().clients ?? []).map(({ name }) => name);
  const text = await body();
  expect(names.filter((name) => text.includes(name))).toEqual([]);
  expect(text).toContain('- 5 clients by Dec 15, 2026 (+120.2)');
  await page.getByRole('checkbox', { name: 'Name the clients' }).check();
  expect(await body()).toContain('- Nordlys Insurance: Tomas, by Dec 15, 2026 (+55)');

  await page.getByLabel('To', { exact: true }).fill('other@owner.example');
  await page.getByLabel('To', { exact: true }).press('Tab');
  expect((await mail()).pathname).toBe('other@owner.example');
  await page.getByRole('link', { name: 'Rules', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Rules' })).toBeVisible();
  await page.goBack();
  await expect.poll(async () => JSON.stringify(await keptOnDevice(page, ''))).toContain('other@owner.example');
  await page.reload();
  await page.getByText('Mail the summary to your partner development manager').click();
  await expect(page.getByLabel('To', { exact: true })).toHaveValue('other@owner.example');
});

test('documents and results are saved as JSON, as the engine has them', async ({ page }) => {
  await openReport(page);
  const saved = async (name: string) => {
    await page.getByRole('button', { name: 'JSON', exact: true }).press('Enter');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name, exact: true }).press('Enter');
    const download = await downloading;
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  };
  const model = (await loadEngine()).openRules().openPortfolio(agency());
  const evaluation = await saved('Evaluation of the day');
  expect(evaluation).toEqual({
    name: `tierwise-lindholm-partners-evaluation-${DAY}.json`,
    text: model.json('evaluate', DAY),
  });
  expect((await saved('Timeline of the outlook')).text).toBe(model.json('timeline', '2026-05-22', '2027-02-23'));
  expect(JSON.parse((await saved('Portfolio')).text)).toEqual(agency());
  expect(JSON.parse((await saved('Rule book in force')).text)).toHaveProperty('format', 'tierwise/rules@1');
  await expect(page.getByRole('button', { name: 'Changes of the plan' })).toHaveCount(0);
});
