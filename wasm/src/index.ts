/**
 * Tierwise, the engine: what a HubSpot solutions partner stands at, what it is about to lose, and what to do about it.
 * Nothing here reads a clock, a locale or the network; "today" is always an argument.
 *
 *     const engine = await loadTierwise({ wasmBinary });
 *     const rules = engine.openRules();                       // the shipped rule book
 *     const model = rules.openPortfolio(portfolioText);
 *     model.evaluate('2026-11-23').performance;               // "platinum"
 */
import type {
  Calculation,
  CalculationRequest,
  Conversion,
  ConversionRequest,
  Evaluation,
  Problem,
  Standing,
  StandingRequest,
  Timeline,
} from './results.ts';
import type { Changes, Day, Portfolio, RuleBook } from './documents.ts';

export type * from './documents.ts';
export type * from './results.ts';

/** Thrown by every call that is given bad input. Nothing was loaded or changed. */
export class TierwiseError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.name = 'TierwiseError';
  }
}

/** A rule book that was read and checked. */
export interface Rules {
  readonly document: RuleBook;
  calculate(request: CalculationRequest): Calculation;
  convert(request: ConversionRequest): Conversion;
  standing(request: StandingRequest): Standing;
  openPortfolio(portfolio: string | Portfolio): Model;
  dispose(): void;
}

/** A portfolio under a rule book, ready to be asked about any day. Never changes; a what-if is another model. */
export interface Model {
  evaluate(on: Day): Evaluation;
  timeline(from: Day, to: Day): Timeline;
  /** The model with `changes` applied in order; this one stays as it is. */
  withChanges(changes: string | Changes): Model;
  dispose(): void;
}

export interface Engine {
  /** The text of the rule book that the engine was built with. */
  readonly shippedRules: string;
  openRules(rules?: string | RuleBook): Rules;
  /** The format of a document that reads without a problem; throws TierwiseError otherwise. */
  validate(document: string): string;
}
