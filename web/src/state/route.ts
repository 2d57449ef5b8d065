/**
 * Where the reader is, kept in the fragment of the address so that a link restores it and nothing of it reaches a server:
 * `#/clients?client=c1&day=2026-11-23`.
 */
import { effect, signal } from '@preact/signals';

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

export const route = signal<Route>(parseRoute(location.hash));

/** Goes to a view. Day and scenario stay; the parameters of the view that is left do not. */
export function navigate(view: string, parameters: Record<string, string> = {}): void {
  const { day = '', scenario = '' } = route.peek().parameters;
  route.value = { view, parameters: { day, scenario, ...parameters } };
}

/** Sets some parameters of the present view; an empty one is removed. The browser's history keeps one entry per view. */
export function setParameters(parameters: Record<string, string>): void {
  const { view, parameters: before } = route.peek();
  route.value = { view, parameters: { ...before, ...parameters } };
}

/** Keeps the address and `route` in step, both ways. */
export function startRouting(): void {
  addEventListener('hashchange', () => {
    if (location.hash !== formatRoute(route.peek())) route.value = parseRoute(location.hash);
  });
  effect(() => {
    const fragment = formatRoute(route.value);
    if (fragment === location.hash) return;
    const isNewView = parseRoute(location.hash).view !== route.value.view && location.hash !== '';
    history[isNewView ? 'pushState' : 'replaceState'](null, '', fragment);
  });
}
