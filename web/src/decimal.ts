/** Exact sums of the decimal strings and 6-decimal numbers that go to and come from the engine. */
const SCALE = 6;

/** Below it, a number that is nearest to a decimal of 6 places is off by much less than half of the last place. */
const EXACT = 2 ** 50;

function toScaled(value: string | number): bigint {
  const scaled = typeof value === 'number' ? Math.round(value * 10 ** SCALE) : EXACT;
  return Math.abs(scaled) < EXACT ? BigInt(scaled) : scaledText(value);
}

function scaledText(value: string | number): bigint {
  const text = typeof value === 'number' ? value.toFixed(SCALE) : value;
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const scaled = BigInt(whole + fraction.padEnd(SCALE, '0').slice(0, SCALE));
  return text.startsWith('-') ? -scaled : scaled;
}

function fromScaled(scaled: bigint): string {
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(SCALE + 1, '0');
  const text = `${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`.replace(/\.?0+$/, '');
  return scaled < 0n ? `-${text}` : text;
}

/** The sum of decimals of at most 6 places, as a decimal string without trailing zeros. */
export function sum(...values: (string | number)[]): string {
  return fromScaled(values.reduce((total, value) => total + toScaled(value), 0n));
}

/** A decimal raised or, below zero, lowered by a percentage of at most 2 decimals; to 4 decimals, half away from zero. */
export function scaledByPercent(value: string, percent: string): string {
  // Value and factor have 6 decimals each, their product 12, of which 4 are kept.
  const exact = toScaled(value) * (1_000_000n + toScaled(percent) / 100n);
  const step = 100_000_000n;
  const rounded = (exact < 0n ? exact - step / 2n : exact + step / 2n) / step;
  return fromScaled(rounded * 100n);
}
