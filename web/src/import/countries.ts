import { countryCodes } from '../data/countries.ts';
import { fold } from './words.ts';

/** The languages in which a client list names countries: those of the page. */
const LANGUAGES = ['en', 'es', 'pt', 'fr', 'it', 'de', 'pl', 'ja'] as const;

/** Ways of writing a country that `Intl` does not use, above all the formal names of the United Nations. */
const ALIASES: Readonly<Record<string, string>> = {
  America: 'US',
  'Bolivia, Plurinational State of': 'BO',
  'Brunei Darussalam': 'BN',
  Burma: 'MM',
  'Czech Republic': 'CZ',
  'East Timor': 'TL',
  EEUU: 'US',
  'EE. UU.': 'US',
  England: 'GB',
  'Estados Unidos de América': 'US',
  'Great Britain': 'GB',
  Holland: 'NL',
  'Iran, Islamic Republic of': 'IR',
  'Ivory Coast': 'CI',
  Korea: 'KR',
  'Korea, Republic of': 'KR',
  'Korea, South': 'KR',
  "Lao People's Democratic Republic": 'LA',
  Kosovo: 'XK',
  'Lao PDR': 'LA',
  Macau: 'MO',
  Macedonia: 'MK',
  'Mainland China': 'CN',
  "People's Republic of China": 'CN',
  'República Checa': 'CZ',
  'Republic of Korea': 'KR',
  'Republic of the Philippines': 'PH',
  'Russian Federation': 'RU',
  Scotland: 'GB',
  'Slovak Republic': 'SK',
  Swaziland: 'SZ',
  'Syrian Arab Republic': 'SY',
  'Taiwan, Province of China': 'TW',
  'Tanzania, United Republic of': 'TZ',
  'The Bahamas': 'BS',
  'The Gambia': 'GM',
  Turkey: 'TR',
  'U.K.': 'GB',
  UK: 'GB',
  'U.S.': 'US',
  'U.S.A.': 'US',
  'United States of America': 'US',
  USA: 'US',
  'Vatican City': 'VA',
  'Venezuela, Bolivarian Republic of': 'VE',
  'Viet Nam': 'VN',
  Wales: 'GB',
};

let codeByName: Map<string, string> | undefined;

function buildIndex(): Map<string, string> {
  const index = new Map<string, string>();
  const add = (name: string, code: string): void => {
    const key = fold(name);
    if (key !== '' && !index.has(key)) index.set(key, code);
  };
  for (const code of countryCodes) add(code, code);
  for (const [name, code] of Object.entries(ALIASES)) add(name, code);
  for (const language of LANGUAGES) {
    for (const style of ['long', 'short'] as const) {
      const names = new Intl.DisplayNames(language, { type: 'region', style });
      for (const code of countryCodes) {
        const name = names.of(code) ?? '';
        add(name, code);
        add(name.replace(/\s*[(（].*[)）]/u, ''), code);
      }
    }
  }
  return index;
}

/** The ISO 3166-1 code of a country that is named in any language of the page, or by its code; undefined if unknown. */
export function countryCode(text: string): string | undefined {
  codeByName ??= buildIndex();
  const key = fold(text);
  return codeByName.get(key) ?? codeByName.get(key.replace(/^the /, ''));
}
