/** How the cost grows with the work: ten times the clients, the activities or the days, step by step. */
import { writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Arena } from './arena.ts';
import type { Wanted } from './contests.ts';
import { type Curve, growthChart } from './growth-chart.ts';
import { nodeHost } from './node-host.ts';
import { inRepository } from './paths.ts';
import type { Size } from './portfolios.ts';
import { type Row, row } from './rows.ts';
import { compete, type Effort } from './sampling.ts';

const ACTIVITIES_PER_CLIENT = 100;
const SALES_PER_CLIENT = 3;
const WORKS = ['read', 'build', 'evaluate-json', 'timeline-24-json', 'edit-json'];
/** Engines that do the least of a work: where even their time grows by more than the work, memory is what is slow. */
const LEAST: Readonly<Record<string, string>> = {
  read: 'JSON.parse',
  build: 'bare-pass-wasm',
  'evaluate-json': 'text',
  'timeline-24-json': 'text',
  'edit-json': 'text',
};
/** The same portfolio over a longer time, with nothing happening in most of it. */
const HORIZONS = { 'timeline-36-json': 3, 'timeline-360-json': 30 };

const ofClients = (clients: number): Size => ({
  clients,
  activities: clients * ACTIVITIES_PER_CLIENT,
  sales: clients * SALES_PER_CLIENT,
});
const ofActivities = (activities: number): Size => ({ clients: 300, activities, sales: 900 });

interface Axis {
  name: string;
  unit: string;
  steps: { at: number; size: Size }[];
}

const AXES: Axis[] = [
  { name: 'clients', unit: 'clients', steps: [100, 1_000, 10_000].map((at) => ({ at, size: ofClients(at) })) },
  {
    name: 'activities',
    unit: 'activities of 300 clients',
    steps: [3_000, 30_000, 300_000].map((at) => ({ at, size: ofActivities(at) })),
  },
];

/** In time of the processor: on a busy machine longer work is interrupted more often, which is no growth. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Measured in Node alone, whose figures are as good as any for a ratio; the chart goes to build/bench-growth.svg. */
export async function growth(wanted: Wanted, quick: boolean): Promise<Row[]> {
  if (!wanted.work('growth')) return [];
  const effort: Effort = quick
    ? { leastRounds: 1, mostRounds: 1, budgetMs: 0 }
    : { leastRounds: 7, mostRounds: 21, budgetMs: 4000 };
  const curves: Curve[] = [];
  for (const axis of AXES) curves.push(...(await along(axis, effort)));
  curves.push(await byHorizon(effort));
  writeFileSync(inRepository('build/bench-growth.svg'), growthChart(curves));
  return curves.flatMap(growthRows);
}

/** All steps in turn, so that what else the machine does bends no curve. */
async function along({ name, unit, steps }: Axis, effort: Effort): Promise<Curve[]> {
  const arenas: { at: number; arena: Arena }[] = [];
  for (const { at, size } of steps) arenas.push({ at, arena: await Arena.open(nodeHost, size) });
  const curves: Curve[] = [];
  for (const work of WORKS) {
    // What the work before has left would be collected in this one, and most of it in its largest step.
    collectGarbage();
    const engines = ['wasm', LEAST[work]].filter((engine) => engine !== undefined);
    const rivals = engines.flatMap((engine) =>
      arenas.map(({ at, arena }) => ({
        engine: `${engine} ${at}`,
        sample: () => arena.sample(work, engine, processorTime),
      })),
    );
    const outcomes = await compete(rivals, effort);
    const pointsOf = (engine: string) =>
      arenas.map(({ at }) => ({
        at,
        ms: outcomes.find((each) => each.engine === `${engine} ${at}`)?.median ?? Number.NaN,
      }));
    const [own = '', least] = engines;
    const floor = least === undefined ? {} : { least: { name: least, points: pointsOf(least) } };
    curves.push({ name: `${work} by ${name}`, work, unit, points: pointsOf(own), ...floor });
  }
  return curves;
}

async function byHorizon(effort: Effort): Promise<Curve> {
  const arena = await Arena.open(nodeHost, ofClients(1_000));
  const rivals = Object.keys(HORIZONS).map((work) => ({
    engine: work,
    sample: () => arena.sample(work, 'wasm', processorTime),
  }));
  const outcomes = await compete(rivals, effort);
  const points = Object.values(HORIZONS).map((at, i) => ({ at, ms: outcomes[i]?.median ?? Number.NaN }));
  return { name: 'timeline by years', work: 'timeline', unit: 'years of 1,000 clients', points };
}

function growthRows({ name, points, least }: Curve): Row[] {
  const grown = (all: Curve['points'], i: number) => (all[i + 1]?.ms ?? Number.NaN) / (all[i]?.ms ?? Number.NaN);
  return points.slice(1).map(({ at }, i) => {
    const step = `${points[i]?.at.toLocaleString('en')} → ${at.toLocaleString('en')}`;
    const floor = least === undefined ? null : { name: least.name, value: grown(least.points, i) };
    return row(`growth of ${name}`, step, 'wasm-node', grown(points, i), '×', { floor });
  });
}
