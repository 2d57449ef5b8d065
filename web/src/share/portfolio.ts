/** The open portfolio as something to share, and something shared as a portfolio here. */
import { t } from '../messages.ts';
import { day, minima, portfolio, ruleBook, setDay } from '../state/app.ts';
import { openEntry } from '../state/portfolio-list.ts';
import { addPortfolio } from '../state/portfolios.ts';
import { navigate } from '../state/route.ts';
import { scenarios } from '../state/scenarios.ts';
import { rulesHere, SHARED_FORMAT, type SharedPortfolio } from './shared.ts';
import { withoutNames } from './without-names.ts';

export interface ShareChoice {
  /** The id of a scenario; empty for the facts alone, `all` for every scenario. */
  plan: string;
  hasNames: boolean;
}
export const ALL_PLANS = 'all';

/** The open portfolio, as chosen. Needs one to be open. */
export function toShare({ plan, hasNames }: ShareChoice): SharedPortfolio | null {
  const [facts, book] = [portfolio.value, ruleBook.value];
  if (facts === null || book === null) return null;
  const named = {
    portfolio: facts,
    scenarios: scenarios.value.filter(({ id }) => plan === ALL_PLANS || id === plan),
  };
  const neutral = {
    partner: t('share.neutral.partner'),
    client: (number: number) => t('share.neutral.client', { number }),
    plan: (number: number) => t('whatif.newName', { number }),
  };
  const shared = hasNames ? named : withoutNames(named, neutral);
  return {
    format: SHARED_FORMAT,
    day: day.value,
    rules: rulesHere(book),
    name: hasNames ? (openEntry.value?.name ?? facts.partner.name) : neutral.partner,
    portfolio: shared.portfolio,
    scenarios: shared.scenarios,
    shown: shared.scenarios.length === 1 ? (shared.scenarios[0]?.id ?? '') : '',
    book,
  };
}

/** Opens what was shared beside the portfolios on this device, and takes its minima where the reader wants them. */
export function openShared(shared: SharedPortfolio, takesMinima: boolean): void {
  if (takesMinima) minima.value = shared.rules.minima;
  addPortfolio({ name: shared.name, facts: shared.portfolio, plans: shared.scenarios });
  navigate(shared.shown === '' ? 'overview' : 'what-if', { scenario: shared.shown });
  setDay(shared.day);
}
