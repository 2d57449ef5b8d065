/** What a file that leaves the page is about. */
import { day, portfolio, scenario } from '../state/app.ts';
import { fileName } from './save-file.ts';

/** The name of a file of what is shown: the portfolio, the plan laid over it, what it is, and the day. */
export function shownFileName(what: string, extension: string): string {
  const plans = scenario.value.map(({ name }) => name);
  return fileName([portfolio.value?.partner.name ?? '', ...plans, what], day.value, extension);
}
