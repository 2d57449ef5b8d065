/** The engine's problems in the reader's language. The engine names each by its id and says what it found and expected. */
import type { Problem } from 'tierwise';
import { formatDay, formatList } from './format.ts';
import { completeTexts, hasText, type MessageKey, type MessageValues, t } from './messages.ts';

const KINDS: Readonly<Record<string, string>> = {
  'an object': 'object',
  'a list': 'list',
  'a text': 'text',
  'true or false': 'boolean',
};
const DAY = /\d{4}-\d\d-\d\d/;

/** The values that the engine lists: quoted, or after a colon or `one of`, with commas between. */
function choicesIn(expected: string): string[] {
  const quoted = [...expected.matchAll(/"([^"]*)"/g)].map(([, value = '']) => value);
  if (quoted.length > 0) return quoted;
  return expected.replace(/^.*?(?:: |one of |fields )/, '').split(/,\s*/);
}

/** The day or the figure with which `expected` ends, the reader's way. */
function boundIn(expected: string): string {
  const day = DAY.exec(expected)?.[0];
  return day === undefined ? (/\S+$/.exec(expected)?.[0] ?? '') : formatDay(day);
}

function valuesOf({ id, found = '', expected = '' }: Problem): MessageValues {
  const [line = 'none', column = ''] = id === 'not-json' ? (found.match(/\d+/g) ?? []) : [];
  const limits = expected.match(/\d+/g) ?? [];
  const [least = '', most = ''] = id.startsWith('too-') ? ['0', ...limits] : limits;
  return {
    found,
    bound: boundIn(expected),
    choices: formatList(choicesIn(expected)),
    decimals: /(\d) decimals/.exec(expected)?.[1] ?? '',
    kind: KINDS[expected] ?? 'other',
    line,
    column,
    least,
    most,
  };
}

/** What is wrong and what to do, without the place; in the engine's own English until the texts are there. */
export function problemText(problem: Problem): string {
  const key = `problem.${problem.id}` as MessageKey;
  if (hasText(key)) return t(key, valuesOf(problem));
  void completeTexts();
  return problem.message;
}

/** The same with its place in the document, for a document that somebody wrote or saved. */
export function placedProblemText(problem: Problem): string {
  const text = problemText(problem);
  const { document, pointer } = problem;
  // What stops the engine is no place in a document.
  if (text === problem.message || document === 'engine') return text;
  return pointer === '' ? t('problem.atAll', { document, text }) : t('problem.at', { document, pointer, text });
}
