import { readFileSync } from 'node:fs';
import type { Explanation, Portfolio } from 'tierwise';
import { describe, expect, test } from 'vitest';
import { openState, sample } from './page-state.ts';

const app = await openState(sample(), '2026-11-22');
const { findFigure } = await import('../../web/src/why/asked.ts');
const { inputText, parameterName, ruleIds, ruleText, sentenceOf } = await import('../../web/src/why/words.ts');

const texts = JSON.parse(readFileSync(new URL('../../web/src/locales/en.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

const agency = JSON.parse(readFileSync(new URL('../browser/agency.json', import.meta.url), 'utf8')) as Portfolio;

/** Every node of the explanations of a portfolio on a day, totals and clients. */
function nodesOf(facts: Portfolio, on: string): Explanation[] {
  app.portfolio.value = facts;
  const model = app.model.value?.value;
  const roots = [{ on }, ...(facts.clients ?? []).map(({ id }) => ({ on, client: id }))];
  const flat = (node: Explanation): Explanation[] => [node, ...node.because.flatMap(flat)];
  return roots.flatMap((request) => model?.explain(request).figures.flatMap(flat) ?? []);
}

describe.each([
  ['the sample agency', sample(), '2026-11-22'],
  ['the sample agency, a year before', sample(), '2025-11-22'],
  ['the sample agency, after the plans', sample(), '2027-03-01'],
  ['a small agency', agency, '2026-11-22'],
] as const)('why, for %s', (_, facts, on) => {
  const nodes = nodesOf(facts, on);
  test('has a sentence for every figure', () => {
    const said = nodes.map((node) => sentenceOf(node));
    expect(said.filter((key) => texts[key] === undefined)).toEqual([]);
  });
  test('has a name for every rule', () => {
    const unknown = nodes.flatMap(({ rules }) => rules).filter((rule) => texts[ruleText(rule)] === undefined);
    expect(unknown).toEqual([]);
  });
  test('has a name for every parameter', () => {
    const unknown = nodes.flatMap(({ parameters }) => parameters).filter((one) => parameterName(one).startsWith('/'));
    expect(unknown).toEqual([]);
  });
  test('has words for every place of the portfolio', () => {
    const unknown = nodes.flatMap(({ inputs }) => inputs).filter((one) => inputText(one).startsWith('/'));
    expect(unknown).toEqual([]);
  });
});

test('every rule of the programme has its words', () => {
  const programme = new Set(ruleIds.map((rule) => `why.rule.${rule}`));
  expect(Object.keys(texts).filter((key) => key.startsWith('why.rule.'))).toEqual([...programme].toSorted());
});

describe('the asked figure', () => {
  const leaf = (figure: string, because: object[] = [], subject = {}) => ({ figure, because, subject });
  const minima = ['gold', 'elite'].map((tier) => leaf('tier.minimum', [], { tier, track: 'total' }));
  const tree = [
    leaf('points.total', [leaf('points.sold', [leaf('points.sourced')]), leaf('points.managed')]),
    ...minima,
  ];
  test.each(['points.total', 'points.sourced', 'points.managed'] as const)('%s is found in the tree', (figure) => {
    expect(findFigure(tree as never, figure)?.figure).toBe(figure);
  });
  test('is told from others of its kind', () => {
    const found = findFigure(tree as never, 'tier.minimum', { tier: 'elite', track: 'total' });
    expect(found?.subject.tier).toBe('elite');
  });
  test('is nothing where the tree does not have it', () => {
    expect(findFigure(tree as never, 'tier.minimum', { tier: 'elite', track: 'managed' })).toBeUndefined();
    expect(findFigure(tree as never, 'review')).toBeUndefined();
  });
});
