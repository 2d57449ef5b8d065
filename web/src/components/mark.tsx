import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../messages.ts';
import { placeBeside } from './place-beside.ts';

/** Why a figure is not certain. */
export type Uncertainty = 'illustrative' | 'assumed' | 'inferred' | 'planned' | 'noted';

/** The one small sign of anything uncertain; it opens the why. */
export function Mark({ kind, children }: { kind: Uncertainty; children?: ComponentChildren }) {
  const id = useId();
  return (
    <>
      <button type="button" class="mark" popovertarget={id} aria-label={t(`mark.${kind}`)} title={t(`mark.${kind}`)}>
        ≈
      </button>
      <span class="popover" id={id} popover="auto" onToggle={(event) => placeBeside(event.currentTarget)}>
        <strong class="popover__title">{t(`mark.${kind}`)}</strong>
        <span>{children ?? t(`mark.${kind}.why`)}</span>
      </span>
    </>
  );
}
