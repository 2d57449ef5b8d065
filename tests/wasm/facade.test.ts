import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Engine, type EngineModuleFactory, type Rules, TierwiseError } from 'tierwise';
import { beforeAll, describe, expect, test } from 'vitest';
import builtModule from '../../build/wasm/tierwise-engine.mjs';
import type { EngineModule } from '../../wasm/src/engine-module.ts';
import { takeText } from '../../wasm/src/memory.ts';
import { AGENCY, NEW_CLIENT, NEW_SALE } from '../cli/documents.ts';
import { loadEngine } from './engine.ts';

const ON = '2025-03-01';
const [CLIENT] = AGENCY.clients;
const SALE = {
  on: ON,
  market: 'US',
  currency: 'USD',
  sold: '1000',
  motion: 'sourced',
  managed: null,
  otherPartners: 0,
} as const;

let engine: Engine;
let rules: Rules;
beforeAll(async () => {
  engine = await loadEngine();
  rules = engine.openRules();
});

/** The problems that `call` throws. */
function problemsOf(call: () => unknown): TierwiseError['problems'] {
  try {
    call();
  } catch (error) {
    if (error instanceof TierwiseError) return error.problems;
    throw error;
  }
  throw new Error('expected a TierwiseError, found none');
}

describe('documents', () => {
  test('are text or objects', () => {
    const fromObject = rules.openPortfolio(AGENCY).evaluate(ON);
    expect(rules.openPortfolio(JSON.stringify(AGENCY)).evaluate(ON)).toEqual(fromObject);
    expect(fromObject.points.total).toBe(60);
  });

  test('the shipped rule book is the one that is open by default', () => {
    expect(rules.document).toEqual(JSON.parse(engine.shippedRules));
    expect(engine.openRules(rules.document).document).toEqual(rules.document);
  });

  test('keep letters of any script', () => {
    const name = 'Łódź & São Paulo, 東京 \u{1F600}';
    const text = engine.shippedRules.replace(rules.document.id, name);
    expect(engine.openRules(text).openPortfolio(AGENCY).evaluate(ON).rules.id).toBe(name);
  });

  test('validate names the format', () => {
    expect(engine.validate(JSON.stringify(AGENCY))).toBe('tierwise/portfolio@1');
  });
});

describe('answers', () => {
  test('as text are the very values', () => {
    const model = rules.openPortfolio(AGENCY);
    expect(JSON.parse(model.json('evaluate', ON))).toEqual(model.evaluate(ON));
    expect(JSON.parse(model.json('timeline', ON, '2025-06-01'))).toEqual(model.timeline(ON, '2025-06-01'));
    const days = { from: ON, to: '2025-06-01' };
    expect(JSON.parse(model.json('differences', days))).toEqual(model.differences(days.from, days.to));
    const goal = { on: ON, points: '65' };
    expect(JSON.parse(model.json('goal', goal))).toEqual(model.goal(goal));
    const plan = { from: ON, until: '2025-06-01', at: 'checkpoints', points: '60' } as const;
    expect(JSON.parse(model.json('plan', plan))).toEqual(model.plan(plan));
    const figures = { on: ON, client: 'c1' };
    expect(JSON.parse(model.json('explain', figures))).toEqual(model.explain(figures));
  });

  test('calculate', () => {
    expect(rules.calculate(SALE)).toMatchObject({ total: 50, sold: 50, managed: 0 });
  });

  test('convert there and back', () => {
    const request = { on: ON, market: 'BR', currency: 'EUR', motion: 'sourced' } as const;
    const there = rules.convert({ ...request, direction: 'currency-to-points', sold: '750', managed: '75' });
    expect(there).toEqual({ sold: '100', managed: '2' });
    expect(rules.convert({ ...request, direction: 'points-to-currency', ...there })).toEqual({
      sold: '750',
      managed: '75',
    });
  });

  test('standing', () => {
    const points = { sourced: '50', assisted: '5.5', managed: '0' };
    expect(rules.standing({ on: ON, points, certified: true, confirmed: [] }).points.total).toBe(55.5);
  });
});

describe('changes', () => {
  test('make another model', () => {
    const base = rules.openPortfolio(AGENCY);
    const changed = base.withChanges(NEW_CLIENT).withChanges(JSON.stringify(NEW_SALE));
    expect([base, changed].map((model) => model.evaluate('2025-03-10').points.total)).toEqual([60, 160]);
  });
});

