/** Holds a claim against as many inputs as there is time for. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';

const folder = new URL('../../build/fuzz/web/', import.meta.url);
const { TIERWISE_FUZZ_SECONDS = '5', TIERWISE_FUZZ_SEED = '1' } = process.env;

/** An input that takes longer has made the page hang, as far as its reader can tell. */
const MOST_MS = 20_000;

/**
 * Fails with the input, shrunk, for which `claim` throws or takes too long. An input that never ends is the text of
 * `build/fuzz/web/<target>.input` once scripts/fuzz has given up; how many were tried is in `<target>.count`.
 */
export async function fuzz<T>(target: string, inputs: fc.Arbitrary<T>, claim: (input: T) => unknown): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const current = new URL(`${target}.input`, folder);
  let count = 0;
  const property = fc.asyncProperty(inputs, async (input) => {
    count += 1;
    writeFileSync(current, typeof input === 'string' ? input : JSON.stringify(input));
    const start = performance.now();
    await claim(input);
    if (performance.now() - start > MOST_MS) throw new Error(`took longer than ${MOST_MS / 1000} s`);
  });
  await fc.assert(property, {
    seed: Number(TIERWISE_FUZZ_SEED),
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: Number(TIERWISE_FUZZ_SECONDS) * 1000,
    markInterruptAsFailure: false,
  });
  rmSync(current);
  writeFileSync(new URL(`${target}.count`, folder), String(count));
}
