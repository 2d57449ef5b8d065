/** What is typed into the calculator: its shape, its checks, and its form as a link. */
import type { Motion } from 'tierwise';
import type { AmountValue } from '../../components/amount-field.tsx';

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

/** What the calculator starts with. */
export const initialInput: CalculatorInput = {
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

/** Most other partners that can share a credit. */
export const MOST_OTHER_PARTNERS = 99;

const isAmount = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && /^(\d+(\.\d+)?)?$/.test(value));

function hasAmounts(value: unknown, keys: readonly string[]): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    keys.every((key) => isAmount((value as Record<string, unknown>)[key]))
  );
}

/** Whether something from outside has the shape of the input. */
export function isCalculatorInput(value: unknown): value is CalculatorInput {
  if (typeof value !== 'object' || value === null) return false;
  const kept = value as Record<keyof CalculatorInput, unknown>;
  return (
    (Object.keys(initialInput) as (keyof CalculatorInput)[]).every(
      (key) => typeof kept[key] === typeof initialInput[key] || kept[key] === null,
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

const isShortAmount = (text: string | undefined): text is string => /^\d{1,12}(\.\d{1,4})?$/.test(text ?? '');
const isCountry = (text: string | undefined): text is string => /^[A-Z]{2}$/.test(text ?? '');
const isCurrency = (text: string | undefined): text is string => /^[A-Z]{3}$/.test(text ?? '');

/** What some parameters of a link say about the input; what does not fit is left out. */
export function partFromLink(parameters: Readonly<Record<string, string>>): Partial<CalculatorInput> {
  const { sold, market, currency, motion, manage, managed, partners } = parameters;
  const otherPartners = Number(partners);
  return {
    ...(isShortAmount(sold) && { sold }),
    ...(isCountry(market) && { market }),
    ...(isCurrency(currency) && { currency }),
    ...(isMotion(motion) && { motion }),
    ...(manage !== undefined && { willManage: manage === '1' }),
    ...(isShortAmount(managed) && { managed }),
    ...(isPartnerCount(otherPartners) && { otherPartners }),
  };
}

/** What a link says about the input; anything in it that does not fit is left as it was. */
export function inputFromLink(parameters: Readonly<Record<string, string>>, before: CalculatorInput): CalculatorInput {
  return { ...before, tab: 'points', managed: '', ...partFromLink(parameters) };
}
