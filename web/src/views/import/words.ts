import { isDay } from '../../day.ts';
import { countryName, formatDay, formatDecimal } from '../../format.ts';
import type { ColumnField, DayOrder, Field, Params } from '../../import/index.ts';
import { type MessageValues, t } from '../../messages.ts';

/** What a column or an answer is about, in the reader's language. */
export function fieldName(field: Field): string {
  return t(`import.field.${field}`);
}

const MEBIBYTE = 1_048_576;

/** The values of a finding as its message shows them: days and countries the reader's way, what was found as it stands. */
export function findingValues(params: Params): MessageValues {
  const values = Object.entries(params).map(([name, value]) => {
    if (name === 'field') return [name, fieldName(value as ColumnField)];
    if (name === 'market') return [name, countryName(String(value))];
    if (name === 'order') return [name, t(`import.dayOrder.${value as DayOrder}`)];
    if (name === 'rows' || name === 'columns') return [name, formatDecimal(Number(value))];
    if (name === 'limit') return [name, Number(value) / MEBIBYTE];
    if (name === 'value' || name === 'on' || name === 'asOf') return [name, dayOrText(value)];
    return [name, value];
  });
  return Object.fromEntries(values) as MessageValues;
}

function dayOrText(value: string | number): string | number {
  return typeof value === 'string' && isDay(value) ? formatDay(value) : value;
}

const ROWS_LISTED = 8;

/** The rows that a finding touches; empty if it is about the whole list. */
export function rowNumbers(rows: readonly number[]): string {
  if (rows.length === 0) return '';
  const listed = rows.slice(0, ROWS_LISTED).map(formatDecimal).join(', ');
  return t(rows.length > ROWS_LISTED ? 'import.rows.many' : 'import.rows', { count: rows.length, rows: listed });
}
