/** The engines as they run in Node. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as DuckDbModule from '@duckdb/duckdb-wasm/blocking';
import type initSqlJs from 'sql.js';
import { loadTierwise } from 'tierwise';
import type { Host } from './arena.ts';
import { inRepository } from './paths.ts';
import { DuckDb } from './sql/duckdb.ts';
import { Sqlite } from './sql/sqlite.ts';

/** Packages that look for files beside themselves cannot be bundled. */
const require = createRequire(inRepository('tests/bench/package.json'));
const inDuckDb = (file: string): string => inRepository(`tests/bench/node_modules/@duckdb/duckdb-wasm/dist/${file}`);

export const nodeHost: Host = {
  engine: () => loadTierwise({ wasmBinary: readFileSync(inRepository('build/wasm/tierwise-engine.wasm')) }),
  barePassModule: async () => readFileSync(inRepository('build/bench/bare-pass.wasm')),
  async sqlite(tables) {
    const load: typeof initSqlJs = require('sql.js');
    return new Sqlite(await load(), tables);
  },
  async duckDb(tables) {
    const { createDuckDB, NODE_RUNTIME, VoidLogger }: typeof DuckDbModule = require('@duckdb/duckdb-wasm/blocking');
    const bundle = { mainModule: inDuckDb('duckdb-eh.wasm'), mainWorker: inDuckDb('duckdb-node-eh.worker.cjs') };
    const database = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), NODE_RUNTIME);
    await database.instantiate();
    database.open({ path: ':memory:' });
    return new DuckDb(database, tables);
  },
};
