/** The facade puts the calculator's question as lines where it can, and as JSON elsewhere: nobody must notice which. */
import fc from 'fast-check';
import { type CalculationRequest, type Client, type Rules, TierwiseError } from 'tierwise';
import { beforeAll, expect, test } from 'vitest';
import { AGENCY } from '../cli/documents.ts';
import { loadEngine } from './engine.ts';

let rules: Rules;
beforeAll(async () => {
  rules = (await loadEngine()).openRules();
});

const REQUEST: CalculationRequest = {
  on: '2025-03-01',
  market: 'BR',
  currency: 'EUR',
  sold: '1000.5',
  motion: 'sourced',
  managed: '40',
  otherPartners: 1,
};

/** What is no such field, or looks like one to a program that takes half of it. */
const ODD = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    true,
    5,
    0.1,
    Number.NaN,
    [],
    {},
    '',
    '\n',
    '5\n',
    '\n5',
    '-1',
    '1e3',
    '5.',
  ),
  fc.constantFrom<unknown>(
    '5\u0131',
    '\u0245S',
    'US\n',
    'XX',
    'usd',
    'BRL',
    '0.00001',
    '1000000000000',
    '9'.repeat(300),
  ),
  fc.constantFrom<unknown>('2025-02-29', '0000-01-01', '1000', 1000, 1001, -1, 1.5, 1e21, -0, 'constructor'),
  fc.string(),
);
const AMOUNT = fc.constantFrom('0', '0.0001', '1', '333.3333', '999999999.9999', '1000000000', '999999999999.9999');
const field = (good: fc.Arbitrary<unknown>) => fc.oneof({ arbitrary: good, weight: 12 }, { arbitrary: ODD, weight: 1 });
const FIELDS = fc.record(
  {
    on: field(fc.constantFrom('2024-02-26', '2024-02-27', '2025-03-01', '2026-07-15', '9999-12-31')),
    market: field(fc.constantFrom('US', 'BR', 'XK')),
    currency: field(fc.constantFrom('USD', 'JPY', 'EUR')),
    sold: field(AMOUNT),
    motion: field(fc.constantFrom('sourced', 'assisted')),
    managed: field(fc.option(AMOUNT)),
    otherPartners: field(fc.integer({ min: 0, max: 1000 })),
  },
  { requiredKeys: ['on', 'market', 'currency', 'motion', 'otherPartners'] },
);
const REQUESTS = fc.oneof(
  { arbitrary: FIELDS, weight: 9 },
  fc.tuple(FIELDS, fc.string(), ODD).map(([fields, name, value]) => ({ ...fields, [name]: value })),
);

function outcomeOf(request: unknown): unknown {
  try {
    return rules.calculate(request as CalculationRequest);
  } catch (error) {
    if (error instanceof TierwiseError) return error.problems;
    throw error;
  }
}

test('what is asked by an object is answered as what is asked by its text', () => {
  fc.assert(
    fc.property(REQUESTS, (request) => {
      expect(outcomeOf(request)).toEqual(outcomeOf(JSON.stringify(request)));
    }),
    { numRuns: 3000 },
  );
});

test('nothing but a text or an object is taken', () => {
  for (const request of [undefined, null, 5, true]) {
    expect(() => rules.calculate(request as never)).toThrow('expected a string or an object');
  }
});

test('is answered after the memory has grown', () => {
  const before = rules.calculate(REQUEST);
  const clients = Array.from({ length: 20_000 }, (_, index) => ({ ...AGENCY.clients[0], id: `c${index}` }) as Client);
  rules.openPortfolio({ ...AGENCY, clients });
  expect(rules.calculate(REQUEST)).toEqual(before);
});

test('of rules that were disposed of is none', async () => {
  const other = (await loadEngine()).openRules();
  other.dispose();
  expect(() => other.calculate(REQUEST)).toThrow('used after dispose()');
});
