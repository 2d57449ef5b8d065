import { type Engine, type Model, type Problem, type Rules, TierwiseError } from 'tierwise';
import { describe, expect, it } from 'vitest';
import { loadEngine } from '../wasm/engine.ts';
import { type Case, type ErrorCase, found, isError, loadVectors, ruleBookOf } from './load.ts';

const engine: Engine = await loadEngine();

/** The rule book of a case, opened in the engine. */
function openRules(vector: Case): Rules {
  return engine.openRules(isError(vector) && vector.rulebookText ? vector.rulebookText : ruleBookOf(vector));
}

/** The documents of a case, opened in the engine. */
function open(vector: Case): Model {
  const { portfolio = EMPTY, changes, portfolioText, changesText }: Partial<ErrorCase> = vector as ErrorCase;
  const model = openRules(vector).openPortfolio(portfolioText ?? portfolio);
  const given = changesText ?? changes;
  return given === undefined ? model : model.withChanges(given);
}

const EMPTY = { format: 'tierwise/portfolio@1', asOf: '2025-03-01', partner: { name: 'Agency' } } as const;

/** The answer to what a case asks; nothing where it only opens its documents. */
function answer(vector: Case): unknown {
  if ('calculate' in vector) return openRules(vector).calculate(vector.calculate);
  if ('convert' in vector) return openRules(vector).convert(vector.convert);
  if ('standing' in vector) return openRules(vector).standing(vector.standing);
  const model = open(vector);
  if ('explain' in vector) return model.explain(vector.explain);
  if ('differences' in vector) return model.differences(vector.differences.from, vector.differences.to);
  if ('goal' in vector) return model.goal(vector.goal);
  if ('plan' in vector) return model.plan(vector.plan);
  const { from, to, on }: { from?: string; to?: string; on?: string } = vector;
  if (from !== undefined && to !== undefined) return model.timeline(from, to);
  return on === undefined ? undefined : model.evaluate(on);
}

/** What is wrong with the documents, or with the question. */
function problemsOf(vector: ErrorCase): readonly Problem[] {
  try {
    answer(vector);
    return [];
  } catch (error) {
    if (error instanceof TierwiseError) return error.problems;
    throw error;
  }
}

const inOrder = (places: Pick<Problem, 'document' | 'pointer'>[]) =>
  places.map(({ document, pointer }) => `${document} ${pointer}`).sort();

for (const [file, vectors] of loadVectors()) {
  describe(file, () => {
    for (const vector of vectors) {
      it(vector.name, () => {
        if (isError(vector)) {
          const problems = problemsOf(vector);
          expect(inOrder([...problems])).toEqual(inOrder(vector.expectErrors));
          for (const each of vector.expectErrors) expect(problems).toContainEqual(expect.objectContaining(each));
          return;
        }
        expect(found(answer(vector), vector.expect)).toEqual(vector.expect);
      });
    }
  });
}
