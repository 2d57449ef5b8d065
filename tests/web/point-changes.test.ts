import { describe, expect, test } from 'vitest';
import { clientChanges } from '../../web/src/state/point-changes.ts';
import { loadEngine } from '../wasm/engine.ts';
import { sample } from './page-state.ts';

const model = (await loadEngine()).openRules().openPortfolio(sample());

describe('tier point changes by client', () => {
  const spans: [from: string, to: string][] = [
    ['2026-10-22', '2026-11-22'],
    ['2026-01-01', '2026-11-22'],
    ['2026-11-22', '2027-11-22'],
  ];
  test.each(spans)('add up to the change from %s to %s', (from, to) => {
    const found = model.differences(from, to);
    const clients = clientChanges(found);
    const sum = (part: 'sold' | 'managed' | 'total') => clients.reduce((all, client) => all + client[part], 0);
    expect(sum('sold')).toBeCloseTo(found.change.sold, 4);
    expect(sum('managed')).toBeCloseTo(found.change.managed, 4);
    expect(sum('total')).toBeCloseTo(found.change.total, 4);
  });

  test('gather what happened for one reason, and put the largest change first', () => {
    const part = { part: 'managed', on: '2026-11-01' } as const;
    const changes = clientChanges({
      parts: [
        { ...part, client: 'a', kind: 'managed-start', points: 10 },
        { ...part, client: 'a', kind: 'managed-expire', points: -10 },
        { ...part, client: 'b', kind: 'sold-expire', part: 'sourced', line: 'x', points: -3 },
        { ...part, client: 'b', kind: 'sold-expire', part: 'assisted', line: 'y', points: -4 },
        { ...part, client: 'b', kind: 'partners-change', points: -0.333333 },
      ],
    });
    expect(changes.map(({ client, sold, managed, total }) => [client, sold, managed, total])).toEqual([
      ['b', -7, -0.333333, -7.333333],
      ['a', 0, 0, 0],
    ]);
    expect(changes[0]?.reasons.map(({ kind, parts, points }) => [kind, parts.length, points])).toEqual([
      ['sold-expire', 2, -7],
      ['partners-change', 1, -0.333333],
    ]);
  });
});
