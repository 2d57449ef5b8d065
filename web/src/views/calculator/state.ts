/** What is typed into the calculator, kept on the device, and the answers that follow from it. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Calculation, Conversion, Motion, Standing } from 'tierwise';
import type { AmountValue } from '../../components/amount-field.tsx';
import { sum } from '../../decimal.ts';
import { attempt, day, evaluation, keep, type Outcome, portfolio, rules } from '../../state/app.ts';

export type Direction = 'currency-to-points' | 'points-to-currency';
/** Points that somebody has, by how they were earned. */
export type PresentPoints = Record<'sourced' | 'assisted' | 'managed', AmountValue>;

export interface CalculatorInput {
  tab: 'points' | 'currency';
  market: string;
  currency: string;
  motion: Motion;
  sold: AmountValue;
  willManage: boolean;
  /** Empty: as much as is sold. */
  managed: AmountValue;
  otherPartners: number;
  /** Whether the tier starts from the open portfolio, where there is one. */
  fromPortfolio: boolean;
  present: PresentPoints;
  direction: Direction;
  converted: { sold: AmountValue; managed: AmountValue };
}

const initial: CalculatorInput = {
  tab: 'points',
  market: 'US',
  currency: 'USD',
  motion: 'sourced',
  sold: '1000',
  willManage: true,
  managed: '',
  otherPartners: 0,
  fromPortfolio: true,
  present: { sourced: '', assisted: '', managed: '' },
  direction: 'currency-to-points',
  converted: { sold: '1000', managed: '1000' },
};

export const MOST_OTHER_PARTNERS = 99;
export const input = signal<CalculatorInput>(initial);

/** Changes some of what is typed. */
export function change(part: Partial<CalculatorInput>): void {
  input.value = { ...input.value, ...part };
}

const isAmount = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && /^(\d+(\.\d+)?)?$/.test(value));

function hasAmounts(value: unknown, keys: readonly string[]): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    keys.every((key) => isAmount((value as Record<string, unknown>)[key]))
  );
}

function isCalculatorInput(value: unknown): value is CalculatorInput {
  if (typeof value !== 'object' || value === null) return false;
  const kept = value as Record<keyof CalculatorInput, unknown>;
  return (
    (Object.keys(initial) as (keyof CalculatorInput)[]).every(
      (key) => typeof kept[key] === typeof initial[key] || kept[key] === null,
    ) &&
    hasAmounts(kept, ['sold', 'managed']) &&
    hasAmounts(kept.present, ['sourced', 'assisted', 'managed']) &&
    hasAmounts(kept.converted, ['sold', 'managed']) &&
    isMotion(kept.motion) &&
    isPartnerCount(kept.otherPartners)
  );
}

const isMotion = (value: unknown): value is Motion => value === 'sourced' || value === 'assisted';
const isPartnerCount = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_OTHER_PARTNERS;

/** The parameters of a link that restores the points tab. */
export function linkParameters({
  market,
  currency,
  motion,
  sold,
  willManage,
  managed,
  otherPartners,
}: CalculatorInput) {
  return {
    sold: sold ?? '',
    market,
    currency,
    motion,
    manage: willManage ? '1' : '0',
    managed: managed ?? '',
    partners: String(otherPartners),
  };
}

/** What a link says about the input; anything in it that does not fit is left as it was. */
export function inputFromLink(parameters: Readonly<Record<string, string>>, before: CalculatorInput): CalculatorInput {
  const { sold, market, currency, motion, manage, managed, partners } = parameters;
  const isShortAmount = (text: string | undefined): text is string =>
    text !== undefined && /^\d{1,12}(\.\d{1,4})?$/.test(text);
  return {
    ...before,
    tab: 'points',
    sold: isShortAmount(sold) ? sold : before.sold,
    market: /^[A-Z]{2}$/.test(market ?? '') ? (market as string) : before.market,
    currency: /^[A-Z]{3}$/.test(currency ?? '') ? (currency as string) : before.currency,
    motion: isMotion(motion) ? motion : before.motion,
    willManage: manage === undefined ? before.willManage : manage === '1',
    managed: isShortAmount(managed) ? managed : '',
    otherPartners: isPartnerCount(Number(partners)) ? Number(partners) : before.otherPartners,
  };
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
const qualification = computed(() => {
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
