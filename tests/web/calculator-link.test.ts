import { describe, expect, test } from 'vitest';
import {
  type CalculatorInput,
  initialInput,
  inputFromLink,
  isCalculatorInput,
  linkParameters,
} from '../../web/src/views/calculator/input.ts';

const mexico: CalculatorInput = {
  ...initialInput,
  sold: '2000.5',
  market: 'MX',
  currency: 'EUR',
  motion: 'assisted',
  managed: '150',
  otherPartners: 2,
};

test('a link restores what it was made from', () => {
  expect(inputFromLink(linkParameters(mexico), initialInput)).toEqual(mexico);
});

describe('what does not fit in a link is left as it was', () => {
  const hostile: [name: string, value: string][] = [
    ['sold', '1e9'],
    ['sold', '-1'],
    ['market', 'Mexico'],
    ['currency', '<b>'],
    ['motion', 'stolen'],
    ['partners', '1.5'],
    ['partners', '1000000'],
  ];
  test.each(hostile)('%s=%s', (name, value) => {
    expect(inputFromLink({ ...linkParameters(mexico), [name]: value }, mexico)).toEqual(mexico);
  });
});

describe('only input of the right shape is taken from the device', () => {
  test('the input itself', () => {
    expect(isCalculatorInput(JSON.parse(JSON.stringify(mexico)))).toBe(true);
  });
  const broken: [name: string, value: unknown][] = [
    ['nothing', undefined],
    ['a text', 'mexico'],
    ['a missing part', { ...mexico, present: undefined }],
    ['an amount with a comma', { ...mexico, sold: '1,5' }],
    ['a negative number of partners', { ...mexico, otherPartners: -1 }],
    ['an unknown motion', { ...mexico, motion: 'x' }],
  ];
  test.each(broken)('not %s', (_name, value) => {
    expect(isCalculatorInput(value)).toBe(false);
  });
});
