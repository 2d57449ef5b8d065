import type { ComponentChildren } from 'preact';
import { t } from '../messages.ts';
import { asked, type Question } from './asked.ts';
import './why.css';

/** Opens why a figure is what it is. `name` is what the figure is called where the button stands. */
export function Why({ name, ...question }: Question & { name: string }) {
  return (
    <button
      type="button"
      class="why-button"
      aria-haspopup="dialog"
      aria-label={t('why.of', { name })}
      title={t('why.of', { name })}
      onClick={() => {
        asked.value = question;
      }}
    >
      {t('why.button')}
    </button>
  );
}

/**
 * A figure that is itself the button to its why: for tables, where a button beside each would be a forest. One that is not
 * `inTabOrder` is for tables with keys of their own.
 */
export function WhyFigure({
  name,
  value,
  children,
  inTabOrder = true,
  ...question
}: Question & { name: string; value: string; children?: ComponentChildren; inTabOrder?: boolean }) {
  return (
    <button
      type="button"
      class="why-figure"
      aria-haspopup="dialog"
      aria-label={t('why.figure', { name, value })}
      title={t('why.of', { name })}
      tabIndex={inTabOrder ? undefined : -1}
      onClick={() => {
        asked.value = question;
      }}
    >
      {children ?? value}
    </button>
  );
}
