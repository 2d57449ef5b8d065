import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, isDay } from '../../web/src/day.ts';
import { sum } from '../../web/src/decimal.ts';

describe('sum is exact', () => {
  const cases: [values: (string | number)[], total: string][] = [
    [[], '0'],
    [[0.1, 0.2], '0.3'],
    [['0.000001', 0.000001], '0.000002'],
    [['999999999999.9999', '0.0001'], '1000000000000'],
    [['5', -7.5], '-2.5'],
    [[-0.25, '0.25'], '0'],
    [[1e-7], '0'],
    [[1125899906.842625, '0.000001'], '1125899906.842626'],
  ];
  test.each(cases)('%j is %s', (values, total) => {
    expect(sum(...values)).toBe(total);
  });
});

test('a number counts as the decimal that it is nearest to', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 51), max: 2 ** 51 }), (millionths) => {
      const number = millionths / 1e6;
      expect(sum(number)).toBe(sum(number.toFixed(6)));
    }),
  );
});

describe('a day is one that exists', () => {
  test.each(['2024-02-29', '1900-01-01', '2026-12-31'])('%s', (day) => {
    expect(isDay(day)).toBe(true);
  });
  test.each(['2023-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', '26-01-01', '3026-01-01'])('not %s', (day) => {
    expect(isDay(day)).toBe(false);
  });
});

test('days are counted over the end of a year and a leap day', () => {
  expect([daysBetween('2023-12-31', '2024-03-01'), addDays('2023-12-31', 61)]).toEqual([61, '2024-03-01']);
});
