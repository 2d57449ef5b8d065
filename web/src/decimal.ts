/** Exact sums of the decimal strings and 6-decimal numbers that go to and come from the engine. */
const SCALE = 6;

function toScaled(value: string | number): bigint {
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
