import type { Params } from './errors.ts';
import type { AssumptionId } from './ids.ts';

/** Something that was taken for granted about one row. */
export interface RowAssumption {
  id: AssumptionId;
  params: Params;
  /** Assumptions with one key are told as one; without it, those with the same id and parameters are. */
  key?: string;
}
/** Something that was taken for granted, and the rows that it touches; no rows means the whole file. */
export interface Assumption {
  id: AssumptionId;
  params: Params;
  rows: number[];
}

/** Merges the assumptions of the rows: those that say the same become one with several rows. */
export function mergeAssumptions(rows: Iterable<{ row: number; assumptions: readonly RowAssumption[] }>): Assumption[] {
  const merged = new Map<string, Assumption>();
  for (const { row, assumptions } of rows) {
    for (const { id, params, key = `${id} ${JSON.stringify(params)}` } of assumptions) {
      const known = merged.get(key) ?? { id, params, rows: [] };
      if (known.rows.at(-1) !== row) known.rows.push(row);
      merged.set(key, known);
    }
  }
  return [...merged.values()];
}
