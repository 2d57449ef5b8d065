/** What the calculators are asked, and the figures in which their answers are compared. */
import type { Calculation, CalculationRequest } from 'tierwise';
import { TURNS } from '../sampling.ts';

const CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY', 'ZAR'];
const MARKETS = ['US', 'BR', 'DE', 'IN'];
const DAYS = ['2024-01-15', '2025-03-01', '2026-03-01'];

const cycled = <T>(list: readonly T[], turn: number): T => list[turn % list.length] as T;

export const CALCULATIONS: readonly CalculationRequest[] = Array.from({ length: TURNS }, (_, turn) => ({
  on: cycled(DAYS, turn),
  market: cycled(MARKETS, turn),
  currency: cycled(CURRENCIES, turn),
  sold: `${1000 + turn * 17}.5`,
  motion: turn % 3 === 0 ? 'assisted' : 'sourced',
  managed: turn % 4 === 0 ? null : `${500 + turn * 31}`,
  otherPartners: turn % 3,
}));

export const calculationOfTurn = (turn: number): CalculationRequest => cycled(CALCULATIONS, turn);

export type Figures = Pick<Calculation, 'total' | 'sold' | 'managed'>;

/** The peers reckon in binary fractions, so their figures are theirs only once rounded. */
export function figuresOf({ total, sold, managed }: Figures): Figures {
  const rounded = (points: number) => Number(points.toFixed(6));
  return { total: rounded(total), sold: rounded(sold), managed: rounded(managed) };
}
