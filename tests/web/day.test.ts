import { describe, expect, test } from 'vitest';
import { addMonths } from '../../web/src/day.ts';
import { dayByKey } from '../../web/src/views/outlook/day-by-key.ts';
import { weeksOf } from '../../web/src/views/outlook/weeks.ts';

describe('months later', () => {
  const cases: [day: string, months: number, later: string][] = [
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2026-11-22', -6, '2026-05-22'],
    ['2026-08-31', -6, '2026-02-28'],
    ['2026-11-22', 36, '2029-11-22'],
    ['2026-12-15', 1, '2027-01-15'],
  ];
  test.each(cases)('%s and %i months is %s', (day, months, later) => {
    expect(addMonths(day, months)).toBe(later);
  });
});

describe('the keys of the day scrubber', () => {
  const span = { from: '2026-05-22', until: '2027-02-22' };
  const cases: [key: string, from: string, to: string | undefined][] = [
    ['ArrowRight', '2026-11-22', '2026-11-23'],
    ['ArrowUp', '2026-11-22', '2026-11-23'],
    ['ArrowLeft', '2026-11-22', '2026-11-21'],
    ['ArrowDown', '2026-11-22', '2026-11-21'],
    ['PageUp', '2026-11-22', '2026-12-22'],
    ['PageDown', '2026-11-22', '2026-10-22'],
    ['Home', '2026-11-22', '2026-05-22'],
    ['End', '2026-11-22', '2027-02-22'],
    ['ArrowLeft', '2026-05-22', '2026-05-22'],
    ['PageUp', '2027-02-01', '2027-02-22'],
    ['a', '2026-11-22', undefined],
  ];
  test.each(cases)('%s on %s goes to %s', (key, from, to) => {
    expect(dayByKey(key, from, span)).toBe(to);
  });
});

describe('the weeks of a month', () => {
  const cases: [month: string, firstDay: number, weeks: number, first: (string | null)[]][] = [
    ['2026-11', 1, 6, [null, null, null, null, null, null, '2026-11-01']],
    [
      '2026-11',
      0,
      5,
      ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07'],
    ],
    [
      '2027-02',
      1,
      4,
      ['2027-02-01', '2027-02-02', '2027-02-03', '2027-02-04', '2027-02-05', '2027-02-06', '2027-02-07'],
    ],
  ];
  test.each(cases)('of %s, begun on day %i', (month, firstDay, count, first) => {
    const weeks = weeksOf(month, firstDay);
    expect([weeks.length, weeks[0]]).toEqual([count, first]);
  });
  test('hold every day of the month once', () => {
    const days = weeksOf('2028-02', 6)
      .flat()
      .filter((day) => day !== null);
    expect([days.length, new Set(days).size, days.at(-1)]).toEqual([29, 29, '2028-02-29']);
  });
});
