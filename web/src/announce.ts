/** Tells a screen reader about a new result, once, when the typing has settled. */
import { signal } from '@preact/signals';

const SETTLED_MS = 800;

/** What the page's one polite live region says. */
export const announcement = signal('');
let timer: ReturnType<typeof setTimeout> | undefined;

/** Announces the latest of several texts that follow each other quickly. */
export function announce(text: string): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    announcement.value = text;
  }, SETTLED_MS);
}
