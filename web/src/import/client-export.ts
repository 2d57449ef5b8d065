import type { Client, Day, Portfolio } from 'tierwise';
import { isDay } from '../day.ts';
import {
  type Column,
  type ColumnChoice,
  type ColumnField,
  type Field,
  type LearnedColumns,
  recogniseColumns,
} from './columns.ts';
import { type CsvRecord, DELIMITERS, type Delimiter, isBlank, readRecords } from './csv.ts';
import { ImportError, type Params } from './errors.ts';
import type { MissingId } from './ids.ts';
import { detectNotation, type NotationChoice } from './notation.ts';
import { type Assumption, mergeAssumptions, type RowAssumption } from './notes.ts';
import {
  type Cell,
  type RowContext,
  type RowProblem,
  type RowResult,
  readRow,
  type SaleDefaults,
  uniqueId,
} from './row.ts';
import { decodeText, type Encoding } from './text.ts';

/** What whoever imports knows and the export does not say. */
export interface ImportOptions extends NotationChoice {
  /** The day on which the list was exported. */
  asOf: Day;
  /** Days that an activity counts on `asOf` (`managed.window`); see `windowDaysOn`. */
  windowDays: number;
  /** ISO 4217, for clients whose amounts name no currency; USD, as a stated assumption, if not given. */
  currency?: string;
  /** ISO 3166-1 alpha-2, for clients without a country; the United States, as a stated assumption, if not given. */
  market?: string;
  /** For managed clients whose expiry is not given; the day after `asOf`, as a stated assumption, if not given either. */
  expiry?: Day;
  /** For sold MRR without a correction of its own. Not given: sold MRR is left out and reported as missing. */
  sales?: SaleDefaults;
  partnerName?: string;
  certifiedUntil?: Day;
  creditedTier?: { tier: string; since: Day };
  columns?: ColumnChoice;
  learnedColumns?: LearnedColumns;
  corrections?: readonly Correction[];
}
/** The text of a cell, typed by whoever imports: days as `YYYY-MM-DD`, amounts as `1234.56`. */
export interface Correction {
  /** As in `Rejected` and `Assumption`. */
  row: number;
  field: Field;
  text: string;
}

/** How the file was read. */
export interface Understood {
  encoding: Encoding;
  delimiter: Delimiter;
  columns: Column[];
  /** All headers, in their order; `columns` refers to them by index. */
  headers: string[];
  /** Rows below the header, blank ones not counted. */
  rows: number;
}
/** A row that became no client. */
export interface Rejected {
  /** As a spreadsheet counts: the header is usually row 1. */
  row: number;
  /** Line of the file; other than the row where cells have line breaks. */
  line: number;
  /** The client, as far as the row names it. */
  name: string;
  problems: RowProblem[];
}
/** Something that still has to be asked for. */
export interface Missing {
  id: MissingId;
  params: Params;
  rows: number[];
}
/** A client of the portfolio and the row that it comes from. */
export interface ImportedRow {
  row: number;
  client: string;
  /** Whether or not it became a sale of the client. */
  soldMrr?: string;
}
export interface ClientExport {
  portfolio: Portfolio;
  understood: Understood;
  assumed: Assumption[];
  rejected: Rejected[];
  missing: Missing[];
  imported: ImportedRow[];
}

interface Table {
  encoding: Encoding;
  delimiter: Delimiter;
  headers: string[];
  columns: Column[];
  records: CsvRecord[];
}
type Accepted = { row: number; result: RowResult; assumptions: RowAssumption[] };

/** Far more clients, and columns of a client, than any list has. */
export const MAX_ROWS = 50_000;
export const MAX_COLUMNS = 1000;
/** A title or Excel's `sep=` line may stand above the header. */
const HEADER_WITHIN = 10;
const IDENTITY: readonly ColumnField[] = ['name', 'accountName', 'domain', 'hubId'];
const DEFAULT_CURRENCY = 'USD';
/** No growth market, so that no point is counted twice on a guess. */
const DEFAULT_MARKET = 'US';

type Recognise = (headers: readonly string[]) => Column[];

/** The delimiter and header row under which most columns are recognised. */
function findHeader(text: string, recognise: Recognise): { delimiter: Delimiter; at: number; recognised: number } {
  const candidates = DELIMITERS.flatMap((delimiter) =>
    readRecords(text, delimiter, HEADER_WITHIN).map(({ cells }, at) => ({
      delimiter,
      at,
      recognised: recognise(cells.slice(0, MAX_COLUMNS)).length,
      cells: cells.length,
    })),
  );
  candidates.sort((a, b) => b.recognised - a.recognised || b.cells - a.cells || a.at - b.at);
  return candidates[0] ?? { delimiter: ',', at: 0, recognised: 0 };
}

