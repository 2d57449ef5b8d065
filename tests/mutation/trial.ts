/** Tries mutants: builds the mutated engine once, and runs for each mutant the tests that come by it. */
import { execFile, type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from './schema.ts';

/** The test that compares hashes of all answers: it notices nearly everything and says of nothing what is right. */
const GOLDEN = /^Determinism\./;
/** Tests that take longer are tried only on what the quick ones let live. */
const QUICK_MILLISECONDS = 60;
const SAMPLE = 40;
const WORKERS = 2;
/** A hang is noticed; endless growth is, too. */
const MEMORY = 2 ** 32;
const PROPERTIES = 'seed=20250715 noshrink=1';

export type Killer = 'sample' | 'quick' | 'slow' | 'golden';
export interface Verdict {
  mutant: Mutant;
  /** Whether any test comes by it. */
  reached: boolean;
  killer?: Killer;
  /** How it was noticed. */
  how?: 'failed' | 'crashed' | 'timed out';
}

interface Test {
  name: string;
  milliseconds: number;
  reached: Set<number>;
}

/** Builds the tree, so that what is read out of bounds is noticed; gives what the compiler printed, or nothing if all is well. */
export function build(tree: string, binary: string): string {
  const flags = `-O1 -D_GLIBCXX_ASSERTIONS -w -Wno-narrowing -include ${join(tree, 'mutants.hpp')}`;
  const configured = run('cmake', [
    '-S',
    tree,
    '-B',
    binary,
    '-G',
    'Ninja',
    '-DCMAKE_BUILD_TYPE=Debug',
    '-DCMAKE_CXX_COMPILER=g++',
    '-DCMAKE_UNITY_BUILD=ON',
    '-DCMAKE_UNITY_BUILD_BATCH_SIZE=4',
    `-DCMAKE_CXX_FLAGS_DEBUG=${flags}`,
  ]);
  if (configured.status !== 0) throw new Error(configured.stdout + configured.stderr);
  const built = run('cmake', ['--build', binary, '--target', 'core_tests', '-j', String(WORKERS), '--', '-k', '0']);
  return built.status === 0 ? '' : built.stdout + built.stderr;
}

function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
  return spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28, env: { ...process.env, ...env } });
}

/** Every test that passes without a mutant, with the mutants that it comes by. */
function testsOf(program: string, report: string): Test[] {
  const { status, stdout } = run(program, ['--gtest_brief=1'], { TIERWISE_REACHED: report, RC_PARAMS: PROPERTIES });
  if (status !== 0) throw new Error(`the tests fail without any mutant:\n${stdout}`);
  const lines = readFileSync(report, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [name = '', milliseconds, ...reached] = line.split(' ');
    return { name, milliseconds: Number(milliseconds), reached: new Set(reached.map(Number)) };
  });
}

/** A few of the quick tests from everywhere: most mutants do not survive these. */
function sampleOf(tests: readonly Test[]): Test[] {
  const quick = tests.filter((test) => killerOf(test) === 'quick');
  const step = Math.ceil(quick.length / SAMPLE);
  return quick.filter((_, index) => index % step === 0);
}

function killerOf({ name, milliseconds }: Test): Killer {
  if (GOLDEN.test(name)) return 'golden';
  return milliseconds <= QUICK_MILLISECONDS ? 'quick' : 'slow';
}

/** Runs tests under a mutant until one fails; gives how it was noticed, if it was. */
function noticed(program: string, mutant: Mutant, tests: readonly Test[]): Promise<Verdict['how'] | undefined> {
  const usual = tests.reduce((sum, test) => sum + test.milliseconds, 0);
  const env = {
    ...process.env,
    GTEST_FILTER: tests.map(({ name }) => name).join(':'),
    TIERWISE_MUTANT: String(mutant.id),
    RC_PARAMS: PROPERTIES,
  };
  const timeout = 10_000 + 10 * usual;
  // The kernel ends a mutant that hangs even where nobody is left to do so.
  const limits = [`--as=${MEMORY}`, `--cpu=${Math.ceil(timeout / 1000)}`];
  const args = [...limits, program, '--gtest_brief=1', '--gtest_fail_fast'];
  return new Promise((resolve) => {
    execFile('prlimit', args, { env, timeout, killSignal: 'SIGKILL', maxBuffer: 2 ** 28 }, (error) => {
      if (!error) resolve(undefined);
      else if (error.killed || error.signal === 'SIGXCPU') resolve('timed out');
      else resolve(error.signal ? 'crashed' : 'failed');
    });
  });
}

async function verdictOf(program: string, mutant: Mutant, tests: readonly Test[]): Promise<Verdict> {
  const reaching = tests.filter(({ reached }) => reached.has(mutant.id));
  for (const killer of ['sample', 'quick', 'slow', 'golden'] as const) {
    const stage = killer === 'sample' ? sampleOf(reaching) : reaching.filter((test) => killerOf(test) === killer);
    const how = stage.length > 0 ? await noticed(program, mutant, stage) : undefined;
    if (how) return { mutant, reached: true, killer, how };
  }
  return { mutant, reached: reaching.length > 0 };
}

/** Tries every mutant in the program of the tests. */
export async function tryAll(
  binary: string,
  mutants: readonly Mutant[],
  progress: (verdict: Verdict, done: number) => void,
): Promise<Verdict[]> {
  const program = join(binary, 'tests/core_tests');
  const tests = testsOf(program, join(binary, 'reached.txt'));
  const verdicts: Verdict[] = [];
  const waiting = mutants.entries();
  const work = async (): Promise<void> => {
    for (const [index, mutant] of waiting) {
      const verdict = await verdictOf(program, mutant, tests);
      verdicts[index] = verdict;
      progress(verdict, verdicts.filter(Boolean).length);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return verdicts;
}
