/**
 * Where the reader is, as the fragment of an address, so that a link restores it and nothing of it reaches a server:
 * `#/clients?client=c1&day=2026-11-23`.
 */
export interface Route {
  view: string;
  parameters: Readonly<Record<string, string>>;
}

/** Reads a fragment; whatever is not understood is left to the view that would use it. */
export function parseRoute(fragment: string): Route {
  const [path = '', query = ''] = fragment.replace(/^#?\/?/, '').split('?', 2);
  return { view: path, parameters: Object.fromEntries(new URLSearchParams(query)) };
}

/** The fragment of a route; empty parameters are left out. */
export function formatRoute({ view, parameters }: Route): string {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== '')).toString();
  return `#/${view}${query === '' ? '' : `?${query}`}`;
}
