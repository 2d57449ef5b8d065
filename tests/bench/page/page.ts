/** The engines as they run in Chromium; tests/bench/chromium-stadium.ts calls them from outside. */
import { BROWSER_RUNTIME, createDuckDB, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import duckDbUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import initSqlJs from 'sql.js';
import sqliteUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';
import { loadTierwise } from 'tierwise';
import barePassUrl from '../../../build/bench/bare-pass.wasm?url';
import engineUrl from '../../../build/wasm/tierwise-engine.wasm?url';
import { Arena, type Host } from '../arena.ts';
import { SIZES } from '../portfolios.ts';
import { DuckDb } from '../sql/duckdb.ts';
import { Sqlite } from '../sql/sqlite.ts';

const bytesOf = async (url: string): Promise<ArrayBuffer> => (await fetch(url)).arrayBuffer();

const host: Host = {
  engine: async () => loadTierwise({ wasmBinary: await bytesOf(engineUrl) }),
  barePassModule: () => bytesOf(barePassUrl),
  sqlite: async (tables) => new Sqlite(await initSqlJs({ wasmBinary: await bytesOf(sqliteUrl) }), tables),
  async duckDb(tables) {
    const bundle = { mainModule: new URL(duckDbUrl, location.href).href, mainWorker: '' };
    const database = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), BROWSER_RUNTIME);
    await database.instantiate();
    database.open({ path: ':memory:' });
    return new DuckDb(database, tables);
  },
};

window.openArena = async (size) => {
  window.arena = await Arena.open(host, SIZES[size]);
};
