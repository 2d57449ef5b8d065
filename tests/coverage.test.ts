/** Every rule of the programme and every problem that the engine can report has a case that is about it. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadVectors } from './vectors/load.ts';

const RULES = [
  ...['setup', 'assignment', 'qualifying', 'window', 'end', 'minimum', 'split'].map((rule) => `managed.${rule}`),
  ...['rate', 'line', 'net', 'life'].map((rule) => `sold.${rule}`),
  ...['currency.unit', 'market.growth', 'rate.managed', 'points.exact'],
  ...['minimum', 'certification', 'condition', 'credited'].map((rule) => `tier.${rule}`),
  ...['checkpoint', 'down', 'protection', 'certification'].map((rule) => `review.${rule}`),
];

const SOURCES = new URL('../core/src/', import.meta.url);
/** How the engine's sources report a problem: by its id, first. */
const REPORTED =
  /(?:\b(?:report|add|fail)\(|Problem\{|Problems\{\s*\{|problem_ = \{|return \{)\s*"([a-z]+(?:-[a-z]+)+)"/g;

function reportedProblems(): string[] {
  const texts = readdirSync(SOURCES).map((file) => readFileSync(new URL(file, SOURCES), 'utf8'));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(REPORTED)].map(([, id]) => id as string)))].sort();
}

interface Claims {
  rules?: string[];
  errors?: string[];
}
const vectors = [...loadVectors().values()].flat() as Claims[];
const badRequests = JSON.parse(readFileSync(new URL('wasm/bad-requests.json', import.meta.url), 'utf8')) as {
  expect: { id: string };
}[];

describe('rules', () => {
  const covered = new Set(vectors.flatMap(({ rules = [] }) => rules));

  test.each(RULES)('%s', (rule) => {
    expect(covered).toContain(rule);
  });

  test('no case is about a rule that does not exist', () => {
    expect([...covered].filter((rule) => !RULES.includes(rule))).toEqual([]);
  });
});

describe('problems', () => {
  const covered = new Set([
    ...vectors.flatMap(({ errors = [] }) => errors),
    ...badRequests.map((each) => each.expect.id),
  ]);
  const reported = reportedProblems();

  test.each(reported)('%s', (id) => {
    expect(covered).toContain(id);
  });

  test('no case is about a problem that is never reported', () => {
    expect([...covered].filter((id) => !reported.includes(id))).toEqual([]);
  });
});
