/** Light, dark, or as the device says. Kept in localStorage, which can be read before the first paint. */
import { effect, signal } from '@preact/signals';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const KEY = 'tierwise-theme';
export const theme = signal<Theme>('system');

/** Applies the theme of the last visit, and keeps every later choice where the device allows it. */
export function startTheme(): void {
  try {
    theme.value = themes.find((known) => known === localStorage.getItem(KEY)) ?? 'system';
  } catch {
    // A device that keeps nothing gets its own theme.
  }
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
    try {
      localStorage.setItem(KEY, theme.value);
    } catch {
      // As above: the choice lasts for this visit.
    }
  });
}
