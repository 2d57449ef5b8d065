/** The facade for Node, where the module cannot fetch its file: this reads it from beside the built script. */
import { readFile } from 'node:fs/promises';
import { type Engine, type LoadOptions, loadTierwise as load } from './index.ts';

export * from './index.ts';

/** @throws Error when the file cannot be read, or WebAssembly.CompileError. */
export async function loadTierwise(options: LoadOptions = {}): Promise<Engine> {
  const wasmBinary = options.wasmBinary ?? (await readFile(new URL('./tierwise-engine.wasm', import.meta.url)));
  return load({ ...options, wasmBinary });
}
