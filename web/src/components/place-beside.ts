const GAP = 8;

/** Puts an open popover under the button that opened it, inside the window. */
export function placeBeside(popover: HTMLElement): void {
  const tree = popover.getRootNode() as Document | ShadowRoot;
  const opener = tree.querySelector(`[popovertarget="${CSS.escape(popover.id)}"]`);
  if (opener !== null) placeAt(popover, opener);
}

/** Puts an open popover under an element, inside the window. */
export function placeAt(popover: HTMLElement, opener: Element): void {
  if (!popover.matches(':popover-open')) return;
  const from = opener.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(from.left, innerWidth - width - GAP));
  const below = from.bottom + GAP;
  const top = below + height < innerHeight ? below : Math.max(GAP, from.top - height - GAP);
  // Rectangles are the window's; a length within a zoomed element is multiplied once more.
  const zoom = popover.currentCSSZoom ?? 1;
  popover.style.setProperty('left', `${left / zoom}px`);
  popover.style.setProperty('top', `${top / zoom}px`);
}
