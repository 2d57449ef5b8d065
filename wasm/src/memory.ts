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

/** As `wasm/bindings.cpp` has it. */
const LINES_ROOM = 256;
const LINE_BREAK = 10;

/** The memory of short questions. Its views are made anew only when it has grown: they would cost half a question. */
export class ShortMemory {
  #bytes: Uint8Array | undefined;
  #lines: Uint8Array = new Uint8Array();
  #numbers: Float64Array = new Float64Array();

  constructor(private readonly module: EngineModule) {}

  /**
   * Writes lines to where the next short question reads them; gives their size in bytes, 0 where there is no room or not
   * all is ASCII.
   */
  putLines(texts: readonly string[]): number {
    this.#look();
    const lines = this.#lines;
    let size = 0;
    let codes = 0;
    // An encoder would take longer to be called than to write so little.
    for (const text of texts) {
      for (let index = 0; index < text.length; index += 1) {
        const code = text.charCodeAt(index);
        lines[size] = code;
        codes |= code;
        size += 1;
      }
      lines[size] = LINE_BREAK;
      size += 1;
    }
    return codes < 128 && size <= LINES_ROOM ? size : 0;
  }

  /** All of the engine's memory as numbers, of which the first is at address 0. */
  get numbers(): Float64Array {
    this.#look();
    return this.#numbers;
  }

  #look(): void {
    const { module } = this;
    if (this.#bytes === module.HEAPU8) return;
    this.#bytes = module.HEAPU8;
    this.#lines = bytesAt(module, module.lines(), LINES_ROOM);
    this.#numbers = new Float64Array(module.HEAPU8.buffer);
  }
}
