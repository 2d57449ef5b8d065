/** A text as it is compared: without accents, case, punctuation and extra spaces. Underscores stay, for internal names. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}_]+/gu, ' ')
    .trim();
}

/** Signs that nobody sees and no word needs: without width, or turning the direction around. Joiners are left: letters need them. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;

/** One line of what can be seen: spreadsheets keep the line breaks of whoever typed the cell, and signs copied with it. */
export function oneLine(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** The items of a cell that lists several, such as `Marketing Hub; Sales Hub`. */
export function listItems(text: string): string[] {
  return [...new Set(text.split(/[;,\n|]/).map(oneLine))].filter((item) => item !== '');
}

const YES = [
  'true',
  'yes',
  'y',
  '1',
  'si',
  'sim',
  'tak',
  'oui',
  'ja',
  'vero',
  'vrai',
  'wahr',
  'verdadero',
  'verdadeiro',
  'prawda',
  'はい',
];
const NO = ['false', 'no', 'n', '0', 'nao', 'nie', 'non', 'nein', 'falso', 'faux', 'falsch', 'falsz', 'いいえ'];
const ANSWERS = new Map<string, boolean>([
  ...YES.map((word) => [fold(word), true] as const),
  ...NO.map((word) => [fold(word), false] as const),
]);

/** The answer that a word stands for, in any language of the page. */
export function readBoolean(text: string): boolean | undefined {
  // The stroke of the Polish ł is no combining mark, so folding leaves it.
  return ANSWERS.get(fold(text).replaceAll('ł', 'l'));
}
