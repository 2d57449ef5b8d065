/** The reader of client lists: a file is refused with a reason, or each of its rows is, and what is left is a portfolio. */
import { expect, test } from 'vitest';
import { describeError } from '../../web/src/import/describe.ts';
import { ERROR_IDS, ImportError, type ImportOptions, readClientExport } from '../../web/src/import/index.ts';
import { type ExportStyle, exportedClients, exportTable, PLAIN_STYLE, writeCsv } from '../fixtures/client-export.ts';
import { loadEngine } from '../wasm/engine.ts';
import { fuzz } from './fuzz.ts';
import { mutatedText } from './mutate.ts';

const STYLES: readonly ExportStyle[] = [
  PLAIN_STYLE,
  { ...PLAIN_STYLE, headers: 'es', delimiter: ';', amounts: 'german', days: 'european', lineBreak: '\n' },
  { ...PLAIN_STYLE, headers: 'internal', delimiter: '\t', amounts: 'french', days: 'epoch' },
];
const seeds = STYLES.map((style) => writeCsv(exportTable(exportedClients(157, 6), style), style));

const TOKENS = [
  '"',
  '""',
  '",',
  '"\n',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  '\0',
  '\uFEFF',
  '\u202e',
  '\u200b',
  '\ud800',
  ' ',
  '=1+1',
  '@x',
  '-',
  '−',
  '(',
  ')',
  '%',
  '€',
  '$',
  'CA$',
  'USD',
  'kr',
  '1.234',
  '1,234',
  '1.234,56',
  '1 234,5',
  '0',
  '-0',
  '٣',
  '９',
  '1e9',
  '999999999999',
  '9'.repeat(400),
  '31/12/9999',
  '01/02/03',
  '2026-02-30',
  '0001-01-01',
  '1700000000000',
  '2026-01-01T00:00:00Z',
  'true',
  'Sí',
  'Brasil',
  'Client name',
  'hs_country',
  '__proto__',
  'constructor',
  'sep=;',
];

const OPTIONS: ImportOptions = { asOf: '2026-11-16', windowDays: 60 };
const rules = (await loadEngine()).openRules();
const bytesOf = (text: string): Uint8Array =>
  text.length % 5 === 0 ? new Uint8Array(Buffer.from(text, 'utf16le')) : new TextEncoder().encode(text);

function read(bytes: Uint8Array) {
  try {
    return readClientExport(bytes, OPTIONS);
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    expect(ERROR_IDS).toContain(error.id);
    expect(describeError(error)).toMatch(/\S/);
    return undefined;
  }
}

test('csv', async () => {
  await fuzz('csv', mutatedText(seeds, TOKENS), (text) => {
    const list = read(bytesOf(text));
    if (list === undefined) return;
    expect(list.imported.length + list.rejected.length).toBe(list.understood.rows);
    rules.openPortfolio(list.portfolio).dispose();
  });
});
