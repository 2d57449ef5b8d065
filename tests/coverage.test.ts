/** Every rule of the programme and every problem that the engine can report has a case that is about it. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Case, isError, loadVectors } from './vectors/load.ts';
import { RULE_IDS } from './vectors/rule-ids.ts';
import { stoppingIds } from './wasm/stopping-ids.ts';

const SOURCES = new URL('../core/src/', import.meta.url);
/** How the engine's sources report a problem: by its id, first. */
const REPORTED =
  /(?:\b(?:report|add|fail)\(|Problem\{|Problems\{\s*\{|problem_ = \{|return \{|>\(\s*\{\{)\s*"([a-z]+(?:-[a-z]+)+)"/g;

function reportedProblems(): string[] {
  const texts = readdirSync(SOURCES).map((file) => readFileSync(new URL(file, SOURCES), 'utf8'));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(REPORTED)].map(([, id]) => id as string)))].sort();
}

interface Claims {
  rules?: string[];
  errors?: string[];
}
const cases = [...loadVectors().values()].flat();
const vectors: Claims[] = cases as Claims[];
const badRequests = JSON.parse(readFileSync(new URL('wasm/bad-requests.json', import.meta.url), 'utf8')) as {
  expect: { id: string };
}[];

describe('rules', () => {
  const covered = new Set(vectors.flatMap(({ rules = [] }) => rules));

  test.each(RULE_IDS)('%s', (rule) => {
    expect(covered).toContain(rule);
  });

  test('no case is about a rule that does not exist', () => {
    expect([...covered].filter((rule) => !RULE_IDS.includes(rule))).toEqual([]);
  });
});

/** The rules that the explanation expected of a case names, at the node that is to name them. */
function explainedRules(vector: Case): string[] {
  if (isError(vector) || !('explain' in vector)) return [];
  const named = Object.entries(vector.expect).filter(([pointer]) => pointer.endsWith('/rules'));
  return named.flatMap(([, rules]) => rules as string[]).filter((rule) => vector.rules?.includes(rule));
}

describe('explanations', () => {
  const explained = new Set(cases.flatMap(explainedRules));

  test.each(RULE_IDS)('%s', (rule) => {
    expect(explained).toContain(rule);
  });
});

describe('problems', () => {
  const covered = new Set<string>([
    ...stoppingIds,
    ...vectors.flatMap(({ errors = [] }) => errors),
    ...badRequests.map((each) => each.expect.id),
  ]);
  const reported = [...reportedProblems(), ...stoppingIds];

  test.each(reported)('%s', (id) => {
    expect(covered).toContain(id);
  });

  const texts = JSON.parse(readFileSync(new URL('../web/src/locales/en.json', import.meta.url), 'utf8')) as object;

  test.each(reported)('%s has words on the page', (id) => {
    expect(texts).toHaveProperty([`problem.${id}`]);
  });

  test('the page words no problem that is never reported', () => {
    const worded = Object.keys(texts).flatMap((key) => /^problem\.([a-z]+-[a-z-]+)$/.exec(key)?.[1] ?? []);
    expect(worded.filter((id) => !reported.includes(id))).toEqual([]);
  });

  test('no case is about a problem that is never reported', () => {
    expect([...covered].filter((id) => !reported.includes(id))).toEqual([]);
  });
});
