import type { Client, Day, Motion, Sale, Subscription } from 'tierwise';
import { addDays, isDay } from '../day.ts';
import { isInRange, plainDecimal, roundAmount, writtenAmount } from './amounts.ts';
import type { Field } from './columns.ts';
import { countryCode } from './countries.ts';
import type { Params } from './errors.ts';
import type { AssumptionId, ProblemId } from './ids.ts';
import type { AmountField, DayField, Notation, Reading } from './notation.ts';
import type { RowAssumption } from './notes.ts';
import { partnersOf } from './partners.ts';
import { fold, listItems, oneLine, readBoolean } from './words.ts';

/** The line of a subscription or sale that covers several product lines, or whose line the list does not say. */
export const ALL_PRODUCTS = 'all-products';

/** One thing that is wrong with a row. */
export interface RowProblem {
  id: ProblemId;
  params: Params;
}
/** A cell of a row. `corrected`: whoever imports typed it, in plain notation. */
export interface Cell {
  text: string;
  corrected: boolean;
}
/** When and how sold MRR was sold, which the export does not say. */
export interface SaleDefaults {
  on: Day;
  motion: Motion;
}
export interface RowContext {
  asOf: Day;
  /** Days that an activity counts, on `asOf`. */
  windowDays: number;
  /** For clients whose amounts name none. */
  currency: string;
  currencyAssumed: boolean;
  /** For clients whose country is not given. */
  market: string;
  marketAssumed: boolean;
  /** For managed clients whose expiry is not given. */
  expiry: Day | undefined;
  sales: SaleDefaults | undefined;
  notation: Notation;
}
/** What was made of a row. */
export interface RowResult {
  /** Its id is not yet unique in the list. */
  client: Client;
  successManager?: { name: string; email: string };
  /** The row's sold MRR, which is a sale of the client once its day and motion are known. */
  soldMrr?: string;
  /** The list says that the client was sold, but not for how much. */
  soldUnpriced: boolean;
}

const LINE_LIMIT = 64;

/** The id of a product line by its name, without the edition: `Marketing Hub Professional` is `marketing-hub`. */
function lineId(name: string): string {
  const words = fold(name).replace(/ (starter|professional|pro|enterprise|basic|free)$/, '');
  return words.replace(/[ _]+/g, '-').slice(0, LINE_LIMIT);
}

function lineOf(names: readonly string[]): string {
  const lines = new Set(names.map(lineId).filter((line) => line !== ''));
  const [line] = lines;
  return lines.size === 1 && line !== undefined ? line : ALL_PRODUCTS;
}

/** The first 64 bytes of an identity, cut between characters. */
function shorten(text: string, bytes = 64): string {
  const encoder = new TextEncoder();
  let length = 0;
  const fits = [...text].filter((character) => {
    length += encoder.encode(character).length;
    return length <= bytes;
  });
  return fits.join('');
}

function nameId(name: string): string {
  return fold(name).replace(/ /g, '-');
}

/**
 * `id` with a number after it if `taken` has it already. `next` remembers the number to try next, so that many of one id
 * do not all begin at the first.
 */
export function uniqueId(id: string, taken: ReadonlySet<string>, next = new Map<string, number>()): string {
  if (!taken.has(id)) return id;
  for (let number = next.get(id) ?? 2; ; number += 1) {
    const suffix = `-${number}`;
    const candidate = shorten(id, 64 - suffix.length) + suffix;
    if (taken.has(candidate)) continue;
    next.set(id, number + 1);
    return candidate;
  }
}

/** Reads the cells of one row; problems add up, so that all of a row's are told at once. */
class RowReader {
  readonly problems: RowProblem[] = [];
  readonly assumptions: RowAssumption[] = [];

  constructor(
    readonly cell: (field: Field) => Cell,
    readonly context: RowContext,
  ) {}

  text(field: Field): string {
    return oneLine(this.cell(field).text);
  }

  problem(id: ProblemId, params: Params): undefined {
    this.problems.push({ id, params });
    return undefined;
  }

  assume(id: AssumptionId, params: Params = {}): void {
    this.assumptions.push({ id, params });
  }

