import type { Portfolio, RuleBook } from '../../wasm/src/documents.ts';
import type { EventKind, Timeline } from '../../wasm/src/results.ts';
import { type DayNumber, dayText, parseDay } from './day.ts';
import { standingOf } from './evaluate.ts';
import type { ManagedOnDay } from './managed.ts';
import { compare, negate, type Rational, rounded, subtract, ZERO } from './rational.ts';
import type { ClientOnModel, Standing } from './standing.ts';

/** An event before rounding; `points` is null where the currency has no unit. */
interface Happening {
  kind: EventKind;
  client?: string;
  points: Rational | null;
}

const SERIES = ['sold', 'sourced', 'managed', 'total'] as const;

/** An event whose points cannot be priced has `points: null`. */
export type ReferenceTimeline = Omit<Timeline, 'events'> & {
  events: readonly { on: string; client?: string; kind: EventKind; points: number | null }[];
};

/** `tierwise/timeline@1`, by looking at every day and the day before it. */
export function timeline(rules: RuleBook, portfolio: Portfolio, from: string, to: string): ReferenceTimeline {
  const standing = standingOf(rules, portfolio);
  const days: DayNumber[] = [];
  for (let day = parseDay(from); day < parseDay(to); day++) days.push(day);
  const shown = days.filter((day, index) => index === 0 || pointsDiffer(standing, day));
  const series = (name: (typeof SERIES)[number]) => shown.map((day) => rounded(standing.points(day)[name]));
  return {
    format: 'tierwise/timeline@1',
    from,
    to,
    points: {
      days: shown.map(dayText),
      sold: series('sold'),
      sourced: series('sourced'),
      managed: series('managed'),
      total: series('total'),
    },
    performance: runs(days, (day) => standing.performance(day)),
    credited: runs(days, (day) => standing.credited(day)),
    events: days.flatMap((day) => eventsOn(standing, day)),
  };
}

/** On exact, not rounded, values. */
function pointsDiffer(standing: Standing, day: DayNumber): boolean {
  const today = standing.points(day);
  const before = standing.points(day - 1);
  return SERIES.some((name) => compare(today[name], before[name]) !== 0);
}

function runs(days: DayNumber[], tierOn: (day: DayNumber) => string | null): Timeline['performance'] {
  return days
    .filter((day, index) => index === 0 || tierOn(day) !== tierOn(day - 1))
    .map((day) => ({ from: dayText(day), tier: tierOn(day) }));
}

function eventsOn(standing: Standing, day: DayNumber): ReferenceTimeline['events'] {
  const happenings = [
    ...ruleChange(standing, day),
    ...standing.clients.flatMap((client) => [...managedEvents(client, day), ...soldEvents(client, day)]),
    ...tierEvents(standing, day),
  ];
  return happenings.map(({ points, ...rest }) => ({
    on: dayText(day),
    ...rest,
    points: points === null ? null : rounded(points),
  }));
}

function ruleChange(standing: Standing, day: DayNumber): Happening[] {
  if (!standing.book.changesOn(day)) return [];
  const points = subtract(standing.points(day).total, standing.points(day - 1).total);
  return [{ kind: 'rule-change', points }];
}

function managedEvents({ client, relationship }: ClientOnModel, day: DayNumber): Happening[] {
  const was = relationship.isActive(day - 1);
  const is = relationship.isActive(day);
  if (!was && !is) return [];
  const before = relationship.worth(day - 1).points;
  const today = relationship.on(day);
  const event = (kind: EventKind, points: Rational | null): Happening[] => [{ kind, client: client.id, points }];
  if (!was) return event('managed-start', today.points);
  if (!is) return event(lapseKind(today), before && negate(before));
  const change = subtract(today.points ?? ZERO, before ?? ZERO);
  return change.numerator === 0n ? [] : event('managed-change', change);
}

const lapseKind = ({ status }: ManagedOnDay): EventKind => (status === 'ended' ? 'managed-end' : 'managed-expire');

function soldEvents({ client, lots }: ClientOnModel, day: DayNumber): Happening[] {
  return lots.flatMap((lot): Happening[] => {
    if (lot.on === day) return [{ kind: 'sold-start', client: client.id, points: lot.points }];
    if (lot.until === day)
      return [{ kind: 'sold-expire', client: client.id, points: lot.points && negate(lot.points) }];
    return [];
  });
}

/** A checkpoint event on every checkpoint after `asOf`; a rise or a fall follows it. */
function tierEvents(standing: Standing, day: DayNumber): Happening[] {
  if (day <= standing.model.asOf || !standing.isCheckpoint(day)) return [];
  const points = standing.points(day).total;
  const { outcome } = standing.stepOn(day);
  const moves = outcome === 'rise' || outcome === 'fall';
  return [{ kind: 'checkpoint', points }, ...(moves ? [{ kind: outcome, points }] : [])];
}
