/**
 * `scripts/bench --instructions`: how many instructions the engine runs, natively, for each step. Unlike a time, that is the
 * same on a busy machine, so it can be held to what was agreed. With TIERWISE_BLESS set, what it is now is written down.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRepository } from './paths.ts';
import { portfolioFile } from './portfolio-file.ts';
import steps from './steps.json';

const FILE = inRepository('tests/bench/instructions.json');
/** What another patch of the compiler or the C library may add. */
const MARGIN = 0.05;
/** Everything about a step happens in here, and nothing else does. */
const MEASURED = '*::Bench::run(*';

type Counts = Record<string, number>;

function count(step: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-'));
  const profile = join(folder, 'profile');
  execFileSync(
    'valgrind',
    [
      '--tool=callgrind',
      '--quiet',
      `--callgrind-out-file=${profile}`,
      `--toggle-collect=${MEASURED}`,
      inRepository('build/native-bench/engine_bench'),
      portfolioFile('agency'),
      inRepository('core/rules/hubspot-solutions.json'),
      step,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const total = Number(/^totals: (\d+)/m.exec(readFileSync(profile, 'utf8'))?.[1] ?? 0);
  rmSync(folder, { recursive: true });
  if (total === 0) throw new Error(`valgrind counted nothing for ${step}: is ${MEASURED} still its function?`);
  return total;
}

const counts: Counts = Object.fromEntries(Object.keys(steps).map((step) => [step, count(step)]));
if (process.env.TIERWISE_BLESS !== undefined) {
  writeFileSync(FILE, `${JSON.stringify(counts, null, 2)}\n`);
  console.log(`written: ${FILE}`);
} else {
  const agreed: Counts = JSON.parse(readFileSync(FILE, 'utf8'));
  const grown = Object.entries(counts).filter(([name, found]) => !(found <= (agreed[name] ?? 0) * (1 + MARGIN)));
  for (const [name, found] of Object.entries(counts)) {
    const change = (found / (agreed[name] ?? Number.NaN) - 1) * 100;
    console.log(`${name.padEnd(18)} ${found.toLocaleString('en').padStart(15)}  ${change.toFixed(1).padStart(6)} %`);
  }
  if (grown.length > 0) {
    console.error(`more than ${MARGIN * 100} % above what was agreed: ${grown.map(([name]) => name).join(', ')}`);
    console.error('if that is worth it, run this with TIERWISE_BLESS=1 and commit instructions.json');
    process.exitCode = 1;
  }
}
