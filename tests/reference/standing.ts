import type { Tier, Track } from '../../wasm/src/documents.ts';
import type { ReviewOutcome } from '../../wasm/src/results.ts';
import type { Book } from './book.ts';
import { addMonths, civil, clampedDay, type DayNumber } from './day.ts';
import { Relationship } from './managed.ts';
import type { ClientModel, Model } from './model.ts';
import { add, compare, decimal, type Rational, subtract, sum } from './rational.ts';
import { type LotModel, lotIsActive, lotsOf } from './sold.ts';

export interface ExactPoints {
  total: Rational;
  sold: Rational;
  sourced: Rational;
  assisted: Rational;
  managed: Rational;
}
export interface TierOnDay {
  tier: Tier;
  met: boolean;
  missing: Partial<Record<Track, Rational>>;
  unconfirmed: string[];
}
/** The credited tier and the day since when it is held. */
export interface Held {
  tier: string | null;
  since: DayNumber;
}
export interface Step {
  outcome: ReviewOutcome | null;
  held: Held;
}
export interface ClientOnModel {
  client: ClientModel;
  relationship: Relationship;
  lots: LotModel[];
}

const TRACKS: readonly Track[] = ['total', 'sold', 'sourced', 'managed'];
/** Longer than any gap between two reviews: even Feb 29 comes back within 8 years. */
const FARTHEST_REVIEW = 8 * 366 + 1;

const priced = (values: (Rational | null)[]): Rational => sum(values.filter((value) => value !== null));

/** A month and day in a year; beyond the month's end it is the last day (section 8.9). */
function monthDay(year: number, text: string): DayNumber {
  const [month = 0, dayOfMonth = 0] = text.split('-').map(Number);
  return clampedDay(year, month, dayOfMonth);
}

/** Points, tiers, checkpoints and the credited tier of a portfolio under a rule book (section 6). */
export class Standing {
  readonly clients: ClientOnModel[];
  private readonly performances = new Map<DayNumber, string | null>();
  private readonly pointsByDay = new Map<DayNumber, ExactPoints>();
  private readonly steps = new Map<DayNumber, Step>();

  constructor(
    readonly book: Book,
    readonly model: Model,
  ) {
    this.clients = model.clients.map((client) => ({
      client,
      relationship: new Relationship(book, model, client),
      lots: lotsOf(book, client),
    }));
  }

  /** Total = sold + managed; sold = sourced + assisted (tier.minimum). What has no price is left out (section 8.7). */
  points(day: DayNumber): ExactPoints {
    const known = this.pointsByDay.get(day) ?? this.addUp(day);
    this.pointsByDay.set(day, known);
    return known;
  }

  private addUp(day: DayNumber): ExactPoints {
    const lots = this.clients.flatMap((each) => each.lots).filter((lot) => lotIsActive(lot, day));
    const ofMotion = (motion: string) => priced(lots.filter((lot) => lot.motion === motion).map((lot) => lot.points));
    const sourced = ofMotion('sourced');
    const assisted = ofMotion('assisted');
    const sold = add(sourced, assisted);
    const managed = priced(this.clients.map((each) => each.relationship.worth(day).points));
    return { total: add(sold, managed), sold, sourced, assisted, managed };
  }

  /** Certified on days before `certifiedUntil` (tier.certification). */
  certified(day: DayNumber): boolean {
    return day < this.model.certifiedUntil;
  }

  /** tier.minimum, tier.certification, tier.condition for each tier of the day's list. */
  tiers(day: DayNumber): TierOnDay[] {
    const points = this.points(day);
    return this.book.tiers(day).map((tier) => {
      const missing = missingPoints(tier, points);
      const unconfirmed = tier.conditions.map(({ id }) => id).filter((id) => !this.model.confirmed.includes(id));
      const certain = this.certified(day) || !tier.certified;
      return {
        tier,
        missing,
        unconfirmed,
        met: certain && unconfirmed.length === 0 && Object.keys(missing).length === 0,
      };
    });
  }

  /** The highest tier that is met. */
  performance(day: DayNumber): string | null {
    const known = this.performances.get(day);
    if (known !== undefined) return known;
    const performance =
      this.tiers(day)
        .filter((each) => each.met)
        .at(-1)?.tier.id ?? null;
    this.performances.set(day, performance);
    return performance;
  }

