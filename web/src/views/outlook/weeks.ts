import type { Day } from 'tierwise';
import { addDays, addMonths, toDate } from '../../day.ts';

/** The weeks of a month, each of seven days; days of the neighbouring months are `null`. */
export function weeksOf(month: string, firstDay: number): (Day | null)[][] {
  const first = `${month}-01`;
  const lead = (toDate(first).getUTCDay() - firstDay + 7) % 7;
  const count = Number(addDays(addMonths(first, 1), -1).slice(8));
  const cells = Math.ceil((lead + count) / 7) * 7;
  const days = Array.from({ length: cells }, (_, index) =>
    index < lead || index >= lead + count ? null : addDays(first, index - lead),
  );
  return Array.from({ length: cells / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}
