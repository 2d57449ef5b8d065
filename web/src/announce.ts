/** Tells a screen reader about a new result, once, when the typing has settled. */
import { type ReadonlySignal, signal } from '@preact/signals';

const SETTLED_MS = 800;

/** A polite live region's text, and what sets it. */
export interface Announcer {
  readonly announcement: ReadonlySignal<string>;
  /** Announces the latest of several texts that follow each other quickly; a function makes the text only then. */
  readonly announce: (text: string | (() => string)) => void;
}

export function createAnnouncer(): Announcer {
  const announcement = signal('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const announce: Announcer['announce'] = (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      announcement.value = typeof text === 'string' ? text : text();
    }, SETTLED_MS);
  };
  return { announcement, announce };
}

/** The page's own; it has one live region. */
export const { announcement, announce } = createAnnouncer();
