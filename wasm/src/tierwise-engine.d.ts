/** The rule book that comes with the engine, which the bundler puts in its place. */
declare module '*/rules/hubspot-solutions.json' {
  const ruleBook: import('./documents.ts').RuleBook;
  export default ruleBook;
}

/** The glue that the engine's build writes to `build/wasm`, untyped by itself. */
declare module '*/tierwise-engine.mjs' {
  const moduleFactory: import('./engine-module.ts').EngineModuleFactory;
  export default moduleFactory;
}
