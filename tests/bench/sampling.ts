/** How a time is taken: samples of all rivals in turn, so that what else the machine does hits each of them alike. */

export interface Sample {
  /** Of one run, the mean of all runs of the sample. */
  ms: number;
  /** Of the answer to the first run; null where there is nothing to compare. */
  digest: number | null;
}

/** One engine's way of doing a piece of work. */
export interface Rival {
  engine: string;
  sample(): Sample | Promise<Sample>;
}

/** A sample shorter than this says more about the clock. */
export const SAMPLE_MS = 10;
/** Work on a changed document is done for so many clients in turn. */
export const TURNS = 100;

/** Work that can be sampled; the digests of equal answers are equal. */
export interface Contestant<T> {
  run(turn: number): T | Promise<T>;
  digest?(answer: T): number;
  /** Gives back what the answer holds. */
  release?(answer: T): void;
}

/** Milliseconds since some moment. */
export type Clock = () => number;

/** Does the work until a sample is long enough, for another client each time. */
export async function sampleOf<T>(
  { run, digest, release }: Contestant<T>,
  clock: Clock = () => performance.now(),
): Promise<Sample> {
  const first = await run(0);
  let runs = 0;
  const start = clock();
  let elapsed = 0;
  // To look at the clock takes a third of the shortest work: it is looked at ever less often, until it shows something.
  let untilLook = 1;
  do {
    for (const next = runs + untilLook; runs < next; ) {
      const answer = run(runs++ % TURNS);
      // To wait for what is there already would be measured, too.
      const settled = answer instanceof Promise ? await answer : answer;
      release?.(settled);
    }
    elapsed = clock() - start;
    if (elapsed < SAMPLE_MS / 10) untilLook *= 2;
  } while (elapsed < SAMPLE_MS);
  const sample = { ms: elapsed / runs, digest: digest?.(first) ?? null };
  release?.(first);
  return sample;
}

export interface Effort {
  /** At least so many samples of each rival. */
  leastRounds: number;
  mostRounds: number;
  /** No further round after so long. */
  budgetMs: number;
}

export interface Outcome {
  engine: string;
  median: number;
  digest: number | null;
}

/** Median of each rival. The first round warms up and is not counted where there is more than one to come. */
export async function compete(rivals: Rival[], { leastRounds, mostRounds, budgetMs }: Effort): Promise<Outcome[]> {
  const times = new Map(rivals.map((rival) => [rival, [] as number[]]));
  const digests = new Map<Rival, number | null>();
  const start = performance.now();
  for (let round = 0; round < mostRounds; round++) {
    const spent = performance.now() - start;
    if (round >= leastRounds && spent > budgetMs) break;
    for (const rival of rivals) {
      const { ms, digest } = round === 0 ? await warmedUp(rival) : await rival.sample();
      times.get(rival)?.push(ms);
      if (round === 0) digests.set(rival, digest);
    }
  }
  return rivals.map((rival) => {
    const all = times.get(rival) ?? [];
    const digest = digests.get(rival) ?? null;
    return { engine: rival.engine, median: median(all.length > 3 ? all.slice(1) : all), digest };
  });
}

/** For as long as a browser's compilers take to replace what they compiled in haste. */
const WARM_UP_MS = 500;

/** The last of the samples in which the compilers have their time. */
async function warmedUp(rival: Rival): Promise<Sample> {
  const end = performance.now() + WARM_UP_MS;
  let sample = await rival.sample();
  while (performance.now() < end) sample = await rival.sample();
  return sample;
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** FNV-1a over the characters, as the native side computes it over the bytes; the answers are ASCII. */
export function digestOfText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The same for equal values, whatever the order of their keys. */
export function digestOf(value: unknown): number {
  return digestOfText(JSON.stringify(value, (_, inner: unknown) => (isRecord(inner) ? sortedByKey(inner) : inner)));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sortedByKey = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
