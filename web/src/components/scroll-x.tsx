import type { ComponentChildren } from 'preact';
import { t } from '../messages.ts';

/** Lets a wide table scroll by itself, by keyboard too, so that the page never does. `label` names what is in it. */
export function ScrollX({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="scroll-x" tabIndex={0} aria-label={t('app.table', { label })}>
      {children}
    </section>
  );
}
