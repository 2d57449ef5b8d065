/** Names of any script stand in a sentence without changing the order of its words. */
import { beforeAll, describe, expect, test } from 'vitest';
import { oneLine } from '../../web/src/import/words.ts';
import { t, useLocale } from '../../web/src/messages.ts';

beforeAll(() => useLocale({ language: 'en', region: 'en' }));

describe('a name in a sentence', () => {
  test.each([
    ['Café Luz', 'Café Luz'],
    ['東京', '東京'],
    ['שלום 12', '\u2068שלום 12\u2069'],
    ['مرحبا', '\u2068مرحبا\u2069'],
    ['\u202e12 evil', '\u206812 evil\u2069'],
    ['\u2069\u202c\u202exyz', '\u2068xyz\u2069'],
    ['\u2068שלום\u2069 (until May)', '\u2068שלום\u2069 (until May)'],
    ['\u2068שלום\u2069\u202e (until May)', '\u2068שלום (until May)\u2069'],
  ])('%j', (name, shown) => {
    expect(t('app.portfolio', { name })).toBe(`Portfolio: ${shown}`);
  });
});

describe('a cell of a list is one line of what can be seen', () => {
  test.each([
    ['  Café\n Luz\t', 'Café Luz'],
    ['\u202a2026-01-02\u202c', '2026-01-02'],
    ['\u200b\u2060\u202e', ''],
    ['a\u0000b\u0007c', 'a b c'],
    ['نامه\u200cای', 'نامه\u200cای'],
  ])('%j', (cell, text) => {
    expect(oneLine(cell)).toBe(text);
  });
});
