/** Civil days as whole numbers since 1970-01-01. */
export const FOREVER = 0x3fffffff;

export interface Span {
  from: number;
  to: number;
}

const DAY_MS = 86_400_000;

/** Reads a `YYYY-MM-DD` that was checked before. */
export function dayOf(text: string): number {
  const digit = (at: number) => text.charCodeAt(at) - 48;
  const month = digit(5) * 10 + digit(6);
  const day = digit(8) * 10 + digit(9);
  let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  // Years that begin in March put the leap day last.
  if (month < 3) year -= 1;
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leaps + Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 719_469;
}

const texts = new Map<number, string>();

/** Answers are full of the same few thousand days. */
export function dayText(day: number): string {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * DAY_MS).toISOString().slice(0, 10);
  texts.set(day, text);
  return text;
}

export function spanOf(interval: { from: string; to?: string | null }): Span {
  return { from: dayOf(interval.from), to: interval.to ? dayOf(interval.to) : FOREVER };
}

/** A day of a month; one beyond its end falls on its last day. */
export function dayInMonth(year: number, month: number, dayOfMonth: number): number {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Date.UTC(year, month - 1, Math.min(dayOfMonth, length)) / DAY_MS;
}

export function civil(day: number): { year: number; month: number; dayOfMonth: number } {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate() };
}

export function addMonths(day: number, months: number): number {
  const { year, month, dayOfMonth } = civil(day);
  const count = year * 12 + month - 1 + months;
  return dayInMonth(Math.floor(count / 12), (count % 12) + 1, dayOfMonth);
}

/** Sorted spans that neither overlap nor touch. */
export type Spans = Span[];

export function union(spans: Span[]): Spans {
  const sorted = spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  const result: Spans = [];
  for (const { from, to } of sorted) {
    const last = result[result.length - 1];
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

export function without(spans: Spans, holes: Spans): Spans {
  let left = spans;
  for (const hole of holes) {
    left = left.flatMap(({ from, to }) =>
      [
        { from, to: Math.min(to, hole.from) },
        { from: Math.max(from, hole.to), to },
      ].filter((span) => span.from < span.to),
    );
  }
  return left;
}

export function contains(spans: Spans, day: number): boolean {
  for (const { from, to } of spans) if (from <= day && day < to) return true;
  return false;
}
