/**
 * Reads the owner's export of the client list into a portfolio. Pure: no DOM, no clock, no network, so that the page and
 * the command line read a list in the same way.
 */
export type { DecimalSign } from './amounts.ts';
export * from './client-export.ts';
export {
  ASKED_FIELDS,
  COLUMN_NAMES,
  type Column,
  type ColumnChoice,
  type ColumnField,
  FIELDS,
  type Field,
  type LearnedColumns,
  learnColumn,
  recogniseColumns,
} from './columns.ts';
export type { DayOrder } from './days.ts';
export * from './describe.ts';
export { ImportError, type Params } from './errors.ts';
export * from './ids.ts';
export type { Assumption } from './notes.ts';
export type { RowProblem, SaleDefaults } from './row.ts';
export { windowDaysOn } from './rules.ts';
