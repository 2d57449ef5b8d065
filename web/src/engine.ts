/** Brings up the engine: fetches its WebAssembly, once, from beside the page. */
import { type Engine, loadTierwise } from 'tierwise';
import wasmUrl from '../../build/wasm/tierwise-engine.wasm?url';

/** @throws Error when the file cannot be fetched or compiled. */
export async function loadEngine(): Promise<Engine> {
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new Error(`${wasmUrl}: ${response.status} ${response.statusText}`);
  return loadTierwise({ wasmBinary: await response.arrayBuffer() });
}
