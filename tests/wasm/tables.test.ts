/** What crosses the boundary as numbers is, put together again, what the engine says in its own JSON. */
import { type Change, type Client, type Engine, type Model, type Portfolio, type Rules, TierwiseError } from 'tierwise';
import { beforeAll, describe, expect, test } from 'vitest';
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

/** As text, in which the order of members counts, too. */
function expectEqual(a: () => unknown, b: () => unknown): void {
  expect(JSON.stringify(answerOf(a))).toBe(JSON.stringify(answerOf(b)));
}

function expectSameTimeline(model: Model, from: string, to: string): void {
  expectEqual(
    () => model.timeline(from, to),
    () => JSON.parse(model.json('timeline', from, to)),
  );
}

function expectSame(model: Model, on: string): void {
  const evaluation = () => JSON.parse(model.json('evaluate', on));
  expectEqual(() => model.evaluate(on), evaluation);
  expectEqual(
    () => model.totals(on),
    () => {
      const { format, clients, warnings, ...totals } = evaluation();
      return totals;
    },
  );
  expectSameTimeline(model, FROM, TO);
  expectEqual(
    () => model.series(FROM, TO),
    () => {
      const { format, events, ...series } = JSON.parse(model.json('timeline', FROM, TO));
      return series;
    },
  );
}

test('on random portfolios', { timeout: 0 }, () => {
  for (const seed of SEEDS) {
    const { rules, portfolio, days } = generateCase(engine.openRules().document, seed);
    const opened: Rules = engine.openRules(rules);
    const model = opened.openPortfolio(portfolio);
    for (const on of days) expectSame(model, on);
    model.dispose();
    opened.dispose();
  }
});

const changesOf = (...changes: Change[]) => ({ format: 'tierwise/changes@1', name: 'What if', changes }) as const;

/** The model with a change, or nothing where that does not apply. */
function changedBy(model: Model, change: Change): Model | undefined {
  try {
    return model.withChanges(changesOf(change));
  } catch (error) {
    if (error instanceof TierwiseError) return undefined;
    throw error;
  }
}

test('on random changes of changed models', { timeout: 0 }, () => {
  for (const seed of SEEDS) {
    const { rules, portfolio, changes, days, from, to } = generateCase(engine.openRules().document, seed);
    const opened = engine.openRules(rules);
    const base = opened.openPortfolio(portfolio);
    const models = [base];
    const expectAllSame = () => {
      for (const model of models.slice(1)) expectSameTimeline(model, from, to);
    };
    for (const change of changes.changes) {
      const changed = changedBy(models.at(-1) as Model, change);
      if (changed !== undefined) models.push(changed);
      // By turns each is asked before the next is made of it, or only after.
      if (seed % 2 === 0) expectAllSame();
    }
    expectAllSame();
    base.dispose();
    expectAllSame();
    const last = models.at(-1) as Model;
    if (last !== base) expectSame(last, days[0] as string);
    for (const model of models) model.dispose();
    opened.dispose();
  }
});

describe('events of clients that no change touches', () => {
  const ids = ['c1', 'c2', 'c3'];
  const opened = () => {
    const clients = ids.map((id) => ({ ...AGENCY.clients[0], id }) as Client);
    return engine.openRules().openPortfolio({ ...AGENCY, clients });
  };
  const sellTo = (model: Model, client: string) => {
    const sale = { line: 'content-hub', on: '2025-03-01', mrr: '10', motion: 'assisted' } as const;
    return model.withChanges(changesOf({ do: 'sell', client, sale }));
  };
  /** The clients whose events are the very objects in the timelines of both. */
  const sharedBy = (one: Model, other: Model) => {
    const events = new Set(one.timeline(FROM, TO).events);
    return ids.filter((id) =>
      other.timeline(FROM, TO).events.some((event) => event.client === id && events.has(event)),
    );
  };

  test('are shared with the model that was opened, and so with each other', () => {
    const base = opened();
    const [sold, other] = [sellTo(base, 'c1'), sellTo(base, 'c2')];
    expect(sharedBy(base, sold)).toEqual(['c2', 'c3']);
    expect(sharedBy(sold, other)).toEqual(['c3']);
    expect(sharedBy(base, sellTo(sold, 'c3'))).toEqual(['c2']);
  });

  test('are shared with a model of other rules by those that are made of it', () => {
    const base = opened();
    const rule = { do: 'rule', path: '/sold/rate/sourced', from: '2025-01-01', value: '7' } as const;
    const ruled = base.withChanges(changesOf(rule));
    expect(sharedBy(base, ruled)).toEqual([]);
    expect(sharedBy(ruled, sellTo(ruled, 'c2'))).toEqual(['c1', 'c3']);
  });

  test('are shared for the two ranges that were asked about last', () => {
    const base = opened();
    const first = base.timeline(FROM, TO).events;
    const areShared = () => {
      const { events } = sellTo(base, 'c1').timeline(FROM, TO);
      return events.some((event) => first.includes(event));
    };
    base.timeline(FROM, '2027-01-01');
    expect(areShared()).toBe(true);
    base.timeline(FROM, '2026-01-01');
    expect(areShared()).toBe(false);
  });

  test('are not shared once that was disposed of, though the answers stay', () => {
    const base = opened();
    const [sold, other] = [sellTo(base, 'c1'), sellTo(base, 'c2')];
    sold.timeline(FROM, TO);
    base.dispose();
    expect(sharedBy(sold, other)).toEqual([]);
    expectSame(sold, '2025-03-01');
  });
});

test('of a model with a timeline, made of one without', () => {
  const { document } = engine.openRules();
  const rate = [{ from: '2025-06-01', value: '1', status: 'user', source: 'user' } as const];
  const rules = engine.openRules({ ...document, managed: { ...document.managed, rate } });
  const idle = { id: 'idle', name: 'Idle', market: 'US', currency: 'USD' };
  const base = rules.openPortfolio({ ...AGENCY, clients: [...AGENCY.clients, idle] });
  expect(answerOf(() => base.timeline(FROM, TO))).toEqual(['missing-parameter']);
  const changed = base.withChanges(changesOf({ do: 'stop-work', client: 'c1', from: '2025-01-01' }));
  expect(changed.timeline(FROM, TO).events.length).toBeGreaterThan(0);
  expectSame(changed, '2025-03-01');
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
