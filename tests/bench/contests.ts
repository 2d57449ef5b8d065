/** Every piece of work on every portfolio, done by all that can do it, in turn. */
import { writeFileSync } from 'node:fs';
import { NativeBarePass, NativeEngine } from './native.ts';
import { inRepository } from './paths.ts';
import { dayOf } from './plain/days.ts';
import { portfolioFile } from './portfolio-file.ts';
import { AS_OF, SIZES, type SizeName } from './portfolios.ts';
import { type Row, rowsOf } from './rows.ts';
import { compete, type Effort, type Outcome, type Rival } from './sampling.ts';
import { chromiumStadium, nodeStadium, type Stadium } from './stadium.ts';

/** Work whose native step has another name than the work; with no step at all it is not done natively. */
const NATIVE_STEPS: Record<string, string> = {
  read: 'read',
  build: 'build',
  'evaluate-json': 'evaluate',
  'timeline-24-json': 'timeline-24',
  'timeline-36-json': 'timeline-36',
  'edit-json': 'edit',
  'what-if-json': 'what-if',
  plan: 'plan',
  goal: 'goal',
  explain: 'explain',
  differences: 'differences',
};
const WORKS = [
  ...['read', 'build', 'totals', 'evaluate', 'evaluate-json', 'series-24', 'timeline-24', 'timeline-24-json'],
  ...['timeline-36', 'timeline-36-json', 'edit-series', 'edit', 'edit-json', 'what-if-totals', 'what-if'],
  ...['what-if-json', 'points-day', 'points-months'],
  ...['plan', 'goal', 'explain', 'differences', 'calculator', 'link-encode', 'link-decode'],
];
/** Work that is asked for many at a time, of which one is a sample. */
const TOGETHER: Record<string, { name: string; times: number }> = {
  'what-if': { name: 'what-ifs-1000', times: 1000 },
  'what-if-totals': { name: 'what-ifs-1000-totals', times: 1000 },
  'what-if-json': { name: 'what-ifs-1000-json', times: 1000 },
};
/** What a rule book alone answers needs no second portfolio, and a link holds no larger one. */
const ON_AGENCY_ONLY = ['calculator', 'link-encode', 'link-decode'];
const worksOn = (size: SizeName): string[] =>
  WORKS.filter((work) => size === 'agency' || !ON_AGENCY_ONLY.includes(work));

const THOROUGH: Effort = { leastRounds: 4, mostRounds: 12, budgetMs: 4000 };
const QUICK: Effort = { leastRounds: 2, mostRounds: 3, budgetMs: 500 };

/** What of all to do. */
export interface Wanted {
  work(name: string): boolean;
  size(name: string): boolean;
}

export async function contests(wanted: Wanted, quick: boolean): Promise<Row[]> {
  const rows: Row[] = [];
  const isWanted = (work: string) => wanted.work(work) || wanted.work(TOGETHER[work]?.name ?? work);
  for (const size of (Object.keys(SIZES) as SizeName[]).filter(wanted.size)) {
    const works = worksOn(size).filter(isWanted);
    if (works.length > 0) rows.push(...(await contestsOn(size, works, quick ? QUICK : THOROUGH)));
  }
  return rows;
}

async function contestsOn(size: SizeName, works: string[], effort: Effort): Promise<Row[]> {
  const arrays = inRepository(`build/bench/${size}.bare`);
  const node = await nodeStadium(size);
  const stadiums = [node, await chromiumStadium(size)];
  writeFileSync(arrays, node.bareBytes());
  const native = new NativeEngine(portfolioFile(size));
  const nativePass = new NativeBarePass(arrays, dayOf(AS_OF));
  const rows: Row[] = [];
  for (const work of works) {
    const rivals = await rivalsIn(stadiums, work);
    const step = NATIVE_STEPS[work];
    if (step !== undefined) rivals.unshift({ engine: 'native', sample: () => native.sample(step) });
    if (work === 'build') rivals.push({ engine: 'bare-pass-native', sample: () => nativePass.sample() });
    const outcomes = await compete(rivals, effort);
    checkEqual(work, size, outcomes);
    const { name, times } = TOGETHER[work] ?? { name: work, times: 1 };
    const together = outcomes.map((outcome) => ({ ...outcome, median: outcome.median * times }));
    rows.push(...rowsOf(name, size, together));
    console.error(
      `${size} ${work}: ${outcomes.map(({ engine, median }) => `${engine} ${median.toPrecision(3)}`).join(', ')}`,
    );
  }
  for (const stadium of stadiums) await stadium.close();
  await native.close();
  await nativePass.close();
  return rows;
}

async function rivalsIn(stadiums: Stadium[], work: string): Promise<Rival[]> {
  const rivals: Rival[] = [];
  for (const stadium of stadiums) {
    for (const engine of await stadium.engines(work)) {
      rivals.push({ engine: `${engine}-${stadium.host}`, sample: () => stadium.sample(work, engine) });
    }
  }
  return rivals;
}

/** A time says nothing where the answer is another. */
function checkEqual(work: string, size: string, outcomes: Outcome[]): void {
  const compared = outcomes.filter(({ digest }) => digest !== null);
  const digests = new Set(compared.map(({ digest }) => digest));
  if (digests.size <= 1) return;
  const found = compared.map(({ engine, digest }) => `${engine} ${digest}`).join(', ');
  throw new Error(`${work} on ${size}: expected the same answer of every engine, found digests ${found}`);
}
