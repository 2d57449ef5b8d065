/** What crosses the boundary as numbers is, put together again, what the engine says in its own JSON. */
import { type Engine, type Model, type Portfolio, type Rules, TierwiseError } from 'tierwise';
import { beforeAll, expect, test } from 'vitest';
import { AGENCY } from '../cli/documents.ts';
import { generateCase } from '../reference/generate.ts';
import { loadEngine } from './engine.ts';

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);
const [FROM, TO] = ['2024-06-01', '2027-06-01'];

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

/** Or the ids of its problems. */
function answerOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    if (error instanceof TierwiseError) return error.problems.map(({ id }) => id);
    throw error;
  }
}

/** Each of them as text, in which the order of members counts, too. */
function expectSame(model: Model, on: string): void {
  const same = (a: () => unknown, b: () => unknown) =>
    expect(JSON.stringify(answerOf(a))).toBe(JSON.stringify(answerOf(b)));
  const evaluation = () => JSON.parse(model.json('evaluate', on));
  const timeline = () => JSON.parse(model.json('timeline', FROM, TO));
  same(() => model.evaluate(on), evaluation);
  same(
    () => model.totals(on),
    () => {
      const { format, clients, warnings, ...totals } = evaluation();
      return totals;
    },
  );
  same(() => model.timeline(FROM, TO), timeline);
  same(
    () => model.series(FROM, TO),
    () => {
      const { format, events, ...series } = timeline();
      return series;
    },
  );
}

test('on random portfolios', () => {
  for (const seed of SEEDS) {
    const { rules, portfolio, days } = generateCase(engine.openRules().document, seed);
    const opened: Rules = engine.openRules(rules);
    const model = opened.openPortfolio(portfolio);
    for (const on of days) expectSame(model, on);
    model.dispose();
    opened.dispose();
  }
});

test('without clients', () => {
  const empty: Portfolio = { ...AGENCY, clients: [] };
  expectSame(engine.openRules().openPortfolio(empty), '2025-03-01');
});

test('with more points than a double counts in millionths', () => {
  const sale = { line: 'sales-hub', on: '2025-01-01', mrr: '999999999999.9999', motion: 'sourced' } as const;
  const clients = AGENCY.clients.map((client) => ({ ...client, sales: [sale] }));
  const model = engine.openRules().openPortfolio({ ...AGENCY, clients });
  expect(model.totals('2025-03-01').points.sourced).toBeGreaterThan(2 ** 53 / 1e6);
  expectSame(model, '2025-03-01');
});

test('of a model with clients and sales that the first one does not have', () => {
  const rules = engine.openRules();
  const [client] = AGENCY.clients;
  const changes = [
    { do: 'sell', client: client?.id, sale: { line: 'sales-hub', on: '2025-02-01', mrr: '10', motion: 'assisted' } },
    { do: 'add-client', client: { ...client, id: 'another' } },
  ];
  const base = rules.openPortfolio(AGENCY);
  base.evaluate('2025-03-01');
  const changed = base.withChanges(JSON.stringify({ format: 'tierwise/changes@1', name: 'More', changes }));
  expectSame(changed, '2025-03-01');
  expect(changed.evaluate('2025-03-01').clients.map(({ id }) => id)).toContain('another');
});
