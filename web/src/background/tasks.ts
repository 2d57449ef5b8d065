/** What may take its time. Documents go in and plain data comes out, so that the same runs beside the page and in it. */
import {
  type Changes,
  type Engine,
  type Model,
  type Plan,
  type PlanRequest,
  type Portfolio,
  type RuleBook,
  TierwiseError,
} from 'tierwise';
import { attempt, hasStopped, type Outcome } from '../outcome.ts';

/** The documents of a model: the facts under their rules, and what is laid over them. */
export interface ModelDocuments {
  book: RuleBook;
  portfolio: Portfolio;
  changes: readonly Changes[];
}

export interface Tasks {
  /** The plan for each request, in their order (`Model.plan`). Throws TierwiseError where the engine stops. */
  plans(documents: ModelDocuments, requests: readonly PlanRequest[]): Promise<NonNullable<Outcome<Plan>>[]>;
}

/** The tasks by an engine, which may still be loading. */
export function tasksBy(loading: Promise<Engine> | Engine): Tasks {
  return {
    async plans(documents, requests) {
      return withModel(await loading, documents, (model) =>
        requests.map((request) => answered(() => model.plan(request))),
      );
    },
  };
}

/** A refusal is an answer; an engine that has stopped gives none. */
function answered<T>(work: () => T): NonNullable<Outcome<T>> {
  const outcome = attempt(work);
  if (hasStopped(outcome)) throw new TierwiseError(outcome.problems ?? []);
  return outcome;
}

/** Opens the documents for as long as `work` takes. */
function withModel<T>(engine: Engine, { book, portfolio, changes }: ModelDocuments, work: (model: Model) => T): T {
  const rules = engine.openRules(book);
  const models = [rules.openPortfolio(portfolio)];
  for (const change of changes) models.push((models.at(-1) as Model).withChanges(change));
  try {
    return work(models.at(-1) as Model);
  } finally {
    for (const opened of [...models, rules]) opened.dispose();
  }
}
