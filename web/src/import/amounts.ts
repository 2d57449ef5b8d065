/** The decimal sign of a column of amounts. */
export type DecimalSign = '.' | ',';
export interface WrittenAmount {
  /** The digits and separators, without sign and currency. */
  number: string;
  negative: boolean;
  /** ISO 4217, if the cell names one beyond doubt: `€`, `CA$` and `COP` do, `$` does not. */
  currency?: string;
}

/** Amounts of the documents stay below this. */
const MAX_WHOLE_DIGITS = 12;
const DECIMALS = 4;
const WRITTEN =
  /^(?<open>\(?)(?<minus>[-−]?)\s*(?<before>[\p{L}\p{Sc}]+\.?)?\s*(?<inner>[-−]?)(?<number>[\d.,][\d.,'’\s]*?)\s*(?<after>[\p{L}\p{Sc}]+\.?)?(?<trailing>[-−]?)\)?$/u;

/** Signs that the platform writes otherwise, or shares among currencies. */
const OTHER_SIGNS = { US$: 'USD', C$: 'CAD', S$: 'SGD', AU$: 'AUD' } as const;

let signs: Map<string, string | undefined> | undefined;

function signOf(currency: string, currencyDisplay: 'symbol' | 'narrowSymbol'): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay });
  return format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
}

/**
 * Signs and codes by the currency that they stand for; undefined for those that several share, such as `$` and `kr`. The
 * short signs are only known as signs: `R` is written in South Africa and elsewhere.
 */
function currencySigns(): ReadonlyMap<string, string | undefined> {
  if (signs) return signs;
  const currencies = Intl.supportedValuesOf('currency');
  signs = new Map(currencies.map((currency) => [signOf(currency, 'narrowSymbol').toUpperCase(), undefined]));
  for (const currency of currencies)
    signs.set(currency, currency).set(signOf(currency, 'symbol').toUpperCase(), currency);
  for (const [sign, currency] of Object.entries(OTHER_SIGNS)) signs.set(sign, currency);
  return signs.set('$', undefined);
}

/** Takes a cell apart into sign, currency and number; undefined if it is no amount. */
export function writtenAmount(text: string): WrittenAmount | undefined {
  const groups = WRITTEN.exec(text.normalize('NFKC').trim())?.groups;
  if (!groups?.number) return undefined;
  const { open, minus, inner, trailing, before, after, number } = groups;
  const negative = [open, minus, inner, trailing].some((part) => part !== '' && part !== undefined);
  const sign = (before ?? after)?.toUpperCase().replace(/\.$/, '');
  if (sign !== undefined && !currencySigns().has(sign)) return undefined;
  const currency = sign === undefined ? undefined : currencySigns().get(sign);
  return { number, negative, ...(currency === undefined ? {} : { currency }) };
}

/**
 * The decimal text of a number under a decimal sign, or undefined. Groups are of three digits, in India of two, and are
 * separated by the other sign, a space or an apostrophe.
 */
export function plainDecimal(number: string, sign: DecimalSign): string | undefined {
  const at = number.lastIndexOf(sign);
  const whole = at < 0 ? number : number.slice(0, at);
  const fraction = at < 0 ? '' : number.slice(at + 1);
  const group = sign === '.' ? ',' : '\\.';
  const grouped = new RegExp(`^[1-9]\\d{0,2}(?<separator>${group}|[\\s'’])(?:\\d{2,3}\\k<separator>)*\\d{3}$`);
  if (!/^\d*$/.test(fraction) || (whole + fraction).length === 0) return undefined;
  if (!/^\d*$/.test(whole) && !grouped.test(whole)) return undefined;
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0';
  const decimals = fraction.replace(/0+$/, '');
  return decimals === '' ? digits : `${digits}.${decimals}`;
}

/** The decimal sign that the cells of a column prove; `mixed` if they contradict each other, undefined if none tells. */
export function provenSign(cells: Iterable<string>): DecimalSign | 'mixed' | undefined {
  const proven = new Set<DecimalSign>();
  for (const cell of cells) {
    const number = writtenAmount(cell)?.number;
    if (number === undefined) continue;
    const point = plainDecimal(number, '.');
    const comma = plainDecimal(number, ',');
    if (point !== undefined && comma === undefined) proven.add('.');
    if (comma !== undefined && point === undefined) proven.add(',');
  }
  return proven.size > 1 ? 'mixed' : [...proven][0];
}

/** Whether an amount is small enough for a document. */
export function isInRange(decimal: string): boolean {
  return (decimal.split('.')[0] ?? '').length <= MAX_WHOLE_DIGITS;
}

/** `decimal` with at most four decimals, rounded half up; documents take no more. */
export function roundAmount(decimal: string): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  if (fraction.length <= DECIMALS) return decimal;
  const scaled = BigInt(whole + fraction.slice(0, DECIMALS)) + (fraction.charAt(DECIMALS) >= '5' ? 1n : 0n);
  const digits = scaled.toString().padStart(DECIMALS + 1, '0');
  return plainDecimal(`${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`, '.') ?? decimal;
}
