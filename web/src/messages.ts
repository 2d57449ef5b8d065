/** Every text on the page: ICU messages from `locales/`, one catalogue per language, loaded when it is needed. */
import { batch, signal } from '@preact/signals';
import { IntlMessageFormat } from 'intl-messageformat';
import type { ComponentChildren } from 'preact';
import type { CompiledMessage } from '../messages-plugin.ts';
import type en from './locales/en.json';

export type MessageKey = keyof typeof en;
type Catalogue = Record<MessageKey, CompiledMessage>;
/** What fills the placeholders of a message. Numbers in plurals are formatted the reader's way. */
export type MessageValues = Record<string, string | number>;

const firstParts = import.meta.glob<Partial<Catalogue>>('./locales/*.json', { import: 'default', query: '?first' });
const otherParts = import.meta.glob<Partial<Catalogue>>('./locales/*.json', { import: 'default', query: '?rest' });
const FALLBACK = 'en';

/** The languages that have a catalogue, as BCP 47 tags. */
export const languages: readonly string[] = Object.keys(firstParts).map((path) => path.replace(/^.*\/|\.json$/g, ''));

/** English with every letter accented and every text longer: shows what bypasses the catalogue, and what has no room. */
export const PSEUDO_LANGUAGE = 'en-XA';

/**
 * The language of the texts, and the reader's own variety of it (`en-GB`). Where the page does not speak the reader's
 * language, `region` is still theirs: numbers and money are read and written by it, words follow the texts.
 */
export interface Locale {
  language: string;
  region: string;
}
/** The locale of everything that is words: names, lists, days, plurals. */
export function wordsLocale({ language, region }: Locale): string {
  return region === language || region.startsWith(`${language}-`) ? region : language;
}
export const locale = signal<Locale>({ language: FALLBACK, region: FALLBACK });

const catalogue = signal<Partial<Catalogue>>({});
const formats = new Map<string, IntlMessageFormat>();

/** A language that the reader chose, with their own variety of it where they have one; `undefined` if it has no texts. */
export function chosenLocale(language: string, preferred: readonly string[]): Locale | undefined {
  if (language === PSEUDO_LANGUAGE) return { language, region: FALLBACK };
  if (!languages.includes(language)) return undefined;
  return { language, region: preferred.find((tag) => tag.startsWith(`${language}-`)) ?? language };
}

/** The first of the reader's languages that the page speaks, else English with the reader's own numbers. */
export function preferredLocale(preferred: readonly string[]): Locale {
  for (const tag of preferred) {
    const language = languages.find((known) => tag === known || tag.startsWith(`${known}-`));
    if (language !== undefined) return { language, region: tag };
  }
  return { language: FALLBACK, region: preferred[0] ?? FALLBACK };
}

async function load(parts: typeof firstParts, language: string): Promise<Partial<Catalogue>> {
  const file = parts[`./locales/${language}.json`] ?? parts[`./locales/${FALLBACK}.json`];
  const texts = (await file?.()) ?? {};
  return language === PSEUDO_LANGUAGE ? (await import('./pseudo-language.ts')).pseudo(texts) : texts;
}

let isComplete = false;
let latest: Locale | undefined;

/** Switches the page to a language, with as many of its texts as it had of the last one. */
export async function useLocale(next: Locale): Promise<void> {
  latest = next;
  const first = await load(firstParts, next.language);
  const rest = isComplete ? await load(otherParts, next.language) : {};
  if (latest !== next) return;
  formats.clear();
  batch(() => {
    catalogue.value = { ...first, ...rest };
    locale.value = next;
  });
}

/** Loads the texts that only the views behind the first one need. */
export async function completeTexts(): Promise<void> {
  if (isComplete) return;
  isComplete = true;
  const { language } = locale.peek();
  const rest = await load(otherParts, language);
  if (language === locale.peek().language) catalogue.value = { ...catalogue.peek(), ...rest };
}

function formatOf(key: MessageKey, message: Exclude<CompiledMessage, string>): IntlMessageFormat {
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new IntlMessageFormat(message, wordsLocale(locale.peek()));
  formats.set(key, format);
  return format;
}

/** Whether the texts that are loaded have one for this key. */
export function hasText(key: string): key is MessageKey {
  return key in catalogue.value;
}

/** Letters that are written from right to left, and signs that turn the direction around. */
const TURNING =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const TURNING_SIGNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** What is in another message already. */
const ISOLATED = /\u2068[^\u2066-\u2069]*\u2069/g;

/** A text from outside, such as a name, that leaves the order of the words around it alone. */
const isolated = (text: string): string =>
  TURNING.test(text.replace(ISOLATED, '')) ? `\u2068${text.replace(TURNING_SIGNS, '')}\u2069` : text;

function isolatedValues<T>(values: Record<string, T> | undefined): Record<string, T> | undefined {
  const turning = Object.entries(values ?? {}).filter(([, value]) => typeof value === 'string' && TURNING.test(value));
  if (turning.length === 0) return values;
  return { ...values, ...Object.fromEntries(turning.map(([name, value]) => [name, isolated(String(value)) as T])) };
}

/** The text of a message. A key without a message shows as itself, so that the gap is seen and not silent. */
export function t(key: MessageKey, values?: MessageValues): string {
  const message = catalogue.value[key];
  if (message === undefined) return key;
  return typeof message === 'string' ? message : String(formatOf(key, message).format(isolatedValues(values)));
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
    : (formatOf(key, message).format<ComponentChildren>(isolatedValues(values)) as ComponentChildren);
}
