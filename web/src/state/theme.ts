/** Light, dark, or as the device says. */
import { effect, signal } from '@preact/signals';
import { recall, remember } from './remember.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const KEY = 'tierwise-theme';
export const theme = signal<Theme>('system');

/** Applies the theme of the last visit, and keeps every later choice where the device allows it. */
export function startTheme(): void {
  const kept = recall(KEY);
  theme.value = themes.find((known) => known === kept) ?? 'system';
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
    remember(KEY, theme.value);
  });
}
