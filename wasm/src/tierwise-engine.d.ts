/** The text of a file, which the bundler puts in its place. */
declare module '*.json?raw' {
  const text: string;
  export default text;
}

/** The glue that the engine's build writes to `build/wasm`, untyped by itself. */
declare module '*/tierwise-engine.mjs' {
  const moduleFactory: import('./engine-module.ts').EngineModuleFactory;
  export default moduleFactory;
}
