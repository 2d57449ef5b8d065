import { describe, expect, it } from 'vitest';
import {
  type EvaluationCase,
  found,
  isEvaluation,
  isTimeline,
  loadVectors,
  ruleBookOf,
  type TimelineCase,
} from '../vectors/load.ts';
import { applyChanges } from './changes.ts';
import { evaluate } from './evaluate.ts';
import { timeline } from './timeline.ts';

/** The hand-worked figures of the vectors against the reference; documents in error and advice are the engine's alone. */
for (const [file, vectors] of loadVectors()) {
  const answered = vectors.filter(
    (vector): vector is EvaluationCase | TimelineCase => isEvaluation(vector) || isTimeline(vector),
  );
  describe.runIf(answered.length > 0)(file, () => {
    for (const vector of answered) {
      it(vector.name, () => {
        const rules = ruleBookOf(vector);
        const documents = { rules, portfolio: vector.portfolio };
        const { rules: book, portfolio } = vector.changes
          ? applyChanges(rules, vector.portfolio, vector.changes)
          : documents;
        const result = isTimeline(vector)
          ? timeline(book, portfolio, vector.from, vector.to)
          : evaluate(book, portfolio, vector.on);
        expect(found(result, vector.expect)).toEqual(vector.expect);
      });
    }
  });
}
