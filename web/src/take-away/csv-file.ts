import { shownFileName } from './about.ts';
import { csvNotation, csvText } from './csv.ts';
import { saveFile } from './save-file.ts';
import type { Table } from './table.ts';

/**
 * Hands a table to the reader as a CSV file, in the notation of their device: the spreadsheet on it knows nothing of the
 * language that was chosen for the page.
 */
export function saveCsv(table: Table): void {
  const text = csvText(table, csvNotation(navigator.language));
  saveFile(shownFileName(table.id, 'csv'), new Blob([text], { type: 'text/csv;charset=utf-8' }));
}
