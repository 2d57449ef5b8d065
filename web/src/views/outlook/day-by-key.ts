import type { Day } from 'tierwise';
import { addDays, addMonths } from '../../day.ts';
import type { Span } from './span.ts';

/** Where a key moves the day to; `undefined` for other keys. */
export function dayByKey(key: string, from: Day, span: Span): Day | undefined {
  const days: Record<string, Day> = {
    ArrowLeft: addDays(from, -1),
    ArrowDown: addDays(from, -1),
    ArrowRight: addDays(from, 1),
    ArrowUp: addDays(from, 1),
    PageDown: addMonths(from, -1),
    PageUp: addMonths(from, 1),
    Home: span.from,
    End: span.until,
  };
  const next = days[key];
  if (next === undefined) return undefined;
  return next < span.from ? span.from : next > span.until ? span.until : next;
}
