/** What becomes of an engine whose module throws: it says so, is never asked again, and another takes its place. */
import { readFileSync } from 'node:fs';
import { type Engine, type EngineModuleFactory, type LoadOptions, type Rules, TierwiseError } from 'tierwise';
import { describe, expect, test } from 'vitest';
import builtModule from '../../build/wasm/tierwise-engine.mjs';
import type { EngineModule } from '../../wasm/src/engine-module.ts';
import { AGENCY } from '../cli/documents.ts';
import { loadEngine } from './engine.ts';
import { withMemory } from './small-memory.ts';
import { type StoppingId, stoppingIds } from './stopping-ids.ts';

const ON = '2025-03-01';
const built = readFileSync(new URL('../../build/wasm/tierwise-engine.wasm', import.meta.url));
const small: LoadOptions = { wasmBinary: withMemory(built, 20) };

/** The shipped rules with so much beside them that the text alone is larger than the memory of `small`. */
const large = ' '.repeat(32 * 2 ** 20);
const activities = Array.from({ length: 400_000 }, () => ({ employee: 'ana', on: ON, tool: 'x', action: 'edit' }));
const busy = { ...AGENCY, clients: AGENCY.clients.map((client) => ({ ...client, activities })) };

/** The built module, whose next evaluation fails as a fault of the engine does. */
const faulty: EngineModuleFactory = async (options) => {
  const module = await builtModule(options);
  return Object.assign(Object.create(module) as EngineModule, {
    evaluateTable: () => {
      throw new WebAssembly.RuntimeError('unreachable');
    },
  });
};

function deep(levels: number): object {
  let nested = {};
  for (let level = 0; level < levels; level += 1) nested = { nested };
  return nested;
}

function problemOf(call: () => unknown): TierwiseError['problems'][number] {
  try {
    call();
  } catch (error) {
    if (error instanceof TierwiseError && error.problems[0] !== undefined) return error.problems[0];
    throw error;
  }
  throw new Error('expected a TierwiseError, found none');
}

interface Stop {
  id: StoppingId;
  options: LoadOptions;
  provoke: (engine: Engine, rules: Rules) => unknown;
}
const stops: Record<string, Stop> = {
  'a text larger than the memory': {
    id: 'out-of-memory',
    options: small,
    provoke: (engine) => engine.validate(large),
  },
  'a portfolio that grows beyond the memory while it is read': {
    id: 'out-of-memory',
    options: small,
    provoke: (_, rules) => rules.openPortfolio(busy),
  },
  'a fault of the engine': {
    id: 'engine-stopped',
    options: { moduleFactory: faulty },
    provoke: (_, rules) => rules.openPortfolio(AGENCY).evaluate(ON),
  },
};

describe.each(Object.entries(stops))('%s', (_, { id, options, provoke }) => {
  test('is a problem with a place, what was found and what to do', async () => {
    const engine = await loadEngine(options);
    const problem = problemOf(() => provoke(engine, engine.openRules()));
    expect(problem).toMatchObject({ id, document: 'engine', pointer: '' });
    expect(problem.found).toMatch(/^RuntimeError: /);
    expect(problem.message).toMatch(/^engine: expected .*load another engine.*, found RuntimeError: /);
  });

  test('is told, and nothing is asked of the engine again', async () => {
    const engine = await loadEngine(options);
    const rules = engine.openRules();
    const model = rules.openPortfolio(AGENCY);
    const problem = problemOf(() => provoke(engine, rules));
    expect((await engine.stopped).problems).toEqual([problem]);
    const calls = [
      () => engine.openRules(),
      () => engine.validate('{}'),
      () => rules.openPortfolio(AGENCY),
      () => model.timeline(ON, '2025-06-01'),
      () => model.withChanges({ format: 'tierwise/changes@1', name: 'none', changes: [] }),
    ];
    for (const call of calls) expect(problemOf(call)).toEqual(problem);
    for (const held of [model, rules]) expect(() => held.dispose()).not.toThrow();
  });

  test('leaves the next engine alone', async () => {
    const engine = await loadEngine(options);
    problemOf(() => provoke(engine, engine.openRules()));
    const next = await loadEngine(options.wasmBinary === undefined ? {} : options);
    expect(next.openRules().openPortfolio(AGENCY).json('timeline', ON, '2025-06-01')).toContain('"performance"');
  });
});

test('bad input stops nothing', async () => {
  const engine = await loadEngine();
  let hasStopped = false;
  void engine.stopped.then(() => {
    hasStopped = true;
  });
  expect(problemOf(() => engine.validate('['.repeat(100_000))).id).toBe('too-deep');
  expect(engine.openRules().openPortfolio(AGENCY).evaluate(ON).points.total).toBe(60);
  expect(hasStopped).toBe(false);
});

test('an object that cannot be written as a text is refused, and stops nothing', async () => {
  const engine = await loadEngine();
  const problem = problemOf(() => engine.openRules().openPortfolio({ ...AGENCY, extra: deep(100_000) } as never));
  expect(problem).toMatchObject({ id: 'not-writable', document: 'request', pointer: '' });
  expect(engine.openRules().openPortfolio(AGENCY).evaluate(ON).points.total).toBe(60);
});

test('every id is provoked', () => {
  expect(new Set([...Object.values(stops).map(({ id }) => id), 'not-writable'])).toEqual(new Set(stoppingIds));
});
