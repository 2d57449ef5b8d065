import type { Missing, Rejected } from './client-export.ts';
import { COLUMN_NAMES, type Field } from './columns.ts';
import type { ImportError, Params } from './errors.ts';
import type { AssumptionId, ErrorId, MissingId, ProblemId } from './ids.ts';
import type { Assumption } from './notes.ts';
import { MAX_BYTES } from './text.ts';

type Wording = (value: (name: string) => string) => string;

const ASKED_NAMES: Partial<Record<Field, string>> = { currency: 'currency', soldOn: 'sale day', motion: 'motion' };
const ROWS_LISTED = 12;

function fieldName(field: string): string {
  const column = COLUMN_NAMES[field as keyof typeof COLUMN_NAMES];
  return column?.labels.en[0] ?? ASKED_NAMES[field as Field] ?? field;
}

const ERRORS: Readonly<Record<ErrorId, Wording>> = {
  'empty-file': () => 'expected a client list, found an empty file; export the list again',
  'file-too-large': (value) =>
    `expected a client list of at most ${MAX_BYTES / 1_048_576} MB, found ${Math.ceil(Number(value('found')) / 1_048_576)} MB; choose the CSV export of the client list`,
  'list-too-large': (value) =>
    `expected a client list of at most ${value('rows')} rows and ${value('columns')} columns, found ${value('found')}; choose the CSV export of the client list`,
  spreadsheet: () => 'expected a CSV file, found an Excel workbook; save it as "CSV UTF-8" and import that file',
  pdf: () => 'expected a CSV file, found a PDF; export the client list as CSV',
  'binary-file': () => 'expected a CSV file, found binary data; export the client list as CSV',
  'no-known-column': (value) =>
    `expected a header row with the columns of the client list, such as "Client name" or hs_client_name, found "${value('found')}"; export the client list with all its columns`,
  'no-identity-column': (value) =>
    `expected a column that names the client ("Client name", "Client account name", "Company domain name" or "Hub ID"), found only ${value('found')}; add one to the export`,
  'header-only': (value) =>
    `expected a row per client, found only the header with ${value('columns')} known columns; export the list again without a filter`,
  'option-day': (value) => `${value('option')}: expected a day as YYYY-MM-DD, found "${value('found')}"`,
  'option-currency': (value) => `currency: expected a code such as USD, found "${value('found')}"`,
};

const PROBLEMS: Readonly<Record<ProblemId, Wording>> = {
  'broken-quotes': () =>
    'a quotation mark is opened and not closed, or stands in the middle of a cell; double it or remove it',
  'too-many-cells': (value) =>
    `expected ${value('expected')} cells, found ${value('found')}; put quotation marks around cells that contain the separator`,
  'duplicate-row': (value) => `the same as row ${value('of')}, and counted once; remove it`,
  'no-identity': () => 'expected a client name, account name, domain or Hub ID, found none; fill in one of them',
  'unknown-country': (value) =>
    `Country: expected a country by name or code, found "${value('found')}"; write its two-letter code`,
  'not-an-amount': (value) => `${value('field')}: expected an amount, found "${value('found')}"; write it as 1234.56`,
  'negative-amount': (value) => `${value('field')}: expected an amount of zero or more, found "${value('found')}"`,
  'ambiguous-amount': (value) =>
    `${value('field')}: "${value('found')}" can be read in two ways, and the column uses both; write it without separators of thousands`,
  'amount-too-large': (value) =>
    `${value('field')}: expected an amount below 1,000,000,000,000, found "${value('found')}"`,
  'not-a-day': (value) => `${value('field')}: expected a day, found "${value('found')}"; write it as YYYY-MM-DD`,
  'ambiguous-day': (value) =>
    `${value('field')}: "${value('found')}" can be read in two ways, and the column uses both; write it as YYYY-MM-DD`,
  'not-yes-or-no': (value) => `${value('field')}: expected yes or no, found "${value('found')}"`,
  'not-a-number': (value) => `${value('field')}: expected a number, found "${value('found')}"`,
  'not-a-currency': (value) => `currency: expected a code such as USD, found "${value('found')}"`,
  'two-currencies': (value) => `expected amounts in one currency, found ${value('found')}`,
  'not-a-motion': (value) => `motion: expected sourced or assisted, found "${value('found')}"`,
};