  #take<T>(reading: Reading<T>): T | undefined {
    if ('problem' in reading) return this.problem(reading.problem, reading.params);
    if (reading.assumption) this.assumptions.push(reading.assumption);
    return reading.value;
  }

  /** The decimal text of an amount, not rounded; undefined if the cell is empty or bad. */
  decimal(field: AmountField): string | undefined {
    const text = this.text(field);
    if (text === '') return undefined;
    const plain = this.cell(field).corrected ? plainDecimal(text, '.') : undefined;
    const decimal = plain ?? this.#take(this.context.notation.amount(field, text));
    return decimal === undefined ? undefined : this.#inRange(field, decimal);
  }

  #inRange(field: AmountField, decimal: string): string | undefined {
    if (isInRange(decimal)) return decimal;
    return this.problem('amount-too-large', { field, found: this.text(field) });
  }

  /** An amount as documents take it: at most four decimals. */
  amount(field: AmountField): string | undefined {
    const decimal = this.decimal(field);
    if (decimal === undefined) return undefined;
    const value = roundAmount(decimal);
    if (value !== decimal) this.assume('rounded', { field, found: this.text(field), value });
    // Rounding up can reach the limit.
    return this.#inRange(field, value);
  }

  day(field: DayField): Day | undefined {
    const text = this.text(field);
    return text === '' ? undefined : this.#take(this.context.notation.day(field, text));
  }

  /** A detail that decides no figure: if it cannot be read, the row is kept without it. */
  optional<T>(field: Field, read: () => T | undefined): T | undefined {
    const before = this.problems.length;
    const value = read();
    if (this.problems.length > before) {
      this.problems.splice(before);
      this.assume('left-out', { field, found: this.text(field) });
      return undefined;
    }
    return value;
  }

  boolean(field: Field): boolean | undefined {
    const text = this.text(field);
    if (text === '') return undefined;
    return readBoolean(text) ?? this.problem('not-yes-or-no', { field, found: text });
  }
}

function readIdentity(reader: RowReader): { id: string; name: string } {
  const domain = reader.text('domain').toLowerCase();
  const hubId = reader.text('hubId');
  const name = reader.text('name') || reader.text('accountName') || domain || hubId;
  if (name === '') reader.problem('no-identity', {});
  return { name, id: shorten(hubId || domain || nameId(name) || name) };
}

function readMarket(reader: RowReader): string {
  const text = reader.text('country');
  const { market, marketAssumed } = reader.context;
  if (text === '') {
    if (marketAssumed) reader.assume('no-country', { market });
    return market;
  }
  return countryCode(text) ?? reader.problem('unknown-country', { field: 'country', found: text }) ?? market;
}

function readCurrency(reader: RowReader): string {
  const { context } = reader;
  const given = reader.text('currency').toUpperCase();
  if (given !== '') {
    if (!/^[A-Z]{3}$/.test(given)) reader.problem('not-a-currency', { field: 'currency', found: given });
    return given;
  }
  const fields = ['mrr', 'splitManagedMrr', 'soldMrr'] as const;
  const named = new Set(fields.flatMap((field) => writtenAmount(reader.text(field))?.currency ?? []));
  const [currency, other] = named;
  if (currency !== undefined && other !== undefined) {
    reader.problem('two-currencies', { found: `${currency}, ${other}` });
  }
  if (currency !== undefined) {
    reader.assume('currency-sign', { currency });
    return currency;
  }
  if (context.currencyAssumed) reader.assume('currency', { currency: context.currency });
  return context.currency;
}

/** Whether the relationship type names managing, or selling, in English or Spanish. */
function readRelationship(reader: RowReader): { managed: boolean | undefined; sold: boolean } {
  const text = fold(reader.text('relationshipType'));
  if (text === '') return { managed: undefined, sold: false };
  return { managed: /\b(managed|gestionad[oa])/.test(text), sold: /\b(sold|vendid[oa]|venta)/.test(text) };
}

/**
 * The day on which managed credit runs out, from whether the client is managed and the estimated expiry. It stands for
 * one activity `windowDays` before it, which cannot be later than `asOf`.
 */
function readManagedUntil(reader: RowReader, managedByType: boolean | undefined): Day | undefined {
  const { asOf, windowDays, expiry } = reader.context;
  const managed = reader.boolean('isManaged') ?? managedByType;
  const stated = reader.day('managedUntil');
  if (reader.problems.some(({ params }) => params.field === 'managedUntil')) return undefined;
  const until = stated ?? (managed === true ? expiry : undefined);
  if (until === undefined) {
    if (managed !== true) return undefined;
    const value = addDays(asOf, 1);
    reader.assume('no-expiry', { value });
    return value;
  }
  if (managed === false && until > asOf) {
    reader.assume('not-managed-despite-expiry', { asOf });
    return undefined;
  }
  const latest = addDays(asOf, windowDays);
  if (until > latest) {
    reader.assume('expiry-beyond-window', { value: latest, windowDays });
    return latest;
  }
  if (managed === true && until <= asOf) reader.assume('expiry-passed', { asOf });
  return until;
}

/** How many other partners share the managed credit. */
function readOtherPartners(reader: RowReader, total: string): number {
  const part = reader.decimal('splitManagedMrr');
  if (part === undefined) return 0;
  if (part === '0') {
    if (total !== '0') reader.assume('no-share', {});
    return 0;
  }
  const partners = partnersOf(total, part);
  if (!partners.exact) {
    reader.assume('uneven-split', { total, share: part, partners: partners.count });
  }
  return partners.count - 1;
}

