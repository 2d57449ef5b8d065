/** The route that is shown, kept in step with the fragment of the address. */
import { effect, signal } from '@preact/signals';
import { formatRoute, parseRoute, type Route } from './fragment.ts';

export { formatRoute } from './fragment.ts';

/** Empty until routing starts: what is embedded elsewhere has no address of its own, and reads none. */
export const route = signal<Route>({ view: '', parameters: {} });

/** Goes to a view. Day, scenario and language stay; the parameters of the view that is left do not. */
export function navigate(view: string, parameters: Record<string, string> = {}): void {
  const { day = '', scenario = '', lang = '' } = route.peek().parameters;
  route.value = { view, parameters: withoutEmpty({ day, scenario, lang, ...parameters }) };
}

/** The address of a view on the shown day, with the shown plan. */
export function linkTo(view: string, parameters: Record<string, string> = {}): string {
  const { day = '', scenario = '' } = route.value.parameters;
  return formatRoute({ view, parameters: { day, scenario, ...parameters } });
}

/** Sets some parameters of the present view; an empty one is removed. The browser's history keeps one entry per view. */
export function setParameters(parameters: Record<string, string>): void {
  const { view, parameters: before } = route.peek();
  route.value = { view, parameters: withoutEmpty({ ...before, ...parameters }) };
}

const withoutEmpty = (parameters: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== ''));

/** Least time between two writes of the address: browsers refuse more than about a hundred in half a minute. */
const ADDRESS_MS = 320;

/**
 * Keeps the address and `route` in step, both ways; while a day is dragged, the address follows less often. A page hears of
 * an address a little after it was opened, and until then it is not written over.
 */
export function startRouting(): void {
  let known = location.hash;
  route.value = parseRoute(known);
  let writtenAt = Number.NEGATIVE_INFINITY;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const write = (how: 'pushState' | 'replaceState') => {
    if (location.hash !== known) return;
    history[how](null, '', formatRoute(route.peek()));
    known = location.hash;
  };
  const replaceAddress = () => {
    writtenAt = performance.now();
    write('replaceState');
  };
  addEventListener('hashchange', () => {
    known = location.hash;
    if (known === formatRoute(route.peek())) return;
    // A link within the page names no language: it leaves the one in force.
    const { lang = '' } = route.peek().parameters;
    const { view, parameters } = parseRoute(known);
    route.value = { view, parameters: { ...(lang !== '' && { lang }), ...parameters } };
  });
  effect(() => {
    const fragment = formatRoute(route.value);
    clearTimeout(waiting);
    if (fragment === known) return;
    const isNewView = parseRoute(known).view !== route.value.view && known !== '';
    const wait = writtenAt + ADDRESS_MS - performance.now();
    if (isNewView) write('pushState');
    else if (wait <= 0) replaceAddress();
    else waiting = setTimeout(replaceAddress, wait);
  });
}
