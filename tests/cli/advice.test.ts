import { expect, test } from 'vitest';
import { AGENCY, NEW_CLIENT, NEW_SALE, shippedRules } from './documents.ts';
import { type Files, tierwise } from './tierwise.ts';

/** The shipped rule book with a window of 30 days and twice the managed points. */
function otherRules() {
  const rules = shippedRules();
  for (const entry of rules.managed.windowDays) entry.value = 30;
  for (const entry of rules.managed.rate) entry.value = '2';
  return rules;
}
const FILES: Files = {
  'agency.json': AGENCY,
  'client.json': NEW_CLIENT,
  'sale.json': NEW_SALE,
  'rules.json': otherRules(),
};
const CHANGES = ['--changes', 'client.json', '--changes', 'sale.json'];
const RULES = ['--rules', 'rules.json'];
const EXPLAIN = ['explain', 'agency.json', '--on', '2025-03-20'];
const DIFF = ['diff', 'agency.json', '--from', '2025-03-01', '--to', '2025-03-20'];
const GOAL = ['goal', 'agency.json', '--on', '2025-03-20'];
const PLAN = ['plan', 'agency.json', '--from', '2025-03-02', '--until', '2025-07-20'];

/** Every option, and something of the answer that is so because of it alone. */
const ANSWERS: [string, string[], object][] = [
  ['explain', EXPLAIN, { format: 'tierwise/explanation@1', on: '2025-03-20', figures: [{ value: 60 }, {}, {}, {}] }],
  ['explain --client', [...EXPLAIN, '--client', 'c1'], { figures: [{ figure: 'client.points', value: 60 }] }],
  ['explain --rules', [...EXPLAIN, ...RULES], { figures: [{ value: 50 }, {}, {}, {}] }],
  ['explain --changes', [...EXPLAIN, '--client', 'c2', ...CHANGES], { figures: [{ value: 100 }] }],

  ['diff', DIFF, { format: 'tierwise/differences@1', from: '2025-03-01', to: '2025-03-20', parts: [] }],
  ['diff --rules', [...DIFF, ...RULES], { parts: [{ kind: 'managed-expire', on: '2025-03-03', points: -20 }] }],
  ['diff --changes', [...DIFF, ...CHANGES], { parts: [{ client: 'c2', kind: 'sold-start', points: 100 }] }],

  ['goal --tier', [...GOAL, '--tier', 'gold'], { tier: 'gold', missing: { total: 63, sold: 13, managed: 50 } }],
  ['goal --points', [...GOAL, '--points', '60.5'], { tier: null, missing: { total: 0.5 } }],
  ['goal --rules', [...GOAL, '--points', '60', ...RULES], { missing: { total: 10 } }],
  ['goal --changes', [...GOAL, '--points', '161', ...CHANGES], { missing: { total: 1 } }],
  [
    'goal --sell-on',
    [...GOAL, '--points', '61', '--sell-on', '2024-03-20'],
    { ways: expect.arrayContaining([expect.objectContaining({ amount: null, reason: 'sale-expired' })]) },
  ],

  [
    'plan',
    [...PLAN, '--points', '60'],
    { format: 'tierwise/plan@1', days: ['03', '04', '05', '06', '07'].map((month) => ({ on: `2025-${month}-15` })) },
  ],
  ['plan --tier', [...PLAN, '--tier', 'gold'], { tier: 'gold', reachable: false, reason: { code: 'needs-sold' } }],
  ['plan --at checkpoints', [...PLAN, '--points', '60', '--at', 'checkpoints'], { days: [{}, {}, {}, {}, {}] }],
  ['plan --at reviews', [...PLAN, '--points', '60', '--at', 'reviews'], { days: [{ on: '2025-07-15' }] }],
  ['plan --at day', [...PLAN, '--points', '60', '--at', 'day'], { days: [{ on: '2025-07-20', missing: 10 }] }],
  ['plan --rules', [...PLAN, '--points', '60', ...RULES], { lapses: [{ on: '2025-03-03', points: 20 }] }],
  [
    'plan --changes',
    [...PLAN, '--points', '165', ...CHANGES],
    { days: [{ missing: 5 }, {}, {}, {}, {}], reachable: false },
  ],
];

test.each(ANSWERS)('%s', { timeout: 0 }, (_, args, answer) => {
  const { exit, stdout, errors } = tierwise(args, FILES);
  expect({ exit, errors }).toEqual({ exit: 0, errors: [] });
  expect(JSON.parse(stdout)).toMatchObject(answer);
});
