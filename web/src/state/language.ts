/**
 * The language of the page: the one in the address, else the one chosen on this device, else the first of the browser's
 * that the page speaks.
 */
import { effect, signal } from '@preact/signals';
import { chosenLocale, type Locale, locale, preferredLocale, useLocale } from '../messages.ts';
import { recall, remember } from './remember.ts';
import { route, setParameters } from './route.ts';

const KEY = 'tierwise-language';
const chosen = signal('');

/** The reader's choice: it stays in the address and, where the device allows it, for the next visit. */
export function chooseLanguage(language: string): void {
  chosen.value = language;
  setParameters({ lang: language });
  remember(KEY, language);
}

function wanted(): Locale {
  const { lang = '' } = route.value.parameters;
  return (
    chosenLocale(lang, navigator.languages) ??
    chosenLocale(chosen.value, navigator.languages) ??
    preferredLocale(navigator.languages)
  );
}

/** Loads the texts of the reader's language, and those of each later choice. Resolves when the first are there. */
export function startLanguage(): Promise<void> {
  chosen.value = recall(KEY) ?? '';
  let loading = Promise.resolve();
  let shown = '';
  effect(() => {
    const next = wanted();
    if (shown === next.language) return;
    shown = next.language;
    loading = useLocale(next);
  });
  effect(() => {
    document.documentElement.lang = locale.value.language;
  });
  return loading;
}
