import { readFileSync } from 'node:fs';
import { type Change, type Model, type Portfolio, type RuleBook, type Rules, TierwiseError } from 'tierwise';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Addition, additions, defaultChange } from '../../web/src/changes/defaults.ts';
import { fieldsOf, valueAt, withValueAt } from '../../web/src/changes/fields.ts';
import { clientOn, termsOf } from '../../web/src/changes/new-client.ts';
import { notesOn } from '../../web/src/changes/notes.ts';
import { sayProblem } from '../../web/src/changes/problems.ts';
import {
  movedRule,
  type RuleChange,
  rulePaths,
  scaledTiers,
  tierDifference,
  tiersWith,
  valueOn,
  withActions,
  withActivities,
} from '../../web/src/changes/rule-values.ts';
import { sayChange } from '../../web/src/changes/sentences.ts';
import { SAMPLE_AGENCY } from '../../web/src/sample/agency.ts';
import { type Documents, withChange } from '../../web/src/state/documents.ts';
import { loadEngine } from '../wasm/engine.ts';

const DAY = '2026-11-22';
const english = JSON.parse(readFileSync(new URL('../../web/src/locales/en.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

let rules: Rules;
let book: RuleBook;
let base: Model;
beforeAll(async () => {
  rules = (await loadEngine()).openRules();
  book = rules.document;
  base = rules.openPortfolio(SAMPLE_AGENCY);
});

const plan = (...changes: Change[]) => ({ format: 'tierwise/changes@1', name: 'a plan', changes }) as const;
const documents = (portfolio: Portfolio = SAMPLE_AGENCY): Documents => ({ portfolio, book });

function added(addition: Addition, client?: string): Change {
  const names = { newClientName: 'New client', newEmployeeName: 'new.employee' };
  const change = defaultChange(addition, { day: DAY, client, documents: documents(), ...names });
  if (change === null) throw new Error(`nothing to add by ${addition}`);
  return change;
}

const all = Object.values(additions).flat() as Addition[];
const client = 'bramblewick-hotels';
/** One change of each kind that applies to the sample, and that changes something in it. */
const examples: Change[] = [
  { do: 'add-client', client: { id: 'new', name: 'New', market: 'BR', currency: 'USD' } },
  { do: 'sell', client, sale: { line: 'content-hub', on: DAY, mrr: '500.5', motion: 'assisted' } },
  { do: 'sell', client, sale: { line: 'marketing-hub', on: DAY, mrr: '3000', motion: 'sourced' } },
  { do: 'set-mrr', client, line: 'sales-hub', mrr: '99.99', from: '2026-12-01' },
  { do: 'set-mrr', client, line: 'sales-hub', mrr: '0', from: '2026-12-01' },
  {
    do: 'work',
    client,
    employee: 'mara',
    tool: 'email',
    action: 'edit',
    from: DAY,
    until: '2027-04-01',
    everyDays: 20,
  },
  { do: 'stop-work', client, from: '2026-10-01' },
  { do: 'stop-work', from: '2026-10-20' },
  { do: 'join', client, from: DAY },
  { do: 'add-employee', employee: { id: 'new', email: 'new@larkfinch.example', from: DAY, admin: true } },
  { do: 'give-access', client, access: { employee: 'piotr', from: DAY, linked: '2026-12-01' } },
  { do: 'link', client: 'mangrove-studios', employee: 'sofia', on: '2026-11-01' },
  { do: 'remove-access', client, employee: 'mara', on: DAY },
  { do: 'remove-access', client, on: DAY },
  { do: 'delete-employee', employee: 'mara', on: DAY },
  { do: 'deactivate', employee: 'mara', on: '2026-08-01' },
  { do: 'deactivate', employee: 'mara', client, on: '2026-08-01' },
  { do: 'reactivate', employee: 'leo', on: DAY },
  { do: 'end-services', client, on: DAY },
  { do: 'move-client', client, market: 'BR', currency: 'USD' },
  { do: 'certify', until: '2028-01-01' },
  { do: 'confirm', condition: 'customer-retention' },
];

describe('every change that can be added', () => {
  it.each(all.filter((addition) => addition !== 'leave'))('%s is filled in so that the engine takes it', (addition) => {
    expect(() => base.withChanges(plan(added(addition)))).not.toThrow();
  });
  it('another partner leaves the first client that one shares', () => {
    expect(() => base.withChanges(plan(added('leave')))).not.toThrow();
  });
  it('covers every kind of change', () => {
    expect(new Set(all.map((addition) => added(addition).do))).toEqual(new Set(Object.keys(fieldsOf)));
  });
  it.each(all)('%s has a name in the menu', (addition) => {
    expect(english[`whatif.add.${addition}`]).toBeDefined();
  });
  it('begins with the biggest client by points, not by the size of its currency', () => {
    expect(added('join')).toEqual({ do: 'join', client, from: DAY });
  });
  it('adds a client that pays and is serviced, so that its credit counts', () => {
    const change = added('add-client') as Extract<Change, { do: 'add-client' }>;
    expect(termsOf(change.client, DAY)).toMatchObject({ mrr: '740', from: DAY, employee: 'mara', servicedFrom: DAY });
    const { clients } = base.withChanges(plan(change)).evaluate(DAY);
    expect(clients.at(-1)?.managed).toMatchObject({ status: 'active', points: 10 });
  });
  it('begins with the client in view', () => {
    expect(added('join', 'orinoco-seguros')).toMatchObject({ client: 'orinoco-seguros' });
  });
  it('sells a line that the client does not have, in about ten units of its currency', () => {
    expect(added('sell')).toMatchObject({ client, sale: { line: 'service-hub', mrr: '740', on: DAY } });
  });
  it('has work done by an employee to whom the client is assigned', () => {
    expect(added('work', 'orinoco-seguros')).toMatchObject({ employee: 'piotr' });
  });
});

describe('sentences', () => {
  const rule = (path: string, value: unknown): Change => ({ do: 'rule', path, from: DAY, value });
  const ruleExamples = (): [string, Change][] => {
    const tiers = book.tiers.at(-1)?.value ?? [];
    const growth = book.market.growth.at(-1)?.value ?? [];
    const units = book.currency.unit.at(-1)?.value ?? {};
    const qualifying = book.managed.qualifying.at(-1)?.value ?? [];
    return [
      ['whatif.say.minima-rise', rule('/tiers', scaledTiers(tiers, '5'))],
      ['whatif.say.minima-fall', rule('/tiers', scaledTiers(tiers, '-5'))],
      ['whatif.say.minimum', rule('/tiers', tiersWith(tiers, 'gold', 'total', '1'))],
      ['whatif.say.rule', rule('/managed/windowDays', 45)],
      ['whatif.say.rule', rule('/sold/rate/sourced', '6')],
      ['whatif.say.unit', rule('/currency/unit', { ...units, EUR: '90' })],
      ['whatif.say.growth-added', rule('/market/growth', [...growth, 'PT'])],
      ['whatif.say.growth-dropped', rule('/market/growth', growth.slice(1))],
      ['whatif.say.qualifying', rule('/managed/qualifying', withActions(qualifying, 'blog', ['create', 'publish']))],
      ['whatif.say.qualifying-none', rule('/managed/qualifying', withActions(qualifying, '*', []))],
      ['whatif.say.activities', rule('/managed/minimumActivities', withActivities({}, 'gold', { count: 3, days: 60 }))],
      ['whatif.say.reviews', rule('/review/downReviews', [{ on: '03-15', since: '12-15' }])],
      ['whatif.say.reviews-none', rule('/review/downReviews', [])],
      ['whatif.say.rule-other', rule('/managed/qualifying', qualifying)],
    ];
  };
  // Without a catalogue a text is its key.
  it.each(examples.map((change) => [change.do, change] as const))('%s has one', (_, change) => {
    const key = sayChange(change, documents());
    expect(key).toMatch(/^whatif\.say\./);
    expect(english[key]).toBeDefined();
  });
  it('a rule is told by what it changes', () => {
    expect(ruleExamples().map(([, change]) => sayChange(change, documents()))).toEqual(
      ruleExamples().map(([key]) => key),
    );
  });
  it('a client or an employee who does not exist does not keep a change from being told', () => {
    expect(sayChange({ do: 'link', client: 'x', employee: 'y', on: DAY }, documents())).toBe('whatif.say.link');
  });
});

describe('what the engine refuses', () => {
  const on = DAY;
  const cases: [string, Change][] = [
    ['access-overlap', { do: 'give-access', client, access: { employee: 'mara', from: DAY } }],
    ['already-inactive', { do: 'deactivate', employee: 'leo', on }],
    ['duplicate-id', { do: 'add-client', client: { id: client, name: 'Twin', market: 'US', currency: 'USD' } }],
    ['no-access', { do: 'link', client, employee: 'piotr', on }],
    ['no-access', { do: 'remove-access', client, employee: 'piotr', on }],
    ['no-inactive', { do: 'reactivate', employee: 'mara', on }],
    ['no-line', { do: 'set-mrr', client, line: 'commerce-hub', mrr: '0', from: DAY }],
    ['no-partner', { do: 'leave', client, from: DAY }],
    ['no-user', { do: 'delete-employee', employee: 'hana', on }],
    ['nothing-to-change', { do: 'move-client', client }],
    ['replaces-above-mrr', { do: 'sell', client, sale: { line: 'marketing-hub', on, mrr: '1', motion: 'sourced' } }],
    [
      'to-before-from',
      { do: 'work', client, employee: 'mara', tool: 'x', action: 'y', from: DAY, until: '2026-01-01', everyDays: 1 },
    ],
    ['unknown-client', { do: 'join', client: 'nobody', from: DAY }],
    ['unknown-condition', { do: 'confirm', condition: 'wealth' }],
    ['unknown-employee', { do: 'delete-employee', employee: 'nobody', on }],
    ['other', { do: 'join', client, from: 'soon' }],
  ];
  it.each(cases)('%s is said in the page’s own words', (key, change) => {
    const error = thrownBy(() => base.withChanges(plan(change)));
    const said = error.problems.map((problem) => sayProblem(problem, change, documents()));
    expect(said).toEqual([`whatif.problem.${key}`]);
    expect(english[`whatif.problem.${key}`]).toBeDefined();
  });
  function thrownBy(work: () => unknown): TierwiseError {
    try {
      work();
    } catch (error) {
      if (error instanceof TierwiseError) return error;
    }
    throw new Error('the engine took the change');
  }
});

describe('forms', () => {
  it.each(Object.entries(fieldsOf))('%s has a labelled field for all that its change needs', (kind, fields) => {
    for (const { label } of fields) expect(english[label]).toBeDefined();
    const change = examples.find((example) => example.do === kind) ?? added(kind as Addition);
    for (const field of fields.filter(({ isOptional, input }) => isOptional !== true && !input.includes('-or-'))) {
      expect(valueAt(change, field.path), field.path).toBeDefined();
    }
  });
  it.each(examples.map((change) => [change.do, change] as const))(
    '%s is the same after each value is typed anew',
    (_, change) => {
      const typed = fieldsOf[change.do].reduce(
        (before, { path }) => withValueAt(before, path, valueAt(change, path)),
        change,
      );
      expect(typed).toEqual(change);
    },
  );
  it('an emptied value leaves its member out', () => {
    const change: Change = { do: 'stop-work', client, from: DAY };
    expect(withValueAt(change, 'client', undefined)).toEqual({ do: 'stop-work', from: DAY });
  });
  it('an edited value leaves the change that it came from as it was', () => {
    const change: Change = { do: 'sell', client, sale: { line: 'x', on: DAY, mrr: '1', motion: 'sourced' } };
    withValueAt(change, 'sale.mrr', '2');
    expect(change.sale.mrr).toBe('1');
  });
});

describe('documents with a change', () => {
  /** Days on which something could differ. */
  const days = ['2026-08-15', '2026-10-20', DAY, '2026-12-01', '2027-01-15', '2027-03-01'];
  const leaving: Change = { do: 'leave', client: '', from: DAY };
  const cases = [...examples, leaving].map((change) => [change.do, change] as const);

  it.each(cases)('%s gives what the engine makes of it', (_, example) => {
    const change = example === leaving ? added('leave') : example;
    const planned = base.withChanges(plan(change));
    const written = rules.openPortfolio(withChange(documents(), change).portfolio);
    for (const day of days) expect(written.evaluate(day)).toEqual(planned.evaluate(day));
  });
  it('leaves the documents that it is given as they are', () => {
    const before = structuredClone(SAMPLE_AGENCY);
    for (const change of examples) withChange(documents(), change);
    expect(SAMPLE_AGENCY).toEqual(before);
  });
  it.each(rulePaths)('rule %s gives what the engine makes of it', (path) => {
    const change: Change = { do: 'rule', path, from: '2026-12-01', value: valueOn(book, path, DAY) };
    const next = withChange(documents(), change).book;
    expect(valueOn(next, path, '2026-12-01')).toEqual(valueOn(book, path, DAY));
    expect(() => base.withChanges(plan(change))).not.toThrow();
  });
});

describe('a rule that changes the minima', () => {
  const tiers = () => book.tiers.at(-1)?.value ?? [];

  it.each(['5', '-7.5', '0.01', '33.33', '100'])('is told as the percentage that it was typed as: %s', (percent) => {
    expect(tierDifference(tiers(), scaledTiers(tiers(), percent))).toEqual({ kind: 'percent', percent });
  });
  it('raises 328.125 by 5% to 344.5313, exactly and rounded to 4 decimals', () => {
    expect(scaledTiers(tiers(), '5').find(({ id }) => id === 'platinum')?.minimum.total).toBe('344.5313');
  });
  it('is told as one minimum where one differs', () => {
    const changed = tiersWith(tiers(), 'gold', 'total', '150');
    expect(tierDifference(tiers(), changed)).toMatchObject({
      kind: 'one',
      tier: 'gold',
      track: 'total',
      points: '150',
    });
  });
  it('is told as something else where several differ without one percentage', () => {
    const changed = tiersWith(tiersWith(tiers(), 'gold', 'total', '150'), 'elite', 'total', '3833');
    expect(tierDifference(tiers(), changed)).toEqual({ kind: 'other' });
  });
  it('keeps its percentage when it is moved to a day with other minima', () => {
    const change: RuleChange = { do: 'rule', path: '/tiers', from: '2026-07-15', value: scaledTiers(tiers(), '5') };
    const moved = movedRule(change, book, '2024-01-01');
    expect(tierDifference(valueOn(book, '/tiers', '2024-01-01') as never, moved.value as never)).toEqual({
      kind: 'percent',
      percent: '5',
    });
  });
});

describe('notes', () => {
  const cases: [string, Change, string[]][] = [
    ['a new client that is serviced by a user needs no note', newClientBy('mara', DAY), []],
    ['nor does one serviced by a contractor, who is linked to it', newClientBy('piotr', DAY), []],
    ['nobody services a client before being a user', newClientBy('mara', '2020-01-01'), ['whatif.note.noUser']],
    ['reactivating is for admins', { do: 'reactivate', employee: 'leo', on: DAY }, ['whatif.note.adminsNamed']],
    ['adding an employee is for admins', newEmployee(), ['whatif.note.adminsNamed']],
    [
      'removing one of several can only be taken back by the client',
      { do: 'remove-access', client, employee: 'mara', on: DAY },
      ['whatif.note.clientOnly'],
    ],
    ['removing all ends the relationship', { do: 'remove-access', client, on: DAY }, ['whatif.note.lastRemoved']],
    ['ending services voids work', { do: 'end-services', client, on: DAY }, ['whatif.note.ends']],
    ['work of somebody without access does not count', workBy('piotr', 'email', 'edit'), ['whatif.note.noAccess']],
    ['work of a deactivated user does not count', workBy('leo', 'email', 'edit'), ['whatif.note.noUser']],
    ['logging in does not qualify', workBy('mara', 'login', 'edit'), ['whatif.note.notQualifying']],
    ['qualifying work of an assigned user needs no note', workBy('mara', 'email', 'edit'), []],
    [
      'a user who was removed needs the client',
      { do: 'give-access', client: 'removed', access: { employee: 'mara', from: DAY } },
      ['whatif.note.clientOnly'],
    ],
  ];
  function newClientBy(employee: string, servicedFrom: string): Change {
    const bare = { id: 'new', name: 'New', market: 'BR', currency: 'USD' };
    const terms = { line: 'sales-hub', mrr: '100', from: DAY, employee, servicedFrom };
    return { do: 'add-client', client: clientOn(bare, terms, SAMPLE_AGENCY) };
  }
  function newEmployee(): Change {
    return { do: 'add-employee', employee: { id: 'new', email: 'new@larkfinch.example', from: DAY } };
  }
  function workBy(employee: string, tool: string, action: string): Change {
    return { do: 'work', client, employee, tool, action, from: DAY, until: '2026-12-31', everyDays: 10 };
  }

  it.each(cases)('%s', (_, change, keys) => {
    const removed = {
      id: 'removed',
      name: 'Removed',
      market: 'US',
      currency: 'USD',
      access: [{ employee: 'mara', from: '2025-01-01', to: '2026-01-01' }],
    };
    const portfolio = { ...SAMPLE_AGENCY, clients: [...(SAMPLE_AGENCY.clients ?? []), removed] };
    // Without a catalogue a text is its key.
    expect(notesOn(change, documents(portfolio))).toEqual(keys);
    for (const key of keys) expect(english[key]).toBeDefined();
  });
  it('contractors who are not linked do no work that counts', () => {
    const given = withChange(documents(), { do: 'give-access', client, access: { employee: 'piotr', from: DAY } });
    expect(notesOn(workBy('piotr', 'email', 'edit'), given)).toEqual(['whatif.note.notAssigned']);
  });
});

it('expands work up to the last day that a document can name', () => {
  const { id, activities = [] } = SAMPLE_AGENCY.clients?.[0] ?? { id: '' };
  const work = { do: 'work', client: id, employee: 'ana', tool: 'email', action: 'create' } as const;
  const days = { from: '9999-12-01', until: '9999-12-31', everyDays: 36_500 };
  const { portfolio } = withChange(documents(), { ...work, ...days });
  const added = portfolio.clients?.[0]?.activities?.slice(activities.length);
  expect(added?.map(({ on }) => on)).toEqual(['9999-12-01']);
});
