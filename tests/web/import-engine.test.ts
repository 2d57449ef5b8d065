import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportError, readClientExport } from '../../web/src/import/index.ts';
import {
  clientExport,
  EXPORTED_ON,
  encode,
  exportedClients,
  exportTable,
  PLAIN_STYLE,
  writeCsv,
} from '../fixtures/client-export.ts';
import { loadEngine } from '../wasm/engine.ts';

const engine = await loadEngine();
const rules = engine.openRules();
const options = { asOf: EXPORTED_ON, windowDays: 60, sales: { on: '2026-05-16', motion: 'sourced' } } as const;

describe('the engine takes', { timeout: 60_000 }, () => {
  it('every client of a real-shaped list, and finds the managed ones active', () => {
    const { portfolio } = readClientExport(clientExport(), options);
    const { clients } = rules.openPortfolio(portfolio).evaluate(EXPORTED_ON);
    const active = clients.filter(({ managed }) => managed.status === 'active').length;
    expect(active).toBe(exportedClients().filter(({ managed }) => managed).length);
  });

  it('the sample', () => {
    const sample = readFileSync(new URL('../../web/src/sample/portfolio.json', import.meta.url), 'utf8');
    expect(engine.validate(sample)).toBe('tierwise/portfolio@1');
  });

  it('whatever is read from a list with strange cells', () => {
    const table = exportTable(exportedClients(3, 4), PLAIN_STYLE);
    const { columns } = readClientExport(clientExport(), options).understood;
    const [header = [], ...rows] = table.map((row) => columns.map(({ index }) => row[index] ?? ''));
    const pieces = [
      '',
      '0',
      '-1',
      '1e9',
      '999999999999.99999',
      '0.00004',
      '€',
      '$5',
      '5 COP',
      'yes',
      'no',
      '01/02/2026',
      '31/12/9999',
      '2026-02-29',
      '1900-01-01',
      'Brazil',
      'Kosovo',
      'x'.repeat(200),
      '漢'.repeat(90),
      '\u0000',
      '"',
      'a;b;;c',
      '\ud800',
    ];
    const cell = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 12 }));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(rows.length - 1), fc.nat(header.length - 1), cell), { maxLength: 60 }),
        (changes) => {
          const strange = rows.map((row) => [...row]);
          for (const [row, column, text] of changes) strange[row]?.splice(column, 1, text);
          const bytes = encode(writeCsv([header, ...strange], PLAIN_STYLE), 'utf-8');
          try {
            rules.openPortfolio(readClientExport(bytes, options).portfolio).dispose();
          } catch (error) {
            if (!(error instanceof ImportError)) throw error;
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
