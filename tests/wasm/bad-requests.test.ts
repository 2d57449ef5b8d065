/** Questions that the facade cannot put wrongly; the others are in tests/vectors/bad-requests.json. */
import { readFileSync } from 'node:fs';
import type { EngineModuleFactory, Problem } from 'tierwise';
import { beforeAll, expect, test } from 'vitest';
import builtModule from '../../build/wasm/tierwise-engine.mjs';
import type { EngineModule } from '../../wasm/src/engine-module.ts';
import { takeText } from '../../wasm/src/memory.ts';
import { AGENCY } from '../cli/documents.ts';
import { loadEngine } from './engine.ts';

interface BadRequest {
  name: string;
  call: 'evaluate' | 'calculate';
  /** 1 is the rule book, 2 the portfolio. */
  handle: number;
  arguments: string[];
  expect: Partial<Problem>;
}
const CASES: BadRequest[] = JSON.parse(readFileSync(new URL('bad-requests.json', import.meta.url), 'utf8'));

let module: EngineModule;
beforeAll(async () => {
  const moduleFactory: EngineModuleFactory = async (options) => {
    module = await builtModule(options);
    return module;
  };
  (await loadEngine({ moduleFactory })).openRules().openPortfolio(AGENCY);
});

test.each(CASES)('$call: $name', ({ call, handle, arguments: given, expect: expected }) => {
  const ask = module[call] as (handle: number, ...given: string[]) => number;
  expect(JSON.parse(takeText(module, ask(handle, ...given)))).toMatchObject({
    errors: [{ document: 'request', ...expected }],
  });
});
