/** Civil days as the documents write them: `YYYY-MM-DD`, no time zone. */
import type { Day } from 'tierwise';

/** Today by the reader's own calendar and clock; the only place that reads the clock. */
export function today(): Day {
  const now = new Date();
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** Noon UTC of a day, for `Intl` and for counting days; `NaN` inside when it is no day. */
export function toDate(day: Day): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** Whether the text is a day that exists, from year 1900 to 2999. */
export function isDay(text: string): text is Day {
  if (!/^(19|2\d)\d\d-\d\d-\d\d$/.test(text)) return false;
  const date = toDate(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toDate(to).getTime() - toDate(from).getTime()) / 86_400_000);
}

/** The day `count` days after `day`; before it, when negative. */
export function addDays(day: Day, count: number): Day {
  return new Date(toDate(day).getTime() + count * 86_400_000).toISOString().slice(0, 10);
}

/** The same day of the month `count` months later, or the last day of a month that is too short; earlier, when negative. */
export function addMonths(day: Day, count: number): Day {
  const date = toDate(day);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count + 1, 0, 12));
  last.setUTCDate(Math.min(date.getUTCDate(), last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}
