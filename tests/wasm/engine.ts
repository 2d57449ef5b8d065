import { readFileSync } from 'node:fs';
import { type Engine, type LoadOptions, loadTierwise } from 'tierwise';

const wasmBinary = readFileSync(new URL('../../build/wasm/tierwise-engine.wasm', import.meta.url));

/** The built engine, in Node. */
export function loadEngine(options: LoadOptions = {}): Promise<Engine> {
  return loadTierwise({ wasmBinary, ...options });
}
