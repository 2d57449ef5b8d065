/**
 * Every rule of the programme, every problem that the engine can report, every change and every word of an answer has a case
 * that is about it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Case, isAdvice, isError, isEvaluation, isTimeline, loadVectors } from './vectors/load.ts';
import { RULE_IDS } from './vectors/rule-ids.ts';
import { stoppingIds } from './wasm/stopping-ids.ts';

const SOURCES = new URL('../core/src/', import.meta.url);
/** How the engine's sources report a problem: by its id, first. */
const REPORTED =
  /(?:\b(?:report|add|fail)\(|Problem\{|Problems\{\s*\{|return \{\{?|>\(\s*\{\{)\s*"([a-z]+(?:-[a-z]+)+)"/g;

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

/** The contract of the facade, in which these words are defined. */
const contract = (file: string): string => readFileSync(new URL(`../wasm/src/${file}`, import.meta.url), 'utf8');
const quoted = (text: string): string[] => [...text.matchAll(/'([a-z-]+)'/g)].map(([, word]) => word as string);

function wordsOf(type: string): string[] {
  const definition = new RegExp(`export type ${type} =([^;]+);`).exec(contract('results.ts'))?.[1];
  if (definition === undefined) throw new Error(`results.ts defines no ${type}`);
  return quoted(definition);
}

/** Every member of a value, at any depth, as `name: word`. */
function membersOf(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return [`${name}: ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => membersOf(member, Array.isArray(value) ? name : key));
}

/** What the cases that ask like this expect, as `name: word`. */
function expectedWhere(asks: (vector: Case) => boolean): Set<string> {
  const members = cases.flatMap((vector) => {
    if (isError(vector) || !asks(vector)) return [];
    return Object.entries(vector.expect).flatMap(([pointer, value]) =>
      membersOf(value, pointer.slice(pointer.lastIndexOf('/') + 1)),
    );
  });
  return new Set(members);
}

const asksFor = (question: string) => (vector: Case) => isAdvice(vector) && question in vector;

const ANSWERS: [name: string, words: string[], member: string, asks: (vector: Case) => boolean][] = [
  ['statuses of a relationship', wordsOf('ManagedStatus'), 'status', isEvaluation],
  ['reasons of a relationship that never was', wordsOf('NeverReason'), 'reason', isEvaluation],
  ['outcomes of a review', wordsOf('ReviewOutcome'), 'outcome', isEvaluation],
  ['warnings', ['unpriced-currency'], 'code', isEvaluation],
  ['events', wordsOf('EventKind'), 'kind', isTimeline],
  ['differences', wordsOf('DifferenceKind'), 'kind', asksFor('differences')],
  ['reasons why no sale does', wordsOf('GoalReason'), 'reason', asksFor('goal')],
  ['reasons why no plan does', wordsOf('PlanReason'), 'code', asksFor('plan')],
];

describe.each(ANSWERS)('%s', (_, words, member, asks) => {
  const expected = expectedWhere(asks);

  test.each(words)('%s', (word) => {
    expect(expected).toContain(`${member}: ${word}`);
  });
});

describe('changes', () => {
  const changes = [...contract('documents.ts').matchAll(/\bdo: ([^;]+);/g)].flatMap(([, words]) =>
    quoted(words as string),
  );
  const done = (asks: (vector: Case) => boolean): Set<string> =>
    new Set(cases.filter(asks).flatMap((vector) => vector.changes?.changes.map((change) => change.do) ?? []));
  const applied = done((vector) => !isError(vector));
  const refused = done(isError);

  test.each(changes)('%s', (change) => {
    expect(applied).toContain(change);
  });

  test.each(changes)('%s, where it cannot apply', (change) => {
    expect(refused).toContain(change);
  });
});
