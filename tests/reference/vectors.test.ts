import { describe, expect, it } from 'vitest';
import {
  type EvaluationCase,
  found,
  isError,
  isTimeline,
  loadVectors,
  ruleBookOf,
  type TimelineCase,
} from '../vectors/load.ts';
import { applyChanges } from './changes.ts';
import { evaluate } from './evaluate.ts';
import { timeline } from './timeline.ts';

/** The hand-worked figures of the vectors against the reference; documents in error are the engine's to judge. */
for (const [file, vectors] of loadVectors()) {
  const answered = vectors.filter((vector): vector is EvaluationCase | TimelineCase => !isError(vector));
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