describe('bad input', () => {
  test('is thrown as problems, all of them', () => {
    const bad = JSON.stringify({ ...AGENCY, clients: [{ ...CLIENT, market: 'Brazil', currency: 'dollars' }] });
    expect(problemsOf(() => rules.openPortfolio(bad))).toMatchObject([
      { document: 'portfolio', pointer: '/clients/0/market', found: '"Brazil"' },
      { document: 'portfolio', pointer: '/clients/0/currency', found: '"dollars"' },
    ]);
  });

  test.each<[string, () => unknown, string]>([
    ['rules', () => engine.openRules('{'), 'rules'],
    ['changes', () => rules.openPortfolio(AGENCY).withChanges('[]'), 'changes'],
    ['request', () => rules.calculate({ ...SALE, sold: 'much' }), 'request'],
    ['day', () => rules.openPortfolio(AGENCY).evaluate('2025-02-29'), 'request'],
  ])('%s: names the document', (_, call, document) => {
    const problems = problemsOf(call);
    expect(problems).toEqual(problems.map(() => expect.objectContaining({ document })));
  });

  test('has a message with a line for each problem', () => {
    const bad = JSON.stringify({ ...AGENCY, clients: [{ ...CLIENT, market: 'Brazil', currency: 'dollars' }] });
    expect(() => rules.openPortfolio(bad)).toThrow(
      /^portfolio \/clients\/0\/market: expected .*\nportfolio \/clients\/0\/currency: expected /,
    );
  });

  test.each<[string, () => unknown]>([
    ['a number', () => rules.openPortfolio(AGENCY).evaluate(20250301 as unknown as string)],
    ['undefined', () => rules.openPortfolio(undefined as unknown as string)],
    ['null', () => engine.openRules(null as unknown as string)],
    ['nothing', () => (engine.validate as () => unknown)()],
  ])('of a wrong type never reaches the engine: %s', (_, call) => {
    expect(call).toThrow(/^tierwise: expected a string or an object, found /);
  });
});

describe('memory', () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');

  /** The built module, and the handles that it has given out and not been given back. */
  function watched(): { open: Set<number>; moduleFactory: EngineModuleFactory } {
    const open = new Set<number>();
    const noting =
      <Args extends unknown[]>(module: EngineModule, call: (...args: Args) => number) =>
      (...args: Args): number => {
        const size = call(...args);
        const { handle } = JSON.parse(takeText(module, size)) as { handle?: number };
        if (handle !== undefined) open.add(handle);
        return size;
      };
    const moduleFactory: EngineModuleFactory = async (options) => {
      const module: EngineModule = await builtModule(options);
      return Object.assign(Object.create(module) as EngineModule, {
        openRules: noting(module, module.openRules),
        openPortfolio: noting(module, module.openPortfolio),
        withChanges: noting(module, module.withChanges),
        release(handle: number) {
          expect(open.delete(handle)).toBe(true);
          module.release(handle);
        },
      });
    };
    return { open, moduleFactory };
  }

  test('dispose gives it back, once', async () => {
    const { open, moduleFactory } = watched();
    const ownRules = (await loadEngine({ moduleFactory })).openRules();
    const model = ownRules.openPortfolio(AGENCY);
    const changed = model.withChanges(NEW_CLIENT);
    expect(open.size).toBe(3);
    for (const held of [changed, model, ownRules, ownRules]) held.dispose();
    expect(open.size).toBe(0);
  });

  test('a model outlives the rules and the model that it came from', async () => {
    const ownRules = (await loadEngine()).openRules();
    const model = ownRules.openPortfolio(AGENCY);
    const changed = model.withChanges(NEW_CLIENT);
    ownRules.dispose();
    model.dispose();
    expect(changed.evaluate(ON).points.total).toBe(60);
  });

  test('what was disposed of says so', () => {
    const model = rules.openPortfolio(AGENCY);
    model.dispose();
    expect(() => model.evaluate(ON)).toThrow('tierwise: used after dispose()');
    expect(() => model.withChanges(NEW_CLIENT)).toThrow('tierwise: used after dispose()');
  });

  test('what is forgotten is given back', async () => {
    const { open, moduleFactory } = watched();
    const ownRules = (await loadEngine({ moduleFactory })).openRules();
    const forget = (): void => {
      ownRules.openPortfolio(AGENCY).evaluate(ON);
    };
    forget();
    await expect
      .poll(() => {
        collect();
        return open.size;
      })
      .toBe(1);
    ownRules.dispose();
  });

  test('events that models share are forgotten with the one that was opened', async () => {
    const model = rules.openPortfolio(AGENCY);
    const changed = model.withChanges(NEW_CLIENT);
    const events = new WeakRef(model.timeline(ON, '2025-06-01').events);
    const isForgotten = () => {
      collect();
      return events.deref() === undefined;
    };
    await new Promise(setImmediate);
    expect(isForgotten()).toBe(false);
    model.dispose();
    await expect.poll(isForgotten).toBe(true);
    expect(changed.timeline(ON, '2025-06-01').events).not.toEqual([]);
  });

  test('engines share nothing', async () => {
    const other = (await loadEngine()).openRules();
    other.dispose();
    expect(rules.openPortfolio(AGENCY).evaluate(ON).points.total).toBe(60);
  });
});
