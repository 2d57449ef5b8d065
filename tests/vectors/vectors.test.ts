import { type Engine, type Model, type Problem, TierwiseError } from 'tierwise';
import { describe, expect, it } from 'vitest';
import { loadEngine } from '../wasm/engine.ts';
import {
  type AnsweredCase,
  type Case,
  type ErrorCase,
  found,
  isError,
  isEvaluation,
  isTimeline,
  loadVectors,
  ruleBookOf,
} from './load.ts';

const engine: Engine = await loadEngine();

/** The documents of a case, opened in the engine. */
function open(vector: Case): Model {
  const texts: Partial<ErrorCase> = isError(vector) ? vector : {};
  const model = engine
    .openRules(texts.rulebookText ?? ruleBookOf(vector))
    .openPortfolio(texts.portfolioText ?? vector.portfolio ?? EMPTY);
  const changes = texts.changesText ?? vector.changes;
  return changes === undefined ? model : model.withChanges(changes);
}

const EMPTY = { format: 'tierwise/portfolio@1', asOf: '2025-03-01', partner: { name: 'Agency' } } as const;

/** What is wrong with the documents, or with the question about the day. */
function problemsOf(vector: ErrorCase): readonly Problem[] {
  try {
    const model = open(vector);
    if (vector.on !== undefined) model.evaluate(vector.on);
    return [];
  } catch (error) {
    if (error instanceof TierwiseError) return error.problems;
    throw error;
  }
}

function answer(model: Model, vector: AnsweredCase): unknown {
  if (isTimeline(vector)) return model.timeline(vector.from, vector.to);
  if (isEvaluation(vector)) return model.evaluate(vector.on);
  if ('explain' in vector) return model.explain(vector.explain);
  if ('differences' in vector) return model.differences(vector.differences.from, vector.differences.to);
  return 'goal' in vector ? model.goal(vector.goal) : model.plan(vector.plan);
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
          for (const { id } of vector.expectErrors) if (id) expect(problems.map((each) => each.id)).toContain(id);
          return;
        }
        const model = open(vector);
        expect(found(answer(model, vector), vector.expect)).toEqual(vector.expect);
      });
    }
  });
}
