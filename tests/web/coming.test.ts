import { describe, expect, test } from 'vitest';
import { openState, sample } from './page-state.ts';

const DAY = '2026-11-22';
const app = await openState(sample(), DAY);
const { coming, comingEvents, renewals, within } = await import('../../web/src/state/coming.ts');
const { nextReview, readReview } = await import('../../web/src/state/review.ts');
const timeline = app.model.value?.value?.timeline('2026-11-23', '2027-11-23');

describe('what is coming', () => {
  test('has an id for each, and no two the same', () => {
    const ids = coming.value.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
  test('is every event of the engine’s timeline, the steps of the tier told by their checkpoints', () => {
    const told = timeline?.events.filter(({ kind }) => kind !== 'rise' && kind !== 'fall') ?? [];
    const kinds = coming.value.filter(({ kind }) => kind !== 'renewal');
    expect(kinds.map(({ on, points }) => [on, points])).toEqual(told.map(({ on, points }) => [on, points]));
  });
  test('is in order of days', () => {
    const days = coming.value.map(({ on }) => on);
    expect(days).toEqual([...days].sort());
  });
  test('within some days ends with the last of them', () => {
    expect(within(coming.value, 2).map(({ on }) => on)).toEqual(['2026-11-24']);
    expect(within(coming.value, 1)).toEqual([]);
  });
  test('tells a fall by the review that brings it', () => {
    expect(coming.value.find(({ kind }) => kind === 'review')).toMatchObject({
      on: '2027-01-15',
      step: 'fall',
      tier: 'platinum',
    });
  });
  test('tells a rise by its checkpoint', () => {
    const rise = comingEvents(
      {
        credited: [
          { from: '2026-11-23', tier: 'gold' },
          { from: '2026-12-15', tier: 'platinum' },
        ],
        events: [
          { on: '2026-12-15', kind: 'checkpoint', points: 400 },
          { on: '2026-12-15', kind: 'rise', points: 400 },
        ],
      } as never,
      [{ on: '2026-12-15', isReview: false }],
    );
    expect(rise).toEqual([{ on: '2026-12-15', kind: 'checkpoint', points: 400, tier: 'platinum', step: 'rise' }]);
  });
});

describe('renewals', () => {
  const client = (subscription: object) => ({
    format: 'tierwise/portfolio@1' as const,
    asOf: DAY,
    partner: { name: '' },
    clients: [
      {
        id: 'c1',
        name: 'c1',
        market: 'US',
        currency: 'USD',
        subscriptions: [
          { line: 'a', mrr: '300', from: '2026-01-01', renewal: '2027-01-01', ...subscription },
          { line: 'b', mrr: '100', from: '2026-01-01' },
        ],
      },
    ],
  });
  const earning = [{ id: 'c1', managed: { points: 4 } }] as never;
  const cases: [name: string, subscription: object, found: [string, number][]][] = [
    ['put the share of the managed points at stake', {}, [['2027-01-01', -3]]],
    ['leave out what ends before', { to: '2026-12-31' }, []],
    ['leave out what ends on that day', { to: '2027-01-01' }, []],
    ['have nothing at stake yet where the subscription is to come', { from: '2026-12-01' }, [['2027-01-01', 0]]],
    ['leave out what is later', { renewal: '2028-01-01' }, []],
    ['leave out what is past', { renewal: DAY }, []],
  ];
  test.each(cases)('%s', (_, subscription, found) => {
    const items = renewals(client(subscription), earning, '2026-11-23', '2027-11-23');
    expect(items.map(({ on, points }) => [on, Math.abs(points ?? 0) === 0 ? 0 : points])).toEqual(found);
  });
});

describe('the next review', () => {
  test('is the one that the engine evaluates, with the checkpoints of its window', () => {
    const { review } = app.evaluation.value ?? {};
    expect(nextReview.value).toMatchObject({ on: review?.next, outcome: review?.outcome, to: review?.to });
    expect(nextReview.value?.checkpoints.map(({ on }) => on.slice(5))).toEqual([
      '08-15',
      '09-15',
      '10-15',
      '11-15',
      '12-15',
      '01-15',
    ]);
  });
  test('falls because no checkpoint is met', () => {
    expect(nextReview.value?.checkpoints.some(({ isMet }) => isMet)).toBe(false);
  });

  const checkpoint = (on: string, value: string | null, inputs: object[] = []) => ({
    figure: 'review.checkpoint',
    subject: { on },
    value,
    inputs,
    because: [],
  });
  const ranks = ['gold', 'platinum', 'diamond'];
  const read = (because: object[], held: string | null = 'platinum') =>
    readReview(
      { figure: 'review', subject: { on: '2027-01-15', outcome: 'keep' }, value: held, because } as never,
      held,
      ranks,
    );
  const met: [name: string, checkpoint: object, isMet: boolean][] = [
    ['a lower tier is not enough', checkpoint('2026-12-15', 'gold'), false],
    ['the held tier is', checkpoint('2026-12-15', 'platinum'), true],
    ['a higher one is', checkpoint('2026-12-15', 'diamond'), true],
    ['no tier is not', checkpoint('2026-12-15', null), false],
    ['an unknown tier is not', checkpoint('2026-12-15', 'mystery'), false],
    ['the reader’s word is', checkpoint('2026-12-15', null, [{ pointer: '/x', value: '2026-12-15' }]), true],
  ];
  test.each(met)('%s', (_, one, isMet) => {
    expect(read([one]).checkpoints[0]?.isMet).toBe(isMet);
  });
});