function readTable(bytes: Uint8Array, { columns: choice, learnedColumns }: ImportOptions): Table {
  const recognise: Recognise = (headers) => recogniseColumns(headers, choice, learnedColumns);
  const { text, encoding } = decodeText(bytes);
  const header = findHeader(text, recognise);
  const most = header.at + 1 + MAX_ROWS;
  const all = readRecords(text, header.delimiter, most + 1);
  const headers = all[header.at]?.cells ?? [];
  if (all.length > most || headers.length > MAX_COLUMNS) {
    const found = all.length > most ? `more than ${MAX_ROWS} rows` : `${headers.length} columns`;
    throw new ImportError('list-too-large', { found, rows: MAX_ROWS, columns: MAX_COLUMNS });
  }
  if (header.recognised === 0) {
    throw new ImportError('no-known-column', { found: headers.join(', ').slice(0, 120) }, headers);
  }
  const columns = recognise(headers);
  if (!columns.some(({ field }) => IDENTITY.includes(field))) {
    throw new ImportError('no-identity-column', { found: columns.map((column) => column.header).join(', ') }, headers);
  }
  const records = all.slice(header.at + 1).filter((record) => !isBlank(record));
  if (records.length === 0) throw new ImportError('header-only', { columns: columns.length });
  return { encoding, delimiter: header.delimiter, headers, columns, records };
}

function checkOptions({ asOf, currency, certifiedUntil, expiry, sales, creditedTier }: ImportOptions): void {
  const days = { asOf, certifiedUntil, expiry, soldOn: sales?.on, since: creditedTier?.since };
  for (const [option, day] of Object.entries(days)) {
    if (day !== undefined && !isDay(day)) throw new ImportError('option-day', { option, found: day });
  }
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency)) {
    throw new ImportError('option-currency', { found: currency });
  }
}

/** What keeps a record from being read at all. */
function recordProblem(record: CsvRecord, headers: readonly string[]): RowProblem | undefined {
  if (record.broken) return { id: 'broken-quotes', params: { line: record.line } };
  const extra = record.cells.slice(headers.length).filter((cell) => cell.trim() !== '');
  if (extra.length === 0) return undefined;
  return { id: 'too-many-cells', params: { found: record.cells.length, expected: headers.length } };
}

function duplicateOf(row: number): RowProblem {
  return { id: 'duplicate-row', params: { of: row } };
}

function cellReader(record: CsvRecord, columns: readonly Column[], corrections: readonly Correction[]) {
  const index = new Map<Field, number>(columns.map((column) => [column.field, column.index]));
  const corrected = new Map(
    corrections.filter(({ row }) => row === record.row).map(({ field, text }) => [field, text]),
  );
  return (field: Field): Cell => {
    const text = corrected.get(field);
    if (text !== undefined) return { text, corrected: true };
    return { text: record.cells[index.get(field) ?? -1] ?? '', corrected: false };
  };
}

function rowContext({ columns, records }: Table, options: ImportOptions): RowContext {
  const index = new Map(columns.map((column) => [column.field, column.index]));
  const cells = (field: ColumnField): string[] => records.map((record) => record.cells[index.get(field) ?? -1] ?? '');
  const spanish = columns.some(({ language }) => language === 'es');
  return {
    asOf: options.asOf,
    windowDays: options.windowDays,
    currency: options.currency ?? DEFAULT_CURRENCY,
    currencyAssumed: options.currency === undefined,
    market: options.market ?? DEFAULT_MARKET,
    marketAssumed: options.market === undefined,
    expiry: options.expiry,
    sales: options.sales,
    notation: detectNotation(cells, options, spanish ? 'day-month' : 'month-day'),
  };
}

/** Reads every row by itself: a bad one never costs a good one. */
function readRows(table: Table, options: ImportOptions): { accepted: Accepted[]; rejected: Rejected[] } {
  const context = rowContext(table, options);
  const accepted: Accepted[] = [];
  const rejected: Rejected[] = [];
  const seen = new Map<string, number>();
  for (const record of table.records) {
    const { row, line } = record;
    const cell = cellReader(record, table.columns, options.corrections ?? []);
    const name = record.broken ? '' : (IDENTITY.map((field) => cell(field).text.trim()).find(Boolean) ?? '');
    const content = JSON.stringify(record.cells);
    const twin = seen.get(content);
    const problem = twin === undefined ? recordProblem(record, table.headers) : duplicateOf(twin);
    seen.set(content, twin ?? row);
    const read = problem ? { problems: [problem] } : readRow(cell, context);
    if ('problems' in read) rejected.push({ row, line, name, problems: read.problems });
    else accepted.push({ row, ...read });
  }
  return { accepted, rejected };
}

