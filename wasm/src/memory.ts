/** Text and numbers on their way into the engine's memory and out of it. */
import type { EngineModule } from './engine-module.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const bytesAt = ({ HEAPU8 }: EngineModule, address: number, size: number): Uint8Array =>
  HEAPU8.subarray(address, address + size);

/** Writes a document to where the next call reads it; gives its size in bytes. */
export function putText(module: EngineModule, text: string): number {
  // Most documents are ASCII: what takes more room is encoded a second time.
  const at = module.room(text.length);
  const { read, written } = encoder.encodeInto(text, bytesAt(module, at, text.length));
  if (read === text.length) return written;
  const bytes = encoder.encode(text);
  const larger = module.room(bytes.length);
  module.HEAPU8.set(bytes, larger);
  return bytes.length;
}

/** The text of the last answer. */
export function takeText(module: EngineModule, size: number): string {
  return decoder.decode(bytesAt(module, module.textAt(), size));
}

/** The numbers of the last answer, which was a table. */
export function takeNumbers(module: EngineModule): Float64Array {
  return new Float64Array(module.HEAPU8.buffer, module.numbersAt(), module.numbersSize()).slice();
}
