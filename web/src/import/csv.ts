import Papa from 'papaparse';

/** One record of a file. */
export interface CsvRecord {
  /** 1 for the first record of the file, as a spreadsheet counts its rows. */
  row: number;
  /** 1 for the first line of the file; records with quoted line breaks take several lines. */
  line: number;
  cells: string[];
  /** The quotes of this record do not match: its text up to the end of its first line is in the only cell. */
  broken?: true;
}
export type Delimiter = ',' | ';' | '\t';
export const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];

/** A file whose quotes are wrong this often is not worth a further try. */
const MAX_BROKEN = 100;
/** Each try reads the rest again; together they may read this many characters, or a large file would hang the page. */
const MAX_READ = 32_000_000;

/** A part of the text: where it starts, and how rows and lines count there. */
interface Position {
  offset: number;
  row: number;
  line: number;
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Reads from `start` until the end or the first record with unmatched quotes, and says where that one starts. */
function readUntilBroken(text: string, delimiter: Delimiter, start: Position, limit: number) {
  const records: CsvRecord[] = [];
  const at = { ...start };
  let broken = false;
  Papa.parse<string[]>(text.slice(start.offset), {
    delimiter,
    newline: '\n',
    step: ({ data, errors, meta }, parser) => {
      if (errors.some(({ type }) => type === 'Quotes')) {
        broken = true;
        parser.abort();
        return;
      }
      const end = start.offset + meta.cursor;
      records.push({ row: at.row, line: at.line, cells: data });
      at.line += countLines(text, at.offset, end);
      at.row += 1;
      at.offset = end;
      if (records.length >= limit) parser.abort();
    },
  });
  return { records, at, broken };
}

/**
 * The records of a text whose line breaks are `\n`, blank ones included. A quote that is never closed would swallow the
 * rest of the file: its line alone is given up, and reading goes on after it.
 */
export function readRecords(text: string, delimiter: Delimiter, limit = Number.POSITIVE_INFINITY): CsvRecord[] {
  const all: CsvRecord[] = [];
  let at: Position = { offset: 0, row: 1, line: 1 };
  let read = 0;
  for (let tries = 0; at.offset < text.length && all.length < limit; tries += 1) {
    read += text.length - at.offset;
    const part = readUntilBroken(text, delimiter, at, limit - all.length);
    // One by one: a list of arguments has a limit, a client list of blank lines has none.
    for (const record of part.records) all.push(record);
    if (!part.broken) break;
    at = part.at;
    const newline = tries < MAX_BROKEN && read < MAX_READ ? text.indexOf('\n', at.offset) : -1;
    const end = newline < 0 ? text.length : newline;
    all.push({ row: at.row, line: at.line, cells: [text.slice(at.offset, end)], broken: true });
    at = { offset: end + 1, row: at.row + 1, line: at.line + 1 };
  }
  return all;
}

/** Whether a record holds nothing at all. */
export function isBlank({ cells }: CsvRecord): boolean {
  return cells.every((cell) => cell.trim() === '');
}
