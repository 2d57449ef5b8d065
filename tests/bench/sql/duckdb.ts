/** DuckDB as WebAssembly, called without a worker between, which would add to its times. */
import type { DuckDBBindings, DuckDBConnection } from '@duckdb/duckdb-wasm/blocking';
import { dayOf } from '../plain/days.ts';
import { type PointsOnDay, pointsOf, QUERY, type QueryRow, type Table } from './tables.ts';

export class DuckDb {
  readonly #connection: DuckDBConnection;

  constructor(database: DuckDBBindings, tables: Table[]) {
    this.#connection = database.connect();
    this.#connection.query('create table days (day integer)');
    for (const { name, columns, rows } of tables) {
      const types = columns.map((column, i) => `${column} ${typeof rows[0]?.[i] === 'string' ? 'varchar' : 'bigint'}`);
      this.#connection.query(`create table ${name} (${types.join(', ')})`);
      database.registerFileText(`${name}.csv`, rows.map((row) => row.join(',')).join('\n'));
      this.#connection.query(`copy ${name} from '${name}.csv' (header false)`);
      database.dropFile(`${name}.csv`);
    }
  }

  points(days: readonly string[]): PointsOnDay[] {
    this.#connection.query('delete from days');
    this.#connection.query(`insert into days values ${days.map((day) => `(${dayOf(day)})`).join(', ')}`);
    const answer = this.#connection.query(
      `select day, part, numerator::double as numerator, denominator::double as denominator from (${QUERY})`,
    );
    const rows = answer.toArray() as { day: bigint; part: string; numerator: number; denominator: number }[];
    return pointsOf(
      rows.map(({ day, part, numerator, denominator }): QueryRow => [Number(day), part, numerator, denominator]),
      days,
    );
  }
}
