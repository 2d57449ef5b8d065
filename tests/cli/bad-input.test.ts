import { expect, test } from 'vitest';
import { AGENCY, NEW_CLIENT, NEW_SALE, shippedRules } from './documents.ts';
import { type Files, tierwise } from './tierwise.ts';

const [CLIENT] = AGENCY.clients;
const FILES: Files = {
  'agency.json': AGENCY,
  'client.json': NEW_CLIENT,
  'sale.json': NEW_SALE,
  'bad-mrr.json': {
    ...AGENCY,
    clients: [{ ...CLIENT, subscriptions: [{ line: 'x', mrr: '12,5', from: '2025-01-01' }] }],
  },
  'two-problems.json': { ...AGENCY, clients: [{ ...CLIENT, market: 'Brazil', currency: 'dollars' }] },
  'another-portfolio.json': { ...AGENCY, format: 'tierwise/portfolio@9' },
  'another-rules.json': { ...shippedRules(), format: 'tierwise/portfolio@1' },
  'not-json.json': '{"format": ',
  'unknown-format.json': { format: 'tierwise/portfolio@9' },
  'line-break.json': { ...shippedRules(), 'a\nb': 1 },
  empty: '',
  'latin-1.json': new Uint8Array([0x7b, 0xe9, 0x7d]),
  'header.csv': 'Client name,Total MRR\n',
  'unreadable.csv': 'Client name,Total MRR\nA,much\nB,more\n',
  'no-table.csv': 'some words\n',
};
const ON = ['--on', '2025-03-01'];
const SALE = ['calculate', '--sold', '1000', '--market', 'US', ...ON];
const COMMANDS = 'evaluate, timeline, explain, diff, goal, plan, calculate, import, validate';

