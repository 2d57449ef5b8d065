import type { Differences, Evaluation, Explanations, Goal, Plan, Portfolio, RuleBook, Timeline } from 'tierwise';
import { describe, expect, test } from 'vitest';
import { AGENCY, NEW_CLIENT, NEW_SALE, shippedRules } from './documents.ts';
import { type Files, tierwise } from './tierwise.ts';

const DOCUMENTS: Files = { 'agency.json': AGENCY, 'client.json': NEW_CLIENT, 'sale.json': NEW_SALE };

/** The JSON that a command answers without a word on standard error. */
function answer<T>(args: string[], files: Files = DOCUMENTS): T {
  const { exit, stdout, errors } = tierwise(args, files);
  expect({ exit, errors }).toEqual({ exit: 0, errors: [] });
  return JSON.parse(stdout) as T;
}

/** The shipped rule book with another rate for sourced sales. */
function rulesWithSourcedRate(rate: string): RuleBook {
  const rules = shippedRules();
  for (const entry of rules.sold.rate.sourced) entry.value = rate;
  return rules;
}

describe('evaluate', () => {
  const evaluate = (...more: string[]) => answer<Evaluation>(['evaluate', 'agency.json', ...more]);

  test.each([
    ['2024-12-31', { total: 0, sold: 0, sourced: 0, assisted: 0, managed: 0 }],
    ['2025-04-01', { total: 60, sold: 50, sourced: 50, assisted: 0, managed: 10 }],
    ['2025-04-02', { total: 50, sold: 50, sourced: 50, assisted: 0, managed: 0 }],
    ['2026-01-01', { total: 0, sold: 0, sourced: 0, assisted: 0, managed: 0 }],
  ])('on %s', (on, points) => {
    expect(evaluate('--on', on)).toMatchObject({ format: 'tierwise/evaluation@1', on, points });
  });

  test('takes a value behind an equals sign, and options before the file', () => {
    expect(answer<Evaluation>(['evaluate', '--on=2025-03-01', 'agency.json']).points.total).toBe(60);
  });

  test('applies several files of changes in their order', () => {
    const { points } = evaluate('--on', '2025-03-10', '--changes', 'client.json', '--changes', 'sale.json');
    expect(points.total).toBe(160);
  });

  test('leaves the documents as they are', () => {
    expect(evaluate('--on', '2025-03-10').points.total).toBe(60);
  });

  test('takes a rule book', () => {
    const files = { ...DOCUMENTS, 'rules.json': rulesWithSourcedRate('7') };
    const args = ['evaluate', 'agency.json', '--on', '2025-03-01', '--rules', 'rules.json'];
    expect(answer<Evaluation>(args, files).points.sold).toBe(70);
  });

  test('reads a file that starts with a byte order mark', () => {
    const files = { 'agency.json': `\uFEFF${JSON.stringify(AGENCY)}` };
    expect(answer<Evaluation>(['evaluate', 'agency.json', '--on', '2025-03-01'], files).points.total).toBe(60);
  });
});

test('timeline: the days on which a figure changes', () => {
  const args = ['timeline', 'agency.json', '--from', '2025-01-15', '--to', '2025-05-01'];
  expect(answer<Timeline>(args)).toMatchObject({
    format: 'tierwise/timeline@1',
    points: { days: ['2025-01-15', '2025-02-01', '2025-04-02'], total: [50, 60, 50] },
  });
});

test('explain: a client, or the partner', () => {
  const ask = (...more: string[]) => answer<Explanations>(['explain', 'agency.json', '--on', '2025-03-01', ...more]);
  expect(ask('--client', 'c1').figures).toContainEqual(
    expect.objectContaining({ figure: 'client.points', subject: { client: 'c1' }, value: 60 }),
  );
  expect(ask().figures).toContainEqual(expect.objectContaining({ figure: 'points.total', value: 60 }));
});

test('diff: what changed, and why', () => {
  const args = ['diff', 'agency.json', '--from', '2025-03-01', '--to', '2025-05-01'];
  expect(answer<Differences>(args)).toMatchObject({
    format: 'tierwise/differences@1',
    change: { total: -10, sold: 0, managed: -10 },
    parts: [{ client: 'c1', kind: 'managed-expire', on: '2025-04-02', points: -10 }],
  });
});

describe('goal', () => {
  const ask = (...more: string[]) => answer<Goal>(['goal', 'agency.json', '--on', '2025-03-01', ...more]);

  test('a number of points', () => {
    expect(ask('--points', '65')).toMatchObject({ format: 'tierwise/goal@1', tier: null, missing: { total: 5 } });
    expect(ask('--points', '65').ways).toContainEqual(
      expect.objectContaining({ motion: 'sourced', market: 'standard', currency: 'USD', amount: '100' }),
    );
  });

  test('a tier', () => {
    expect(ask('--tier', 'gold')).toMatchObject({
      tier: 'gold',
      met: false,
      missing: { total: 63, sold: 13, managed: 50 },
    });
  });

  test('by a sale on another day', () => {
    const before = ask('--points', '65', '--sell-on', '2024-02-26');
    expect(before.ways[0]).toMatchObject({ amount: null, reason: 'sale-expired' });
  });
});

