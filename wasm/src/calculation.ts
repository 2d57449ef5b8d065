/**
 * The calculator's question as lines and its answer as numbers, as `Session::calculation_numbers` takes and gives them: it
 * is asked at every key, and JSON would take several times as long as the calculation.
 */
import type { Calculation, CalculationRequest } from './results.ts';

const FIELDS = 7;

/**
 * The request as lines; `undefined` for one with a field too many, too few or of another type, about which the engine has
 * something to say that lines cannot carry.
 */
export function linesOf(request: CalculationRequest): string[] | undefined {
  const { on, market, currency, sold, motion, managed, otherPartners } = Object(request) as CalculationRequest;
  const isPlain =
    typeof on === 'string' &&
    typeof market === 'string' &&
    typeof currency === 'string' &&
    typeof sold === 'string' &&
    typeof motion === 'string' &&
    (managed === null || (typeof managed === 'string' && managed !== '')) &&
    typeof otherPartners === 'number' &&
    Object.keys(request).length === FIELDS;
  return isPlain ? [on, market, currency, sold, motion, managed ?? '', `${otherPartners}`] : undefined;
}

/** The answer from its numbers, which begin at an index. */
export function calculationAt(numbers: Float64Array, index: number): Calculation {
  const number = (field: number) => numbers[index + field] as number;
  return {
    total: number(0),
    sold: number(1),
    managed: number(2),
    unit: `${number(3)}`,
    soldRate: `${number(4)}`,
    managedRate: `${number(5)}`,
    growth: number(6) === 1,
    multiplier: `${number(7)}`,
    credit: `${number(8)}`,
  };
}
