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
import shippedRuleBook from '../../core/rules/hubspot-solutions.json' with { type: 'json' };
import { calculationAt, linesOf } from './calculation.ts';
import type { Changes, Day, Portfolio, RuleBook } from './documents.ts';
import type { EngineModule, EngineModuleFactory, EngineModuleOptions } from './engine-module.ts';
import { putText, ShortMemory, takeNumbers, takeText } from './memory.ts';
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
  Series,
  Standing,
  StandingRequest,
  Timeline,
  Totals,
} from './results.ts';
import {
  type ClientNames,
  type EvaluationRest,
  evaluationOf,
  type KnownEvents,
  knownEventsOf,
  type SeriesRest,
  seriesOf,
  type Table,
  timelineOf,
} from './tables.ts';

export type * from './documents.ts';
export type { EngineModuleFactory, EngineModuleOptions } from './engine-module.ts';
export type * from './results.ts';

/**
 * Thrown by every call that is given bad input. Nothing was loaded or changed. Where a problem's `document` is `engine`, the
 * engine itself has stopped: see `Engine.stopped`.
 */
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
  /** The same without the clients: at once, however many there are. */
  totals(on: Day): Totals;
  timeline(from: Day, to: Day): Timeline;
  /** The same without the events: at once, however many clients there are. */
  series(from: Day, to: Day): Series;
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
  /** The text of the rule book that comes with the engine. */
  readonly shippedRules: string;
  openRules(rules?: string | RuleBook): Rules;
  /** The format of a document that reads without a problem; throws TierwiseError otherwise. */
  validate(document: string): string;
  /**
   * Resolves if the engine has to stop: with the problem `out-of-memory` where its memory did not suffice, else
   * `engine-stopped`. Every later call throws the same. What was opened is lost with its memory; another engine can open it.
   */
  readonly stopped: Promise<TierwiseError>;
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
  if (typeof argument === 'object' && argument !== null) return jsonOf(argument);
  throw new TypeError(`tierwise: expected a string or an object, found ${String(argument)}`);
}

/** @throws TierwiseError for an object that is nested too deep, or too large, to be written as a text. */
function jsonOf(document: object): string {
  try {
    return JSON.stringify(document);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new TierwiseError([
      problemOf(
        'not-writable',
        'request',
        error,
        'an object that can be written as JSON: smaller, or less deeply nested',
      ),
    ]);
  }
}

function problemOf(id: string, document: string, fault: unknown, expected: string): Problem {
  const found = String(fault);
  return { id, document, pointer: '', found, expected, message: `${document}: expected ${expected}, found ${found}` };
}

/** What Emscripten says when the memory cannot grow. */
const OUT_OF_MEMORY = /\bOOM\b/;

/**
 * The module for as long as no call of it throws. A throw is never an answer: the module aborted, and what its memory holds
 * is unknown from then on, so nothing is asked of it again.
 */
class RunningModule {
  readonly stopped: Promise<TierwiseError>;
  readonly #module: EngineModule;
  readonly #short: ShortMemory;
  #fault: TierwiseError | undefined;
  #tell: (fault: TierwiseError) => void = () => {};

  constructor(module: EngineModule) {
    this.#module = module;
    this.#short = new ShortMemory(module);
    this.stopped = new Promise((resolve) => {
      this.#tell = resolve;
    });
  }

  /** The text that a call answers with. @throws TierwiseError for a list of problems, and as `run`. */
  text(call: (module: EngineModule) => number): string {
    return checked(this.run((module) => takeText(module, call(module))));
  }

  /** The table that a call answers with. @throws TierwiseError for a list of problems, and as `run`. */
  table<Rest>(call: (module: EngineModule) => number): Table<Rest> {
    const rest = JSON.parse(this.text(call)) as Rest;
    return { rest, numbers: this.run(takeNumbers) };
  }

