import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Gzipped bytes: of the engine's WebAssembly, of its glue, and of everything that a first visit fetches. */
type Sizes = Record<'wasm' | 'glue' | 'firstVisit', number>;

const FILE = fileURLToPath(new URL('./sizes.json', import.meta.url));
/** Another version of a compressor or a linker may differ by so much. */
const MARGIN = 0.02;

/** What a host that compresses sends. */
export function gzipped(content: Uint8Array | string): number {
  return gzipSync(content, { level: 9 }).length;
}

/**
 * Holds a part to what it weighed when sizes.json was written; with `TIERWISE_BLESS` set, writes down what it weighs now.
 * @throws Error when it weighs more.
 */
export function expectHeld(part: keyof Sizes, bytes: number): void {
  const held: Sizes = JSON.parse(readFileSync(FILE, 'utf8'));
  if (process.env.TIERWISE_BLESS !== undefined) {
    writeFileSync(FILE, `${JSON.stringify({ ...held, [part]: bytes }, null, 2)}\n`);
    return;
  }
  const most = Math.floor(held[part] * (1 + MARGIN));
  if (bytes <= most) return;
  throw new Error(
    `${part}: expected at most ${most} bytes gzipped, found ${bytes}; if that is worth it, run this test with TIERWISE_BLESS=1 and commit sizes.json`,
  );
}
