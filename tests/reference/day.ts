/** Civil days as a count of days, in the Gregorian calendar; day 1 is 0001-01-01. No clock, no time zone. */
export type DayNumber = number;

/** Half-open, `[from, to)`; `to` is Infinity where the interval is open. */
export interface Span {
  from: DayNumber;
  to: DayNumber;
}

export const within = (span: Span, day: DayNumber): boolean => span.from <= day && day < span.to;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function monthLength(year: number, month: number): number {
  return [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] as number;
}

function daysBeforeYear(year: number): number {
  const past = year - 1;
  return 365 * past + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

/** The day of a year, month and day of month; a day beyond the month's end falls on its last day. */
export function clampedDay(year: number, month: number, dayOfMonth: number): DayNumber {
  let days = daysBeforeYear(year);
  for (let earlier = 1; earlier < month; earlier++) days += monthLength(year, earlier);
  return days + Math.min(dayOfMonth, monthLength(year, month));
}

export interface Civil {
  year: number;
  month: number;
  dayOfMonth: number;
}

export function civil(day: DayNumber): Civil {
  let year = Math.floor(day / 366) + 1;
  while (daysBeforeYear(year + 1) < day) year++;
  let rest = day - daysBeforeYear(year);
  let month = 1;
  for (; rest > monthLength(year, month); month++) rest -= monthLength(year, month);
  return { year, month, dayOfMonth: rest };
}

export function parseDay(text: string): DayNumber {
  const [year = 0, month = 0, dayOfMonth = 0] = text.split('-').map(Number);
  return clampedDay(year, month, dayOfMonth);
}

export function dayText(day: DayNumber): string {
  const { year, month, dayOfMonth } = civil(day);
  const padded = (value: number, width: number) => String(value).padStart(width, '0');
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}`;
}

/** Counted from the anchor `day`, the day of month clamped to the end of the target month. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const { year, month, dayOfMonth } = civil(day);
  const index = year * 12 + (month - 1) + months;
  return clampedDay(Math.floor(index / 12), (index % 12) + 1, dayOfMonth);
}
