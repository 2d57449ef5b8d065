/** The page's own calculator: it starts from the open portfolio. */
import { computed } from '@preact/signals';
import { day, portfolio, totals } from '../../state/app.ts';
import { CalculatorState, type PartnerFacts } from './state.ts';

const partner = computed((): PartnerFacts | null => {
  if (portfolio.value === null) return null;
  const { certifiedUntil = '', confirmed = [] } = portfolio.value.partner;
  return { points: totals.value?.points, certified: certifiedUntil > day.value, confirmed };
});

export const pageCalculator = new CalculatorState(partner);
