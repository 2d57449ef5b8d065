import { deflateSync } from 'node:zlib';
import type { Portfolio } from 'tierwise';
import { expect, test } from 'vitest';
import { pack, unpack } from '../../web/src/share/pack.ts';
import { sample } from './page-state.ts';

const small: Portfolio = {
  format: 'tierwise/portfolio@1',
  asOf: '2026-11-22',
  partner: { name: 'Agency' },
  clients: [
    { id: 'none', name: 'No activities', market: 'US', currency: 'USD' },
    { id: 'empty', name: 'Empty', market: 'US', currency: 'USD', activities: [] },
    {
      id: 'mixed',
      name: 'Out of order, before 2020, twice a day',
      market: 'US',
      currency: 'USD',
      activities: [
        { employee: 'ana', on: '2026-03-01', tool: 'blog', action: 'publish' },
        { employee: 'ana', on: '2019-12-31', tool: 'email', action: 'edit' },
        { employee: 'ana', on: '2019-12-31', tool: 'blog', action: 'publish' },
      ],
    },
    {
      id: 'more',
      name: 'With a field of its own',
      market: 'US',
      currency: 'USD',
      activities: [{ employee: 'ana', on: '2026-03-01', tool: 'blog', action: 'publish', note: 'x' } as never],
    },
  ],
};

test.each([
  ['the sample', sample()],
  ['odd activities', small],
])('%s comes back as it was, in its order', (_name, portfolio) => {
  expect(unpack(JSON.parse(JSON.stringify(pack(portfolio))))).toEqual(portfolio);
});

test('packing halves the sample', () => {
  const size = (document: unknown) => deflateSync(JSON.stringify(document)).length;
  expect(size(pack(sample()))).toBeLessThan(0.6 * size(sample()));
});

test.each([
  [null],
  [5],
  [{ kinds: 5 }],
  [{ kinds: [], clients: [null, 5, { activities: [7, 1e9, 3] }] }],
  [{ kinds: [5], clients: [{ activities: [0, 1] }] }],
])('what is no packed portfolio does no harm: %j', (hostile) => {
  expect(() => unpack(hostile)).not.toThrow();
});
