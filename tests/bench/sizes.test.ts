/**
 * The engine's files may grow only on purpose: what they weigh is written down in sizes.json, and with TIERWISE_BLESS=1
 * written anew. The first visit in all is held by the browser tests.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { describe, test } from 'vitest';
import { glueBytes } from './glue.ts';
import { expectHeld, gzipped } from './sizes.ts';

const built = (file: string): string => fileURLToPath(new URL(`../../build/wasm/${file}`, import.meta.url));

describe('the engine is no larger, gzipped, than was agreed', () => {
  test('its WebAssembly', () => {
    expectHeld('wasm', gzipped(readFileSync(built('tierwise-engine.wasm'))));
  });

  test('its glue', async () => {
    expectHeld('glue', await glueBytes(build, built('tierwise-engine.mjs')));
  });
});
