/** A client's credit is shared by few; a larger quotient is a slip, and one interval is written per partner. */
const MAX_PARTNERS = 20;

/** How many partners service a client, this one included; `exact` is false where the quotient is not a whole number. */
export interface Partners {
  count: number;
  exact: boolean;
}

/** Two decimals as integers of one scale, and what one unit in the last place of `part` is on it. */
function toIntegers(total: string, part: string): { total: bigint; part: bigint; unit: bigint } {
  const decimals = (text: string): string => text.split('.')[1] ?? '';
  const scale = Math.max(decimals(total).length, decimals(part).length);
  const integer = (text: string): bigint => BigInt(text.replace('.', '') + '0'.repeat(scale - decimals(text).length));
  return { total: integer(total), part: integer(part), unit: 10n ** BigInt(scale - decimals(part).length) };
}

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/**
 * Total MRR ÷ split managed MRR. The owner rounds the share to cents, so the quotient counts as whole if that many equal
 * shares differ from the total by less than their rounding: 1,000 and 333.33 are three partners, as are 333.34.
 * @param total a decimal text, not negative; @param part the same, above zero.
 */
export function partnersOf(total: string, part: string): Partners {
  const amounts = toIntegers(total, part);
  const distance = (count: number): bigint => absolute(amounts.total - BigInt(count) * amounts.part);
  const counts = Array.from({ length: MAX_PARTNERS }, (_, index) => index + 1);
  const whole = counts.find((count) => distance(count) === 0n);
  if (whole !== undefined) return { count: whole, exact: true };
  const near = counts.filter((count) => distance(count) < BigInt(count) * amounts.unit);
  if (near.length === 1 && near[0] !== undefined) return { count: near[0], exact: true };
  return { count: nearest(counts, amounts), exact: false };
}

/** The count whose equal share comes closest to the stated one. */
function nearest(counts: readonly number[], { total, part }: { total: bigint; part: bigint }): number {
  const error = (count: number): number => Math.abs(Number(total) / count - Number(part));
  return counts.reduce((best, count) => (error(count) < error(best) ? count : best));
}
