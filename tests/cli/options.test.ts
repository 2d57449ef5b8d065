/** Every option of every command does something. */
import { expect, test } from 'vitest';
import { COMMANDS } from '../../wasm/cli/commands.ts';
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
  'clients.csv': [
    'Client name,Hub ID,Country,Total MRR,Split managed MRR,Is managed?,Managed relationship estimated expiration date',
    'Café Luz,1,Brazil,1000,500,Yes,2025-04-02',
  ].join('\n'),
};
const CHANGES = ['--changes', 'client.json', '--changes', 'sale.json'];
const RULES = ['--rules', 'rules.json'];
const EVALUATE = ['evaluate', 'agency.json', '--on', '2025-03-01'];
const TIMELINE = ['timeline', 'agency.json', '--from', '2025-01-15', '--to', '2025-05-01'];
const CALCULATE = ['calculate', '--market', 'US', '--on', '2025-03-01', '--sold'];
const IMPORT = ['import', 'clients.csv', '--as-of', '2025-03-20'];
const EXPLAIN = ['explain', 'agency.json', '--on', '2025-03-20'];
const DIFF = ['diff', 'agency.json', '--from', '2025-03-01', '--to', '2025-03-20'];
const GOAL = ['goal', 'agency.json', '--on', '2025-03-20'];
const PLAN = ['plan', 'agency.json', '--from', '2025-03-02', '--until', '2025-07-20'];

/**
 * Every option, and something of the answer that is so because of it alone; or something that is said on standard error,
 * where otherwise nothing is.
 */
const ANSWERS: [string, string[], object, remark?: RegExp][] = [
  ['evaluate --on', EVALUATE, { on: '2025-03-01', points: { total: 60 } }],
  ['evaluate --rules', [...EVALUATE, ...RULES], { points: { total: 70 } }],
  ['evaluate --changes', ['evaluate', 'agency.json', '--on', '2025-03-20', ...CHANGES], { points: { total: 160 } }],

  ['timeline --from', TIMELINE, { from: '2025-01-15', points: { days: ['2025-01-15', '2025-02-01', '2025-04-02'] } }],
  ['timeline --to', TIMELINE, { to: '2025-05-01', points: { total: [50, 60, 50] } }],
  ['timeline --rules', [...TIMELINE, ...RULES], { points: { total: [50, 70, 50] } }],
  ['timeline --changes', [...TIMELINE, ...CHANGES], { points: { total: [50, 60, 160, 150] } }],

  ['calculate --sold', [...CALCULATE, '2000'], { total: 100 }],
  ['calculate --on', ['calculate', '--market', 'US', '--on', '2024-02-26', '--sold', '1000'], { total: 30 }],
  ['calculate --market', ['calculate', '--market', 'BR', '--on', '2025-03-01', '--sold', '1000'], { total: 100 }],
  ['calculate --motion', [...CALCULATE, '1000', '--motion', 'assisted'], { total: 30 }],
  ['calculate --currency', [...CALCULATE, '750', '--currency', 'EUR'], { total: 50 }],
  ['calculate --manage', [...CALCULATE, '1000', '--manage'], { total: 60, sold: 50, managed: 10 }],
  ['calculate --managed', [...CALCULATE, '1000', '--manage', '--managed', '500'], { managed: 5 }],
  ['calculate --other-partners', [...CALCULATE, '1000', '--manage', '--other-partners', '3'], { managed: 2.5 }],
  ['calculate --rules', [...CALCULATE, '1000', '--manage', ...RULES], { managed: 20 }],

  ['import --as-of', IMPORT, { asOf: '2025-03-20' }, /60 days before/],
  ['import --currency', [...IMPORT, '--currency', 'EUR'], { clients: [{ currency: 'EUR' }] }, /60 days before/],
  ['import --rules', [...IMPORT, ...RULES], {}, /30 days before/],

  [
    'explain --on',
    EXPLAIN,
    { format: 'tierwise/explanation@1', on: '2025-03-20', figures: [{ value: 60 }, {}, {}, {}] },
  ],
  ['explain --client', [...EXPLAIN, '--client', 'c1'], { figures: [{ figure: 'client.points', value: 60 }] }],
  ['explain --rules', [...EXPLAIN, ...RULES], { figures: [{ value: 50 }, {}, {}, {}] }],
  ['explain --changes', [...EXPLAIN, '--client', 'c2', ...CHANGES], { figures: [{ value: 100 }] }],

  ['diff --from', DIFF, { format: 'tierwise/differences@1', from: '2025-03-01', parts: [] }],
  ['diff --to', DIFF, { to: '2025-03-20', parts: [] }],
  ['diff --rules', [...DIFF, ...RULES], { parts: [{ kind: 'managed-expire', on: '2025-03-03', points: -20 }] }],
  ['diff --changes', [...DIFF, ...CHANGES], { parts: [{ client: 'c2', kind: 'sold-start', points: 100 }] }],

  ['goal --on', [...GOAL, '--tier', 'gold'], { on: '2025-03-20' }],
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
    'plan --until',
    [...PLAN, '--points', '60'],
    {
      format: 'tierwise/plan@1',
      until: '2025-07-20',
      days: ['03', '04', '05', '06', '07'].map((month) => ({ on: `2025-${month}-15` })),
    },
  ],
  ['plan --from', [...PLAN, '--points', '60'], { from: '2025-03-02' }],
  ['plan --points', [...PLAN, '--points', '60'], { tier: null, days: [{}, { missing: 10 }, {}, {}, {}] }],
  ['plan --tier', [...PLAN, '--tier', 'gold'], { tier: 'gold', reachable: false, reason: { code: 'needs-sold' } }],
  ['plan --at', [...PLAN, '--points', '60', '--at', 'checkpoints'], { days: [{}, {}, {}, {}, {}] }],
  ['plan --at reviews', [...PLAN, '--points', '60', '--at', 'reviews'], { days: [{ on: '2025-07-15' }] }],
  ['plan --at day', [...PLAN, '--points', '60', '--at', 'day'], { days: [{ on: '2025-07-20', missing: 10 }] }],
  ['plan --rules', [...PLAN, '--points', '60', ...RULES], { lapses: [{ on: '2025-03-03', points: 20 }] }],
  [
    'plan --changes',
    [...PLAN, '--points', '165', ...CHANGES],
    { days: [{ missing: 5 }, {}, {}, {}, {}], reachable: false },
  ],
];

test.each(ANSWERS)('%s', { timeout: 0 }, (_, args, answer, remark = /^$/) => {
  const { exit, stdout, errors } = tierwise(args, FILES);
  expect(errors.join('\n')).toMatch(remark);
  expect(exit).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject(answer);
});

test('every option of every command is among them', () => {
  const options = Object.entries(COMMANDS).flatMap(([command, { options }]) =>
    Object.keys(options).map((option) => `${command} --${option}`),
  );
  const titles = ANSWERS.map(([title]) => title);
  expect(options.filter((option) => !titles.includes(option))).toEqual([]);
});