/** Makes the ids unique in place, and says where two rows claimed one. */
function assignIds(accepted: readonly Accepted[]): (RowResult & { row: number })[] {
  const rows = new Map<string, number>();
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return accepted.map(({ row, result, assumptions }) => {
    const { client } = result;
    const first = rows.get(client.id);
    const id = uniqueId(client.id, taken, next);
    if (first === undefined) rows.set(client.id, row);
    else assumptions.push({ id: 'same-identity', params: { identity: client.id, of: first, client: id } });
    taken.add(id);
    return { ...result, row, client: { ...client, id } };
  });
}

function teamOf(accepted: readonly Accepted[]): { role: string; name: string; email: string }[] {
  const people = accepted.flatMap(({ result }) => result.successManager ?? []);
  const unique = new Map(people.map((person) => [`${person.name}\n${person.email.toLowerCase()}`, person]));
  return [...unique.values()].map(({ name, email }) => ({ role: 'Customer success manager', name, email }));
}

function missingOf(
  table: Table,
  accepted: readonly Accepted[],
  assumed: readonly Assumption[],
  options: ImportOptions,
) {
  const has = (...fields: ColumnField[]): boolean => table.columns.some(({ field }) => fields.includes(field));
  const rowsOf = (id: Assumption['id']): number[] => assumed.filter((one) => one.id === id).flatMap(({ rows }) => rows);
  const rowsWhere = (test: (result: RowResult) => boolean): number[] =>
    accepted.filter(({ result }) => test(result)).map(({ row }) => row);
  const whole = (id: MissingId, when: boolean): Missing[] => (when ? [{ id, params: {}, rows: [] }] : []);
  const some = (id: MissingId, rows: number[]): Missing[] => (rows.length > 0 ? [{ id, params: {}, rows }] : []);
  return [
    ...whole('mrr-column', !has('mrr')),
    ...whole('managed-column', !has('isManaged', 'managedUntil', 'relationshipType')),
    ...some('currency', rowsOf('currency')),
    ...some('country', rowsOf('no-country')),
    ...some('expiry', rowsOf('no-expiry')),
    ...some(
      'sales',
      rowsWhere(({ soldMrr, client }) => soldMrr !== undefined && client.sales === undefined),
    ),
    ...some(
      'sold-mrr',
      rowsWhere(({ soldUnpriced }) => soldUnpriced),
    ),
    ...whole('certification', options.certifiedUntil === undefined),
    ...whole('credited-tier', options.creditedTier === undefined),
  ];
}

/** What holds for every client, whatever its row says. */
function generalAssumptions(clients: readonly Client[], { asOf, windowDays }: ImportOptions): Assumption[] {
  const managed = clients.some(({ managedUntil }) => managedUntil !== undefined);
  const priced = clients.some(({ subscriptions }) => subscriptions !== undefined);
  const assumed: Assumption[] = [];
  if (managed) assumed.push({ id: 'one-activity', params: { windowDays }, rows: [] });
  if (priced) assumed.push({ id: 'mrr-since', params: { asOf }, rows: [] });
  return assumed;
}

/**
 * Reads the owner's export of the client list: CSV with commas, semicolons or tabs, in UTF-8 or UTF-16, with the owner's
 * internal names or its English or Spanish labels in any order. Bad rows are listed, never silently dropped, and cost no
 * good one; whatever the list does not say is assumed openly or reported as missing.
 * @throws ImportError if nothing can be read: no text, no header that is known, no rows; or if an option is bad.
 */
export function readClientExport(bytes: Uint8Array, options: ImportOptions): ClientExport {
  checkOptions(options);
  const table = readTable(bytes, options);
  const { accepted, rejected } = readRows(table, options);
  const numbered = assignIds(accepted);
  const clients = numbered.map(({ client }) => client);
  const assumed = [...mergeAssumptions(accepted), ...generalAssumptions(clients, options)];
  const team = teamOf(accepted);
  const { certifiedUntil, creditedTier } = options;
  const { encoding, delimiter, columns, headers, records } = table;
  return {
    portfolio: {
      format: 'tierwise/portfolio@1',
      asOf: options.asOf,
      partner: {
        name: options.partnerName ?? 'Imported client list',
        ...(certifiedUntil === undefined ? {} : { certifiedUntil }),
        ...(creditedTier === undefined ? {} : { creditedTier }),
        ...(team.length === 0 ? {} : { team }),
      },
      clients,
    },
    understood: { encoding, delimiter, columns, headers, rows: records.length },
    assumed,
    rejected,
    missing: missingOf(table, accepted, assumed, options),
    imported: numbered.map(({ row, client, soldMrr }) => ({
      row,
      client: client.id,
      ...(soldMrr === undefined ? {} : { soldMrr }),
    })),
  };
}
