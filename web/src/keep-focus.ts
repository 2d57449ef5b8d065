/**
 * Keeps the reader's place: where the focused control goes away with what it did (a row that is removed, a question that
 * is answered), the focus moves to what stood around it instead of to the top of the page.
 */
const PLACES = 'li, fieldset, section, article, aside, dialog, main';

export function startKeepingFocus(root: HTMLElement): void {
  let focused: Element | null = null;
  let around: HTMLElement[] = [];
  root.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return;
    focused = target;
    around = [];
    for (let place = target.parentElement?.closest<HTMLElement>(PLACES); place; ) {
      around.push(place);
      place = place.parentElement?.closest<HTMLElement>(PLACES);
    }
  });
  new MutationObserver(() => {
    if (focused === null || focused.isConnected || document.activeElement !== document.body) return;
    focused = null;
    const place = around.find((each) => each.isConnected && each.checkVisibility());
    if (place === undefined) return;
    if (!place.hasAttribute('tabindex')) place.setAttribute('tabindex', '-1');
    place.focus({ preventScroll: true });
  }).observe(root, { childList: true, subtree: true });
}
