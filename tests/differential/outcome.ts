import { type Engine, type Portfolio, type Problem, type RuleBook, type Rules, TierwiseError } from 'tierwise';
import type { Changes } from '../../wasm/src/documents.ts';
import { MissingParameter } from '../reference/book.ts';
import { applyChanges, CannotApply } from '../reference/changes.ts';
import { evaluate } from '../reference/evaluate.ts';
import { timeline } from '../reference/timeline.ts';
import { comparableEvaluation, comparableTimeline } from './compare.ts';

/** What is asked in one comparison. */
export interface Question {
  rules: RuleBook;
  portfolio: Portfolio;
  changes?: Changes;
  ask: { on: string } | { from: string; to: string };
}

/** A result in the form in which two are compared; or the change that was refused; or that a parameter is missing. */
export type Outcome =
  | { result: unknown }
  | { refusedChange: number }
  | { missingParameter: true }
  | { invalid: string };

export function askReference({ rules, portfolio, changes, ask }: Question): Outcome {
  try {
    const documents = changes ? applyChanges(rules, portfolio, changes) : { rules, portfolio };
    return 'on' in ask
      ? { result: comparableEvaluation(evaluate(documents.rules, documents.portfolio, ask.on)) }
      : { result: comparableTimeline(timeline(documents.rules, documents.portfolio, ask.from, ask.to)) };
  } catch (error) {
    if (error instanceof CannotApply) return { refusedChange: error.index };
    if (error instanceof MissingParameter) return { missingParameter: true };
    throw error;
  }
}

export function askEngine(engine: Engine, { rules, portfolio, changes, ask }: Question): Outcome {
  let book: Rules | undefined;
  try {
    book = engine.openRules(rules);
    const base = book.openPortfolio(portfolio);
    const model = changes ? base.withChanges(changes) : base;
    return 'on' in ask
      ? { result: comparableEvaluation(model.evaluate(ask.on)) }
      : { result: comparableTimeline(model.timeline(ask.from, ask.to)) };
  } catch (error) {
    if (error instanceof TierwiseError) return outcomeOf(error.problems);
    throw error;
  } finally {
    book?.dispose();
  }
}

/** The outcome of a question that is refused because of these. */
export function outcomeOf(problems: readonly Problem[]): Outcome {
  const first = problems[0];
  const index = first?.document === 'changes' ? /^\/changes\/(\d+)/.exec(first.pointer)?.[1] : undefined;
  if (index !== undefined) return { refusedChange: Number(index) };
  return first?.id === 'missing-parameter' ? { missingParameter: true } : { invalid: JSON.stringify(problems) };
}
