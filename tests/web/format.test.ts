import { describe, expect, test } from 'vitest';
import { type AmountProblem, formatMoney, formatPoints, parseAmount } from '../../web/src/format.ts';

const NBSP = '\u00a0';
const NARROW_NBSP = '\u202f';

describe('parseAmount reads what its reader means', () => {
  const cases: [text: string, region: string, value: string][] = [
    ['', 'en', ''],
    ['   ', 'en', ''],
    ['0', 'en', '0'],
    ['007', 'en', '7'],
    ['1000', 'de', '1000'],
    ['1.234,56', 'de', '1234.56'],
    ['1.234,56', 'en', '1234.56'],
    ['1,234.56', 'en', '1234.56'],
    ['1,234.56', 'de', '1234.56'],
    ['1 234,56', 'fr', '1234.56'],
    [`1${NBSP}234,56`, 'fr', '1234.56'],
    [`1${NARROW_NBSP}234,56`, 'pl', '1234.56'],
    ["1'234.56", 'de-CH', '1234.56'],
    ['1’234.56', 'de-CH', '1234.56'],
    ['12 345 678', 'fr', '12345678'],
    ['1.234.567', 'en', '1234567'],
    ['1,234,567', 'de', '1234567'],
    ['12,34,567.89', 'en-IN', '1234567.89'],
    ['1,234', 'en', '1234'],
    ['1,234', 'de', '1.234'],
    ['1.234', 'de', '1234'],
    ['1.234', 'en', '1.234'],
    ['1,234', 'fr', '1.234'],
    ['0,123', 'en', '0.123'],
    ['1234,567', 'en', '1234.567'],
    ['12,5', 'en', '12.5'],
    ['12.50', 'pt', '12.5'],
    [',5', 'de', '0.5'],
    ['5.', 'en', '5'],
    ['１，２３４．５', 'ja', '1234.5'],
    ['0.0001', 'en', '0.0001'],
    ['1.50000000', 'en', '1.5'],
    ['999999999999', 'en', '999999999999'],
  ];
  test.each(cases)('%s in %s is %s', (text, region, value) => {
    expect(parseAmount(text, { region, decimals: 4 })).toEqual({ value });
  });
});

describe('parseAmount says what stands in the way', () => {
  const cases: [text: string, region: string, id: AmountProblem['id'], found: string][] = [
    ['12a', 'en', 'unexpected-character', 'a'],
    ['€ 12', 'en', 'unexpected-character', '€'],
    ['1e3', 'en', 'unexpected-character', 'e'],
    ['.', 'en', 'unexpected-character', '.'],
    ['-5', 'en', 'negative', '-'],
    ['−5', 'en', 'negative', '−'],
    ['1.23.456', 'en', 'misplaced-separator', '1.23.456'],
    ['1,2345,678', 'en', 'misplaced-separator', '1,2345,678'],
    ['1 23', 'fr', 'misplaced-separator', '1 23'],
    ['1.234,567.8', 'en', 'misplaced-separator', '1.234,567.8'],
    ["1'234 567", 'de-CH', 'misplaced-separator', "1'234 567"],
    ['1.234', 'fr', 'ambiguous', '1.234'],
    ['0.00001', 'en', 'too-many-decimals', '00001'],
    ['1000000000000', 'en', 'too-large', '1000000000000'],
  ];
  test.each(cases)('%s in %s: %s', (text, region, id, found) => {
    expect(parseAmount(text, { region, decimals: 4 })).toEqual({ problem: { id, found } });
  });
});

describe('figures are rounded half away from zero, from their decimals', () => {
  const cases: [points: string | number, text: string][] = [
    [3.333333, '3.33'],
    [1.005, '1.01'],
    ['2.675', '2.68'],
    [1234.5, '1,234.5'],
    [0, '0'],
    [-0.005, '-0.01'],
  ];
  test.each(cases)('%s points read %s', (points, text) => {
    expect(formatPoints(points)).toBe(text);
  });
});

test('money has the decimals of its currency, or none when it is whole', () => {
  expect([formatMoney('2000', 'EUR'), formatMoney('0.5', 'USD'), formatMoney('12000', 'JPY')]).toEqual([
    '€2,000',
    '$0.50',
    '¥12,000',
  ]);
});
