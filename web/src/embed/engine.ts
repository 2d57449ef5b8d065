/**
 * Brings up the engine that the script carries in itself. So a partner's content security policy has to allow the script and
 * nothing else, and script and engine are always of one version, whatever a cache still holds.
 */
import { type Engine, loadTierwise } from 'tierwise';
import packed from '../../../build/wasm/tierwise-engine.wasm?gzip';

/** @throws WebAssembly.CompileError where the policy of the surrounding page does not allow WebAssembly. */
export async function loadEngine(): Promise<Engine> {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return loadTierwise({ wasmBinary: await new Response(unpacked).arrayBuffer() });
}
