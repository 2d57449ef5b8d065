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

/** Replaces each catalogue of `src/locales` by its parsed form, so that the browser needs no ICU parser. */
export function messages(): Plugin {
  return {
    name: 'tierwise:messages',
    enforce: 'pre',
    transform: {
      filter: { id: /\/locales\/[\w-]+\.json$/ },
      handler: (code) => JSON.stringify(compileCatalogue(JSON.parse(code) as Record<string, string>)),
    },
  };
}