/** Arguments, and every line that they leave on standard error. */
const REFUSED: [string, string[], (string | RegExp)[]][] = [
  ['no command', [], [`expected a command (${COMMANDS}) or --help, found none`]],
  ['unknown command', ['evalute'], [`expected a command (${COMMANDS}) or --help, found "evalute"`]],
  [
    'a name that every object has',
    ['constructor'],
    [`expected a command (${COMMANDS}) or --help, found "constructor"`],
  ],

  ['no file', ['evaluate', ...ON], ['PORTFOLIO.json: expected the path of a file, found none']],
  ['two files', ['evaluate', 'agency.json', 'b.json', ...ON], ['"b.json": expected one file, found another']],
  [
    'a file that is not there',
    ['evaluate', 'none.json', ...ON],
    ['none.json: expected a file, found none of that name'],
  ],
  ['a folder', ['evaluate', '.', ...ON], ['.: expected a file, found a folder']],
  [
    'a line break in the name of a field',
    ['validate', 'line-break.json'],
    [/^rules \/a\\u000ab: expected only the fields/],
  ],
  ['not UTF-8', ['evaluate', 'latin-1.json', ...ON], ['latin-1.json: expected UTF-8 text, found other bytes']],

  ['no day', ['evaluate', 'agency.json'], ['--on: expected a day such as 2025-03-01, found no such option']],
  ['no value', ['evaluate', 'agency.json', '--on'], ['--on: expected a day such as 2025-03-01, found nothing']],
  [
    'an option for a value',
    ['evaluate', 'agency.json', '--on', '--rules=agency.json'],
    ['--on: expected a day such as 2025-03-01, found nothing'],
  ],
  [
    'a day that is not',
    ['evaluate', 'agency.json', '--on', '2025-02-29'],
    ['--on: expected a day such as 2025-03-01, found "2025-02-29"'],
  ],
  [
    'a day written otherwise',
    ['evaluate', 'agency.json', '--on=1.3.2025'],
    ['--on: expected a day such as 2025-03-01, found "1.3.2025"'],
  ],
  ['a day twice', ['evaluate', 'agency.json', ...ON, ...ON], ['--on: expected once, found 2 times']],
  [
    'an unknown option',
    ['evaluate', 'agency.json', ...ON, '--rule', 'x'],
    ['--rule: expected one of --on, --rules, --changes', '"x": expected one file, found another'],
  ],
  [
    'an option that every object has',
    ['evaluate', 'agency.json', ...ON, '--constructor=x'],
    ['--constructor: expected one of --on, --rules, --changes'],
  ],
  ['an option of a command that has none', ['validate', 'agency.json', '--on=x'], ['--on: expected no option']],
  [
    'all that is missing',
    ['timeline'],
    [
      '--from: expected a day such as 2025-03-01, found no such option',
      '--to: expected a day such as 2025-03-01, found no such option',
      'PORTFOLIO.json: expected the path of a file, found none',
    ],
  ],
  ['days in the wrong order', ['timeline', 'agency.json', '--from', '2025-03-01', '--to', '2025-02-28'], [/^--to: /]],

  ['not JSON', ['evaluate', 'not-json.json', ...ON], [/^portfolio: expected /]],
  ['nothing', ['evaluate', 'empty', ...ON], [/^portfolio: expected /]],
  ['another format', ['evaluate', 'another-portfolio.json', ...ON], [/^portfolio \/format: expected /]],
  [
    'a bad amount',
    ['evaluate', 'bad-mrr.json', ...ON],
    [/^portfolio \/clients\/0\/subscriptions\/0\/mrr: expected an amount.*, found "12,5"$/],
  ],
  [
    'two problems',
    ['evaluate', 'two-problems.json', ...ON],
    [
      /^portfolio \/clients\/0\/market: expected .*, found "Brazil"/,
      /^portfolio \/clients\/0\/currency: expected .*, found "dollars"/,
    ],
  ],
  [
    'rules of another format',
    ['evaluate', 'agency.json', ...ON, '--rules', 'another-rules.json'],
    [/^rules \/format: expected /],
  ],
  ['rules that are not there', [...SALE, '--rules', 'none'], ['none: expected a file, found none of that name']],
  [
    'changes that do not apply',
    ['evaluate', 'agency.json', ...ON, '--changes', 'sale.json'],
    [/^changes \/changes\/0\/client: expected .*, found "c2"/],
  ],
  [
    'changes in the wrong order',
    ['evaluate', 'agency.json', ...ON, '--changes', 'sale.json', '--changes', 'client.json'],
    [/^sale\.json: changes \/changes\/0\/client: expected .*, found "c2"/],
  ],

  ['an unknown client', ['explain', 'agency.json', ...ON, '--client', 'c9'], [/^--client: expected .*, found "c9"/]],
  ['a change of no time', ['diff', 'agency.json', '--from', '2025-03-01', '--to', '2025-03-01'], [/^--to: expected /]],
  ['a goal of nothing', ['goal', 'agency.json', ...ON], [/^request: expected either a tier or a number of points/]],
  [
    'a goal of two things',
    ['goal', 'agency.json', ...ON, '--tier', 'gold', '--points', '5'],
    [/^request: expected either a tier or a number of points, found both/],
  ],
  ['an unknown tier', ['goal', 'agency.json', ...ON, '--tier', 'bronze'], [/^--tier: expected .*, found "bronze"/]],
  ['a number of points that is none', ['goal', 'agency.json', ...ON, '--points', 'x'], [/^--points: expected .*"x"/]],
  [
    'a plan for a day in the past',
    ['plan', 'agency.json', '--from', '2025-03-02', '--until', '2025-03-01', '--points', '5'],
    [/^--until: expected /],
  ],
  [
    'a plan at unknown days',
    ['plan', 'agency.json', '--from', '2025-03-02', '--until', '2025-05-01', '--points', '5', '--at', 'noon'],
    [/^--at: expected .*, found "noon"/],
  ],

  [
    'a sale of nothing',
    ['calculate'],
    [
      '--sold: expected an amount such as 1000.00, found no such option',
      '--market: expected a code such as BR or USD, found no such option',
      '--on: expected a day such as 2025-03-01, found no such option',
    ],
  ],
  [
    'a bad sale',
    ['calculate', '--sold', '12,5', '--market', 'US', ...ON],
    [/^--sold: expected an amount.*, found "12,5"/],
  ],
  ['a negative sale', ['calculate', '--sold', '-5', '--market', 'US', ...ON], [/^--sold: expected .*, found "-5"/]],
  ['a country by name', ['calculate', '--sold', '5', '--market', 'Brazil', ...ON], [/^--market: expected .*"Brazil"/]],
  ['an unpriced currency', [...SALE, '--currency', 'BRL'], [/^--currency: expected .*"BRL"/]],
  ['an unknown motion', [...SALE, '--motion', 'collab'], [/^--motion: expected .*"collab"/]],
  ['a bad managed amount', [...SALE, '--manage', '--managed', 'x'], [/^--managed: expected .*"x"/]],
  ['managed without managing', [...SALE, '--managed', '5'], ['--managed: expected --manage with it']],
  ['a value for a flag', [...SALE, '--manage=yes'], ['--manage: expected no value, found "yes"']],
  [
    'part of a partner',
    [...SALE, '--other-partners', '1.5'],
    ['--other-partners: expected a whole number, 0 or more, found "1.5"'],
  ],
  [
    'fewer than no partners',
    [...SALE, '--other-partners', '-1'],
    ['--other-partners: expected a whole number, 0 or more, found "-1"'],
  ],
  ['a file for the calculator', [...SALE, 'agency.json'], ['"agency.json": expected options only']],
  ['a day before the rules', ['calculate', '--sold', '5', '--market', 'US', '--on', '2015-12-31'], [/2015-12-31/]],

  [
    'an import without its day',
    ['import', 'header.csv'],
    ['--as-of: expected a day such as 2025-03-01, found no such option'],
  ],
  ['an import before the rules', ['import', 'unreadable.csv', '--as-of', '2015-12-31'], [/^--as-of: .*2015-12-31/]],
  [
    'an empty list',
    ['import', 'empty', '--as-of', '2025-03-01'],
    [/^empty: expected a client list, found an empty file/],
  ],
  [
    'a list of no clients',
    ['import', 'header.csv', '--as-of', '2025-03-01'],
    [/^header\.csv: expected a row per client/],
  ],
  ['no list', ['import', 'no-table.csv', '--as-of', '2025-03-01'], [/^no-table\.csv: expected a header row/]],
  [
    'a bad currency',
    ['import', 'unreadable.csv', '--as-of', '2025-03-01', '--currency', 'usd'],
    [/^--currency: .*"usd"/],
  ],

  ['a document that is not JSON', ['validate', 'not-json.json'], [/expected /]],
  ['an unknown format', ['validate', 'unknown-format.json'], [/\/format: expected .*, found "tierwise\/portfolio@9"/]],
];

test.each(REFUSED)('%s', (_, args, lines) => {
  const { exit, stdout, errors } = tierwise(args, FILES);
  expect({ exit, stdout, errors }).toEqual({
    exit: 2,
    stdout: '',
    errors: lines.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  });
});

test('a list of which no row can be read: every row and why', () => {
  const { exit, stdout, errors } = tierwise(['import', 'unreadable.csv', '--as-of', '2025-03-01'], FILES);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  expect(errors.filter((line) => line.startsWith('not read: '))).toEqual([
    expect.stringMatching(/^not read: row 2, A: Total MRR: expected an amount, found "much"/),
    expect.stringMatching(/^not read: row 3, B: Total MRR: expected an amount, found "more"/),
  ]);
});
