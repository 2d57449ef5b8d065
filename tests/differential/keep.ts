import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { shippedRulesText } from '../vectors/load.ts';
import { type Difference, differences } from './compare.ts';
import { askReference, type Question } from './outcome.ts';

const FOLDER = fileURLToPath(new URL('../../build/counterexamples/', import.meta.url));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The merge patch (RFC 7396) that makes `target` of `base`. */
function patchBetween(base: unknown, target: unknown): unknown {
  if (!isObject(base) || !isObject(target)) return target;
  const changed = [...new Set([...Object.keys(base), ...Object.keys(target)])].filter(
    (name) => differences(base[name], target[name]).length > 0,
  );
  return Object.fromEntries(
    changed.map((name) => [name, name in target ? patchBetween(base[name], target[name]) : null]),
  );
}

/** What the reference says, as a vector expects it. */
function expected(question: Question, found: readonly Difference[]): object {
  const reference = askReference(question);
  if ('refusedChange' in reference)
    return { expectErrors: [{ document: 'changes', pointer: `/changes/${reference.refusedChange}` }] };
  const places = found.filter(({ pointer }) => pointer.startsWith('/result/'));
  return {
    expect: Object.fromEntries(
      places.map(({ pointer, reference: value }) => [pointer.slice('/result'.length), value ?? { absent: true }]),
    ),
  };
}

/** Writes a question about which two evaluators differ as a vector, and says where and what to do with it. */
export function keepAsVector(seed: number, question: Question, found: readonly Difference[]): string {
  const { rules, portfolio, changes, ask } = question;
  const vector = {
    name: `Seed ${seed}`,
    rules: [],
    source: 'What the reference says; to be worked out by hand.',
    rulebook: patchBetween(JSON.parse(shippedRulesText), rules),
    portfolio,
    changes,
    ...ask,
    ...expected(question, found),
  };
  const file = `${FOLDER}seed-${seed}.json`;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, `${JSON.stringify([vector], null, 2)}\n`);
  return `It is in ${file}. Work it out by hand from the rules, name it and its rules, and keep it in tests/vectors.`;
}
