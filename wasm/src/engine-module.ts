/**
 * The engine's module as `wasm/bindings.cpp` binds it. Only strings and numbers cross; handles are plain numbers. Every
 * answer is JSON text: the result, or `{"errors":[…]}` with at least one `Problem`. The module checks the content of
 * what it is given, not its type: a wrong type is silently coerced, so nothing but the facade should call it.
 */
export interface EngineModule {
  shippedRules(): string;
  validate(document: string): string;
  /** Answers `{"handle": n}`, as do the next two; `release` frees it. */
  openRules(rules: string): string;
  openPortfolio(rules: number, portfolio: string): string;
  withChanges(model: number, changes: string): string;
  release(handle: number): void;
  calculate(rules: number, request: string): string;
  convert(rules: number, request: string): string;
  standing(rules: number, request: string): string;
  evaluate(model: number, on: string): string;
  timeline(model: number, from: string, to: string): string;
  explain(model: number, request: string): string;
  differences(model: number, request: string): string;
  goal(model: number, request: string): string;
  plan(model: number, request: string): string;
}

export interface EngineModuleOptions {
  /** The bytes of `tierwise-engine.wasm`; without them the module fetches the file from beside its script. */
  wasmBinary?: ArrayBuffer | Uint8Array;
  /** Where to fetch the file from, given its name and the folder of the script. */
  locateFile?: (file: string, folder: string) => string;
}

export type EngineModuleFactory = (options: EngineModuleOptions) => Promise<EngineModule>;
