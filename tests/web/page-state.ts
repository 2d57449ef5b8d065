/** The page's own state over the built engine, outside a browser. */
import { readFileSync } from 'node:fs';
import type { Day, Portfolio } from 'tierwise';
import { loadEngine } from '../wasm/engine.ts';

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Portfolio;

/** The sample agency, as the page loads it. */
export const sample = (): Portfolio => read('../../web/src/sample/portfolio.json');

/** Opens a portfolio on a day, under the shipped rules. */
export async function openState(portfolio: Portfolio, day: Day) {
  const { route } = await import('../../web/src/state/route.ts');
  route.value = { view: 'outlook', parameters: { day } };
  const app = await import('../../web/src/state/app.ts');
  app.engine.value = await loadEngine();
  app.portfolio.value = portfolio;
  return app;
}
