import type { Page } from '@playwright/test';
import { accessibilityFaults, expect, keepOnDevice, overflow, sample, test } from './fixtures.ts';

const DAY = '2026-11-22';

async function openSample(page: Page, view: string, kept: Record<string, unknown> = {}): Promise<void> {
  await keepOnDevice(page, { portfolio: sample(), ...kept });
  await page.goto(`#/${view}${view.includes('?') ? '&' : '?'}day=${DAY}`);
}
const effect = (page: Page) => page.getByRole('region', { name: 'What it changes' });
const row = (page: Page, name: string) => effect(page).getByRole('row', { name });
const sentences = (page: Page) => page.locator('.change__say');
const add = async (page: Page, name: string) => {
  const menu = page.getByRole('button', { name: 'Add a change' });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole('region', { name: 'Add a change' }).getByRole('button', { name, exact: true }).click();
};

const joins = (client: string) => ({ do: 'join', client, from: DAY });
const planned = (changes: object[], id = 'plan1', name = 'Plan 1') => ({
  id,
  name,
  changes: changes.map((change, index) => ({ id: `change${index + 1}`, isOn: true, change })),
});
const three = {
  scenarios: [planned([joins('bramblewick-hotels'), joins('cafetal-alto'), joins('nordlys-insurance')])],
};
const inOrder = (...names: string[]) => names.map((name) => new RegExp(name));

