/** The days on which tiers are judged, by the rule book (`review.checkpoint`, `review.down`). */
import type { Day, RuleBook } from 'tierwise';
import { addDays } from '../day.ts';
import { inForce } from './minima.ts';

export interface Checkpoint {
  on: Day;
  /** Whether a tier can fall on it. */
  isReview: boolean;
}

/** Whether a day is the given one of its month; a day beyond the month's end means its last day. */
function isDayOfMonth(day: Day, dayOfMonth: number): boolean {
  const own = Number(day.slice(8));
  return own === dayOfMonth || (own < dayOfMonth && addDays(day, 1).endsWith('-01'));
}

function isReview({ review }: RuleBook, day: Day): boolean {
  const reviews = inForce(review.downReviews, day)?.value ?? [];
  return reviews.some(({ on }) => on.slice(0, 2) === day.slice(5, 7) && isDayOfMonth(day, Number(on.slice(3))));
}

function isCheckpoint({ review }: RuleBook, day: Day): boolean {
  const dayOfMonth = inForce(review.checkpointDay, day)?.value;
  return dayOfMonth !== undefined && isDayOfMonth(day, dayOfMonth);
}

/** The checkpoints on the days `[from, to)`, in order. A review is always a checkpoint. */
export function checkpointsIn(book: RuleBook, from: Day, to: Day): Checkpoint[] {
  const found: Checkpoint[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) {
    const reviewed = isReview(book, day);
    if (reviewed || isCheckpoint(book, day)) found.push({ on: day, isReview: reviewed });
  }
  return found;
}
