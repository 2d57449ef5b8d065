/** Tables as CSV (RFC 4180) that a spreadsheet opens by a double click. */
import Papa from 'papaparse';
import type { Cell, Table } from './table.ts';

/** How figures and cells are told apart: what a spreadsheet expects depends on where its user lives. */
export interface CsvNotation {
  delimiter: ',' | ';';
  decimalMark: '.' | ',';
}

/** Regions that write decimals with a point and yet separate lists by semicolons. */
const POINT_AND_SEMICOLON = new Set(['CH', 'LI']);

/**
 * The notation of a locale. Excel splits a CSV by the list separator of its user's region and reads figures with that
 * region's decimal mark: with commas and points throughout, a reader in Poland would get one column of texts.
 */
export function csvNotation(region: string): CsvNotation {
  const parts = new Intl.NumberFormat(region).formatToParts(0.5);
  const usesComma = parts.some(({ type, value }) => type === 'decimal' && value === ',');
  const usesSemicolon = usesComma || POINT_AND_SEMICOLON.has(new Intl.Locale(region).region ?? '');
  return { delimiter: usesSemicolon ? ';' : ',', decimalMark: usesComma ? ',' : '.' };
}

/**
 * With one of these a spreadsheet begins a formula; in East Asian ones the wide forms do as well, and some take off what
 * cannot be seen before it.
 */
const FORMULA = /^[\t\r\n]|^[\s\p{Cf}]*[=+\-@＝＋－＠]/u;

/** A text that would be run as a formula gets an apostrophe, which makes it a text. A figure is no text: −5 stays −5. */
function cellText(cell: Cell, { decimalMark }: CsvNotation): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return FORMULA.test(cell) ? `'${cell}` : cell;
  return String(typeof cell === 'number' ? cell : cell.figure).replace('.', decimalMark);
}

/** The text of the file. It begins with a byte order mark, by which spreadsheets know UTF-8. */
export function csvText({ columns, rows }: Table, notation: CsvNotation): string {
  const data = [columns, ...rows].map((row) => row.map((cell) => cellText(cell, notation)));
  return `\uFEFF${Papa.unparse(data, { delimiter: notation.delimiter })}\r\n`;
}
