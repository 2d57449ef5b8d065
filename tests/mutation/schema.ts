/** One copy of the engine's sources that holds all of its mutants, of which the environment picks one when it runs. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Node } from './ast.ts';
import { type Site, sitesOf } from './find.ts';

export interface Mutant {
  id: number;
  file: string;
  line: number;
  /** The line's text, without indentation. */
  code: string;
  /** The text that the mutation changes. */
  expression: string;
  mutation: string;
}

/** Mutants of one file; more than any has. A file's numbers do not depend on the other files, so that these are not compiled again. */
const NUMBERS_OF_A_FILE = 2000;

export interface MutatedFile {
  mutants: Mutant[];
  text: string;
}

/** The source with every mutant in it, but for those on `left`, lines where the compiler refused one. */
export function mutatedFile(
  file: string,
  source: Buffer,
  index: number,
  trees: readonly Node[],
  left: ReadonlySet<number>,
): MutatedFile {
  const lineAt = (offset: number): number => source.subarray(0, offset).toString().split('\n').length;
  const lines = source.toString().split('\n');
  const sites = sitesOf(file, source, trees).filter((site) => {
    for (let line = lineAt(site.begin); line <= lineAt(site.end); line++) if (left.has(line)) return false;
    return true;
  });
  const mutants: Mutant[] = [];
  const ids = sites.map((site) =>
    site.mutations.map((mutation) => {
      const line = lineAt(site.begin);
      const expression = source.subarray(site.begin, site.end).toString().replace(/\s+/g, ' ');
      const id = NUMBERS_OF_A_FILE * (index + 1) + mutants.length;
      mutants.push({ id, file, line, code: (lines[line - 1] ?? '').trim(), expression, mutation });
      return id;
    }),
  );
  const text = render(source, sites, ids, 0, 0, source.length);
  const lost = mutants.find(({ id }) => !new RegExp(`\\b${id}\\b`).test(text));
  if (lost) throw new Error(`two mutations overlap in line ${lost.line} of ${file}: ${lost.expression}`);
  return { mutants, text };
}

function render(
  source: Buffer,
  sites: readonly Site[],
  ids: readonly number[][],
  first: number,
  begin: number,
  end: number,
): string {
  let text = '';
  let at = begin;
  for (let i = first; i < sites.length; i++) {
    const site = sites[i] as Site;
    if (site.begin < at || site.end > end) continue;
    const parts = site.parts.map(([from, to]) => render(source, sites, ids, i + 1, from, to));
    text += source.subarray(at, site.begin).toString() + site.write(ids[i] ?? [], parts);
    at = site.end;
  }
  return text + source.subarray(at, end).toString();
}

/** Keeps the time of a file that stays the same, so that it is not compiled again. */
function save(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}

const FOLDERS = ['core/src', 'core/include/tierwise', 'core/rules', 'tests/core', 'tests/vectors'];
const OTHERS = ['CMakeLists.txt', 'core/CMakeLists.txt', 'tests/CMakeLists.txt', 'tests/differential/answers.cpp'];
/** Where the tool's own sources go. */
const OWN = new Map([
  ['mutants.hpp', 'mutants.hpp'],
  ['tests/core/reach.cpp', 'reach.cpp'],
]);

/** Writes the project with the mutated sources into `tree`: the engine and its tests, as they are now. */
export function writeTree(root: string, tree: string, mutated: ReadonlyMap<string, MutatedFile>): void {
  const files = [
    ...OTHERS,
    ...FOLDERS.flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name))),
  ];
  for (const file of files) save(join(tree, file), mutated.get(file)?.text ?? readFileSync(join(root, file), 'utf8'));
  for (const [file, own] of OWN) save(join(tree, file), readFileSync(join(root, 'tests/mutation', own), 'utf8'));
  for (const folder of FOLDERS) {
    for (const file of readdirSync(join(tree, folder)).map((name) => join(folder, name))) {
      if (!files.includes(file) && !OWN.has(file)) rmSync(join(tree, file));
    }
  }
}