test.describe('what if', () => {
  test('a second partner joins our biggest client', async ({ page }) => {
    await openSample(page, 'what-if');
    await add(page, 'Another partner joins');
    await expect(sentences(page)).toHaveText(['Another partner joins Bramblewick Hotels on Nov 22, 2026']);
    await expect(row(page, 'Total').first()).toContainText(/766\.14.*737\.76.*−28\.38 fewer/);
    await expect(row(page, 'Performance')).toContainText('no change');
  });

  test('we sell in another amount, on another day', async ({ page }) => {
    await openSample(page, 'what-if');
    await add(page, 'Sell');
    await page.getByRole('textbox', { name: 'New price a month' }).fill('2000');
    await page.getByRole('textbox', { name: 'Sold on' }).or(page.getByLabel('Sold on')).fill('2026-11-20');
    await expect(sentences(page)).toHaveText([
      'Sell Service Hub for £2,000 a month to Bramblewick Hotels on Nov 20, 2026, sourced',
    ]);
    // 2,000 ÷ 74 × 5 sold, and a month’s credit managed.
    await expect(row(page, 'Sold')).toContainText('+135.14 more');
    await page.getByText('Assisted', { exact: true }).click({ force: true });
    await expect(sentences(page)).toHaveText([/assisted$/]);
  });

  test('all minima rise, and then by less', async ({ page }) => {
    await openSample(page, 'what-if');
    await add(page, 'Minima rise or fall');
    await expect(sentences(page)).toHaveText(['All tier minima rise by 5% from Jul 15, 2027']);
    await page.getByRole('textbox', { name: 'By' }).fill('2.5');
    await expect(sentences(page)).toHaveText(['All tier minima rise by 2.5% from Jul 15, 2027']);
  });

  test('a rule that is a list is changed in one of its entries', async ({ page }) => {
    await openSample(page, 'what-if');
    await add(page, 'Change a rule');
    const rule = page.getByRole('combobox', { name: 'Rule' });
    await rule.selectOption('Activities needed to be credited');
    await page.getByRole('spinbutton', { name: 'Qualifying activities' }).fill('3');
    await expect(sentences(page)).toHaveText([
      'From Nov 22, 2026, Diamond asks for 3 qualifying activities per client within 60 days',
    ]);
    await expect(row(page, 'Managed')).toContainText('fewer');
    await rule.selectOption('Activities that count');
    await page.getByRole('combobox', { name: 'Tool' }).selectOption('blog');
    await page.getByRole('checkbox', { name: 'create' }).check();
    await expect(sentences(page)).toHaveText(['From Nov 22, 2026, what counts in blog: create and publish']);
    await rule.selectOption('Reviews at which a tier can fall');
    await page.getByRole('combobox', { name: 'Review on' }).first().selectOption('February 15');
    await page.getByRole('button', { name: 'Drop this review' }).last().click();
    await expect(sentences(page)).toHaveText(['From Nov 22, 2026, a tier can fall at the reviews on February 15']);
    await page.getByRole('button', { name: 'Add a review' }).click();
    await expect(page.getByRole('combobox', { name: 'Review on' })).toHaveCount(2);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('a new client pays and is serviced, unless it is not', async ({ page }) => {
    await openSample(page, 'what-if');
    await add(page, 'Add a client');
    await page.getByRole('textbox', { name: 'Pays, a month' }).fill('1480');
    await expect(sentences(page)).toHaveText([
      /^A new client, New client, in United Kingdom, pays £1,480 a month for Marketing Hub from Nov 22, 2026, serviced by Mara from Nov 22, 2026$/,
    ]);
    await expect(row(page, 'Managed')).toContainText('+20 more');
    await page.getByRole('combobox', { name: 'Serviced by' }).selectOption('Nobody');
    await expect(row(page, 'Managed')).toContainText('no change');
    await page.getByRole('textbox', { name: 'Pays, a month' }).fill('');
    await expect(sentences(page)).toHaveText(['A new client, New client, in United Kingdom, paying in British Pound']);
  });

  test('begins at a client, with the change open', async ({ page }) => {
    await openSample(page, 'clients?client=cafetal-alto');
    const client = page.getByRole('complementary');
    await client.getByRole('button', { name: 'Another partner joins' }).click();
    await expect(sentences(page)).toHaveText(['Another partner joins Cafetal Alto on Nov 22, 2026']);
    await expect(page.getByRole('group', { name: /^Edit: Another partner joins/ })).toBeVisible();
    await page.goBack();
    await client.getByRole('link', { name: 'Other changes' }).click();
    await expect(page.getByRole('region', { name: 'Add a change' })).toContainText('What to try with Cafetal Alto?');
    await add(page, 'Stop work');
    await expect(sentences(page)).toHaveText([/^Another partner/, /^Work for Cafetal Alto stops/]);
  });

  test('what cannot be read does not take effect, and is said at its field', async ({ page }) => {
    await openSample(page, 'what-if');
    await add(page, 'Sell');
    await page.getByRole('textbox', { name: 'New price a month' }).fill('lots');
    await expect(page.locator('.field__problem')).toContainText('“l” is not part of one');
    await expect(sentences(page)).toHaveText([/£740/]);
  });

  test('a change that cannot apply says why, and the others count', async ({ page }) => {
    const leaves = { do: 'leave', client: 'bramblewick-hotels', from: DAY };
    await openSample(page, 'what-if?scenario=plan1', {
      scenarios: [planned([leaves, joins('bramblewick-hotels')])],
    });
    await expect(page.locator('.change__problem')).toHaveText(
      'Left out. No other partner services Bramblewick Hotels on Nov 22, 2026, so none can leave.',
    );
    await expect(row(page, 'Total').first()).toContainText('−28.38 fewer');
    await expect(page.locator('.plan-bar')).toContainText('One change cannot apply and is left out.');
    await page.getByRole('button', { name: 'Move down' }).first().click();
    await expect(page.locator('.change__problem')).toHaveCount(0);
    await expect(row(page, 'Total').first()).toContainText('no change');
  });

  test('says what only the client or only admins can do', async ({ page }) => {
    await openSample(page, 'what-if');
    await add(page, 'Reactivate');
    await expect(page.locator('.change__note')).toHaveText('Only partner admins can do this: Mara and Tomas.');
  });

  test('every change can be added, and opens its form', async ({ page }) => {
    await openSample(page, 'what-if');
    const menu = page.getByRole('region', { name: 'Add a change' });
    const names = await menu.locator('.chip').allTextContents();
    for (const [index, name] of names.entries()) {
      await add(page, name);
      await expect(sentences(page)).toHaveCount(index + 1);
      await expect(page.locator('.change').last().locator('.field, .check').first()).toBeVisible();
    }
    await expect(sentences(page).filter({ hasText: 'whatif.' })).toHaveCount(0);
  });
});

test.describe('the list of changes', () => {
  test('an opened form has the focus, and gives it back to its sentence', async ({ page }) => {
    await openSample(page, 'what-if');
    await add(page, 'Another partner joins');
    await expect(page.getByRole('group', { name: /^Edit: Another partner joins/ })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(sentences(page).first()).toBeFocused();
  });

  test('is put in another order, undone and done again by keyboard', async ({ page }) => {
    await openSample(page, 'what-if?scenario=plan1', three);
    await sentences(page).first().focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(sentences(page)).toHaveText(inOrder('Cafetal', 'Bramblewick', 'Nordlys'));
    await expect(sentences(page).nth(1)).toBeFocused();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(sentences(page)).toHaveText(inOrder('Cafetal', 'Nordlys', 'Bramblewick'));
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(sentences(page)).toHaveText(inOrder('Bramblewick', 'Cafetal', 'Nordlys'));
    await page.keyboard.press('Control+Shift+Z');
    await expect(sentences(page)).toHaveText(inOrder('Cafetal', 'Bramblewick', 'Nordlys'));
  });

  test('is put in another order by dragging, in one step', async ({ page }) => {
    await openSample(page, 'what-if?scenario=plan1', three);
    const rows = page.locator('.change');
    await rows.nth(2).dragTo(rows.nth(0));
    await expect(sentences(page)).toHaveText(inOrder('Nordlys', 'Bramblewick', 'Cafetal'));
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(sentences(page)).toHaveText(inOrder('Bramblewick', 'Cafetal', 'Nordlys'));
  });

  test('a change that is off does not count, and one that is removed comes back by undo', async ({ page }) => {
    await openSample(page, 'what-if?scenario=plan1', { scenarios: [planned([joins('bramblewick-hotels')])] });
    await page.getByRole('checkbox').uncheck();
    await expect(row(page, 'Total').first()).toContainText('no change');
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect(sentences(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(row(page, 'Total').first()).toContainText('−28.38 fewer');
  });
});

test.describe('plans', () => {
  test('stay over a reload, with their names', async ({ page }) => {
    await openSample(page, 'what-if');
    await add(page, 'Another partner joins');
    await page.getByRole('textbox', { name: 'Name of the plan' }).fill('Shared');
    await page.getByRole('button', { name: 'Duplicate' }).click();
    await expect(page.getByRole('navigation', { name: 'Plans' }).getByRole('link')).toHaveText([
      'The facts',
      'Shared',
      'Shared, copy',
    ]);
    // The address follows a little later.
    await expect(page).toHaveURL(/scenario=plan2/);
    await page.reload();
    await expect(page.getByRole('link', { name: 'Shared, copy' })).toHaveAttribute('aria-current', 'page');
    await expect(sentences(page)).toHaveCount(1);
  });

  test('a deleted one comes back by undo', async ({ page }) => {
    await openSample(page, 'what-if?scenario=plan1', three);
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('link', { name: 'Plan 1' })).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(sentences(page)).toHaveCount(3);
  });

  test('two stand side by side, with their differences by track and by client', async ({ page }) => {
    await openSample(page, 'what-if?scenario=plan1', {
      scenarios: [
        planned([joins('bramblewick-hotels')]),
        planned([joins('bramblewick-hotels'), joins('bramblewick-hotels')], 'plan2', 'Plan 2'),
      ],
    });
    const compare = page.getByRole('region', { name: 'Side by side', exact: true });
    await expect(compare.getByRole('row', { name: 'Managed' })).toContainText(/−28\.38 fewer.*−37\.84 fewer/);
    await expect(compare.getByRole('row', { name: 'Bramblewick Hotels' })).toContainText(
      /−28\.38 fewer.*−37\.84 fewer/,
    );
    await compare.getByRole('button', { name: 'Plan 2', exact: true }).click();
    await expect(compare.getByRole('columnheader', { name: 'Plan 2' })).toHaveCount(0);
  });

  test('say on every view that they are no facts, one click from the facts', async ({ page }) => {
    await openSample(page, 'overview?scenario=plan1', { scenarios: [planned([joins('bramblewick-hotels')])] });
    const bar = page.locator('.plan-bar');
    await expect(bar).toContainText('You are looking at a plan, not at the facts: Plan 1');
    await expect(page.getByRole('region', { name: 'Where you stand' })).toContainText('737.76');
    await bar.getByRole('link', { name: 'Back to the facts' }).click();
    await expect(bar).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Where you stand' })).toContainText('766.14');
  });

  test('a link to a plan of another device says so', async ({ page }) => {
    await openSample(page, 'overview?scenario=plan7');
    await expect(page.locator('.plan-bar')).toContainText('This link names a plan that is not on this device.');
  });
});

test.describe('what to do', () => {
  const touching = (page: Page) => page.getByRole('region', { name: 'Whom to touch' });
  const selling = (page: Page) => page.getByRole('region', { name: 'How much to sell' });
  const choose = async (page: Page, field: string, option: string) => {
    const box = selling(page).getByRole('combobox', { name: field });
    await box.click();
    await box.fill(option);
    await box.press('Enter');
  };

  test('names the five clients to touch before the next review, and adds them to a plan', async ({ page }) => {
    await openSample(page, 'todo');
    await expect(touching(page)).toContainText(
      'Touch 5 clients and you are at Diamond on the checkpoint of Dec 15, 2026',
    );
    await expect(touching(page).locator('ol .touch__client')).toHaveCount(5);
    await touching(page).getByRole('button', { name: 'Add these 5 to a plan' }).click();
    await expect(touching(page)).toContainText('Nothing to do: at the review on Jan 15, 2027 you keep Diamond.');
    await page.getByRole('link', { name: 'Open the plan' }).click();
    await expect(sentences(page)).toHaveCount(5);
  });

  test('searches beside the page; a long search can be given up, and begun again', async ({ page }) => {
    let load = () => {};
    const isAsked = new Promise<void>((resolve) => {
      load = resolve;
    });
    // The worker takes as long as the test wants.
    await page.route('**/assets/worker-*.js', async (route) => {
      await isAsked;
      await route.continue();
    });
    await openSample(page, 'todo');
    await expect(touching(page).getByRole('progressbar')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await touching(page).getByRole('button', { name: 'Cancel' }).press('Enter');
    await expect(touching(page)).toContainText('The search was cancelled.');
    load();
    await touching(page).getByRole('button', { name: 'Search again' }).press('Enter');
    await expect(touching(page).locator('ol .touch__client')).toHaveCount(5);
    expect(page.workers()).toHaveLength(1);
  });

  test('searches in the page where no worker can start', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'Worker', { value: undefined });
    });
    await openSample(page, 'todo');
    await expect(touching(page).locator('ol .touch__client')).toHaveCount(5);
  });

  test('says how much to sell in Brazil to reach Diamond, and selling that does', async ({ page }) => {
    await openSample(page, 'todo');
    await choose(page, 'Client’s market', 'Brazil');
    await expect(selling(page).getByRole('combobox', { name: 'Currency' })).toHaveValue('US Dollar');
    await expect(selling(page)).toContainText('For Diamond on Dec 15, 2026 you lack 119.36 total points.');
    await expect(selling(page).locator('.way__amount')).toHaveText(['$1,193.62', '$1,989.37']);
    await selling(page).getByRole('button', { name: 'Add this sale to a plan' }).first().click();
    await expect(selling(page)).toContainText('Nothing to sell: on Dec 15, 2026 you are at Diamond.');
  });

  test('says why a tier is not reachable', async ({ page }) => {
    await openSample(page, 'todo?tier=elite&goal=elite');
    await expect(touching(page)).toContainText('Elite cannot be reached by touching clients.');
    await expect(selling(page).locator('.way').first()).toContainText('Not reachable this way.');
  });

  test('ranks what runs out by the points at stake', async ({ page }) => {
    await openSample(page, 'todo');
    await touching(page)
      .getByText(/credits run out until/)
      .click();
    const points = await touching(page).locator('.todo__lapses .touch__points').allTextContents();
    const sizes = points.map((text) => Number.parseFloat(text.replace('−', '')));
    expect(sizes.length).toBeGreaterThan(10);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });
});

test.describe('client access', () => {
  const group = (page: Page, name: string) =>
    page.locator('.access__group', { has: page.getByText(name, { exact: true }) });

  test('shows employees with their domain check mark, admins and states', async ({ page }) => {
    await openSample(page, 'access');
    await expect(group(page, 'Mara')).toContainText('✓ larkfinch.example');
    await expect(group(page, 'Mara')).toContainText('Admin');
    await expect(group(page, 'Piotr')).toContainText('freelance.example, another domain');
    await expect(group(page, 'Leo')).toContainText('Deactivated');
    await expect(group(page, 'Hana')).toContainText('Deleted on Oct 5, 2026');
  });

  test('what is done there is a change in a plan, and can be taken back', async ({ page }) => {
    await openSample(page, 'access?by=client');
    const client = group(page, 'Mangrove Studios');
    await expect(client).toContainText('someone is not linked');
    await client.locator('summary').click();
    await client.getByRole('button', { name: 'Link: Sofia' }).click();
    await expect(client).toContainText('linked on Nov 22, 2026');
    await expect(page.locator('.plan-bar')).toContainText('You are looking at a plan');
    await page.keyboard.press('Control+z');
    await expect(client).toContainText('not linked: work does not count');
  });

  test('a new employee is named in the plan', async ({ page }) => {
    await openSample(page, 'access');
    await page.getByRole('button', { name: 'Add an employee' }).click();
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('zoe@larkfinch.example');
    await expect(sentences(page)).toHaveText([/^zoe@larkfinch.example becomes a user/]);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });
    for (const view of ['what-if?scenario=plan1', 'todo', 'access', 'access?by=client']) {
      test(`${view} has no accessibility faults`, async ({ page }) => {
        await openSample(page, view, {
          scenarios: [planned([joins('bramblewick-hotels')]), planned([joins('nobody')], 'plan2', 'Plan 2')],
        });
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        const first = page.locator('.change__say, summary').first();
        await first.click();
        expect(await accessibilityFaults(page)).toEqual([]);
      });
    }
  });
}

test.describe('on a narrow window', () => {
  test.use({ viewport: { width: 320, height: 640 } });
  for (const view of ['what-if', 'what-if?scenario=plan1', 'todo', 'access', 'access?by=client']) {
    test(`${view} does not scroll sideways`, async ({ page }) => {
      await openSample(page, view, {
        scenarios: [planned([joins('bramblewick-hotels')]), planned([joins('cafetal-alto')], 'plan2', 'Plan 2')],
      });
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const first = page.locator('.change__say, summary').first();
      if (await first.isVisible()) await first.click();
      expect(await overflow(page)).toBe(0);
    });
  }
});