const ASSUMPTIONS: Readonly<Record<AssumptionId, Wording>> = {
  currency: (value) => `amounts are taken as ${value('currency')}, as the list names no currency`,
  'currency-sign': (value) => `amounts are taken as ${value('currency')}, the currency that is written with them`,
  'day-order': (value) => `days such as "${value('example')}" are read ${value('order')}: ${value('value')}`,
  thousands: (value) => `amounts such as "${value('example')}" are read as thousands: ${value('value')}`,
  rounded: (value) =>
    `${value('field')}: "${value('found')}" has more than 4 decimals and is taken as ${value('value')}`,
  'left-out': (value) => `${value('field')}: "${value('found')}" cannot be read and is left out; no figure rests on it`,
  'no-country': (value) => `no country is given: taken as ${value('market')}, which is no growth market`,
  'no-expiry': (value) =>
    `managed, but no day on which that expires: taken as managed on the day of the list and lapsed from ${value('value')}`,
  'expiry-passed': (value) =>
    `managed according to the list, but the stated expiry is not after ${value('asOf')}: taken as expired on that day`,
  'expiry-beyond-window': (value) =>
    `expires more than ${value('windowDays')} days after the list: taken as ${value('value')}, as if last serviced on the day of the list`,
  'not-managed-despite-expiry': (value) =>
    `not managed according to the list, although an expiry after ${value('asOf')} is given: taken as not managed`,
  'no-mrr': () => 'managed, but without Total MRR: no managed credit',
  'no-share': () => 'managed, but without a share of the MRR: taken as managed by this partner alone',
  'uneven-split': (value) =>
    `Total MRR ${value('total')} ÷ Split managed MRR ${value('share')} is not a whole number of partners: taken as ${value('partners')}, this one included`,
  'sale-day': (value) => `Sold MRR is taken as sold on ${value('on')}`,
  'sale-motion': (value) => `Sold MRR is taken as ${value('motion')}`,
  'same-identity': (value) =>
    `row ${value('of')} has "${value('identity')}" too: taken as another client, "${value('client')}"`,
  'one-activity': (value) =>
    `the list has no activities: each expiry stands for one qualifying activity ${value('windowDays')} days before it`,
  'mrr-since': (value) =>
    `MRR is taken to be what it is on ${value('asOf')} ever since the managed stretch in sight began`,
};

const MISSING: Readonly<Record<MissingId, Wording>> = {
  'mrr-column': () => 'the list has no Total MRR: export it too; without it there is no managed credit',
  'managed-column': () =>
    'the list does not say which clients are managed: export "Is managed?" and the estimated expiration date too',
  currency: () => 'in which currency do these clients pay?',
  country: () => 'in which country are these clients?',
  expiry: () => 'until when are these clients managed?',
  sales: () => 'when was the Sold MRR of these clients sold, and was it sourced or assisted? It is left out until then',
  'sold-mrr': () => 'these clients were sold, but for how much, when, sourced or assisted?',
  certification: () => 'until when does the Solutions Partner certification last? Without it no tier is met',
  'credited-tier': () => 'which tier is credited, and since when?',
};

function word(wording: Wording, params: Params): string {
  return wording((name) => (name === 'field' ? fieldName(String(params[name])) : String(params[name] ?? '')));
}

function inRows(rows: readonly number[]): string {
  if (rows.length === 0) return '';
  if (rows.length === 1) return `row ${rows[0]}: `;
  const listed = rows.slice(0, ROWS_LISTED).join(', ');
  return rows.length > ROWS_LISTED ? `${rows.length} rows (${listed}, …): ` : `rows ${listed}: `;
}

/** Why nothing was read, in English: what was expected, what was found, what to do. */
export function describeError({ id, params }: ImportError): string {
  return word(ERRORS[id], params);
}

/** One line: an assumption and the rows that it touches, in English. */
export function describeAssumption({ id, params, rows }: Assumption): string {
  return `assumed: ${inRows(rows)}${word(ASSUMPTIONS[id], params)}`;
}

/** One line: a rejected row and everything that is wrong with it, in English. */
export function describeRejected({ row, line, name, problems }: Rejected): string {
  const place = line === row ? `row ${row}` : `row ${row} (line ${line})`;
  const whose = name === '' ? '' : `, ${name}`;
  return `not read: ${place}${whose}: ${problems.map(({ id, params }) => word(PROBLEMS[id], params)).join('; ')}`;
}

/** One line: what still has to be asked for, in English. */
export function describeMissing({ id, params, rows }: Missing): string {
  return `missing: ${inRows(rows)}${word(MISSING[id], params)}`;
}
