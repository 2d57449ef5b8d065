/** Exact rational numbers (points.exact): a numerator and a positive denominator without a common divisor. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  if (b === 1n) return b;
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

export function ratio(numerator: bigint, denominator = 1n): Rational {
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = sign * greatestCommonDivisor(magnitude(numerator), magnitude(denominator));
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export const ZERO = ratio(0n);
export const ONE = ratio(1n);

export function add(a: Rational, b: Rational): Rational {
  return ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function negate(a: Rational): Rational {
  return ratio(-a.numerator, a.denominator);
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  return ratio(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function divide(a: Rational, b: Rational): Rational {
  return ratio(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function sum(values: readonly Rational[]): Rational {
  return values.reduce(add, ZERO);
}

/** Negative, zero or positive as `a` is below, at or above `b`. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The minima of a tier, read on every day of a timeline, are the same few texts. */
const decimals = new Map<string | number, Rational>();

/** A decimal string, or a JSON number, which means its shortest decimal form. */
export function decimal(text: string | number): Rational {
  const known = decimals.get(text);
  if (known !== undefined) return known;
  const [whole = '', fraction = ''] = String(text).split('.');
  const value = ratio(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
  decimals.set(text, value);
  return value;
}

/** Rounded to 6 decimals, half away from zero, without trailing zeros. */
export function decimalText(value: Rational): string {
  const scaled = magnitude(value.numerator) * 1_000_000n;
  const millionths = (2n * scaled + value.denominator) / (2n * value.denominator);
  const fraction = (millionths % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '');
  const text = (millionths / 1_000_000n).toString() + (fraction === '' ? '' : `.${fraction}`);
  return value.numerator < 0n && millionths !== 0n ? `-${text}` : text;
}

/** The JSON number for `value`: rounded to 6 decimals, half away from zero. */
export function rounded(value: Rational): number {
  return Number(decimalText(value));
}
