/** Client lists made to exhaust their reader: each is read, or refused with its reason, and never takes the page along. */
import { describe, expect, test } from 'vitest';
import { ImportError, readClientExport } from '../../web/src/import/index.ts';

const read = (text: string) =>
  readClientExport(new TextEncoder().encode(text), { asOf: '2026-11-16', windowDays: 60, currency: 'USD' });

function errorOf(text: string): string {
  try {
    read(text);
    return 'read';
  } catch (error) {
    if (error instanceof ImportError) return error.id;
    throw error;
  }
}

const HEADER = 'Client name,Country,Total MRR';

test.each([
  ['a quotation mark that is never closed', `${HEADER}\n"${'a,b\n'.repeat(13_000_000)}`],
  ['one endless line', 'a'.repeat(50_000_000)],
])('a file beyond any client list is not even looked at: %s', (_name, text) => {
  expect(errorOf(text)).toBe('file-too-large');
});

describe('within what a file may be', () => {
  test('a quotation mark that is never closed costs its own row alone', () => {
    const list = read(`${HEADER}\nOne,US,10\n"Two,US,10\n${'Three,US,10\n'.repeat(5000)}`);
    expect(list.rejected.filter(({ problems }) => problems.some(({ id }) => id === 'broken-quotes'))).toHaveLength(1);
    expect(list.imported.map(({ client }) => client)).toContain('three');
  });

  test('as many quotation marks as letters', () => {
    const list = read(`${HEADER}\nOne,US,10\n${'"a"b'.repeat(50_000)}\n`);
    expect(list.imported).toHaveLength(1);
  });

  test('a header of a hundred thousand columns', () => {
    expect(errorOf(`${HEADER},${'x,'.repeat(100_000)}\nOne,US,10\n`)).toBe('list-too-large');
  });

  test('a row of a hundred thousand cells', () => {
    const list = read(`${HEADER}\nOne,US,10\n${'x,'.repeat(100_000)}\n`);
    expect(list.rejected.flatMap(({ problems }) => problems.map(({ id }) => id))).toEqual(['too-many-cells']);
  });

  test('ten thousand rows of one name get ids of their own', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `Same,US,${index}`);
    const ids = read([HEADER, ...rows].join('\n')).imported.map(({ client }) => client);
    expect(new Set(ids).size).toBe(10_000);
  });

  test('a cell of digits and separators alone', () => {
    const list = read(`${HEADER}\nOne,US,"${'1,'.repeat(50_000)}"\nTwo,US,"${'1 '.repeat(50_000)}x"\n`);
    expect(list.rejected).toHaveLength(2);
  });

  test('as many blank lines as no list of arguments holds', () => {
    expect(errorOf(`${'\n'.repeat(200_000)}${HEADER}\nOne,US,10\n`)).toBe('list-too-large');
  });
});

test('names that mean something elsewhere are names like any other', () => {
  const names = ['__proto__', 'constructor', 'toString', '=1+1', '<b>'];
  const { portfolio } = read([HEADER, ...names.map((name) => `${name},US,10`)].join('\n'));
  expect(portfolio.clients?.map(({ name }) => name)).toEqual(names);
});
