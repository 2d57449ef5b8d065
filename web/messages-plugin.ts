import { type MessageFormatElement, parse } from '@formatjs/icu-messageformat-parser';
import type { Plugin } from 'vite';

/** A message without placeholders is its text; any other is its parsed form, ready for IntlMessageFormat. */
export type CompiledMessage = string | MessageFormatElement[];

/**
 * Parses every ICU message of a catalogue.
 * @throws Error that names the key whose message is not valid ICU.
 */
export function compileCatalogue(catalogue: Record<string, string>): Record<string, CompiledMessage> {
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, text]) => {
      try {
        const [first, ...rest] = parse(text, { captureLocation: false });
        if (first === undefined) return [key, ''];
        return [key, rest.length === 0 && first.type === 0 ? first.value : [first, ...rest]];
      } catch (error) {
        throw new Error(`message ${key}: expected an ICU message, found "${text}" (${String(error)})`);
      }
    }),
  );
}

/** The areas whose texts the first visit needs; all others come with the first other view. */
const FIRST_AREAS = new Set(
  'amount app calculator combobox condition convert count currency day effect language mark market motion theme tier track view'.split(
    ' ',
  ),
);

/** The messages of the first visit, or all the others. */
export function partOfCatalogue(catalogue: Record<string, string>, part: 'first' | 'rest'): Record<string, string> {
  const isFirst = (key: string) => FIRST_AREAS.has(key.split('.', 1)[0] ?? '');
  return Object.fromEntries(Object.entries(catalogue).filter(([key]) => isFirst(key) === (part === 'first')));
}

/**
 * Replaces each catalogue of `src/locales` by its parsed form, so that the browser needs no ICU parser. Imported with
 * `?first` or `?rest`, a catalogue is that part of it.
 */
export function messages(): Plugin {
  return {
    name: 'tierwise:messages',
    enforce: 'pre',
    transform: {
      filter: { id: /\/locales\/[\w-]+\.json(\?(first|rest))?$/ },
      handler(code, id) {
        const catalogue = JSON.parse(code) as Record<string, string>;
        const part = /\?(first|rest)$/.exec(id)?.[1] as 'first' | 'rest' | undefined;
        const compiled = compileCatalogue(part === undefined ? catalogue : partOfCatalogue(catalogue, part));
        return { code: `export default ${JSON.stringify(compiled)}`, moduleType: 'js' };
      },
    },
  };
}
