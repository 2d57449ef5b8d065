/** SQLite as WebAssembly. */
import type { Database, SqlJsStatic } from 'sql.js';
import { dayOf } from '../plain/days.ts';
import { type PointsOnDay, pointsOf, QUERY, type QueryRow, type Table } from './tables.ts';

export class Sqlite {
  readonly #database: Database;

  constructor(sql: SqlJsStatic, tables: Table[]) {
    this.#database = new sql.Database();
    this.#database.run('create table days (day integer)');
    this.#database.run('begin');
    for (const { name, columns, rows, index } of tables) {
      this.#database.run(`create table ${name} (${columns.join(', ')})`);
      const insert = this.#database.prepare(`insert into ${name} values (${columns.map(() => '?').join(', ')})`);
      for (const row of rows) insert.run(row);
      insert.free();
      if (index !== undefined) this.#database.run(`create index ${name}_by on ${name} (${index})`);
    }
    this.#database.run('commit');
    this.#database.run('analyze');
  }

  points(days: readonly string[]): PointsOnDay[] {
    this.#database.run('delete from days');
    this.#database.run(`insert into days values ${days.map((day) => `(${dayOf(day)})`).join(', ')}`);
    const [result] = this.#database.exec(QUERY);
    return pointsOf((result?.values ?? []) as unknown as QueryRow[], days);
  }
}
