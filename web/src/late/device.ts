/** Brings back what is kept on this device, and keeps what becomes of it. */
import { minima } from '../state/app.ts';
import { keep } from '../state/keep.ts';
import { isMinima } from '../state/minima.ts';
import { startPortfolios } from '../state/portfolios.ts';
import { flush } from '../state/storage.ts';
import { isCalculatorInput } from '../views/calculator/input.ts';
import { pageCalculator } from '../views/calculator/page-calculator.ts';

export async function startDevice(): Promise<void> {
  addEventListener('pagehide', () => void flush());
  await Promise.all([
    keep('minima', minima, { isValid: isMinima }),
    keep('calculator', pageCalculator.input, { isValid: isCalculatorInput, isPerTab: true }),
  ]);
  await startPortfolios();
}
