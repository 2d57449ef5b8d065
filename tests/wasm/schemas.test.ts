/** The JSON Schemas beside the readers say the same as the readers, on every document of the vectors. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { TierwiseError } from 'tierwise';
import { describe, expect, test } from 'vitest';
import { type Case, type ErrorCase, loadVectors, ruleBookOf } from '../vectors/load.ts';
import { loadEngine } from './engine.ts';

/** What compares one place of a document with another, or with its order, and limits on size: beyond what a schema says. */
const BEYOND_SCHEMAS = [
  'access-overlap',
  'duplicate-id',
  'duplicate-review',
  'duplicate-tool',
  'line-after-sale',
  'not-ascending',
  'not-json',
  'replaces-above-mrr',
  'to-before-from',
  'too-large',
  'too-many-items',
  'unknown-employee',
  'unknown-source',
  'unknown-tier',
];

const FORMATS = ['rules', 'portfolio', 'changes'] as const;
type Format = (typeof FORMATS)[number];

const schemaOf = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../core/schemas/${name}.schema.json`, import.meta.url), 'utf8')) as object;

// Decimals are compared as doubles here, so that 0.3 passes as a multiple of 0.0001.
const ajv = new Ajv2020({ multipleOfPrecision: 6, strictTypes: false, strictRequired: false });
for (const name of ['values', ...FORMATS]) ajv.addSchema(schemaOf(name));

const engine = await loadEngine();

/** The ids of what the reader finds wrong with a document. */
function problemsOf(document: unknown): string[] {
  try {
    engine.validate(JSON.stringify(document));
    return [];
  } catch (error) {
    if (error instanceof TierwiseError) return error.problems.map(({ id }) => id);
    throw error;
  }
}

/** A document of a case as a value; undefined if the case has none, or one that is no JSON. */
function documentOf(vector: Case, format: Format): unknown {
  const { rulebookText, portfolioText, changesText, portfolio, changes } = vector as ErrorCase;
  const text = { rules: rulebookText, portfolio: portfolioText, changes: changesText }[format];
  if (text === undefined) return { rules: ruleBookOf(vector), portfolio, changes }[format];
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Document {
  name: string;
  format: Format;
  document: unknown;
}
const documents: Document[] = [...loadVectors()].flatMap(([file, vectors]) =>
  vectors.flatMap((vector) =>
    FORMATS.map((format) => ({ name: `${file}: ${vector.name}`, format, document: documentOf(vector, format) })),
  ),
);
/** Any other root or format is refused by every schema, and by the reader before it looks further. */
const distinct = new Map(
  documents
    .filter(({ document, format }) => (document as { format?: unknown })?.format === `tierwise/${format}@1`)
    .map((each) => [JSON.stringify(each.document), each]),
);

describe.each(FORMATS)('%s', (format) => {
  const validate = ajv.getSchema(`${format}.schema.json`);

  test.each([...distinct.values()].filter((each) => each.format === format))('$name', ({ document }) => {
    const problems = problemsOf(document).filter((id) => !BEYOND_SCHEMAS.includes(id));
    expect({ valid: validate?.(document), errors: validate?.errors ?? [] }).toEqual(
      problems.length === 0 ? { valid: true, errors: [] } : { valid: false, errors: expect.anything() },
    );
  });

  test.each([null, [], 'text', {}, { format: 'tierwise/other@1' }])('refuses %j', (document) => {
    expect(validate?.(document)).toBe(false);
  });
});

const WRONG = [null, true, 0, 1, -1, 0.5, 100000, 1e12, '', '1', '-1', '1.23456', 'x', '2024-02-30', 'US', [], {}];

/** A document once with each place replaced by each wrong value, removed, or, in an object, with a member too many. */
function* mutants(value: unknown): Generator<unknown> {
  yield* WRONG;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) for (const each of mutants(item)) yield value.with(index, each);
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, 'too many': 1 };
    for (const [key, member] of Object.entries(value)) {
      const { [key]: _, ...others } = value as Record<string, unknown>;
      yield others;
      for (const each of mutants(member)) yield { ...value, [key]: each };
    }
  }
}

const INTERVAL = { from: '2024-01-01', to: '2024-02-01' };
const EMPLOYEE = {
  id: 'ana',
  email: 'ana@agency.example',
  from: '2023-01-01',
  to: null,
  admin: true,
  inactive: [INTERVAL],
};
const SALE = { line: 'crm', on: '2024-01-01', mrr: '5', replaces: 1, motion: 'sourced', lineSince: '2023-01-01' };
const ACCESS = { employee: 'ana', from: '2023-01-01', linked: '2023-02-01', inactive: [INTERVAL] };
const CLIENT = {
  id: 'c1',
  name: 'One',
  market: 'BR',
  currency: 'USD',
  subscriptions: [{ line: 'crm', mrr: 1.5, from: '2023-01-01', to: '2025-01-01', renewal: '2025-01-01' }],
  sales: [SALE],
  access: [ACCESS],
  otherPartners: [INTERVAL],
  activities: [{ employee: 'ana', on: '2024-01-01', tool: 'blog', action: 'publish' }],
  ended: ['2024-05-01'],
  managedUntil: '2024-05-01',
  products: ['crm'],
  usage: 0.5,
};
const ON = { client: 'c1', employee: 'ana', on: '2024-01-01' };
const CHANGES = [
  { do: 'add-client', client: CLIENT },
  { do: 'sell', client: 'c1', sale: SALE },
  { do: 'set-mrr', client: 'c1', line: 'crm', mrr: '2', from: '2024-01-01' },
  {
    do: 'work',
    client: 'c1',
    employee: 'ana',
    tool: 't',
    action: 'a',
    from: '2024-01-01',
    until: '2024-02-01',
    everyDays: 7,
  },
  ...['stop-work', 'join', 'leave'].map((kind) => ({ do: kind, client: 'c1', from: '2024-01-01' })),
  { do: 'add-employee', employee: EMPLOYEE },
  { do: 'give-access', client: 'c1', access: ACCESS },
  ...['link', 'remove-access', 'deactivate', 'reactivate'].map((kind) => ({ do: kind, ...ON })),
  { do: 'delete-employee', employee: 'ana', on: '2024-01-01' },
  { do: 'end-services', client: 'c1', on: '2024-01-01' },
  { do: 'move-client', client: 'c1', market: 'BR', currency: 'USD' },
  { do: 'certify', until: '2024-01-01' },
  { do: 'confirm', condition: 'invitation' },
];
/** Every parameter, cut to one entry and that to two members, so that every kind of place is there once. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(-2).map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shortened(member)]));
}
const RULES = ruleBookOf({} as Case);
const COMPLETE: Record<Format, unknown[]> = {
  rules: [shortened(RULES)],
  portfolio: [
    {
      format: 'tierwise/portfolio@1',
      asOf: '2024-06-01',
      partner: {
        name: 'Agency',
        emailDomains: ['agency.example'],
        certifiedUntil: '2025-01-01',
        confirmed: ['invitation'],
        creditedTier: { tier: 'gold', since: '2024-01-01', metOn: ['2024-02-15'] },
        team: [{ role: 'manager', name: 'Bea', email: 'bea@owner.example' }],
      },
      employees: [EMPLOYEE],
      clients: [CLIENT],
    },
  ],
  changes: CHANGES.map((change) => ({ format: 'tierwise/changes@1', name: 'what if', changes: [change] })),
};

test.each(FORMATS)(
  '%s: one wrong place is seen by both or by neither',
  (format) => {
    const validate = ajv.getSchema(`${format}.schema.json`);
    const disagreed: unknown[] = [];
    for (const complete of COMPLETE[format]) {
      expect(validate?.(complete)).toBe(true);
      for (const mutant of mutants(complete)) {
        if ((mutant as { format?: unknown } | null)?.format !== `tierwise/${format}@1`) continue;
        const problems = problemsOf(mutant).filter((id) => !BEYOND_SCHEMAS.includes(id));
        if (validate?.(mutant) !== (problems.length === 0))
          disagreed.push({ problems, errors: validate?.errors, mutant });
      }
    }
    expect(disagreed).toEqual([]);
  },
  60_000,
);

test('every problem beyond schemas is met', () => {
  const met = new Set([...distinct.values()].flatMap(({ document }) => problemsOf(document)));
  expect(BEYOND_SCHEMAS.filter((id) => !met.has(id))).toEqual([]);
});