describe('plan', () => {
  const ask = (...more: string[]) =>
    answer<Plan>(['plan', 'agency.json', '--from', '2025-03-02', '--until', '2025-05-20', '--points', '60', ...more]);

  test('at every checkpoint', () => {
    expect(ask()).toMatchObject({
      format: 'tierwise/plan@1',
      reachable: true,
      days: [{ on: '2025-03-15' }, { on: '2025-04-15' }, { on: '2025-05-15' }],
      touches: [{ client: 'c1', employee: 'ana', by: '2025-04-15' }],
    });
  });

  test('on the last day alone', () => {
    expect(ask('--at', 'day').days).toMatchObject([{ on: '2025-05-20', missing: 10, after: 60 }]);
  });
});

describe('calculate', () => {
  const COMMON = ['--market', 'US', '--on', '2025-03-01'];
  test.each([
    ['sold', ['--sold', '1000'], { total: 50, sold: 50, managed: 0 }],
    ['sold and managed alone', ['--sold', '1000', '--manage'], { total: 60, sold: 50, managed: 10 }],
    ['assisted', ['--sold', '1000', '--motion', 'assisted', '--manage'], { total: 40, sold: 30, managed: 10 }],
    ['in another currency', ['--sold', '750', '--currency', 'EUR'], { total: 50, sold: 50, managed: 0 }],
    [
      'managed with two others',
      ['--sold', '0', '--manage', '--managed', '1000', '--other-partners', '2'],
      { total: 3.333333, sold: 0, managed: 3.333333 },
    ],
    [
      'others who manage what we do not',
      ['--sold', '1000', '--other-partners', '2'],
      { total: 50, sold: 50, managed: 0 },
    ],
  ])('%s', (_, args, points) => {
    expect(answer(['calculate', ...args, ...COMMON])).toEqual(points);
  });

  test('in a growth market', () => {
    const args = ['calculate', '--sold', '1000', '--market', 'BR', '--manage', '--on', '2025-03-01'];
    expect(answer(args)).toEqual({ total: 120, sold: 100, managed: 20 });
  });

  test('by the rules of the day', () => {
    const args = ['calculate', '--sold', '880', '--currency', 'EUR', '--market', 'DE', '--on', '2025-07-15'];
    expect(answer(args)).toEqual({ total: 50, sold: 50, managed: 0 });
  });

  test('takes a rule book', () => {
    const files = { 'rules.json': rulesWithSourcedRate('7') };
    expect(answer(['calculate', '--sold', '1000', ...COMMON, '--rules', 'rules.json'], files)).toMatchObject({
      sold: 70,
    });
  });
});

describe('validate', () => {
  test.each([
    ['a portfolio', AGENCY],
    ['changes', NEW_SALE],
    ['a rule book', rulesWithSourcedRate('5')],
  ])('%s', (_, document) => {
    expect(answer(['validate', 'document.json'], { 'document.json': document })).toEqual({ format: document.format });
  });
});

describe('import', () => {
  const CLIENTS = [
    'Client name,Hub ID,Country,Total MRR,Split managed MRR,Is managed?,Managed relationship estimated expiration date',
    'Café Luz,1,Brazil,1000,500,Yes,2025-04-02',
    'Broken,2,Brazil,a lot,,Yes,2025-04-02',
  ].join('\n');
  const run = (...more: string[]) =>
    tierwise(['import', 'clients.csv', '--as-of', '2025-03-01', ...more], { 'clients.csv': CLIENTS });

  test('gives a portfolio that reads, and its figures', () => {
    const { exit, stdout } = run();
    expect(exit).toBe(0);
    const args = ['evaluate', 'imported.json', '--on', '2025-04-01'];
    expect(answer<Evaluation>(args, { 'imported.json': stdout }).points.managed).toBe(10);
  });

  test('says what it assumed', () => {
    expect(run().errors).toContainEqual(expect.stringMatching(/^assumed: .*USD/));
  });

  test('does not assume the currency that it is told', () => {
    const { stdout, errors } = run('--currency', 'EUR');
    expect((JSON.parse(stdout) as Portfolio).clients?.map(({ currency }) => currency)).toContain('EUR');
    expect(errors.join('\n')).not.toMatch(/currency/);
  });

  test('says which row it could not read, and why, and keeps the others', () => {
    const { stdout, errors } = run();
    expect(errors).toContainEqual(expect.stringMatching(/^not read: row 3, Broken: Total MRR: expected an amount/));
    expect((JSON.parse(stdout) as Portfolio).clients).toMatchObject([{ name: 'Café Luz' }]);
  });

  test('takes the window from a rule book', () => {
    const rules = rulesWithSourcedRate('5');
    for (const entry of rules.managed.windowDays) entry.value = 30;
    const { exit, errors } = tierwise(['import', 'clients.csv', '--as-of', '2025-03-20', '--rules', 'rules.json'], {
      'clients.csv': CLIENTS,
      'rules.json': rules,
    });
    expect(exit).toBe(0);
    expect(errors).toContainEqual(expect.stringMatching(/30 days before/));
  });
});

test.each([[['--help']], [['evaluate', '--help']]])('%s names every command', (args) => {
  const { exit, stdout, errors } = tierwise(args);
  expect({ exit, errors }).toEqual({ exit: 0, errors: [] });
  expect(stdout.match(/(?<=^ {2}tierwise )\w+/gm)).toEqual([
    'evaluate',
    'timeline',
    'explain',
    'diff',
    'goal',
    'plan',
    'calculate',
    'import',
    'validate',
  ]);
});
