/**
 * The engine's module as `wasm/bindings.cpp` binds it. Handles are plain numbers. A document is given as bytes of UTF-8 that
 * were written at `room`, and named by their number. Every answer is JSON text that lies at `textAt` until the next call,
 * which gives the text's length: the result, or `{"errors":[…]}` with at least one `Problem`. The module checks the content
 * of what it is given, not its type: a wrong type is silently coerced, so nothing but the facade should call it.
 */
export interface EngineModule {
  /** All of the module's memory; another array after a call for which it had to grow. */
  readonly HEAPU8: Uint8Array;
  /** Where so many bytes of a document can be written. */
  room(bytes: number): number;
  textAt(): number;
  /** Where the numbers of a table lie, and how many there are; none: a number that a double does not hold exactly. */
  numbersAt(): number;
  numbersSize(): number;
  validate(bytes: number): number;
  /** Answers `{"handle": n}`, as do the next two; `release` frees it. */
  openRules(bytes: number): number;
  openPortfolio(rules: number, bytes: number): number;
  withChanges(model: number, bytes: number): number;
  release(handle: number): void;
  calculate(rules: number, request: string): number;
  convert(rules: number, request: string): number;
  standing(rules: number, request: string): number;
  /** Where the lines of a short question are written. */
  lines(): number;
  /** `calculate` of so many bytes of `lines`. Answers where the numbers lie until the next call; 0: there are none. */
  calculateLines(rules: number, bytes: number): number;
  /** Of the clients that the model `base` does not have, or has otherwise; of all where there is no such model. */
  clientNames(model: number, base: number): number;
  evaluate(model: number, on: string): number;
  evaluateTable(model: number, on: string): number;
  totals(model: number, on: string): number;
  timeline(model: number, from: string, to: string): number;
  /** `base` as in `clientNames`: with the model itself, there are no events of clients. */
  timelineTable(model: number, from: string, to: string, base: number): number;
  explain(model: number, request: string): number;
  differences(model: number, request: string): number;
  goal(model: number, request: string): number;
  plan(model: number, request: string): number;
}

export interface EngineModuleOptions {
  /** The bytes of `tierwise-engine.wasm`; without them the module fetches the file from beside its script. */
  wasmBinary?: ArrayBuffer | Uint8Array;
  /** Where to fetch the file from, given its name and the folder of the script. */
  locateFile?: (file: string, folder: string) => string;
}

export type EngineModuleFactory = (options: EngineModuleOptions) => Promise<EngineModule>;
