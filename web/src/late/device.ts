/** Brings back what is kept on this device, and keeps what becomes of it. */
import { minima } from '../state/app.ts';
import { keep } from '../state/keep.ts';
import { isMinima, noMinima } from '../state/minima.ts';
import { startPortfolios } from '../state/portfolios.ts';
import { flush } from '../state/storage.ts';

export async function startDevice(): Promise<void> {
  addEventListener('pagehide', () => void flush());
  await keep('minima', minima, { isValid: isMinima, initial: noMinima });
  await startPortfolios();
}
