/**
 * Numbers, money, days and names the reader's way, in and out, by the platform's `Intl`. Figures come from the engine as
 * decimals and are rounded only here, half away from zero.
 */
import type { Day } from 'tierwise';
import { addDays, toDate } from './day.ts';
import { locale, wordsLocale } from './messages.ts';

const cache = new Map<string, unknown>();

/** One `Intl` object per locale: they are dear to make. Words follow the language of the texts. */
function cached<T>(key: string, make: (tag: string) => T, tag = wordsLocale(locale.value)): T {
  const full = `${tag} ${key}`;
  if (!cache.has(full)) cache.set(full, make(tag));
  return cache.get(full) as T;
}

/** `Intl` rounds a decimal string exactly, and a number by its binary value: 1.005 would lose its half. */
type Decimal = string | number;
const exact = (value: Decimal): Intl.StringNumericLiteral => String(value) as Intl.StringNumericLiteral;

function numberFormat(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return cached(key, (region) => new Intl.NumberFormat(region, options), locale.value.region);
}

/** Points, to 2 decimals. */
export function formatPoints(points: Decimal): string {
  return numberFormat('points', { maximumFractionDigits: 2 }).format(exact(points));
}

/** Points with a sign, for changes; zero has none. A loss has the minus of print, which screen readers say: a hyphen they skip. */
export function formatPointsChange(points: Decimal): string {
  const signed = numberFormat('change', { maximumFractionDigits: 2, signDisplay: 'exceptZero' }).format(exact(points));
  return signed.replace('-', '−');
}

/** Any decimal with up to 6 places, as the reader would type it. */
export function formatDecimal(value: Decimal): string {
  return numberFormat('decimal', { maximumFractionDigits: 6 }).format(exact(value));
}

