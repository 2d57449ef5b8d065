/** One calculator: what is typed into it, and the answers that follow. There may be several at a time. */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Calculation, CalculationRequest, Conversion, Standing } from 'tierwise';
import { whenPainted } from '../../components/when-painted.ts';
import { sum } from '../../decimal.ts';
import { formatPoints } from '../../format.ts';
import { attempt, day, type Outcome, rules } from '../../state/app.ts';
import { type CalculatorInput, initialInput, type PresentPoints } from './input.ts';

/** Points by how they were earned, each a decimal or a number. */
type Points = Record<keyof PresentPoints, string | number>;

/** Each part of an object as a signal of its own, which the others do not wake. */
type Parts<T> = { readonly [K in keyof T]: ReadonlySignal<T[K]> };

function partsOf<T extends object>(whole: ReadonlySignal<T>): Parts<T> {
  const keys = Object.keys(whole.peek()) as (keyof T)[];
  return Object.fromEntries(keys.map((key) => [key, computed(() => whole.value[key])])) as Parts<T>;
}

/** What of a calculation does not follow from the amounts. */
export type Rates = Pick<Calculation, 'unit' | 'soldRate' | 'managedRate' | 'multiplier' | 'growth'>;

function ratesOf({ unit, soldRate, managedRate, multiplier, growth }: Calculation): Rates {
  return { unit, soldRate, managedRate, multiplier, growth };
}

/** What is asked of the engine; `null` while an amount cannot be read. */
function requestOf(input: CalculatorInput): CalculationRequest | null {
  const { market, currency, motion, sold, willManage, managed, otherPartners } = input;
  if (sold === null || (willManage && managed === null)) return null;
  const soldAmount = sold || '0';
  return {
    on: day.value,
    market,
    currency,
    motion,
    sold: soldAmount,
    managed: willManage ? managed || soldAmount : null,
    otherPartners,
  };
}

function calculate(request: CalculationRequest | null): Outcome<Calculation> {
  const opened = rules.value;
  return opened === null || request === null ? null : attempt(() => opened.calculate(request));
}

/** The same object for as long as what is in it is the same, so that what shows it is not drawn anew. */
function unchanged<T>(make: () => T): ReadonlySignal<T> {
  let last: T;
  let lastText: string | undefined;
  return computed(() => {
    const next = make();
    const text = JSON.stringify(next);
    if (text !== lastText) [last, lastText] = [next, text];
    return last;
  });
}

/** What a portfolio says about its partner on the shown day. */
export interface PartnerFacts {
  /** `undefined` while the portfolio cannot be evaluated. */
  points: Points | undefined;
  certified: boolean;
  confirmed: readonly string[];
}

export class CalculatorState {
  readonly #input = signal<CalculatorInput>(initialInput);
  /** The input with what is being typed, until that is painted. */
  readonly #ahead = signal<CalculatorInput | null>(null);
  /** What all but the figures follows from. */
  readonly input: ReadonlySignal<CalculatorInput> = this.#input;
  /** The same, thing by thing. */
  readonly typed: Parts<CalculatorInput> = partsOf(this.input);
  /** The partner of the open portfolio; `null` where none is open. */
  readonly partner: ReadonlySignal<PartnerFacts | null>;

  constructor(partner: ReadonlySignal<PartnerFacts | null>) {
    this.partner = partner;
  }

  /** Changes some of the input, and all that follows from it. */
  readonly change = (part: Partial<CalculatorInput>): void => {
    batch(() => {
      this.#input.value = { ...(this.#ahead.peek() ?? this.#input.peek()), ...part };
      this.#ahead.value = null;
    });
  };

  /** Takes what is being typed: with every key the figures are painted first, and all else follows once they are. */
  readonly type = (part: Partial<CalculatorInput>): void => {
    const ahead = this.#ahead.peek();
    this.#ahead.value = { ...(ahead ?? this.#input.peek()), ...part };
    if (ahead === null) whenPainted(this.settle);
  };

