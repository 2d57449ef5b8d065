/** Mutated copies of seeds. fast-check draws the edits, so that a finding shrinks to the few that it takes. */
import fc from 'fast-check';

/** A place, as a share of the length; a kind of edit; and what it needs beyond. */
interface Edit {
  kind: 'insert' | 'remove' | 'repeat' | 'replace' | 'copy';
  at: number;
  length: number;
  from: number;
  token: number;
}
const KINDS = ['insert', 'remove', 'repeat', 'replace', 'copy'] as const;
const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...KINDS), at: share, length: fc.nat(40), from: share, token: share }),
  { minLength: 1, maxLength: 8 },
);

const pick = <T>(items: readonly T[], at: number): T => items[Math.floor(at * items.length)] as T;

/** Longer texts than this say nothing new, and take their time. */
const MOST_CHARACTERS = 400_000;
const MOST_COPIES = 400;

function editText(text: string, { kind, at, length, from, token }: Edit, tokens: readonly string[]): string {
  const start = Math.floor(at * text.length);
  const end = start + length;
  const source = Math.floor(from * text.length);
  const [head, part, tail] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  if (text.length > MOST_CHARACTERS) return head;
  switch (kind) {
    case 'insert':
      return head + pick(tokens, token) + part + tail;
    case 'remove':
      return head + tail;
    case 'repeat':
      return head + part.repeat(Math.floor(token * MOST_COPIES)) + tail;
    case 'replace':
      return head + pick(tokens, token) + tail;
    case 'copy':
      return head + text.slice(source, source + length) + part + tail;
  }
}

/** Texts that are near one of the seeds. */
export function mutatedText(seeds: readonly string[], tokens: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...seeds), edits)
    .map(([seed, list]) => list.reduce((text, edit) => editText(text, edit, tokens), seed));
}

/** A value inside another, by its parent. */
interface Place {
  parent: Record<string, unknown>;
  key: string;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Record<string, unknown>;
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...placesIn(parent[key])]);
}

const TELLING: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e21,
  2 ** 31,
  36_500,
  '',
  '0',
  '12.5',
  '999999999999.9999',
  '1e9',
  '-1',
  'NaN',
  [],
  {},
  [[]],
  '0001-01-01',
  '1899-12-31',
  '2024-02-29',
  '2999-12-31',
  '9999-12-31',
  '2025-13-01',
  'USD',
  'BR',
  'gold',
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  '\u202e\u200b',
  '<img src=x onerror=alert(1)>',
  '{',
  'toString',
];

function editValue(root: { value: unknown }, { kind, at, from, token }: Edit): void {
  const places = placesIn(root);
  const { parent, key } = pick(places, at);
  const other = pick(places, from);
  const value = parent[key];
  if (kind === 'remove' && key !== 'value') delete parent[key];
  else if (kind === 'copy') parent[key] = structuredClone(other.parent[other.key]);
  else if (kind === 'repeat' && Array.isArray(value) && value.length > 0)
    value.push(...Array.from({ length: Math.floor(token * MOST_COPIES) }, () => structuredClone(pick(value, from))));
  else if (kind === 'insert' && typeof value === 'object' && value !== null)
    Object.defineProperty(value, other.key, {
      value: pick(TELLING, token),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else parent[key] = pick(TELLING, token);
}

/** Values that are near one of the seeds. */
export function mutatedValue(seeds: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.tuple(fc.constantFrom(...seeds), edits).map(([seed, list]) => {
    const root = { value: structuredClone(seed) };
    for (const edit of list) editValue(root, edit);
    return root.value;
  });
}
