import type { Day } from 'tierwise';
import { type DecimalSign, plainDecimal, provenSign, writtenAmount } from './amounts.ts';
import type { ColumnField } from './columns.ts';
import { type DayOrder, provenOrder, writtenDay } from './days.ts';
import type { Params } from './errors.ts';
import type { ProblemId } from './ids.ts';
import type { RowAssumption } from './notes.ts';

export const AMOUNT_FIELDS = ['mrr', 'splitManagedMrr', 'soldMrr', 'renewalMrr'] as const;
export const DAY_FIELDS = ['managedUntil', 'renewalDate'] as const;
export type AmountField = (typeof AMOUNT_FIELDS)[number];
export type DayField = (typeof DAY_FIELDS)[number];

/** A cell as it was understood, perhaps on an assumption, or why it was not. */
export type Reading<T> = { value: T; assumption?: RowAssumption } | { problem: ProblemId; params: Params };

/** How the columns of one file write amounts and days. */
export interface Notation {
  /** The decimal text of an amount, not rounded. */
  amount(field: AmountField, text: string): Reading<string>;
  day(field: DayField, text: string): Reading<Day>;
}

export interface NotationChoice {
  /** Settles `03/04/2026` where no cell of the file does. */
  dayOrder?: DayOrder;
  /** Settles `1.234` where no cell of the file does. */
  decimalSign?: DecimalSign;
}

type Cells = (field: ColumnField) => readonly string[];

/** What each column proves; a column that proves nothing follows the others, as one program wrote them all. */
function provenByColumn<F extends ColumnField, T extends string>(
  fields: readonly F[],
  cells: Cells,
  prove: (cells: Iterable<string>) => T | 'mixed' | undefined,
): Map<F, T | 'mixed' | undefined> {
  const together = prove(fields.flatMap((field) => cells(field)));
  const fallback = together === 'mixed' ? undefined : together;
  return new Map(fields.map((field) => [field, prove(cells(field)) ?? fallback]));
}

/** The number of a cell under the decimal sign that its column proves, or else the chosen or assumed one. */
function readNumber(
  number: string,
  proven: DecimalSign | 'mixed' | undefined,
  chosen: DecimalSign | undefined,
): { value?: string | undefined; ambiguous?: true; assumption?: RowAssumption } {
  const readings = { '.': plainDecimal(number, '.'), ',': plainDecimal(number, ',') };
  if (readings['.'] === undefined || readings[','] === undefined || readings['.'] === readings[',']) {
    return { value: readings['.'] ?? readings[','] };
  }
  const sign = proven === 'mixed' || proven === undefined ? chosen : proven;
  if (sign !== undefined) return { value: readings[sign] };
  if (proven === 'mixed') return { ambiguous: true };
  // A lone separator before three digits: list prices in thousands are common, tenths of a cent are not.
  const value = number.includes('.') ? readings[','] : readings['.'];
  return { value, assumption: { id: 'thousands', params: { example: number, value }, key: 'thousands' } };
}

/**
 * Reads the notation from all cells of each column: one that can be read in one way only settles those that can be read
 * in two. Where nothing settles them, `choice` does, and else an assumption that is stated.
 * @param usual the order of days to assume.
 */
export function detectNotation(cells: Cells, choice: NotationChoice, usual: DayOrder): Notation {
  const signs = provenByColumn(AMOUNT_FIELDS, cells, provenSign);
  const orders = provenByColumn(DAY_FIELDS, cells, provenOrder);

  return {
    amount(field, text) {
      const params = { field, found: text };
      const written = writtenAmount(text);
      if (!written) return { problem: 'not-an-amount', params };
      if (written.negative) return { problem: 'negative-amount', params };
      const { value, ambiguous, assumption } = readNumber(written.number, signs.get(field), choice.decimalSign);
      if (ambiguous) return { problem: 'ambiguous-amount', params };
      if (value === undefined) return { problem: 'not-an-amount', params };
      return { value, ...(assumption && { assumption }) };
    },

    day(field, text) {
      const params = { field, found: text };
      const written = writtenDay(text);
      if (!written) return { problem: 'not-a-day', params };
      if ('day' in written) return { value: written.day };
      const proven = orders.get(field);
      const order = proven === 'mixed' || proven === undefined ? choice.dayOrder : proven;
      if (order !== undefined) return { value: written.readings[order] };
      if (proven === 'mixed') return { problem: 'ambiguous-day', params };
      const value = written.readings[usual];
      return {
        value,
        assumption: { id: 'day-order', params: { order: usual, example: text, value }, key: 'day-order' },
      };
    },
  };
}