  /** Lets all that waits for the figures follow now: for who reads the input, or leaves. */
  readonly settle = (): void => {
    if (this.#ahead.peek() !== null) this.change({});
  };

  /** What is asked of the engine; `null` while an amount cannot be read. */
  readonly request: ReadonlySignal<CalculationRequest | null> = computed(() => requestOf(this.input.value));

  /** What the sale and the client are worth; `null` while an amount cannot be read or the engine is on its way. */
  readonly calculation: ReadonlySignal<Outcome<Calculation>> = computed(() => calculate(this.request.value));

  /** The calculation, ahead of all else that follows from it while an amount is being typed. */
  readonly #calculationAhead = computed(() => {
    const ahead = this.#ahead.value;
    return ahead === null ? this.calculation.value : calculate(requestOf(ahead));
  });

  /** The points as they are shown, a dash where there is no calculation. */
  readonly figures = { total: this.#figure('total'), sold: this.#figure('sold'), managed: this.#figure('managed') };

  #figure(of: 'total' | 'sold' | 'managed'): ReadonlySignal<string> {
    return computed(() => {
      const worth = this.#calculationAhead.value?.value;
      return worth === undefined ? '—' : formatPoints(worth[of]);
    });
  }

  /** The rates of the calculation; `null` where there is none. */
  readonly rates: ReadonlySignal<Rates | null> = unchanged(() => {
    const worth = this.calculation.value?.value;
    return worth === undefined ? null : ratesOf(worth);
  });

  /** The partner from which the tier starts: asked for, and a portfolio is open; else `null`. */
  readonly startingPartner: ReadonlySignal<PartnerFacts | null> = computed(() =>
    this.typed.fromPortfolio.value ? this.partner.value : null,
  );

  /** The points that the tier starts from; `null` while one of them cannot be read. */
  readonly presentPoints: ReadonlySignal<Record<keyof PresentPoints, string> | null> = computed(() => {
    const partner = this.startingPartner.value;
    const own = partner === null ? this.typed.present.value : partner.points;
    if (own === undefined || own.sourced === null || own.assisted === null || own.managed === null) return null;
    return { sourced: sum(own.sourced || 0), assisted: sum(own.assisted || 0), managed: sum(own.managed || 0) };
  });

  /** The partner's certification and conditions: the portfolio's, else certified and nothing confirmed. */
  readonly qualification = computed(() => {
    const { certified, confirmed } = this.startingPartner.value ?? { certified: true, confirmed: [] };
    return { certified, confirmed: [...confirmed] };
  });

  readonly #before = computed(() => this.#standing(this.presentPoints.value));

  /** The present points with the calculated ones; `null` while one of them cannot be read. */
  readonly pointsAfter: ReadonlySignal<Record<keyof PresentPoints, string> | null> = computed(() => {
    const present = this.presentPoints.value;
    const earned = this.calculation.value?.value;
    if (present === null || earned === undefined) return null;
    const motion = this.typed.motion.value;
    return {
      ...present,
      [motion]: sum(present[motion], earned.sold),
      managed: sum(present.managed, earned.managed),
    };
  });

  /** Where the present points stand against the tiers of the day, and where they would with the calculated ones. */
  readonly tierEffect: ReadonlySignal<Outcome<{ before: Standing; after: Standing }>> = computed(() => {
    const before = this.#before.value;
    const after = this.#standing(this.pointsAfter.value);
    if (before?.value === undefined) return before;
    if (after?.value === undefined) return after;
    return { value: { before: before.value, after: after.value } };
  });

  #standing(points: Record<keyof PresentPoints, string> | null): Outcome<Standing> {
    const opened = rules.value;
    if (opened === null || points === null) return null;
    return attempt(() => opened.standing({ on: day.value, points, ...this.qualification.value }));
  }

  /** The counterparts of the currency tab. */
  readonly conversion: ReadonlySignal<Outcome<Conversion>> = computed(() => {
    const { market, currency, motion, direction, converted } = this.input.value;
    const opened = rules.value;
    const { sold, managed } = converted;
    if (opened === null || sold === null || managed === null) return null;
    return attempt(() =>
      opened.convert({
        on: day.value,
        market,
        currency,
        motion,
        direction,
        sold: sold || '0',
        managed: managed || '0',
      }),
    );
  });

  /** What the currency tab rests on: the rules of the day for its market, currency and motion. */
  readonly conversionBasis: ReadonlySignal<Rates | undefined> = unchanged(() => {
    const { market, currency, motion } = this.input.value;
    const opened = rules.value;
    if (opened === null) return undefined;
    const request = { on: day.value, market, currency, motion, sold: '0', managed: '0', otherPartners: 0 };
    const { value } = attempt(() => opened.calculate(request));
    return value && ratesOf(value);
  });

  /** The last turn of the currency tab: what was typed, and the rounded answer that took its place. */
  #lastTurn: { typed: CalculatorInput['converted']; answer: Conversion; basis: string } | null = null;

  /**
   * Takes the answer of the currency tab as the question. An answer has 6 decimals at most, which may be too few to lead
   * back exactly, so turning around twice brings back what was typed and not what follows from the rounded answer.
   */
  readonly turnAround = (): void => {
    const answer = this.conversion.value?.value;
    if (answer === undefined) return;
    const { market, currency, motion, direction, converted } = this.input.value;
    const basis = [market, currency, motion, day.value].join(' ');
    const last = this.#lastTurn;
    const isWayBack =
      last?.basis === basis && last.answer.sold === converted.sold && last.answer.managed === converted.managed;
    const next = isWayBack ? last.typed : answer;
    this.#lastTurn = { typed: converted, answer, basis };
    this.change({
      direction: direction === 'currency-to-points' ? 'points-to-currency' : 'currency-to-points',
      converted: { sold: next.sold, managed: next.managed },
    });
  };
}

/** What a section of the calculator is to assistive technology. */
export type SectionRole = 'region' | 'group';

/** The calculator that the components around it show. */
export const CalculatorContext = createContext<CalculatorState | null>(null);

/** @throws Error outside a calculator. */
export function useCalculator(): CalculatorState {
  const state = useContext(CalculatorContext);
  if (state === null) throw new Error('a part of the calculator was shown outside of one');
  return state;
}
