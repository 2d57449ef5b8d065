import type { Day } from 'tierwise';
import { isDay } from '../day.ts';

/** Which number comes first in `03/04/2026`. */
export type DayOrder = 'day-month' | 'month-day';
/** Either what a cell says for sure, or the day under each order. */
export type WrittenDay = { day: Day } | { order: DayOrder; day: Day } | { readings: Record<DayOrder, Day> };

const TIME = '(?:[T ,]\\s*\\d{1,2}:\\d{2}.*)?';
const YEAR_FIRST = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}$`);
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${TIME}$`);
/** Milliseconds since 1970, as the owner's API writes days. */
const EPOCH = /^\d{12,13}$/;

/** The day of these numbers, if there is one. */
function civil(year: number, month: number, day: number): Day | undefined {
  const text = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
  return isDay(text) ? text : undefined;
}

function yearLast(first: number, separator: string, second: number, year: number): WrittenDay | undefined {
  const dayMonth = civil(year, second, first);
  // Nobody writes the month first with dots.
  const monthDay = separator === '.' ? undefined : civil(year, first, second);
  if (dayMonth && monthDay) {
    return dayMonth === monthDay ? { day: dayMonth } : { readings: { 'day-month': dayMonth, 'month-day': monthDay } };
  }
  if (dayMonth) return { order: 'day-month', day: dayMonth };
  return monthDay ? { order: 'month-day', day: monthDay } : undefined;
}

/** What a cell says, as far as it alone can tell; undefined if it is no day. */
export function writtenDay(text: string): WrittenDay | undefined {
  const written = text.normalize('NFKC').trim();
  const iso = YEAR_FIRST.exec(written);
  if (iso) {
    const day = civil(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    return day === undefined ? undefined : { day };
  }
  if (EPOCH.test(written)) {
    const day = new Date(Number(written)).toISOString().slice(0, 10);
    return isDay(day) ? { day } : undefined;
  }
  const other = YEAR_LAST.exec(written);
  if (!other) return undefined;
  const [, first, separator = '', second, year = ''] = other;
  return yearLast(Number(first), separator, Number(second), Number(year) + (year.length === 2 ? 2000 : 0));
}

/** The order that the cells of a column prove; `mixed` if they contradict each other, undefined if none tells. */
export function provenOrder(cells: Iterable<string>): DayOrder | 'mixed' | undefined {
  const orders = new Set<DayOrder>();
  for (const cell of cells) {
    const written = writtenDay(cell);
    if (written && 'order' in written) orders.add(written.order);
  }
  return orders.size > 1 ? 'mixed' : [...orders][0];
}