  /** The answer to the lines of a calculation; `undefined` where there is none. */
  calculation(rules: number, lines: readonly string[]): Calculation | undefined {
    return this.run((module) => {
      const address = module.calculateLines(rules, this.#short.putLines(lines));
      return address === 0 ? undefined : calculationAt(this.#short.numbers, address / Float64Array.BYTES_PER_ELEMENT);
    });
  }

  /** The handle that a call answers with once it has read the document. */
  open(document: string, call: (module: EngineModule, bytes: number) => number): number {
    const answer = this.text((module) => call(module, putText(module, document)));
    return (JSON.parse(answer) as { handle: number }).handle;
  }

  /** @throws TierwiseError when the module stops, or has. */
  run<T>(call: (module: EngineModule) => T): T {
    if (this.#fault !== undefined) throw this.#fault;
    try {
      return call(this.#module);
    } catch (error) {
      this.#fault = stoppedBy(error);
      this.#tell(this.#fault);
      throw this.#fault;
    }
  }

  /** Gives a handle back, which a stopped module needs no more. */
  release(handle: number): void {
    if (this.#fault === undefined) this.run((module) => module.release(handle));
  }
}

function stoppedBy(fault: unknown): TierwiseError {
  const remedy = 'load another engine and open the documents again';
  return new TierwiseError([
    OUT_OF_MEMORY.test(String(fault))
      ? problemOf('out-of-memory', 'engine', fault, `a document that fits into the memory of the engine; ${remedy}`)
      : problemOf('engine-stopped', 'engine', fault, `an answer; ${remedy}`),
  ]);
}

/** The answer itself; a list of problems is thrown. */
function checked(answer: string): string {
  if (answer.startsWith('{"errors":')) throw new TierwiseError((JSON.parse(answer) as { errors: Problem[] }).errors);
  return answer;
}

type RulesQuestion = 'calculate' | 'convert' | 'standing';
type ModelQuestion = 'evaluate' | 'timeline' | 'explain' | 'differences' | 'goal' | 'plan';

type Ask = (handle: number, ...args: string[]) => number;

/** Something in the engine's memory that answers questions, until it is disposed of or forgotten. */
class Held {
  static readonly #forgotten = new FinalizationRegistry<{ module: RunningModule; handle: number }>((held) =>
    held.module.release(held.handle),
  );
  #handle: number | undefined;

  constructor(
    protected readonly module: RunningModule,
    handle: number,
  ) {
    this.#handle = handle;
    Held.#forgotten.register(this, { module, handle }, this);
  }

  protected get isOpen(): boolean {
    return this.#handle !== undefined;
  }

  protected get handle(): number {
    if (this.#handle === undefined) throw new Error('tierwise: used after dispose()');
    return this.#handle;
  }

  json(question: RulesQuestion | ModelQuestion, ...args: unknown[]): string {
    const [handle, texts] = [this.handle, args.map(toText)];
    return this.module.text((module) => (module[question] as Ask)(handle, ...texts));
  }

  dispose(): void {
    if (this.#handle === undefined) return;
    Held.#forgotten.unregister(this);
    this.module.release(this.#handle);
    this.#handle = undefined;
  }
}

/** Asked about by the models made of one: a page shows two ranges at most. */
const MOST_KNOWN = 2;

interface KnownTimeline extends KnownEvents {
  /** Both its days. */
  range: string;
  /** Of the model whose it is. */
  handle: number;
}

class OpenModel extends Held implements Model {
  /** What this was made of by changes, in one step or more. Held weakly, so that it can be forgotten. */
  #origin: WeakRef<OpenModel> | undefined;
  #names: ClientNames | undefined;
  /** Of a model that has no base: the ranges that were asked about last. */
  #known: KnownTimeline[] = [];

  /** The model with which this one shares the clients that no change touches, and so their names and events. */
  get #base(): OpenModel | undefined {
    const origin = this.#origin?.deref();
    return origin?.isOpen ? origin : undefined;
  }

  evaluate(on: Day): Evaluation {
    const [handle, day] = [this.handle, toText(on)];
    const table = this.module.table<EvaluationRest>((module) => module.evaluateTable(handle, day));
    return table.numbers.length === 0 ? JSON.parse(this.json('evaluate', on)) : evaluationOf(table, this.names);
  }

  totals(on: Day): Totals {
    const [handle, day] = [this.handle, toText(on)];
    return JSON.parse(this.module.text((module) => module.totals(handle, day)));
  }

  timeline(from: Day, to: Day): Timeline {
    const { handle, names } = this;
    const base = this.#base;
    const known = base?.knownIn(from, to);
    const table = this.#timelineTable(from, to, known?.handle ?? 0);
    const { numbers } = table;
    if (numbers.length === 0) return JSON.parse(this.json('timeline', from, to));
    const timeline = timelineOf(table, names, known);
    if (base === undefined) {
      const range = from + to;
      const others = this.#known.filter((one) => one.range !== range);
      this.#known = [{ range, handle, ...knownEventsOf(numbers, timeline.events, names) }, ...others].slice(
        0,
        MOST_KNOWN,
      );
    }
    return timeline;
  }

  /** None where there is no such timeline: whoever is made of this model may still have one. */
  private knownIn(from: Day, to: Day): KnownTimeline | undefined {
    const find = () => this.#known.find(({ range }) => range === from + to);
    try {
      if (find() === undefined) this.timeline(from, to);
    } catch {}
    return find();
  }

  series(from: Day, to: Day): Series {
    const table = this.#timelineTable(from, to, this.handle);
    return table.numbers.length === 0 ? withoutEvents(this.timeline(from, to)) : seriesOf(table);
  }

  /** With the events of clients that another model, if any, does not have or has otherwise. */
  #timelineTable(from: Day, to: Day, other: number): Table<SeriesRest> {
    const [handle, first, end] = [this.handle, toText(from), toText(to)];
    return this.module.table<SeriesRest>((module) => module.timelineTable(handle, first, end, other));
  }

  /** Asked for once, because a model never changes, and only those that the base does not have. */
  private get names(): ClientNames {
    const [handle, base] = [this.handle, this.#base];
    if (this.#names === undefined) {
      const changed = this.module.text((module) => module.clientNames(handle, base?.handle ?? 0));
      const names: ClientNames = Object.assign([...(base?.names ?? [])], JSON.parse(changed));
      this.#names = names;
      if (!names.some((name, client) => name === base?.names[client])) this.#origin = undefined;
    }
    return this.#names;
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
    const handle = this.handle;
    const open = this.module.open(toText(changes), (module, bytes) => module.withChanges(handle, bytes));
    const changed = new OpenModel(this.module, open);
    changed.#origin = new WeakRef(this.#base ?? this);
    return changed;
  }

  override dispose(): void {
    super.dispose();
    this.#names = undefined;
    this.#known = [];
  }
}

function withoutEvents({ format, events, ...series }: Timeline): Series {
  return series;
}

class OpenRules extends Held implements Rules {
  readonly document: RuleBook;

  constructor(running: RunningModule, text: string) {
    super(
      running,
      running.open(text, (module, bytes) => module.openRules(bytes)),
    );
    this.document = JSON.parse(text);
  }

  calculate(request: CalculationRequest): Calculation {
    const handle = this.handle;
    const lines = linesOf(request);
    const short = lines === undefined ? undefined : this.module.calculation(handle, lines);
    return short ?? JSON.parse(this.json('calculate', request));
  }

  convert(request: ConversionRequest): Conversion {
    return JSON.parse(this.json('convert', request));
  }

  standing(request: StandingRequest): Standing {
    return JSON.parse(this.json('standing', request));
  }

  openPortfolio(portfolio: string | Portfolio): Model {
    const handle = this.handle;
    const open = this.module.open(toText(portfolio), (module, bytes) => module.openPortfolio(handle, bytes));
    return new OpenModel(this.module, open);
  }
}

class LoadedEngine implements Engine {
  readonly shippedRules = JSON.stringify(shippedRuleBook);
  readonly #module: RunningModule;

  constructor(module: EngineModule) {
    this.#module = new RunningModule(module);
  }

  get stopped(): Promise<TierwiseError> {
    return this.#module.stopped;
  }

  openRules(rules: string | RuleBook = this.shippedRules): Rules {
    return new OpenRules(this.#module, toText(rules));
  }

  validate(document: string): string {
    const text = toText(document);
    const answer = this.#module.text((module) => module.validate(putText(module, text)));
    return (JSON.parse(answer) as { format: string }).format;
  }
}
