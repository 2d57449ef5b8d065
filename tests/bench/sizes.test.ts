/**
 * The engine's files may grow only on purpose: what they weigh is written down in sizes.json, and with TIERWISE_BLESS=1
 * written anew. The first visit in all is held by the browser tests.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { describe, test } from 'vitest';
import { expectHeld } from './sizes.ts';

const built = (file: string): string => fileURLToPath(new URL(`../../build/wasm/${file}`, import.meta.url));
const gzipped = (content: Uint8Array | string): number => gzipSync(content, { level: 9 }).length;

/** The glue as the page gets it: minified. */
async function minified(file: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      rolldownOptions: { input: file, preserveEntrySignatures: 'strict', output: { minify: true } },
    },
  });
  const [output] = [result].flat();
  if (output === undefined || !('output' in output)) throw new Error('expected one bundle');
  return output.output[0].code;
}

describe('the engine is no larger, gzipped, than was agreed', () => {
  test('its WebAssembly', () => {
    expectHeld('wasm', gzipped(readFileSync(built('tierwise-engine.wasm'))));
  });

  test('its glue', async () => {
    expectHeld('glue', gzipped(await minified(built('tierwise-engine.mjs'))));
  });
});
