/** Lays a scenario over a model. A change that cannot apply is left out, and says why; the others still work. */
import { type Change, type Model, type Problem, TierwiseError } from 'tierwise';
import type { PlannedChange, Scenario } from './scenarios.ts';

export interface AppliedScenario {
  model: Model;
  /** The changes that apply, in order. */
  changes: readonly Change[];
  /** By the id of a change that does not apply: why. */
  problems: ReadonlyMap<string, readonly Problem[]>;
  /** Gives the model back, unless it is the one that the scenario was laid over. */
  dispose(): void;
}

/** So many changes are left out at most: each takes another try, and a plan that is wrong all over has its own problem. */
const MOST_LEFT_OUT = 200;

/**
 * Whatever the engine refuses is left out and the rest tried again, so that a change which rests on a refused one is
 * judged without it.
 * @throws TierwiseError when the engine refuses the whole and names no change, or too many one after the other.
 */
export function applyScenario(base: Model, { name, changes }: Scenario): AppliedScenario {
  const problems = new Map<string, Problem[]>();
  let remaining = changes.filter(({ isOn }) => isOn);
  for (;;) {
    const applying = remaining.map(({ change }) => change);
    if (applying.length === 0) return { model: base, changes: [], problems, dispose: () => {} };
    try {
      const model = base.withChanges({ format: 'tierwise/changes@1', name, changes: applying });
      return { model, changes: applying, problems, dispose: () => model.dispose() };
    } catch (error) {
      const refused = error instanceof TierwiseError ? refusedBy(error, remaining) : new Map<string, Problem[]>();
      if (refused.size === 0 || problems.size >= MOST_LEFT_OUT) throw error;
      for (const [id, found] of refused) problems.set(id, found);
      remaining = remaining.filter(({ id }) => !refused.has(id));
    }
  }
}

function refusedBy(error: TierwiseError, applying: readonly PlannedChange[]): Map<string, Problem[]> {
  const refused = new Map<string, Problem[]>();
  for (const problem of error.problems) {
    const index = /^\/changes\/(\d+)/.exec(problem.pointer)?.[1];
    const change = index === undefined ? undefined : applying[Number(index)];
    if (change !== undefined) refused.set(change.id, [...(refused.get(change.id) ?? []), problem]);
  }
  return refused;
}
