/** Every text on the page: ICU messages from `locales/`, one catalogue per language, loaded when it is needed. */
import { signal } from '@preact/signals';
import { IntlMessageFormat } from 'intl-messageformat';
import type { ComponentChildren } from 'preact';
import type { CompiledMessage } from '../messages-plugin.ts';
import type en from './locales/en.json';

export type MessageKey = keyof typeof en;
type Catalogue = Record<MessageKey, CompiledMessage>;
/** What fills the placeholders of a message. Numbers in plurals are formatted the reader's way. */
export type MessageValues = Record<string, string | number>;

const catalogues = import.meta.glob<Catalogue>('./locales/*.json', { import: 'default' });
const FALLBACK = 'en';

/** The languages that have a catalogue, as BCP 47 tags. */
export const languages: readonly string[] = Object.keys(catalogues).map((path) => path.replace(/^.*\/|\.json$/g, ''));

/** The language of the texts, and the reader's own variety of it (`en-GB`) for numbers, money and days. */
export interface Locale {
  language: string;
  region: string;
}
export const locale = signal<Locale>({ language: FALLBACK, region: FALLBACK });

const catalogue = signal<Partial<Catalogue>>({});
const formats = new Map<string, IntlMessageFormat>();

/** The first of the reader's languages that the page speaks, else English. */
export function preferredLocale(preferred: readonly string[]): Locale {
  for (const tag of preferred) {
    const language = languages.find((known) => tag === known || tag.startsWith(`${known}-`));
    if (language !== undefined) return { language, region: tag };
  }
  return { language: FALLBACK, region: FALLBACK };
}

/** Loads the catalogue of a language and switches the page to it. */
export async function useLocale(next: Locale): Promise<void> {
  const load = catalogues[`./locales/${next.language}.json`] ?? catalogues[`./locales/${FALLBACK}.json`];
  if (load === undefined) return;
  catalogue.value = await load();
  formats.clear();
  locale.value = next;
  document.documentElement.lang = next.language;
}

function formatOf(key: MessageKey, message: Exclude<CompiledMessage, string>): IntlMessageFormat {
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new IntlMessageFormat(message, locale.peek().region);
  formats.set(key, format);
  return format;
}

/** The text of a message. A key without a message shows as itself, so that the gap is seen and not silent. */
export function t(key: MessageKey, values?: MessageValues): string {
  const message = catalogue.value[key];
  if (message === undefined) return key;
  return typeof message === 'string' ? message : String(formatOf(key, message).format(values));
}

/** A message with elements in it: `<b>…</b>` in the text calls `values.b` with what it encloses. */
export function rich(
  key: MessageKey,
  values: Record<string, string | number | ComponentChildren | ((chunks: ComponentChildren[]) => ComponentChildren)>,
): ComponentChildren {
  const message = catalogue.value[key];
  if (message === undefined) return key;
  return typeof message === 'string'
    ? message
    : (formatOf(key, message).format<ComponentChildren>(values) as ComponentChildren);
}
