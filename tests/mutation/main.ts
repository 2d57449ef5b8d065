/** Mutation testing of the engine: which small faults do its tests notice? See scripts/mutate. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { syntaxTree } from './ast.ts';
import { type Mutant, type MutatedFile, mutatedFile, writeTree } from './schema.ts';
import { build, tryAll, type Verdict } from './trial.ts';

const ROOT = process.cwd();
const TREE = join(ROOT, 'build/mutation/tree');
const BINARY = join(ROOT, 'build/mutation/native');
const FLAGS = ['-std=c++20', '-Icore/include', '-Icore/src'];
/** Reading and writing documents is what the fuzzers are for. */
const READERS_AND_WRITERS =
  /\/(json_|read_|write_|readers|writers|requests|session|activity_scanner|codes|problem|documents|results|shipped_rules)/;
/** Where nearly every fault has to be noticed, and by a test that says what is right. */
const REQUIRED = new Map([
  ['managed.cpp', 95],
  ['managed_terms.cpp', 95],
  ['sold.cpp', 95],
  ['standing.cpp', 95],
]);

/** A mutant that lives, and why it may: `tests/mutation/survivors.json`. */
type Survivor = Pick<Mutant, 'file' | 'code' | 'expression' | 'mutation'> & { reason: string };

const isSurvivor = ({ mutant }: Verdict, survivor: Survivor): boolean =>
  mutant.file === survivor.file &&
  mutant.code === survivor.code &&
  mutant.expression === survivor.expression &&
  mutant.mutation === survivor.mutation;

const sources = ['core/include/tierwise', 'core/src'].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => /\.[ch]pp$/.test(name))
    .map((name) => `${folder}/${name}`),
);

function wanted(names: readonly string[]): string[] {
  if (names.length === 0) return sources.filter((file) => !READERS_AND_WRITERS.test(file));
  return names.map((name) => {
    const file = sources.find((each) => each === name || basename(each) === name);
    if (!file) throw new Error(`expected a source of the engine, such as managed.cpp, found "${name}"`);
    return file;
  });
}

/** The sources with their mutants, without those that do not compile. */
async function compiled(files: readonly string[]): Promise<Map<string, MutatedFile>> {
  const texts = new Map(files.map((file) => [file, readFileSync(join(ROOT, file))]));
  const trees = new Map<string, Awaited<ReturnType<typeof syntaxTree>>>();
  // A header's templates are seen where they are used.
  const anywhere = files.some((file) => file.endsWith('.hpp'));
  const read = (file: string) => files.includes(file) || (anywhere && !READERS_AND_WRITERS.test(file));
  for (const source of sources.filter((file) => file.endsWith('.cpp') && read(file))) {
    trees.set(source, await syntaxTree(source, FLAGS));
  }
  const refused = new Map(files.map((file) => [file, new Set<number>()]));
  for (;;) {
    const mutated = new Map(
      files.map((file) => {
        const seen = file.endsWith('.cpp') ? [trees.get(file) ?? []] : [...trees.values()];
        return [
          file,
          mutatedFile(
            file,
            texts.get(file) ?? Buffer.of(),
            sources.indexOf(file),
            seen.flat(),
            refused.get(file) ?? new Set(),
          ),
        ];
      }),
    );
    writeTree(ROOT, TREE, mutated);
    const errors = build(TREE, BINARY);
    if (errors === '') return mutated;
    const before = [...refused.values()].reduce((sum, { size }) => sum + size, 0);
    for (const [file, line] of firstErrors(errors)) refused.get(file)?.add(line);
    if ([...refused.values()].reduce((sum, { size }) => sum + size, 0) === before) throw new Error(errors);
    for (const [file, lines] of refused)
      if (lines.size > 0) console.error(`not compiled: ${file}, lines ${[...lines].join(', ')}`);
  }
}

/** Where each file that was not compiled has its first error; those after it may only follow from it. */
function* firstErrors(output: string): Generator<[string, number]> {
  for (const failure of output.split(/^FAILED: /m).slice(1)) {
    const first = failure.slice(0, failure.search(/ error: /) + 8);
    const places = first.matchAll(
      /(core\/(?:src|include\/tierwise)\/\w+\.[ch]pp):(\d+):(?:\d+:)? *(?:error: | {2}required from)/g,
    );
    for (const [, file = '', line] of places) yield [file, Number(line)];
  }
}