/** An amount of a currency, to its usual decimals, or without them when it is whole. */
export function formatMoney(amount: Decimal, currency: string): string {
  return numberFormat(`money ${currency}`, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(exact(amount));
}

/** In Brazil the medium form is a long one (`22 de nov. de 2026`), and the short one has the whole year. */
function dayStyle(tag: string): 'short' | 'medium' {
  return tag === 'pt' || tag === 'pt-BR' ? 'short' : 'medium';
}

/** A day in the reader's words: `Nov 22, 2026`. */
export function formatDay(day: Day): string {
  return cached('day', (tag) => new Intl.DateTimeFormat(tag, { dateStyle: dayStyle(tag), timeZone: 'UTC' })).format(
    toDate(day),
  );
}

/** The month of a day in the reader's words: `Nov`, or `Nov 2026` with its year. */
export function formatMonth(day: Day, { withYear }: { withYear: boolean }): string {
  return cached(
    `month ${withYear}`,
    (tag) => new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC', ...(withYear && { year: 'numeric' }) }),
  ).format(toDate(day));
}

const A_SUNDAY = '2024-01-07';

/** The name of a day of the week, Sunday being 0: `Mon`, or `Monday`. */
export function formatWeekday(weekday: number, width: 'short' | 'long'): string {
  return cached(`weekday ${width}`, (tag) => new Intl.DateTimeFormat(tag, { weekday: width, timeZone: 'UTC' })).format(
    toDate(addDays(A_SUNDAY, weekday)),
  );
}

/** The day with which the reader's week begins, Sunday being 0; Monday where the platform does not say. */
export function firstDayOfWeek(): number {
  const described = new Intl.Locale(locale.value.region) as Intl.Locale & {
    getWeekInfo?(): { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return ((described.getWeekInfo?.() ?? described.weekInfo)?.firstDay ?? 1) % 7;
}

/** A day of every year, `MM-DD`, in the reader's words: `January 15`. */
export function formatMonthDay(monthDay: string): string {
  return cached(
    'month-day',
    (tag) => new Intl.DateTimeFormat(tag, { month: 'long', day: 'numeric', timeZone: 'UTC' }),
  ).format(toDate(`2024-${monthDay}`));
}

/** A list as a sentence has it: `create, edit, and publish`. */
export function formatList(items: readonly string[]): string {
  return cached('list', (tag) => new Intl.ListFormat(tag, { type: 'conjunction' })).format(items);
}

/** The name of a country from its ISO 3166-1 code; the code where there is none. */
export function countryName(code: string): string {
  return displayName('region', code);
}

/** The name of a currency from its ISO 4217 code; the code where there is none. */
export function currencyName(code: string): string {
  return displayName('currency', code);
}

function displayName(type: 'region' | 'currency', code: string): string {
  try {
    return cached(type, (tag) => new Intl.DisplayNames(tag, { type })).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Orders texts as the reader's language does. */
export function compareTexts(a: string, b: string): number {
  return cached('collator', (tag) => new Intl.Collator(tag, { numeric: true })).compare(a, b);
}

/** Lower case without accents, so that `mexico` finds `México`. */
export function searchable(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** Why a text is no amount. `found` is the part of it that stands in the way. */
export interface AmountProblem {
  id: 'unexpected-character' | 'negative' | 'misplaced-separator' | 'ambiguous' | 'too-many-decimals' | 'too-large';
  found: string;
}
/** A canonical decimal string (`1234.56`, no trailing zeros), empty for an empty text; or what is wrong. */
export type ParsedAmount = { value: string } | { problem: AmountProblem };

export interface AmountRules {
  /** The reader's locale, which settles `1,234`. */
  region: string;
  /** Most decimals that the engine takes: 4 in documents, 6 for points in the calculator. */
  decimals: number;
}

/**
 * Reads an amount as its reader types it: `1.234,56`, `1,234.56`, `1 234,56`, `1'234.56`, Indian groups, full-width
 * digits, any kind of space. Where a single mark could group or begin the decimals (`1,234`), the locale decides.
 */
export function parseAmount(text: string, rules: AmountRules): ParsedAmount {
  // Nearly all that is typed, with every key.
  if (/^\d+$/.test(text)) return canonical(text, '', rules.decimals);
  const plain = text
    .normalize('NFKC')
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
  if (plain === '') return { value: '' };
  if (/^[-−‐–]/.test(plain)) return problem('negative', plain.charAt(0));
  const stranger = /[^\d.,' ]/u.exec(plain);
  if (stranger !== null) return problem('unexpected-character', stranger[0]);
  if (!/\d/.test(plain)) return problem('unexpected-character', plain);

  const mark = decimalMark(plain, rules.region);
  if (mark === 'ambiguous') return problem('ambiguous', plain);
  const at = mark === '' ? plain.length : plain.lastIndexOf(mark);
  const whole = plain.slice(0, at);
  const fraction = plain.slice(at + 1);
  if (!isGrouped(whole) || !/^\d*$/.test(fraction)) return problem('misplaced-separator', plain);
  return canonical(whole.replace(/\D/g, ''), fraction, rules.decimals);
}

function problem(id: AmountProblem['id'], found: string): ParsedAmount {
  return { problem: { id, found } };
}

/** The character that begins the decimals; empty where there are none. */
function decimalMark(plain: string, region: string): string {
  const marks = [...plain.matchAll(/[.,]/g)].map((match) => match[0]);
  const last = marks.at(-1);
  if (last === undefined) return '';
  const sameMarks = marks.filter((mark) => mark === last).length;
  if (sameMarks > 1) return '';
  if (marks.length > 1 || /[ ']/.test(plain)) return last;
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(plain) ? markByLocale(last, region) : last;
}

function markByLocale(mark: string, region: string): string {
  const parts = new Intl.NumberFormat(region, { minimumFractionDigits: 1 }).formatToParts(1234567.5);
  const used = (type: string) => parts.find((part) => part.type === type)?.value;
  if (mark === used('decimal')) return mark;
  return mark === used('group') ? '' : 'ambiguous';
}

/** Digits alone, or in groups of three (two in the middle, as in India) by one and the same separator. */
function isGrouped(whole: string): boolean {
  return (
    /^\d*$/.test(whole) || /^\d{1,3}([.,' ])\d{3}(?:\1\d{3})*$/.test(whole) || /^\d{1,2}(?:,\d{2})*,\d{3}$/.test(whole)
  );
}

function canonical(whole: string, fraction: string, decimals: number): ParsedAmount {
  const digits = whole.replace(/^0+/, '') || '0';
  const rest = fraction.replace(/0+$/, '');
  if (rest.length > decimals) return problem('too-many-decimals', fraction);
  if (digits.length > 12) return problem('too-large', digits);
  return { value: rest === '' ? digits : `${digits}.${rest}` };
}
