/** What a file that leaves the page is about. */
import { formatDay } from '../format.ts';
import { t } from '../messages.ts';
import { day, portfolio, ruleBook, scenario } from '../state/app.ts';
import { fileName } from './save-file.ts';

const shownPlans = (): string[] => scenario.value.map(({ name }) => name);

/** The name of a file of what is shown: the portfolio, the plan laid over it, what it is, and the day. */
export function shownFileName(what: string, extension: string): string {
  return fileName([portfolio.value?.partner.name ?? '', ...shownPlans(), what], day.value, extension);
}

/** What the shown figures rest on: day, data, rule book and plan, a sentence each. */
export function basis(): string[] {
  const facts = portfolio.value;
  const book = ruleBook.value;
  if (facts === null || book === null) return [];
  const plans = shownPlans();
  return [
    t('take.basis.day', { partner: facts.partner.name, on: formatDay(day.value), asOf: formatDay(facts.asOf) }),
    t('take.basis.rules', { title: book.title, version: book.version }),
    ...(plans.length === 0 ? [] : [t('take.basis.plan', { plan: plans.join(', ') })]),
  ];
}
