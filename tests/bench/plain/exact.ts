/**
 * Exact sums of points in plain numbers: whole numerators, one per denominator. A sum is compared and rounded by its
 * estimate, and with big integers only where the estimate is too near to the boundary to decide.
 */
const SCALE = 10_000;

/** An amount, rate or unit in ten thousandths. */
export function scaled(value: string | number): number {
  const [whole = '0', decimals = ''] = `${value}`.split('.');
  return Number(whole) * SCALE + Number(decimals.padEnd(4, '0'));
}

/** So many numerators over the denominator of a slot. */
export interface Fraction {
  slot: number;
  numerator: number;
}

/** What a ten-thousandth of a currency is worth, shared by one partner: `numerator / denominator` points. */
export interface Price {
  numerator: number;
  denominator: number;
}

export function priceOf(rate: number, multiplier: number, unit: number): Price {
  const numerator = rate * multiplier;
  const denominator = SCALE * SCALE * unit;
  const divisor = greatestDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** The denominators that one portfolio needs, numbered. */
export class Denominators {
  readonly list: number[] = [];
  readonly #slots = new Map<number, number>();

  slot(denominator: number): number {
    const known = this.#slots.get(denominator);
    if (known !== undefined) return known;
    this.#slots.set(denominator, this.list.length);
    return this.list.push(denominator) - 1;
  }

  fraction(amount: number, price: Price, sharers: number): Fraction {
    const numerator = amount * price.numerator;
    if (!Number.isSafeInteger(numerator)) throw new RangeError('an amount too large for plain numbers');
    return { slot: this.slot(price.denominator * sharers), numerator };
  }
}

/** A sum as its numerators by slot; a missing one is zero. */
export type Sum = number[];

export function addTo(sum: Sum, { slot, numerator }: Fraction, sign = 1): void {
  while (sum.length <= slot) sum.push(0);
  sum[slot] = (sum[slot] as number) + sign * numerator;
}

export function addSum(sum: Sum, other: Sum): void {
  while (sum.length < other.length) sum.push(0);
  for (let slot = 0; slot < other.length; slot++) sum[slot] = (sum[slot] as number) + (other[slot] as number);
}

/** -1, 0 or 1: how the sum compares with `scaledPoints` ten thousandths of a point. */
export function compareSum({ list }: Denominators, sum: Sum, scaledPoints = 0): number {
  const points = scaledPoints / SCALE;
  const difference = estimate(list, sum) - points;
  if (Math.abs(difference) > 1e-7 * (1 + Math.abs(points))) return Math.sign(difference);
  const { numerator, denominator } = exact(list, sum);
  const order = numerator * BigInt(SCALE) - BigInt(scaledPoints) * denominator;
  return order > 0n ? 1 : order < 0n ? -1 : 0;
}

/** To 6 decimals, half away from zero. */
export function rounded({ list }: Denominators, sum: Sum): number {
  const millionths = estimate(list, sum) * 1e6;
  const nearest = Math.round(millionths);
  const undecided = Math.abs(Math.abs(millionths - nearest) - 0.5) < 0.01 || Math.abs(millionths) > 1e13;
  return (undecided ? roundedExactly(list, sum) : nearest) / 1e6 + 0;
}

/** The sum and a number of ten thousandths of a point, subtracted from each other. */
export function roundedGap(denominators: Denominators, scaledPoints: number, sum: Sum): number {
  const gap = sum.map((numerator) => -numerator);
  addTo(gap, { slot: denominators.slot(SCALE), numerator: scaledPoints });
  return rounded(denominators, gap);
}

function estimate(denominators: number[], sum: Sum): number {
  let points = 0;
  for (let slot = 0; slot < sum.length; slot++) points += (sum[slot] as number) / (denominators[slot] as number);
  return points;
}

function exact(denominators: number[], sum: Sum): { numerator: bigint; denominator: bigint } {
  let numerator = 0n;
  let denominator = 1n;
  sum.forEach((value, slot) => {
    if (value === 0) return;
    const other = BigInt(denominators[slot] as number);
    numerator = numerator * other + BigInt(value) * denominator;
    denominator *= other;
  });
  return { numerator, denominator };
}

function roundedExactly(denominators: number[], sum: Sum): number {
  const { numerator, denominator } = exact(denominators, sum);
  const magnitude = numerator < 0n ? -numerator : numerator;
  const whole = (magnitude * 2_000_000n + denominator) / (2n * denominator);
  return Number(numerator < 0n ? -whole : whole);
}

/** `amount` ten thousandths shared evenly, as a decimal with at most 6 places, half away from zero. */
export function sharedAmount(amount: number, sharers: number): string {
  const millionths = (BigInt(amount) * 200n + BigInt(sharers)) / (2n * BigInt(sharers));
  const text = `${millionths}`.padStart(7, '0');
  return `${text.slice(0, -6)}.${text.slice(-6)}`.replace(/\.?0+$/, '');
}
