/**
 * Tierwise, the engine: what a HubSpot solutions partner stands at, what it is about to lose, and what to do about it.
 * Nothing here reads a clock, a locale or the network; "today" is always an argument.
 *
 *     const engine = await loadTierwise({ wasmBinary });
 *     const rules = engine.openRules();                       // the shipped rule book
 *     const model = rules.openPortfolio(portfolioText);
 *     model.evaluate('2026-11-23').performance;               // "platinum"
 */
/// <reference path="./tierwise-engine.d.ts" />

import builtModule from '../../build/wasm/tierwise-engine.mjs';
import type { Changes, Day, Portfolio, RuleBook } from './documents.ts';
import type { EngineModule, EngineModuleFactory, EngineModuleOptions } from './engine-module.ts';
import type {
  Calculation,
  CalculationRequest,
  Conversion,
  ConversionRequest,
  Differences,
  Evaluation,
  ExplainRequest,
  Explanations,
  Goal,
  GoalRequest,
  Plan,
  PlanRequest,
  Problem,
  Standing,
  StandingRequest,
  Timeline,
} from './results.ts';

export type * from './documents.ts';
export type { EngineModuleFactory, EngineModuleOptions } from './engine-module.ts';
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
  /** The tree behind each figure of a client, or of the partner. */
  explain(request: ExplainRequest): Explanations;
  /** What changed from the state of one day to that of a later one, and why. */
  differences(from: Day, to: Day): Differences;
  /** What is missing to a target, and the smallest sale that closes it. */
  goal(request: GoalRequest): Goal;
  /** The fewest touches of clients that keep a target. */
  plan(request: PlanRequest): Plan;
  /** The answer to a question above as the engine's own JSON text, byte for byte the same wherever it runs. */
  json(question: 'evaluate', on: Day): string;
  json(question: 'timeline', from: Day, to: Day): string;
  json(question: 'explain', request: ExplainRequest): string;
  json(question: 'differences', request: { from: Day; to: Day }): string;
  json(question: 'goal', request: GoalRequest): string;
  json(question: 'plan', request: PlanRequest): string;
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

export interface LoadOptions extends EngineModuleOptions {
  /** Another build of the engine's module than the one that this file was built with. */
  moduleFactory?: EngineModuleFactory;
}

/**
 * Brings up an engine of its own memory.
 * @throws WebAssembly.CompileError, or what the fetch of the module's file failed with.
 */
export async function loadTierwise({ moduleFactory = builtModule, ...options }: LoadOptions = {}): Promise<Engine> {
  return new LoadedEngine(await moduleFactory(options));
}

/** The engine coerces what is not a string without a word; so text goes in as it is, an object as JSON, nothing else. */
function toText(argument: unknown): string {
  if (typeof argument === 'string') return argument;
  if (typeof argument === 'object' && argument !== null) return JSON.stringify(argument);
  throw new TypeError(`tierwise: expected a string or an object, found ${String(argument)}`);
}

/** The answer itself; a list of problems is thrown. */
function checked(answer: string): string {
  if (answer.startsWith('{"errors":')) throw new TierwiseError((JSON.parse(answer) as { errors: Problem[] }).errors);
  return answer;
}

const handleIn = (answer: string): number => (JSON.parse(checked(answer)) as { handle: number }).handle;

type RulesQuestion = 'calculate' | 'convert' | 'standing';
type ModelQuestion = 'evaluate' | 'timeline' | 'explain' | 'differences' | 'goal' | 'plan';

/** Something in the engine's memory that answers questions, until it is disposed of or forgotten. */
class Held {
  static readonly #forgotten = new FinalizationRegistry<{ module: EngineModule; handle: number }>((held) =>
    held.module.release(held.handle),
  );
  #handle: number | undefined;

  constructor(
    protected readonly module: EngineModule,
    handle: number,
  ) {
    this.#handle = handle;
    Held.#forgotten.register(this, { module, handle }, this);
  }

  protected get handle(): number {
    if (this.#handle === undefined) throw new Error('tierwise: used after dispose()');
    return this.#handle;
  }

  json(question: RulesQuestion | ModelQuestion, ...args: unknown[]): string {
    const ask: (handle: number, ...args: string[]) => string = this.module[question];
    return checked(ask(this.handle, ...args.map(toText)));
  }

  dispose(): void {
    if (this.#handle === undefined) return;
    Held.#forgotten.unregister(this);
    this.module.release(this.#handle);
    this.#handle = undefined;
  }
}

class OpenModel extends Held implements Model {
  evaluate(on: Day): Evaluation {
    return JSON.parse(this.json('evaluate', on));
  }

  timeline(from: Day, to: Day): Timeline {
    return JSON.parse(this.json('timeline', from, to));
  }

  explain(request: ExplainRequest): Explanations {
    return JSON.parse(this.json('explain', request));
  }

  differences(from: Day, to: Day): Differences {
    return JSON.parse(this.json('differences', { from, to }));
  }

  goal(request: GoalRequest): Goal {
    return JSON.parse(this.json('goal', request));
  }

  plan(request: PlanRequest): Plan {
    return JSON.parse(this.json('plan', request));
  }

  withChanges(changes: string | Changes): Model {
    return new OpenModel(this.module, handleIn(this.module.withChanges(this.handle, toText(changes))));
  }
}

class OpenRules extends Held implements Rules {
  readonly document: RuleBook;

  constructor(module: EngineModule, text: string) {
    super(module, handleIn(module.openRules(text)));
    this.document = JSON.parse(text);
  }

  calculate(request: CalculationRequest): Calculation {
    return JSON.parse(this.json('calculate', request));
  }

  convert(request: ConversionRequest): Conversion {
    return JSON.parse(this.json('convert', request));
  }

  standing(request: StandingRequest): Standing {
    return JSON.parse(this.json('standing', request));
  }

  openPortfolio(portfolio: string | Portfolio): Model {
    return new OpenModel(this.module, handleIn(this.module.openPortfolio(this.handle, toText(portfolio))));
  }
}

class LoadedEngine implements Engine {
  readonly shippedRules: string;
  readonly #module: EngineModule;

  constructor(module: EngineModule) {
    this.#module = module;
    this.shippedRules = module.shippedRules();
  }

  openRules(rules: string | RuleBook = this.shippedRules): Rules {
    return new OpenRules(this.#module, toText(rules));
  }

  validate(document: string): string {
    const { format }: { format: string } = JSON.parse(checked(this.#module.validate(toText(document))));
    return format;
  }
}
