/**
 * As much of the peers as is called. The tests' lint reads these files without the packages, which only scripts/bench
 * installs.
 */
declare module 'sql.js' {
  export type SqlValue = number | string | Uint8Array | null;
  export interface Statement {
    run(values: SqlValue[]): void;
    free(): boolean;
  }
  export interface Database {
    run(sql: string): Database;
    exec(sql: string): { columns: string[]; values: SqlValue[][] }[];
    prepare(sql: string): Statement;
  }
  export interface SqlJsStatic {
    Database: new () => Database;
  }
  export default function initSqlJs(options?: { wasmBinary?: ArrayBuffer | Uint8Array }): Promise<SqlJsStatic>;
}

declare module '@duckdb/duckdb-wasm/blocking' {
  export interface DuckDBConnection {
    query(sql: string): { toArray(): Record<string, unknown>[] };
  }
  export interface DuckDBBindings {
    instantiate(): Promise<DuckDBBindings>;
    open(config: { path?: string }): void;
    connect(): DuckDBConnection;
    registerFileText(name: string, text: string): void;
    dropFile(name: string): void;
  }
  export interface Bundle {
    mainModule: string;
    mainWorker: string;
  }
  export class VoidLogger {}
  export const NODE_RUNTIME: object;
  export const BROWSER_RUNTIME: object;
  export function createDuckDB(
    bundles: { mvp: Bundle; eh?: Bundle },
    logger: VoidLogger,
    runtime: object,
  ): Promise<DuckDBBindings>;
}

declare module 'publicodes' {
  export default class Engine {
    constructor(rules: Record<string, unknown>);
    setSituation(situation: Record<string, string | number>): Engine;
    evaluate(expression: string): { nodeValue?: unknown };
  }
}

declare module 'hyperformula' {
  type Cell = number | string;
  interface Address {
    sheet: number;
    row: number;
    col: number;
  }
  export class HyperFormula {
    static buildFromSheets(sheets: Record<string, Cell[][]>, options: { licenseKey: string }): HyperFormula;
    setCellContents(address: Address, cells: Cell[][]): unknown;
    getCellValue(address: Address): unknown;
  }
}
