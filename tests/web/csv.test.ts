import { describe, expect, test } from 'vitest';
import { csvNotation, csvText } from '../../web/src/take-away/csv.ts';
import { fileName } from '../../web/src/take-away/save-file.ts';
import { type Cell, figure } from '../../web/src/take-away/table.ts';

const point = { delimiter: ',', decimalMark: '.' } as const;
const comma = { delimiter: ';', decimalMark: ',' } as const;
const textOf = (cell: Cell, notation: typeof point | typeof comma = point) =>
  csvText({ id: 'test', columns: ['a', 'b'], rows: [[cell, 'end']] }, notation);

describe('a text that a spreadsheet would run as a formula begins with an apostrophe', () => {
  test.each([
    '=1+1',
    '+49 30 123',
    '-2+3',
    '-5',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\n=1',
    '＝1',
    ' =1',
    '\u00a0=1',
    '\u200b=1',
    '\ufeff@x',
  ])('%j', (text) => {
    expect(textOf(text)).toContain(`'${text}`);
  });
});

describe('any other text stays as it is, quoted where it must be', () => {
  test.each([
    ['Café Luz', 'Café Luz'],
    ['a=1', 'a=1'],
    ['5-3', '5-3'],
    ['"quoted", and split', '"""quoted"", and split"'],
    ['two\nlines', '"two\nlines"'],
  ])('%j', (text, cell) => {
    expect(textOf(text)).toBe(`\uFEFFa,b\r\n${cell},end\r\n`);
  });
});

describe('a figure stays a figure', () => {
  const cases: [cell: Cell, withPoint: string, withComma: string][] = [
    [-30, '-30', '-30'],
    [-0.5, '-0.5', '-0,5'],
    [figure('-1234.5678'), '-1234.5678', '-1234,5678'],
    [figure(1000), '1000', '1000'],
    [null, '', ''],
  ];
  test.each(cases)('%j', (cell, withPoint, withComma) => {
    expect(textOf(cell)).toBe(`\uFEFFa,b\r\n${withPoint},end\r\n`);
    expect(textOf(cell, comma)).toBe(`\uFEFFa;b\r\n${withComma};end\r\n`);
  });
});

describe('the notation is what a spreadsheet of the region expects', () => {
  test.each([
    ['en-US', point],
    ['ja-JP', point],
    ['es-MX', point],
    ['pl-PL', comma],
    ['pl', comma],
    ['de-DE', comma],
    ['pt-BR', comma],
    ['fr-CA', comma],
    ['de-CH', { delimiter: ';', decimalMark: '.' }],
  ])('%s', (region, notation) => {
    expect(csvNotation(region)).toEqual(notation);
  });
});

describe('a file is named by what it is about', () => {
  test.each([
    [['Lindholm & Partners', 'clients'], 'tierwise-lindholm-partners-clients-2026-11-22.csv'],
    [['', 'rules'], 'tierwise-rules-2026-11-22.csv'],
    [['../../etc: Żółw* 株式会社'], 'tierwise-etc-żółw-株式会社-2026-11-22.csv'],
  ])('%j', (about, name) => {
    expect(fileName(about, '2026-11-22', 'csv')).toBe(name);
  });
});
