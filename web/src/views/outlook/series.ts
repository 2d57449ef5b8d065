/** What the chart and its table draw: the timeline as moments, and the minima and marks that belong to it. */
import type { Day, RuleBook, Timeline, TimelineEvent, Track } from 'tierwise';
import { sum } from '../../decimal.ts';
import { type Minima, minimumStatus } from '../../state/minima.ts';

/** The kinds of points, as they are stacked from below. */
export type Part = 'sourced' | 'assisted' | 'managed';

/** The points from a day on, until the next moment. */
export interface Moment extends Record<Part | Track, number> {
  on: Day;
}

/** Which parts make up a track. */
export const partsOf: Record<Track, readonly Part[]> = {
  total: ['sourced', 'assisted', 'managed'],
  sold: ['sourced', 'assisted'],
  sourced: ['sourced'],
  managed: ['managed'],
};

function momentAt(points: Timeline['points'], index: number): Moment {
  const at = (series: readonly number[]): number => series[index] ?? 0;
  const [sold, sourced] = [at(points.sold), at(points.sourced)];
  return {
    on: points.days[index] ?? '',
    sold,
    sourced,
    assisted: Number(sum(sold, -sourced)),
    managed: at(points.managed),
    total: at(points.total),
  };
}

/** The moments of a timeline: its first day, and every day on which a figure changes. */
export function momentsOf({ points }: Timeline): Moment[] {
  return points.days.map((_, index) => momentAt(points, index));
}

/** How many of some days, in order, are not after a day. */
export function countUpTo(days: readonly Day[], day: Day): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? '') <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the partner stands on a day of a timeline, as the evaluation of that day has it. */
export interface DayStanding extends Moment {
  performance: string | null;
  credited: string | null;
}

export function standingOn({ points, performance, credited }: Timeline, day: Day): DayStanding {
  return {
    ...momentAt(points, countUpTo(points.days, day) - 1),
    performance: holdsOn(performance, day)?.tier ?? null,
    credited: holdsOn(credited, day)?.tier ?? null,
  };
}

/** The tier of a stretch of days; `unknown` where nobody said which was held. */
export interface TierStretch {
  from: Day;
  tier: string | null | 'unknown';
}

/** What holds on a day: the last stretch that begins on or before it. */
export function holdsOn<T extends { from: Day }>(stretches: readonly T[], day: Day): T | undefined {
  return stretches.findLast(({ from }) => from <= day);
}

/**
 * The credited tier over a timeline. The engine judges nothing up to the portfolio's own day; from `since` until then the
 * tier is the one that the portfolio says is held, and before that it is unknown.
 */
export function creditedStretches(
  { credited, from, to }: Timeline,
  facts: { asOf: Day; partner: { creditedTier?: { tier: string; since: Day } } },
): TierStretch[] {
  const { asOf } = facts;
  if (from >= asOf) return credited;
  const held = facts.partner.creditedTier;
  const stretches: TierStretch[] = [{ from, tier: 'unknown' }];
  if (held !== undefined) stretches.push({ from: held.since > from ? held.since : from, tier: held.tier });
  stretches.push({ from: asOf, tier: holdsOn(credited, asOf)?.tier ?? null });
  stretches.push(...credited.filter((stretch) => stretch.from > asOf));
  return stretches
    .filter((stretch, index) => stretch.from < to && stretches[index + 1]?.from !== stretch.from)
    .filter(({ tier }, index, list) => tier !== list[index - 1]?.tier);
}

/** A tier's minimum while one entry of the rule book is in force, on the days `[from, to)`. */
export interface MinimumLine {
  tier: string;
  name: string;
  points: number;
  from: Day;
  to: Day;
  isIllustrative: boolean;
}

/** The minima of a track on the days `[from, to)`. */
export function minimumLines(
  { tiers }: RuleBook,
  minima: Minima,
  track: Track,
  { from, to }: { from: Day; to: Day },
): MinimumLine[] {
  return tiers.flatMap((entry, index) => {
    const begin = entry.from > from ? entry.from : from;
    const next = tiers[index + 1]?.from ?? to;
    const end = next < to ? next : to;
    if (begin >= end) return [];
    return entry.value.flatMap(({ id, name, minimum }) =>
      minimum[track] === undefined
        ? []
        : {
            tier: id,
            name,
            points: Number(minimum[track]),
            from: begin,
            to: end,
            isIllustrative: minimumStatus(entry, id, track, minima) === 'illustrative',
          },
    );
  });
}

/**
 * The highest value that the chart must show: the points themselves, and the first minimum above them unless it is so far
 * up that the points would be flat.
 */
export function topOf(points: readonly number[], lines: readonly MinimumLine[]): number {
  const highest = Math.max(1, ...points);
  const next = Math.min(...lines.map((line) => line.points).filter((minimum) => minimum > highest));
  const low = Math.max(highest, ...lines.map((line) => line.points).filter((minimum) => minimum <= highest));
  return (next <= highest * 2.5 ? next : low) * 1.06;
}

/** Days that the chart marks besides the checkpoints. */
export function marksOf(events: readonly TimelineEvent[]): TimelineEvent[] {
  return events.filter(({ kind }) => kind === 'rise' || kind === 'fall' || kind === 'rule-change');
}
