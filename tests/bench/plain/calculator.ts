/** The calculator in plain JavaScript. */
import type { Calculation, CalculationRequest } from '../../../wasm/src/results.ts';
import { dayOf } from './days.ts';
import { type PlainRules, priceOn } from './documents.ts';
import { addTo, Denominators, rounded, type Sum, scaled, sharedAmount } from './exact.ts';
import { sumOf } from './ledger.ts';

export function calculate(rules: PlainRules, request: CalculationRequest): Calculation {
  const { market, currency, motion, otherPartners } = request;
  const day = dayOf(request.on);
  const denominators = new Denominators();
  const soldRate = rules.soldRate[motion].on(day);
  const managedRate = rules.managedRate.on(day);
  const growth = rules.growth.on(day).has(market);
  const multiplier = growth ? rules.multiplier.on(day) : 10_000;
  const points = (amount: number, rate: number, sharers: number): Sum => {
    const sum: Sum = [];
    addTo(sum, denominators.fraction(amount, priceOn(rules, market, currency, rate, day), sharers));
    return sum;
  };
  const managedAmount = scaled(request.managed ?? 0);
  const sold = points(scaled(request.sold), soldRate, 1);
  const managed = points(managedAmount, managedRate, 1 + otherPartners);
  return {
    total: rounded(denominators, sumOf(sold, managed)),
    sold: rounded(denominators, sold),
    managed: rounded(denominators, managed),
    unit: decimalText(rules.unit.on(day)[currency] ?? 0),
    soldRate: decimalText(soldRate),
    managedRate: decimalText(managedRate),
    growth,
    multiplier: decimalText(multiplier),
    credit: sharedAmount(managedAmount, 1 + otherPartners),
  };
}

const decimalText = (tenThousandths: number): string => `${tenThousandths / 10_000}`;