function readUsage(reader: RowReader): number | undefined {
  const text = reader.text('usage').replace(/\s*%$/, '');
  if (text === '') return undefined;
  const decimal = plainDecimal(text, '.') ?? plainDecimal(text, ',');
  return decimal === undefined ? reader.problem('not-a-number', { field: 'usage', found: text }) : Number(decimal);
}

function readMotion(reader: RowReader): Motion | undefined {
  const text = reader.text('motion').toLowerCase();
  if (text === '') return undefined;
  if (text === 'sourced' || text === 'assisted') return text;
  return reader.problem('not-a-motion', { field: 'motion', found: text });
}

function readSoldOn(reader: RowReader): Day | undefined {
  const text = reader.text('soldOn');
  return text === '' || isDay(text) ? text || undefined : reader.problem('not-a-day', { field: 'soldOn', found: text });
}

/** The sale behind sold MRR; undefined if its day or motion is nowhere given. */
function readSale(reader: RowReader, mrr: string): Sale | undefined {
  const { sales } = reader.context;
  const given = { on: readSoldOn(reader), motion: readMotion(reader) };
  const on = given.on ?? sales?.on;
  const motion = given.motion ?? sales?.motion;
  if (on === undefined || motion === undefined) return undefined;
  if (given.on === undefined) reader.assume('sale-day', { on });
  if (given.motion === undefined) reader.assume('sale-motion', { motion });
  return { line: lineOf(listItems(reader.cell('soldLines').text)), on, mrr, motion };
}

/** The whole MRR as one subscription, since the day on which the managed credit in sight began. */
function readSubscription(reader: RowReader, mrr: string, from: Day, products: readonly string[]): Subscription {
  const renewal = reader.optional('renewalDate', () => reader.day('renewalDate'));
  const renewalMrr = reader.optional('renewalMrr', () => reader.amount('renewalMrr'));
  return {
    line: lineOf(products),
    mrr,
    from,
    ...(renewal === undefined || renewal < from ? {} : { renewal }),
    ...(renewalMrr === undefined ? {} : { renewalMrr }),
  };
}

function readSuccessManager(reader: RowReader): { name: string; email: string } | undefined {
  const name = reader.text('successManagerName');
  const email = reader.text('successManagerEmail');
  return name === '' && email === '' ? undefined : { name: name || email, email };
}

function readClient(reader: RowReader): RowResult {
  const { asOf, windowDays } = reader.context;
  const { id, name } = readIdentity(reader);
  const market = readMarket(reader);
  const currency = readCurrency(reader);
  const relationship = readRelationship(reader);
  const managedUntil = readManagedUntil(reader, relationship.managed);
  const mrr = reader.amount('mrr');
  if (mrr === undefined && managedUntil !== undefined) reader.assume('no-mrr');

  const from = managedUntil === undefined ? asOf : addDays(managedUntil, -windowDays);
  const products = listItems(reader.cell('products').text);
  const others = mrr === undefined || managedUntil === undefined ? 0 : readOtherPartners(reader, mrr);
  const soldMrr = reader.amount('soldMrr');
  const isSold = soldMrr !== undefined && soldMrr !== '0';
  const sale = isSold ? readSale(reader, soldMrr) : undefined;
  const usage = reader.optional('usage', () => readUsage(reader));
  const successManager = readSuccessManager(reader);

  const client: Client = {
    id,
    name,
    market,
    currency,
    ...(mrr === undefined || mrr === '0' ? {} : { subscriptions: [readSubscription(reader, mrr, from, products)] }),
    ...(sale && { sales: [sale] }),
    ...(others === 0 ? {} : { otherPartners: Array.from({ length: others }, () => ({ from })) }),
    ...(managedUntil === undefined ? {} : { managedUntil }),
    ...(products.length === 0 ? {} : { products }),
    ...(usage === undefined ? {} : { usage }),
  };
  return {
    client,
    ...(successManager === undefined ? {} : { successManager }),
    ...(isSold && { soldMrr }),
    soldUnpriced: relationship.sold && reader.text('soldMrr') === '',
  };
}

/** Turns one row into a client, or says everything that is wrong with it. */
export function readRow(
  cell: (field: Field) => Cell,
  context: RowContext,
): { result: RowResult; assumptions: RowAssumption[] } | { problems: RowProblem[] } {
  const reader = new RowReader(cell, context);
  const result = readClient(reader);
  const { problems, assumptions } = reader;
  return problems.length > 0 ? { problems } : { result, assumptions };
}