interface Row {
  file: string;
  mutants: number;
  killed: number;
  killedWithGolden: number;
  listed: number;
  unreached: number;
}

const percent = (part: number, whole: number): number => (whole === 0 ? 100 : (100 * part) / whole);
/** Of those that a test could notice: without the ones whose reason says that none can. */
const scoreOf = (row: Row): number => percent(row.killed, row.mutants - row.listed);

function rowOf(file: string, verdicts: readonly Verdict[], survivors: readonly Survivor[]): Row {
  const own = verdicts.filter(({ mutant }) => mutant.file === file);
  const alive = own.filter(({ killer }) => killer === undefined || killer === 'golden');
  return {
    file: basename(file),
    mutants: own.length,
    killed: own.length - alive.length,
    killedWithGolden: own.filter(({ killer }) => killer).length,
    listed: alive.filter((verdict) => survivors.some((survivor) => isSurvivor(verdict, survivor))).length,
    unreached: own.filter(({ reached }) => !reached).length,
  };
}

function total(rows: readonly Row[]): Row {
  const sum = (of: (row: Row) => number): number => rows.reduce((all, row) => all + of(row), 0);
  return {
    file: 'total',
    mutants: sum((row) => row.mutants),
    killed: sum((row) => row.killed),
    killedWithGolden: sum((row) => row.killedWithGolden),
    listed: sum((row) => row.listed),
    unreached: sum((row) => row.unreached),
  };
}

function line(cells: readonly (string | number)[]): string {
  return cells.map((cell, column) => (column === 0 ? String(cell).padEnd(20) : String(cell).padStart(14))).join('');
}

function print(rows: readonly Row[]): void {
  console.log(line(['', 'mutants', 'killed', 'with golden', 'listed', 'not reached', 'of all, %', 'of the rest, %']));
  for (const row of rows) {
    const { file, mutants, killed, killedWithGolden, listed, unreached } = row;
    const ofAll = percent(killed, mutants).toFixed(1);
    console.log(line([file, mutants, killed, killedWithGolden, listed, unreached, ofAll, scoreOf(row).toFixed(1)]));
  }
}

function described({ mutant: { file, line: at, expression, mutation }, killer, reached }: Verdict): string {
  const remark = killer === 'golden' ? ' (but the golden hashes notice it)' : reached ? '' : ' (no test comes by)';
  return `${file}:${at}: ${expression}: ${mutation}${remark}`;
}

/** The files with a required share come first. */
const urgency = ({ file }: Mutant): number => (REQUIRED.has(basename(file)) ? 0 : 1);

const files = wanted(process.argv.slice(2));
const mutated = await compiled(files);
const mutants = [...mutated.values()].flatMap((file) => file.mutants).sort((a, b) => urgency(a) - urgency(b));
const verdicts = await tryAll(BINARY, mutants, (verdict, done) => {
  if (verdict.killer === undefined || verdict.killer === 'golden') console.error(described(verdict));
  if (done % 100 === 0) console.error(`${done} of ${mutants.length} mutants tried`);
});

const survivors = (JSON.parse(readFileSync(join(ROOT, 'tests/mutation/survivors.json'), 'utf8')) as Survivor[]).filter(
  ({ file }) => files.includes(file),
);
const rows = files.map((file) => rowOf(file, verdicts, survivors)).filter((row) => row.mutants > 0);
const alive = verdicts.filter(({ killer }) => killer === undefined || killer === 'golden');
for (const verdict of alive) {
  if (!survivors.some((survivor) => isSurvivor(verdict, survivor))) console.log(`lives: ${described(verdict)}`);
}
print([...rows, total(rows)]);
writeFileSync(
  join(ROOT, 'build/mutation.json'),
  `${JSON.stringify({ rows: [...rows, total(rows)], alive }, null, 2)}\n`,
);

const rotten = survivors.filter((survivor) => !alive.some((verdict) => isSurvivor(verdict, survivor)));
for (const { file, code, mutation } of rotten)
  console.error(
    `tests/mutation/survivors.json: no mutant lives that is ${mutation} in "${code}" of ${file}: remove the entry`,
  );
const weak = rows.filter((row) => scoreOf(row) < (REQUIRED.get(row.file) ?? 0));
for (const row of weak)
  console.error(
    `${row.file}: ${scoreOf(row).toFixed(1)} % of the mutants are killed, ${REQUIRED.get(row.file)} % are required`,
  );
process.exitCode = rotten.length + weak.length > 0 ? 1 : 0;
