import { formatRoute } from '../state/route.ts';

/** The whole address of a view with what is shared in it. Nothing of it reaches a server: it is the fragment. */
export function shareAddress(view: string, link: string): string {
  return new URL(formatRoute({ view, parameters: { link } }), location.href).href;
}
