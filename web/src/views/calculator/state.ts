/** What is typed into the calculator, kept on the device, and the answers that follow from it. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Calculation, Conversion, Standing } from 'tierwise';
import { sum } from '../../decimal.ts';
import { attempt, day, evaluation, keep, type Outcome, portfolio, rules } from '../../state/app.ts';
import { type CalculatorInput, initialInput, isCalculatorInput, type PresentPoints } from './input.ts';

export const input = signal<CalculatorInput>(initialInput);

/** Changes some of what is typed. */
export function change(part: Partial<CalculatorInput>): void {
  input.value = { ...input.value, ...part };
}

void keep('calculator', input, isCalculatorInput);

/** What the sale and the client are worth; `null` while an amount cannot be read or the engine is on its way. */
export const calculation: ReadonlySignal<Outcome<Calculation>> = computed(() => {
  const { market, currency, motion, sold, willManage, managed, otherPartners } = input.value;
  const opened = rules.value;
  if (opened === null || sold === null || (willManage && managed === null)) return null;
  const soldAmount = sold || '0';
  return attempt(() =>
    opened.calculate({
      on: day.value,
      market,
      currency,
      motion,
      sold: soldAmount,
      managed: willManage ? managed || soldAmount : null,
      otherPartners,
    }),
  );
});

/** Whether the tier starts from the portfolio: asked for, and one is open. */
export const startsFromPortfolio: ReadonlySignal<boolean> = computed(
  () => input.value.fromPortfolio && portfolio.value !== null,
);

/** The points that the tier starts from; `null` while one of them cannot be read. */
export const presentPoints: ReadonlySignal<Record<keyof PresentPoints, string> | null> = computed(() => {
  const own = startsFromPortfolio.value ? evaluation.value?.points : input.value.present;
  if (own === undefined || own.sourced === null || own.assisted === null || own.managed === null) return null;
  return { sourced: sum(own.sourced || 0), assisted: sum(own.assisted || 0), managed: sum(own.managed || 0) };
});

/** The partner's certification and conditions: the portfolio's, else certified and nothing confirmed. */
export const qualification = computed(() => {
  const partner = startsFromPortfolio.value ? portfolio.value?.partner : undefined;
  if (partner === undefined) return { certified: true, confirmed: [] };
  return { certified: (partner.certifiedUntil ?? '') > day.value, confirmed: partner.confirmed ?? [] };
});

/** Where the present points stand against the tiers of the day, and where they would with the calculated ones. */
export const tierEffect: ReadonlySignal<Outcome<{ before: Standing; after: Standing }>> = computed(() => {
  const opened = rules.value;
  const present = presentPoints.value;
  const earned = calculation.value?.value;
  if (opened === null || present === null || earned === undefined) return null;
  const { motion } = input.value;
  const after = {
    ...present,
    [motion]: sum(present[motion], earned.sold),
    managed: sum(present.managed, earned.managed),
  };
  const stand = (points: Record<keyof PresentPoints, string>) =>
    opened.standing({ on: day.value, points, ...qualification.value });
  return attempt(() => ({ before: stand(present), after: stand(after) }));
});

/** The counterparts of the currency tab. */
export const conversion: ReadonlySignal<Outcome<Conversion>> = computed(() => {
  const { market, currency, motion, direction, converted } = input.value;
  const opened = rules.value;
  const { sold, managed } = converted;
  if (opened === null || sold === null || managed === null) return null;
  return attempt(() =>
    opened.convert({ on: day.value, market, currency, motion, direction, sold: sold || '0', managed: managed || '0' }),
  );
});

/** What the currency tab rests on: the rules of the day for its market, currency and motion. */
export const conversionBasis: ReadonlySignal<Calculation | undefined> = computed(() => {
  const { market, currency, motion } = input.value;
  const opened = rules.value;
  if (opened === null) return undefined;
  const request = { on: day.value, market, currency, motion, sold: '0', managed: '0', otherPartners: 0 };
  return attempt(() => opened.calculate(request)).value;
});

/** The last turn of the currency tab: what was typed, and the rounded answer that took its place. */
let lastTurn: { typed: CalculatorInput['converted']; answer: Conversion; basis: string } | null = null;

/**
 * Takes the answer of the currency tab as the question. An answer has 6 decimals at most, which may be too few to lead back
 * exactly, so turning around twice brings back what was typed and not what follows from the rounded answer.
 */
export function turnAround(): void {
  const answer = conversion.value?.value;
  if (answer === undefined) return;
  const { market, currency, motion, direction, converted } = input.value;
  const basis = [market, currency, motion, day.value].join(' ');
  const isWayBack =
    lastTurn?.basis === basis &&
    lastTurn.answer.sold === converted.sold &&
    lastTurn.answer.managed === converted.managed;
  const next = isWayBack && lastTurn !== null ? lastTurn.typed : answer;
  lastTurn = { typed: converted, answer, basis };
  change({
    direction: direction === 'currency-to-points' ? 'points-to-currency' : 'currency-to-points',
    converted: { sold: next.sold, managed: next.managed },
  });
}
