/** The page's own calculator: it starts from the open portfolio, and what is typed into it stays on the device. */
import { computed, effect } from '@preact/signals';
import { day, portfolio, totals } from '../../state/app.ts';
import { recall, remember } from '../../state/remember.ts';
import { isCalculatorInput } from './input.ts';
import { CalculatorState, type PartnerFacts } from './state.ts';

const partner = computed((): PartnerFacts | null => {
  if (portfolio.value === null) return null;
  const { certifiedUntil = '', confirmed = [] } = portfolio.value.partner;
  return { points: totals.value?.points, certified: certifiedUntil > day.value, confirmed };
});

export const pageCalculator = new CalculatorState(partner);

const KEY = 'tierwise-calculator';

/** Brings back what was typed on the last visit, and keeps what is typed in this one; of several tabs, the latest. */
export function startKeepingInput(): void {
  const { input, change, settle } = pageCalculator;
  const kept = keptInput();
  if (isCalculatorInput(kept)) change(kept);
  const atFirst = input.peek();
  effect(() => {
    if (input.value !== atFirst) remember(KEY, JSON.stringify(input.value));
  });
  addEventListener('pagehide', settle);
}

function keptInput(): unknown {
  try {
    return JSON.parse(recall(KEY) ?? '');
  } catch {
    return undefined;
  }
}
