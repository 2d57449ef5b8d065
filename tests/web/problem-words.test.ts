import type { Problem } from 'tierwise';
import { beforeAll, describe, expect, test } from 'vitest';
import { completeTexts, useLocale } from '../../web/src/messages.ts';
import { placedProblemText, problemText } from '../../web/src/problem-words.ts';
import { loadEngine } from '../wasm/engine.ts';

const engine = await loadEngine();

beforeAll(async () => {
  await useLocale({ language: 'en', region: 'en' });
  await completeTexts();
});

/** What the engine says of a document. */
function problemsOf(document: unknown): readonly Problem[] {
  try {
    engine.validate(typeof document === 'string' ? document : JSON.stringify(document));
    return [];
  } catch (error) {
    return (error as { problems: readonly Problem[] }).problems;
  }
}

const portfolio = { format: 'tierwise/portfolio@1', asOf: '2026-11-22', partner: { name: 'Agency' }, clients: [] };
const client = { id: 'c1', name: 'Café Luz', market: 'ES', currency: 'EUR' };
const sale = { on: '2026-03-01', line: 'sales-hub', mrr: '100', motion: 'sourced' };

const cases: [name: string, document: unknown, text: string][] = [
  [
    'no JSON',
    '{"format":\n oops',
    'This is no JSON document: something is wrong at line 2, column 2. Save the file again where it came from.',
  ],
  ['nothing', '', 'This is no JSON document because it is empty. Save the file again where it came from.'],
  ['too deep', '['.repeat(200), 'The document is nested more than 64 levels deep.'],
  [
    'another format',
    { format: 'tierwise/other@1' },
    'The format "tierwise/other@1" is not known here. Expected: tierwise/rules@1, tierwise/portfolio@1, and tierwise/changes@1.',
  ],
  [
    'another day',
    { ...portfolio, asOf: '2026-02-30' },
    'Portfolio, /asOf: "2026-02-30" is no day that exists. Write it as 2026-12-31.',
  ],
  [
    'an amount with a comma',
    { ...portfolio, clients: [{ ...client, subscriptions: [{ line: 'x', mrr: '12,5', from: '2026-01-01' }] }] },
    'Portfolio, /clients/0/subscriptions/0/mrr: "12,5" is no amount that can be used. Write a number from 0 to below 1,000,000,000,000 with a point before at most 4 decimals, such as 1234.50.',
  ],
  [
    'another motion',
    { ...portfolio, clients: [{ ...client, sales: [{ ...sale, motion: 'bought' }] }] },
    'Portfolio, /clients/0/sales/0/motion: "bought" is not one of the known values: sourced and assisted.',
  ],
  [
    'a list that is none',
    { ...portfolio, clients: 5 },
    'Portfolio, /clients: 5 has the wrong kind. Expected here: a list.',
  ],
  [
    'an end before its beginning',
    {
      ...portfolio,
      clients: [{ ...client, subscriptions: [{ line: 'x', mrr: '1', from: '2026-03-01', to: '2026-02-01' }] }],
    },
    'Portfolio, /clients/0/subscriptions/0/to: The end, "2026-02-01", lies before the beginning, Mar 1, 2026.',
  ],
  [
    'more replaced than sold',
    { ...portfolio, clients: [{ ...client, sales: [{ ...sale, replaces: '150' }] }] },
    'Portfolio, /clients/0/sales/0/replaces: The revenue that the sale replaces, "150", is more than the sale itself, 100.',
  ],
];

describe('the engine’s problems, worded', () => {
  test.each(cases)('%s', (_, document, text) => {
    const texts = problemsOf(document).map((problem) => placedProblemText(problem));
    expect(
      texts.some((each) => each.endsWith(text)),
      texts.join('\n'),
    ).toBe(true);
  });

  test('one that the page has no words for is said in the engine’s', () => {
    const problem = { id: 'new-one', document: 'portfolio', pointer: '/x', message: 'portfolio /x: expected y' };
    expect(problemText(problem)).toBe('portfolio /x: expected y');
    expect(placedProblemText(problem)).toBe('portfolio /x: expected y');
  });
});
