import type { Page } from '@playwright/test';
import { expectHeld } from '../bench/sizes.ts';
import { firstVisit } from '../first-visit.ts';
import { expect, test } from './fixtures.ts';

test('the policies of all documents allow nothing from elsewhere and no inline code, and there is none', async ({
  request,
}) => {
  for (const document of ['index.html', 'embed/index.html', 'embed/example.html']) {
    const text = await (await request.get(document)).text();
    const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(text)?.[1];
    expect(policy, document).toContain("default-src 'none'");
    expect(policy, document).toContain("base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'");
    expect(policy, document).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
    expect(text, document).not.toMatch(/\son\w+=|<style|\sstyle=|<script(?![^>]*\ssrc=)|javascript:/);
  }
});

test('no test lets pass what breaks the policy, asks another host, or throws', async ({ page, faults }) => {
  const provoked: [fault: RegExp, provoke: () => unknown][] = [
    [/style-src 'self'/, () => document.body.setAttribute('style', 'color: red')],
    [/TrustedScript|script-src 'self'/, () => document.body.setAttribute('onclick', 'alert(1)')],
    [
      /script-src 'self'|TrustedScript/,
      () => document.body.append(Object.assign(document.createElement('script'), { text: '1' })),
    ],
    [/TrustedHTML/, () => Object.assign(document.body, { innerHTML: '<b>x</b>' })],
    [/unsafe-eval|TrustedScript/, () => void setTimeout(() => Reflect.apply(Reflect.get(window, 'eval'), null, ['1']))],
    [/TrustedScriptURL/, () => new Worker('data:text/javascript,1')],
    [/trusted-types tierwise/, () => Reflect.get(window, 'trustedTypes').createPolicy('another', {})],
    [/img-src 'self'/, () => Object.assign(new Image(), { src: 'https://elsewhere.example/x.png' })],
    [/connect-src 'self'/, () => fetch('https://elsewhere.example/')],
    [/form-action 'none'/, () => document.body.appendChild(document.createElement('form')).submit()],
    [/console: a fault/, () => console.error('a fault')],
    [/uncaught: a fault/, () => void setTimeout(() => Promise.reject(new Error('a fault')))],
  ];
  await page.goto('');
  for (const [fault, provoke] of provoked) {
    // Much of it throws there, too.
    await page.evaluate(provoke).catch(() => {});
    await expect.poll(() => faults.join('\n')).toMatch(fault);
    faults.splice(0);
  }
});

test('no request goes to another host unseen', async ({ page, context, faults }) => {
  await context.route('https://elsewhere.example/', (route) => route.fulfill({ contentType: 'text/html', body: 'x' }));
  await page.goto('https://elsewhere.example/');
  expect(faults.splice(0)).toEqual(['another host: https://elsewhere.example/']);
});

test('the engine has a name with a hash and is preloaded', async ({ page }) => {
  await page.goto('');
  await expect(page.locator('link[rel=preload][as=fetch]')).toHaveAttribute(
    'href',
    /^\.\/assets\/tierwise-engine-[\w-]{8}\.wasm$/,
  );
});

test('the engine is fetched once', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.wasm')) fetched.push(request.url());
  });
  await page.goto('');
  await expect(page.locator('.figure__value').first()).toHaveText('60');
  expect(fetched).toHaveLength(1);
});

test('going to another view moves the focus to its heading', async ({ page }) => {
  await page.goto('');
  await page.getByRole('link', { name: 'Rules', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Rules' })).toBeFocused();
  await expect(page).toHaveTitle('Rules · Tierwise');
});

test('on a narrow window the menu shows the entry of the shown view', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto('#/rules');
  await expect(page.getByRole('link', { name: 'Rules', exact: true })).toBeInViewport({ ratio: 1 });
});

test('the back button returns to the view before', async ({ page }) => {
  await page.goto('');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Points calculator');
  await page.getByRole('link', { name: 'Rules', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rules');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Points calculator');
});

test('an address that has just been opened is not written over', async ({ page }) => {
  await page.goto('#/calculator?day=2026-03-01');
  const day = page.getByLabel('Day', { exact: true });
  await expect(day).toHaveValue('2026-03-01');
  await day.evaluate((input: HTMLInputElement) => {
    // The page hears of an address a little after it was opened.
    location.hash = '#/rules?day=2026-03-01';
    input.value = '2026-03-02';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rules');
  expect(new URL(page.url()).hash).toBe('#/rules?day=2026-03-01');
});

test('the day is in the address, and today is one key away', async ({ page }) => {
  await page.goto('#/calculator?day=2024-02-26');
  const day = page.getByLabel('Day', { exact: true });
  await expect(day).toHaveValue('2024-02-26');
  await day.fill('2024-02-27');
  await expect(page).toHaveURL(/day=2024-02-27/);
  await page.keyboard.press('Alt+t');
  await expect(page).not.toHaveURL(/day=/);
});

test('the day goes along to other views', async ({ page }) => {
  await page.goto('#/calculator?day=2024-02-26');
  await page.getByRole('link', { name: 'Rules', exact: true }).click();
  await expect(page.getByLabel('Day', { exact: true })).toHaveValue('2024-02-26');
});

test('the skip link leads to the content', async ({ page }) => {
  await page.goto('');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('the chosen colours stay', async ({ page }) => {
  await page.goto('');
  await page.getByRole('button', { name: 'Colours as on your device' }).click();
  await page.getByRole('button', { name: 'Light colours' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the footer says that it is unofficial and private', async ({ page }) => {
  await page.goto('');
  await expect(page.getByRole('contentinfo')).toContainText('Not affiliated with, or endorsed by, HubSpot.');
  await expect(page.getByRole('contentinfo')).toContainText('Nothing leaves this device');
});

test('a device that keeps nothing is said so, and the page works', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      value: {
        open: () => {
          throw new Error('no storage');
        },
      },
    });
  });
  await page.goto('');
  await expect(page.locator('main')).toContainText('does not let the page keep anything');
  await expect(page.locator('.figure__value').first()).toHaveText('60');
});

test('an engine that cannot be loaded is said so', async ({ page, faults }) => {
  await page.route('**/*.wasm', (route) =>
    route.fulfill({ status: 200, contentType: 'application/wasm', body: 'not wasm' }),
  );
  await page.goto('');
  await expect(page.getByRole('alert')).toContainText('could not start');
  await expect.poll(() => faults.splice(0)).toEqual([expect.stringContaining('CompileError')]);
});

test.describe('the first visit stays small', () => {
  async function weigh(page: Page, counts: (url: string) => boolean): Promise<number> {
    const files = await firstVisit(page, '');
    return files.filter(({ url }) => counts(url)).reduce((sum, { bytes }) => sum + bytes, 0);
  }

  test('beside the engine', async ({ page }) => {
    expect(await weigh(page, (url) => !url.endsWith('.wasm'))).toBeLessThanOrEqual(50_750);
  });

  test('in all', async ({ page }) => {
    expectHeld('firstVisit', await weigh(page, () => true));
  });
});
