import type { Dated, RuleBook, Tier } from 'tierwise';
import { describe, expect, test } from 'vitest';
import { applyMinima, isMinima, minimumStatus, withMinimum } from '../../web/src/state/minima.ts';

const gold = (minimum: Tier['minimum']): Tier => ({
  id: 'gold',
  name: 'Gold',
  minimum,
  certified: true,
  conditions: [],
});
const entry = (from: string, minimum: Tier['minimum']): Dated<Tier[]> => ({
  from,
  value: [gold(minimum)],
  status: 'illustrative',
  source: 'thresholds',
});
const book = {
  sources: { thresholds: { title: 'Thresholds' } },
  tiers: [entry('2022-07-18', { total: '123', sold: '63' }), entry('2025-07-15', { total: '129.15', sourced: '63' })],
} as unknown as RuleBook;

const FROM = '2025-07-15';
const own = withMinimum({}, FROM, 'gold', 'total', '140');

describe('own minima', () => {
  test('replace the one that was typed and leave the others', () => {
    expect(applyMinima(book, own).tiers[1]?.value[0]?.minimum).toEqual({ total: '140', sourced: '63' });
  });
  test('leave entries of other days as they are', () => {
    expect(applyMinima(book, own).tiers[0]).toBe(book.tiers[0]);
  });
  test('leave the entry illustrative while one of its minima is', () => {
    expect(applyMinima(book, own).tiers[1]?.status).toBe('illustrative');
  });
  test('make the entry the reader’s own when all of them are', () => {
    const all = withMinimum(own, FROM, 'gold', 'sourced', '63');
    expect(applyMinima(book, all).tiers[1]).toMatchObject({ status: 'user', source: 'user' });
  });
  test('can say that there is no such minimum', () => {
    const none = withMinimum({}, FROM, 'gold', 'sourced', null);
    expect(applyMinima(book, none).tiers[1]?.value[0]?.minimum).toEqual({ total: '129.15' });
  });
  test('can add a minimum that the shipped book does not have', () => {
    const managed = withMinimum({}, FROM, 'gold', 'managed', '10');
    expect(applyMinima(book, managed).tiers[1]?.value[0]?.minimum).toMatchObject({ managed: '10' });
  });
  test('go back to the shipped one', () => {
    expect(applyMinima(book, withMinimum(own, FROM, 'gold', 'total', undefined))).toBe(book);
  });
  test('never change the book that they are laid over', () => {
    const before = JSON.stringify(book);
    applyMinima(book, own);
    expect(JSON.stringify(book)).toBe(before);
  });
  test('are marked one by one', () => {
    const tiers = book.tiers[1] as Dated<Tier[]>;
    expect([minimumStatus(tiers, 'gold', 'total', own), minimumStatus(tiers, 'gold', 'sourced', own)]).toEqual([
      'user',
      'illustrative',
    ]);
  });
});

describe('only minima of the right shape are taken from the device', () => {
  test('the minima themselves', () => {
    expect(isMinima(JSON.parse(JSON.stringify(own)))).toBe(true);
  });
  test.each([[null], [[]], ['x'], [{ [FROM]: { gold: { total: 140 } } }], [{ [FROM]: { gold: { total: '1,5' } } }]])(
    'not %j',
    (value) => {
      expect(isMinima(value)).toBe(false);
    },
  );
});
