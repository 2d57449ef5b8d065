import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../messages.ts';

/** Why a figure is not certain. */
export type Uncertainty = 'illustrative' | 'assumed' | 'inferred' | 'planned' | 'noted';

const GAP = 8;

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

/** Puts an open popover under the button that opened it, inside the window. */
function placeBeside(popover: HTMLElement): void {
  const tree = popover.getRootNode() as Document | ShadowRoot;
  const opener = tree.querySelector(`[popovertarget="${CSS.escape(popover.id)}"]`);
  if (opener === null || !popover.matches(':popover-open')) return;
  const from = opener.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(from.left, innerWidth - width - GAP));
  const below = from.bottom + GAP;
  const top = below + height < innerHeight ? below : Math.max(GAP, from.top - height - GAP);
  popover.style.setProperty('left', `${left}px`);
  popover.style.setProperty('top', `${top}px`);
}
