/** Tiers, checkpoints and the credited tier. */
import type { Track } from '../../../wasm/src/documents.ts';
import type { ReviewOutcome, TierStanding } from '../../../wasm/src/results.ts';
import { addMonths, civil, dayInMonth } from './days.ts';
import type { PlainTier } from './documents.ts';
import { compareSum, roundedGap, type Sum } from './exact.ts';
import { addPoints, noPoints, type PlainModel, type PlainPoints, sumOf } from './ledger.ts';

/** Reads the sum over all clients forward in time; days must ascend. */
export class Cursor {
  readonly points = noPoints();
  #next = 0;

  constructor(private readonly model: PlainModel) {}

  at(day: number): PlainPoints {
    const { changes } = this.model;
    for (let change = changes[this.#next]; change !== undefined && change.day <= day; change = changes[++this.#next]) {
      addPoints(this.points, change);
    }
    return this.points;
  }

  /** The first day after the one last read on which something changes. */
  get nextChange(): number | undefined {
    return this.model.changes[this.#next]?.day;
  }
}

function sumOfTrack(points: PlainPoints, track: Track): Sum {
  if (track === 'managed') return points.managed;
  if (track === 'sourced') return points.sourced;
  if (track === 'sold') return sumOf(points.sourced, points.assisted);
  return sumOf(points.sourced, points.assisted, points.managed);
}

function meets(model: PlainModel, tier: PlainTier, points: PlainPoints, day: number): boolean {
  const { portfolio, denominators } = model;
  if (tier.certified && day >= portfolio.certifiedUntil) return false;
  if (!tier.conditions.every((condition) => portfolio.confirmed.includes(condition))) return false;
  return Object.entries(tier.minimum).every(
    ([track, minimum]) => compareSum(denominators, sumOfTrack(points, track as Track), minimum) >= 0,
  );
}

/** The highest tier that is met. */
export function performance(model: PlainModel, points: PlainPoints, day: number): string | null {
  return model.rules.tiers.on(day).findLast((tier) => meets(model, tier, points, day))?.id ?? null;
}

export function tierStandings(model: PlainModel, points: PlainPoints, day: number): TierStanding[] {
  const { portfolio, denominators, rules } = model;
  return rules.tiers.on(day).map((tier) => {
    const missing: TierStanding['missing'] = {};
    for (const track of ['total', 'sold', 'sourced', 'managed'] as const) {
      const minimum = tier.minimum[track];
      if (minimum === undefined) continue;
      const sum = sumOfTrack(points, track);
      if (compareSum(denominators, sum, minimum) < 0) missing[track] = roundedGap(denominators, minimum, sum);
    }
    return {
      id: tier.id,
      met: meets(model, tier, points, day),
      missing,
      unconfirmed: tier.conditions.filter((condition) => !portfolio.confirmed.includes(condition)),
      certified: day < portfolio.certifiedUntil,
    };
  });
}

interface Checkpoint {
  on: number;
  /** The first day of the window of a down-review; null where there is none. */
  since: number | null;
}

const inYear = (year: number, monthDay: string): number =>
  dayInMonth(year, Number(monthDay.slice(0, 2)), Number(monthDay.slice(3)));

/** Ascending, on the days `[from, to)`. */
function checkpoints({ rules }: PlainModel, from: number, to: number): Checkpoint[] {
  const found: Checkpoint[] = [];
  const monthOf = (day: number) => civil(day).year * 12 + civil(day).month - 1;
  for (let count = monthOf(from); count <= monthOf(to - 1); count++) {
    const year = Math.floor(count / 12);
    const month = (count % 12) + 1;
    const dated = rules.downReviews.entries.flatMap(({ value }) => value);
    const reviewDays = dated.filter(({ on }) => Number(on.slice(0, 2)) === month).map(({ on }) => inYear(year, on));
    const monthly = rules.checkpointDay.entries.map(({ value }) => dayInMonth(year, month, value));
    for (const on of [...new Set([...reviewDays, ...monthly])].sort((a, b) => a - b)) {
      if (on < from || on >= to) continue;
      const review = rules.downReviews.on(on).find((each) => inYear(year, each.on) === on);
      const regular = dayInMonth(year, month, rules.checkpointDay.on(on)) === on;
      if (review === undefined && !regular) continue;
      found.push({ on, since: review === undefined ? null : lookBack(review.since, on, year) });
    }
  }
  return found;
}

function lookBack(since: string, on: number, year: number): number {
  const sameYear = inYear(year, since);
  return sameYear < on ? sameYear : inYear(year - 1, since);
}

/** What happens to the credited tier at one checkpoint. */
export interface CreditedStep {
  on: number;
  isReview: boolean;
  outcome: ReviewOutcome;
  tier: string | null;
}

/** Plays every checkpoint after `asOf` and before a day. */
export function creditedSteps(model: PlainModel, before: number): CreditedStep[] {
  const { portfolio, rules } = model;
  const first = portfolio.asOf + 1;
  const later = checkpoints(model, first, before);
  const from = later.reduce((day, { since }) => Math.min(day, since ?? day), first);
  const cursor = new Cursor(model);
  const judged: { on: number; performance: string | null }[] = [];
  let held = portfolio.credited?.tier ?? null;
  let heldSince = portfolio.credited?.since ?? portfolio.asOf;
  const steps: CreditedStep[] = [];
  for (const { on, since } of checkpoints(model, from, before)) {
    const now = performance(model, cursor.at(on), on);
    judged.push({ on, performance: now });
    if (on < first) continue;
    const order = rules.tiers.on(on).map(({ id }) => id);
    const rank = (tier: string | null) => (tier === null ? -1 : order.indexOf(tier));
    let outcome: ReviewOutcome = 'keep';
    const moveTo = (tier: string | null, by: 'rise' | 'fall') => {
      held = tier;
      heldSince = on;
      outcome = by;
    };
    if (rank(now) > rank(held)) moveTo(now, 'rise');
    else if (since !== null && held !== null) {
      if (on >= portfolio.certifiedUntil) moveTo(null, 'fall');
      else if (on < addMonths(heldSince, rules.protectionMonths.on(on))) outcome = 'protected';
      else {
        const window = judged.filter((past) => past.on >= since);
        const recorded = window.some(
          (past) => past.on <= portfolio.asOf && portfolio.credited?.metOn.includes(past.on),
        );
        const best = Math.max(...window.map((past) => rank(past.performance)));
        if (best < rank(held) && !recorded) moveTo(order[best] ?? null, 'fall');
      }
    }
    steps.push({ on, isReview: since !== null, outcome, tier: held });
  }
  return steps;
}

export function nextReview(model: PlainModel, day: number): number | undefined {
  return checkpoints(model, day + 1, addMonths(day, 13)).find(({ since }) => since !== null)?.on;
}

export function creditedOn(model: PlainModel, day: number, steps: CreditedStep[]): string | null {
  const { asOf, credited } = model.portfolio;
  if (day < asOf) return null;
  const step = steps.findLast(({ on }) => on <= day);
  return step === undefined ? (credited?.tier ?? null) : step.tier;
}