  /** review.checkpoint: the checkpoint day of the month, or a review day (section 8.9). */
  isCheckpoint(day: DayNumber): boolean {
    const { year, month } = civil(day);
    return this.isReview(day) || day === clampedDay(year, month, this.book.checkpointDay(day));
  }

  /** review.down */
  isReview(day: DayNumber): boolean {
    return this.review(day) !== undefined;
  }

  private review(day: DayNumber) {
    const { year } = civil(day);
    return this.book.downReviews(day).find((review) => monthDay(year, review.on) === day);
  }

  /** tier.credited on `day`; null before `asOf` (section 8.11). */
  credited(day: DayNumber): string | null {
    return day < this.model.asOf ? null : this.stepOn(day).held.tier;
  }

  /** The first review after `day`, or undefined where the rules hold none. */
  nextReview(day: DayNumber): DayNumber | undefined {
    for (let later = day + 1; later <= day + FARTHEST_REVIEW; later++) if (this.isReview(later)) return later;
    return undefined;
  }

  /** What happens on `day` to the tier held until then, all checkpoints since `asOf` played (section 8.10, 8.11). */
  stepOn(day: DayNumber): Step {
    const known = this.steps.get(day);
    if (known !== undefined) return known;
    const { held, asOf } = this.model;
    let step: Step = { outcome: null, held: { tier: held?.tier ?? null, since: held?.since ?? asOf } };
    for (let each = asOf + 1; each <= day; each++) {
      step = this.steps.get(each) ?? { outcome: null, held: step.held };
      if (!this.steps.has(each) && this.isCheckpoint(each)) step = this.step(step.held, each);
      this.steps.set(each, step);
    }
    return step;
  }

  /** One checkpoint, in the order of section 6: rise, certification, protection, window. */
  private step(held: Held, day: DayNumber): Step {
    const performance = this.performance(day);
    const rank = (tier: string | null) => this.rank(tier, day);
    if (rank(performance) > rank(held.tier)) return { outcome: 'rise', held: { tier: performance, since: day } };
    if (!this.isReview(day)) return { outcome: null, held };
    if (held.tier === null) return { outcome: 'keep', held };
    if (!this.certified(day)) return { outcome: 'fall', held: { tier: null, since: day } };
    if (day < addMonths(held.since, this.book.protectionMonths(day))) return { outcome: 'protected', held };
    const best = this.bestInWindow(day);
    if (rank(best) >= rank(held.tier)) return { outcome: 'keep', held };
    return { outcome: 'fall', held: { tier: rank(best) < 0 ? null : best, since: day } };
  }

  /** Ranks are those of the list in force on the review day; an unknown tier is below all (section 8.9), and above none. */
  private rank(tier: string | null, day: DayNumber): number {
    if (tier === null) return -2;
    return this.book.tiers(day).findIndex((each) => each.id === tier);
  }

  /** review.down: the highest tier met at a checkpoint of the window, both ends included; null where none was. */
  private bestInWindow(review: DayNumber): string | null {
    let best: string | null = null;
    for (let day = this.windowStart(review); day <= review; day++) {
      if (!this.isCheckpoint(day)) continue;
      for (const tier of this.metAt(day)) if (this.rank(tier, review) > this.rank(best, review)) best = tier;
    }
    return best;
  }

  private windowStart(review: DayNumber): DayNumber {
    const since = this.review(review)?.since as string;
    const { year } = civil(review);
    const sameYear = monthDay(year, since);
    return sameYear <= review ? sameYear : monthDay(year - 1, since);
  }

  /** The performance of a checkpoint, and the document's tier where a past one is in `metOn` (section 8.10). */
  private metAt(day: DayNumber): (string | null)[] {
    const { held, asOf } = this.model;
    const recorded = held !== null && day <= asOf && held.metOn.includes(day);
    return recorded ? [this.performance(day), held.tier] : [this.performance(day)];
  }
}

function missingPoints(tier: Tier, points: ExactPoints): Partial<Record<Track, Rational>> {
  const missing: Partial<Record<Track, Rational>> = {};
  for (const track of TRACKS) {
    const minimum = tier.minimum[track];
    if (minimum === undefined) continue;
    const needed = decimal(minimum);
    if (compare(needed, points[track]) > 0) missing[track] = subtract(needed, points[track]);
  }
  return missing;
}
