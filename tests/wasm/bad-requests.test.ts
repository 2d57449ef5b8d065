import { readFileSync } from 'node:fs';
import type {
  CalculationRequest,
  ConversionRequest,
  EngineModuleFactory,
  ExplainRequest,
  GoalRequest,
  Model,
  PlanRequest,
  Problem,
  Rules,
  StandingRequest,
} from 'tierwise';
import { TierwiseError } from 'tierwise';
import { beforeAll, expect, test } from 'vitest';
import builtModule from '../../build/wasm/tierwise-engine.mjs';
import type { EngineModule } from '../../wasm/src/engine-module.ts';
import { AGENCY } from '../cli/documents.ts';
import { loadEngine } from './engine.ts';

interface BadRequest {
  name: string;
  call: 'evaluate' | 'timeline' | 'explain' | 'goal' | 'plan' | 'calculate' | 'convert' | 'standing';
  /** What is asked; or what differs from the good request of that call. */
  arguments?: unknown[];
  with?: object;
  /** Asks the module itself, by this handle; the facade asks by none but its own. */
  handle?: number;
  expect: Partial<Problem>;
}
const CASES: BadRequest[] = JSON.parse(readFileSync(new URL('bad-requests.json', import.meta.url), 'utf8'));

const CLIENT = { on: '2025-03-01', market: 'BR', currency: 'JPY', motion: 'sourced' } as const;
const GOOD = {
  explain: { on: '2025-03-01', client: 'c1' } satisfies ExplainRequest,
  goal: { on: '2025-03-01', points: '65' } satisfies GoalRequest,
  plan: { from: '2025-03-02', until: '2025-06-01', at: 'checkpoints', points: '60' } satisfies PlanRequest,
  calculate: { ...CLIENT, sold: '1000', managed: null, otherPartners: 0 } satisfies CalculationRequest,
  convert: { ...CLIENT, direction: 'points-to-currency', sold: '1', managed: '1' } satisfies ConversionRequest,
  standing: {
    on: '2025-03-01',
    points: { sourced: '1', assisted: '1', managed: '1' },
    certified: true,
    confirmed: [],
  } satisfies StandingRequest,
};

let module: EngineModule;
let rules: Rules;
let model: Model;
beforeAll(async () => {
  const moduleFactory: EngineModuleFactory = async (options) => {
    module = await builtModule(options);
    return module;
  };
  rules = (await loadEngine({ moduleFactory })).openRules();
  model = rules.openPortfolio(AGENCY);
});

function problemsOf(badRequest: BadRequest): readonly Problem[] {
  const { call, handle, arguments: given = [] } = badRequest;
  if (handle !== undefined) {
    const askModule = module[call] as (handle: number, ...args: unknown[]) => string;
    return (JSON.parse(askModule(handle, ...given)) as { errors: Problem[] }).errors;
  }
  try {
    ask(badRequest);
  } catch (error) {
    if (error instanceof TierwiseError) return error.problems;
    throw error;
  }
  return [];
}

function ask({ call, arguments: given, with: difference }: BadRequest): unknown {
  const good = call in GOOD ? GOOD[call as keyof typeof GOOD] : {};
  const asked = call in rules ? rules : model;
  const method = asked[call as never] as (...args: unknown[]) => unknown;
  return method.apply(asked, given ?? [{ ...good, ...difference }]);
}

test.each(CASES)('$call: $name', (badRequest) => {
  expect(problemsOf(badRequest)).toMatchObject([{ document: 'request', ...badRequest.expect }]);
});

test.each(Object.keys(GOOD) as (keyof typeof GOOD)[])('%s: the request that these differ from is good', (call) => {
  expect(() => ask({ name: '', call, expect: {} })).not.toThrow();
});
