import type { Portfolio, RuleBook, Track } from '../../wasm/src/documents.ts';
import type { ClientResult, Evaluation, Lot, ManagedResult, TierStanding, Warning } from '../../wasm/src/results.ts';
import { Book } from './book.ts';
import { type DayNumber, dayText, parseDay } from './day.ts';
import type { ClientModel } from './model.ts';
import { readPortfolio } from './model.ts';
import { add, decimalText, type Rational, rounded, sum } from './rational.ts';
import { type LotModel, lotIsActive } from './sold.ts';
import { type ClientOnModel, Standing, type TierOnDay } from './standing.ts';

export function standingOf(rules: RuleBook, portfolio: Portfolio): Standing {
  return new Standing(new Book(rules), readPortfolio(portfolio));
}

/** `tierwise/evaluation@1` of one day. Documents are taken to be valid. */
export function evaluate(rules: RuleBook, portfolio: Portfolio, on: string): Evaluation {
  return evaluateStanding(standingOf(rules, portfolio), on);
}

export function evaluateStanding(standing: Standing, on: string): Evaluation {
  const day = parseDay(on);
  const points = standing.points(day);
  const { id, version } = standing.book.document;
  return {
    format: 'tierwise/evaluation@1',
    on,
    rules: { id, version },
    points: {
      total: rounded(points.total),
      sold: rounded(points.sold),
      sourced: rounded(points.sourced),
      assisted: rounded(points.assisted),
      managed: rounded(points.managed),
    },
    performance: standing.performance(day),
    credited: standing.credited(day),
    tiers: standing.tiers(day).map((tier) => tierResult(tier, standing.certified(day))),
    review: reviewResult(standing, day),
    clients: standing.clients.map((client) => clientResult(client, day)),
    warnings: standing.clients.flatMap((client) => warnings(client, day)),
  };
}

function tierResult({ tier, met, missing, unconfirmed }: TierOnDay, certified: boolean): TierStanding {
  const entries = Object.entries(missing).map(([track, points]) => [track, rounded(points)] as const);
  const shown: Partial<Record<Track, number>> = Object.fromEntries(entries);
  return { id: tier.id, met, missing: shown, unconfirmed, certified };
}

/** Section 8.11: what the step on the next review day does, and the tier after it. */
function reviewResult(standing: Standing, day: DayNumber): Evaluation['review'] {
  const next = day < standing.model.asOf ? undefined : standing.nextReview(day);
  if (next === undefined) return null;
  const { outcome, held } = standing.stepOn(next);
  return { next: dayText(next), outcome: outcome ?? 'keep', to: held.tier };
}

function clientResult({ client, relationship, lots }: ClientOnModel, day: DayNumber): ClientResult {
  const active = lots.filter((lot) => lotIsActive(lot, day));
  const sourced = sumOrNull(active.filter((lot) => lot.motion === 'sourced').map((lot) => lot.points));
  const assisted = sumOrNull(active.filter((lot) => lot.motion === 'assisted').map((lot) => lot.points));
  return {
    id: client.id,
    managed: managedResult(client, relationship.on(day)),
    sold: {
      points: number(sourced === null || assisted === null ? null : add(sourced, assisted)),
      sourced: number(sourced),
      assisted: number(assisted),
      lots: lots.map((lot) => lotResult(lot, day)),
    },
  };
}

function managedResult(client: ClientModel, managed: ReturnType<ClientOnModel['relationship']['on']>): ManagedResult {
  const { status, reason, credit, partners, points, lastActivity, until } = managed;
  return {
    status,
    ...(reason === undefined ? {} : { reason }),
    credit: decimalText(credit),
    currency: client.currency,
    partners,
    points: number(points),
    ...(lastActivity === undefined ? {} : { lastActivity: dayText(lastActivity) }),
    ...(until === undefined ? {} : { until: dayText(until) }),
  };
}

function lotResult(lot: LotModel, day: DayNumber): Lot {
  return {
    line: lot.line,
    on: dayText(lot.on),
    motion: lot.motion,
    rate: rounded(lot.rate),
    points: number(lot.points),
    until: dayText(lot.until),
    active: lotIsActive(lot, day),
  };
}

/** Section 8.7: one warning for each client of which some figure has no price. */
function warnings({ client, relationship, lots }: ClientOnModel, day: DayNumber): Warning[] {
  const unpriced = relationship.worth(day).points === null || lots.some((lot) => lot.points === null);
  if (!unpriced) return [];
  return [{ client: client.id, code: 'unpriced-currency', text: `${client.currency} has no published unit` }];
}

const number = (value: Rational | null): number | null => (value === null ? null : rounded(value));

const sumOrNull = (values: (Rational | null)[]): Rational | null => {
  const known = values.filter((value) => value !== null);
  return known.length === values.length ? sum(known) : null;
};
