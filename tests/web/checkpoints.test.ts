import { readFileSync } from 'node:fs';
import type { RuleBook } from 'tierwise';
import { describe, expect, test } from 'vitest';
import { checkpointsIn } from '../../web/src/state/checkpoints.ts';
import { loadEngine } from '../wasm/engine.ts';
import { sample } from './page-state.ts';

const shipped = JSON.parse(
  readFileSync(new URL('../../core/rules/hubspot-solutions.json', import.meta.url), 'utf8'),
) as RuleBook;

function bookWith(checkpointDay: number, downReviews = shipped.review.downReviews[0]?.value ?? []): RuleBook {
  const entry = { from: '2016-01-01', status: 'user', source: 'tierwise' } as const;
  return {
    ...shipped,
    review: {
      ...shipped.review,
      checkpointDay: [{ ...entry, value: checkpointDay }],
      downReviews: [{ ...entry, value: downReviews }],
    },
  };
}
const july31 = [{ on: '07-31', since: '01-31' }];

describe('checkpoints', () => {
  const cases: [name: string, book: RuleBook, from: string, to: string, days: string[]][] = [
    ['fall on the 15th', shipped, '2026-11-01', '2027-01-16', ['2026-11-15', '2026-12-15', '2027-01-15 review']],
    ['include the first day and not the last', shipped, '2026-11-15', '2026-12-15', ['2026-11-15']],
    ['fall on the last day of a short month', bookWith(31), '2027-02-01', '2027-04-01', ['2027-02-28', '2027-03-31']],
    ['are every review', bookWith(15, july31), '2026-07-01', '2026-08-01', ['2026-07-15', '2026-07-31 review']],
  ];
  test.each(cases)('%s', (_, book, from, to, days) => {
    expect(checkpointsIn(book, from, to).map(({ on, isReview }) => (isReview ? `${on} review` : on))).toEqual(days);
  });

  const books: [name: string, book: RuleBook][] = [
    ['shipped', shipped],
    ['on the 31st', bookWith(31)],
    ['with a review of its own day', bookWith(10, july31)],
  ];
  test.each(books)('are the days that the engine judges, by the rules %s', async (_, book) => {
    const model = (await loadEngine()).openRules(book).openPortfolio(sample());
    const [from, to] = ['2026-11-17', '2028-03-05'];
    const judged = model.timeline(from, to).events.filter(({ kind }) => kind === 'checkpoint');
    expect(checkpointsIn(book, from, to).map(({ on }) => on)).toEqual(judged.map(({ on }) => on));
  });
});
