import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileCatalogue, partOfCatalogue } from '../../web/messages-plugin.ts';
import { chosenLocale, preferredLocale, wordsLocale } from '../../web/src/messages.ts';
import { pseudo } from '../../web/src/pseudo-language.ts';

const folder = new URL('../../web/src/locales/', import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, string>;
const english = read('en.json');
const files = readdirSync(folder);

/** The names of the placeholders of a compiled message, those inside plurals and selects too. */
function placeholders(message: unknown): string[] {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, value } = node as { type?: number; value?: unknown };
    if (type !== undefined && type !== 0 && type !== 7 && typeof value === 'string') names.add(value);
    Object.values(node).forEach(visit);
  };
  visit(message);
  return [...names].toSorted();
}

describe.each(files)('the catalogue %s', (file) => {
  const catalogue = read(file);
  test('is valid ICU throughout', () => {
    expect(() => compileCatalogue(catalogue)).not.toThrow();
  });
  test('has the keys of the English one, in order', () => {
    expect(Object.keys(catalogue)).toEqual(Object.keys(english).toSorted());
  });
  test('has the placeholders of the English one', () => {
    const of = (texts: Record<string, string>) =>
      Object.fromEntries(Object.entries(compileCatalogue(texts)).map(([key, message]) => [key, placeholders(message)]));
    expect(of(catalogue)).toEqual(of(english));
  });
});

test('a message that is not ICU is named', () => {
  expect(() => compileCatalogue({ 'app.broken': 'You have {count, plural, one {# point}' })).toThrow(
    /^message app\.broken: /,
  );
});

test('the two parts of a catalogue are the whole', () => {
  expect({ ...partOfCatalogue(english, 'first'), ...partOfCatalogue(english, 'rest') }).toEqual(english);
});

describe('the reader’s locale', () => {
  const cases: [preferred: string[], language: string, region: string, words: string][] = [
    [['en-GB', 'fr'], 'en', 'en-GB', 'en-GB'],
    [['en'], 'en', 'en', 'en'],
    [['tlh', 'en-AU'], 'en', 'en-AU', 'en-AU'],
    [['nl-BE'], 'en', 'nl-BE', 'en'],
    [[], 'en', 'en', 'en'],
  ];
  test.each(cases)('of %j', (preferred, language, region, words) => {
    const locale = preferredLocale(preferred);
    expect([locale, wordsLocale(locale)]).toEqual([{ language, region }, words]);
  });
});

describe('a chosen language', () => {
  const cases: [chosen: string, preferred: string[], locale: unknown][] = [
    ['en', ['de-AT', 'en-GB'], { language: 'en', region: 'en-GB' }],
    ['en', ['de-AT'], { language: 'en', region: 'en' }],
    ['en-XA', ['de-AT'], { language: 'en-XA', region: 'en' }],
    ['tlh', ['de-AT'], undefined],
    ['', ['de-AT'], undefined],
  ];
  test.each(cases)('%j beside %j', (chosen, preferred, locale) => {
    expect(chosenLocale(chosen, preferred)).toEqual(locale);
  });
});

test('the pseudo-language leaves placeholders and their styles alone', () => {
  const texts = compileCatalogue({ plain: 'Save', plural: '{count, plural, one {# point} other {# points}} of {day}' });
  const disguised = pseudo(texts);
  expect(disguised.plain).toBe('Sáavée');
  expect(placeholders(disguised.plural)).toEqual(placeholders(texts.plural));
  expect(JSON.stringify(disguised.plural)).toContain('póoíints');
});

/** The keys that the code builds, `track.${track}`, as patterns, beside those that it writes out. */
function usedKeys(): RegExp {
  const source = new URL('../../web/src/', import.meta.url);
  const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(new URL(file, source), 'utf8'))
    .join('\n');
  const quoted = [...code.matchAll(/'([\w-]+(?:\.[\w-]+)+)'/g)].map(([, key = '']) => key.replaceAll('.', '\\.'));
  const built = [...code.matchAll(/`([\w-]+\.(?:[\w.-]|\$\{[^}]*\})*)`/g)].map(([, key = '']) =>
    key.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[\\w.-]+'),
  );
  return new RegExp(`^(?:${[...quoted, ...built].join('|')})$`);
}

test('every text is used', () => {
  const used = usedKeys();
  expect(Object.keys(english).filter((key) => !used.test(key))).toEqual([]);
});
