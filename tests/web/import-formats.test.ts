import fc from 'fast-check';
import type { Client } from 'tierwise';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../web/src/day.ts';
import { readClientExport } from '../../web/src/import/index.ts';
import {
  COLUMNS,
  clientExport,
  EXPORTED_ON,
  type ExportedClient,
  type ExportStyle,
  encode,
  exportedClients,
  exportTable,
  PLAIN_STYLE,
  ROWS,
  writeCsv,
} from '../fixtures/client-export.ts';

const WINDOW_DAYS = 60;
const options = { asOf: EXPORTED_ON, windowDays: WINDOW_DAYS, currency: 'USD' };
const clients = exportedClients();

const amount = (cents: number): string => String(cents / 100);
const lineOf = (names: readonly string[]): string =>
  names.length === 1
    ? (names[0] ?? '')
        .toLowerCase()
        .replace(/ (professional|enterprise|starter)$/, '')
        .replaceAll(' ', '-')
    : 'all-products';

/** The client that a row stands for, from what programme.md says about each column. */
function expectedClient(row: ExportedClient): Client {
  const from = row.managedUntil === undefined ? EXPORTED_ON : addDays(row.managedUntil, -WINDOW_DAYS);
  return {
    id: row.hubId,
    name: row.name,
    market: row.country,
    currency: 'USD',
    subscriptions: [
      {
        line: lineOf(row.products),
        mrr: amount(row.mrrCents),
        from,
        ...(row.renewalDate && { renewal: row.renewalDate, renewalMrr: amount(row.mrrCents) }),
      },
    ],
    ...(row.managed &&
      row.partners > 1 && { otherPartners: Array.from({ length: row.partners - 1 }, () => ({ from })) }),
    ...(row.managedUntil && { managedUntil: row.managedUntil }),
    products: row.products,
    ...(row.usage !== undefined && { usage: row.usage }),
  };
}

const expected = clients.map(expectedClient);

describe('a real-shaped client list', () => {
  it('is as wide and as long as a real one', () => {
    const table = exportTable(clients, PLAIN_STYLE);
    expect([table.length - 1, new Set(table[0]).size]).toEqual([ROWS, COLUMNS]);
  });

  const styles: Partial<ExportStyle>[] = [
    { headers: 'internal', amounts: 'api', days: 'iso-time' },
    { headers: 'internal', amounts: 'api', days: 'epoch' },
    { headers: 'en', amounts: 'us', days: 'us' },
    { headers: 'en', delimiter: '\t', encoding: 'utf-16le', amounts: 'us', days: 'us' },
    { headers: 'es', delimiter: ';', encoding: 'utf-8-bom', amounts: 'german', days: 'european' },
    { headers: 'es', delimiter: ';', encoding: 'utf-16be', amounts: 'french', days: 'european', lineBreak: '\n' },
    { headers: 'es', delimiter: '\t', encoding: 'utf-16le-no-bom', amounts: 'german', days: 'iso' },
  ];
  it.each(styles)('gives every client: %j', (style) => {
    const { portfolio, rejected } = readClientExport(clientExport(style), options);
    expect(rejected).toEqual([]);
    expect(portfolio.clients).toEqual(expected);
  });

  it('names every column that it took and counts the others', () => {
    const { understood } = readClientExport(clientExport({ headers: 'es' }), options);
    expect(understood.columns).toHaveLength(18);
    expect(understood.headers).toHaveLength(COLUMNS);
    expect(understood.rows).toBe(ROWS);
  });

  it('puts the success managers into the team, each once', () => {
    const { portfolio } = readClientExport(clientExport(), options);
    const names = portfolio.partner.team?.map(({ name }) => name).sort();
    expect(names).toEqual(['Ana Ejemplo', 'Ilse Beispiel', 'Noa Sample', 'Rui Exemplo']);
  });
});

describe('properties', { timeout: 60_000 }, () => {
  const table = exportTable(clients.slice(0, 12), PLAIN_STYLE);
  const [header = [], ...rows] = table;
  const read = (changed: string[][]) => readClientExport(encode(writeCsv(changed, PLAIN_STYLE), 'utf-8'), options);
  const whole = read(table).portfolio;
  const permutation = (length: number) => {
    const positions = Array.from({ length }, (_, index) => index);
    return fc.shuffledSubarray(positions, { minLength: length, maxLength: length });
  };

  it('the order of columns changes nothing', () => {
    fc.assert(
      fc.property(permutation(header.length), (order) => {
        const shuffled = table.map((cells) => order.map((index) => cells[index] ?? ''));
        expect(read(shuffled).portfolio).toEqual(whole);
      }),
      { numRuns: 25 },
    );
  });

  it('the order of rows changes the order of clients alone', () => {
    fc.assert(
      fc.property(permutation(rows.length), (order) => {
        const shuffled = [header, ...order.map((index) => rows[index] ?? [])];
        expect(read(shuffled).portfolio.clients).toEqual(order.map((index) => whole.clients?.[index]));
      }),
      { numRuns: 25 },
    );
  });

  it('further columns change nothing, whatever they hold', () => {
    fc.assert(
      fc.property(
        fc.nat(header.length),
        fc.array(fc.string({ unit: 'grapheme' }), { minLength: 12, maxLength: 12 }),
        (at, cells) => {
          const wider = table.map((row, index) =>
            row.toSpliced(at, 0, index === 0 ? 'Some other column' : (cells[index - 1] ?? '')),
          );
          expect(read(wider).portfolio).toEqual(whole);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('any bytes give a result or an ImportError', () => {
    const start = encode(writeCsv(table, PLAIN_STYLE), 'utf-8').slice(0, 20_000);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(start.length - 1), fc.nat(255)), { maxLength: 40 }), (changes) => {
        const bytes = start.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        try {
          expect(readClientExport(bytes, options).portfolio.format).toBe('tierwise/portfolio@1');
        } catch (error) {
          expect(error).toHaveProperty('name', 'ImportError');
        }
      }),
      { numRuns: 100 },
    );
  });
});
