import type {
  Dated,
  MinimumActivities,
  MonthDay,
  Motion,
  QualifyingRow,
  RuleBook,
  Tier,
} from '../../wasm/src/documents.ts';
import { type DayNumber, dayText, parseDay } from './day.ts';
import { decimal, ONE, type Rational } from './rational.ts';

/** A day that lies before the first entry of a parameter that a figure needs (section 8.1). */
export class MissingParameter extends Error {
  constructor(
    readonly parameter: string,
    readonly day: DayNumber,
  ) {
    super(`${parameter}: no value on ${dayText(day)}`);
  }
}

/** The rule book, asked about one parameter on one day: the last entry whose `from` is on or before that day. */
export class Book {
  private readonly starts = new Map<string, DayNumber>();

  constructor(readonly document: RuleBook) {}

  window(day: DayNumber): number {
    return this.need(this.document.managed.windowDays, '/managed/windowDays', day);
  }
  managedRate(day: DayNumber): Rational {
    return decimal(this.need(this.document.managed.rate, '/managed/rate', day));
  }
  qualifying(day: DayNumber): QualifyingRow[] {
    return this.need(this.document.managed.qualifying, '/managed/qualifying', day);
  }
  /** Optional: no list, no entry yet, and no row for the tier all mean that nothing is asked. */
  minimumActivities(tier: string | undefined, day: DayNumber): MinimumActivities | undefined {
    if (tier === undefined) return undefined;
    return this.find(this.document.managed.minimumActivities ?? [], day)?.value[tier];
  }
  lifeMonths(day: DayNumber): number {
    return this.need(this.document.sold.lifeMonths, '/sold/lifeMonths', day);
  }
  soldRate(motion: Motion, day: DayNumber): Rational {
    return decimal(this.need(this.document.sold.rate[motion], `/sold/rate/${motion}`, day));
  }
  /** What 100 USD is worth, or null where the currency has no published unit that day (currency.unit). */
  unit(currency: string, day: DayNumber): Rational | null {
    const unit = this.need(this.document.currency.unit, '/currency/unit', day)[currency];
    return unit === undefined ? null : decimal(unit);
  }
  /** market.growth */
  multiplier(market: string, day: DayNumber): Rational {
    const growth = this.need(this.document.market.growth, '/market/growth', day);
    return growth.includes(market)
      ? decimal(this.need(this.document.market.multiplier, '/market/multiplier', day))
      : ONE;
  }
  tiers(day: DayNumber): Tier[] {
    return this.need(this.document.tiers, '/tiers', day);
  }
  checkpointDay(day: DayNumber): number {
    return this.need(this.document.review.checkpointDay, '/review/checkpointDay', day);
  }
  protectionMonths(day: DayNumber): number {
    return this.need(this.document.review.protectionMonths, '/review/protectionMonths', day);
  }
  downReviews(day: DayNumber): { on: MonthDay; since: MonthDay }[] {
    return this.need(this.document.review.downReviews, '/review/downReviews', day);
  }

  /** Whether an entry of any parameter takes effect on this very day. */
  changesOn(day: DayNumber): boolean {
    return this.lists().some((list) => list.some((entry) => this.start(entry.from) === day));
  }

  private lists(): Dated<unknown>[][] {
    const { managed, sold, currency, market, tiers, review } = this.document;
    return [
      managed.windowDays,
      managed.rate,
      managed.qualifying,
      managed.minimumActivities ?? [],
      sold.lifeMonths,
      sold.rate.sourced,
      sold.rate.assisted,
      currency.unit,
      market.growth,
      market.multiplier,
      tiers,
      review.checkpointDay,
      review.protectionMonths,
      review.downReviews,
    ];
  }

  private start(from: string): DayNumber {
    const known = this.starts.get(from) ?? parseDay(from);
    this.starts.set(from, known);
    return known;
  }

  private find<T>(list: Dated<T>[], day: DayNumber): Dated<T> | undefined {
    return list.filter((entry) => this.start(entry.from) <= day).at(-1);
  }

  private need<T>(list: Dated<T>[], parameter: string, day: DayNumber): T {
    const entry = this.find(list, day);
    if (entry === undefined) throw new MissingParameter(parameter, day);
    return entry.value;
  }
}
