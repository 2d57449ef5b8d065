/** Each client's facts beside what they earn on the shown day: what the lists of clients are made of. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Changes, Client, ClientResult, Day, Portfolio } from 'tierwise';
import { sum } from '../decimal.ts';
import { compareTexts, searchable } from '../format.ts';
import { day, evaluation, portfolio, scenario } from './app.ts';
import { growthMarkets } from './rule-facts.ts';

/** What a client earns points by on the day. */
export type DealType = 'sourced' | 'assisted' | 'managed';
export const dealTypes: readonly DealType[] = ['sourced', 'assisted', 'managed'];

export interface ClientRow {
  client: Client;
  result: ClientResult;
  isGrowth: boolean;
  deals: ReadonlySet<DealType>;
  /** Sold and managed points together; `null` where the currency has no unit. */
  total: number | null;
}

/** The clients as planned: the portfolio's, with those that the scenario adds or moves. */
function plannedClients(facts: Portfolio, plan: readonly Changes[]): ReadonlyMap<string, Client> {
  const clients = new Map((facts.clients ?? []).map((client) => [client.id, client]));
  for (const change of plan.flatMap(({ changes }) => changes)) {
    if (change.do === 'add-client') clients.set(change.client.id, change.client);
    if (change.do !== 'move-client') continue;
    const { market, currency } = change;
    const client = clients.get(change.client);
    if (client !== undefined) {
      clients.set(client.id, { ...client, market: market ?? client.market, currency: currency ?? client.currency });
    }
  }
  return clients;
}

function dealsOf({ managed, sold }: ClientResult): ReadonlySet<DealType> {
  const deals = new Set<DealType>(sold.lots.filter(({ active }) => active).map(({ motion }) => motion));
  if (managed.status === 'active') deals.add('managed');
  return deals;
}

/** The clients as planned, by id; unlike their rows, the same on every day. */
const clients: ReadonlySignal<ReadonlyMap<string, Client>> = computed(() =>
  portfolio.value === null ? new Map() : plannedClients(portfolio.value, scenario.value),
);

/** The place of each client among all when they are ordered by name, by id. */
export const namePlaces: ReadonlySignal<ReadonlyMap<string, number>> = computed(() => {
  const byName = [...clients.value.values()].sort((a, b) => compareTexts(a.name, b.name));
  return new Map(byName.map(({ id }, place) => [id, place]));
});

/** What a client is found by, as `searchable` has it, by id. */
export const searchTexts: ReadonlySignal<ReadonlyMap<string, string>> = computed(
  () =>
    new Map(
      [...clients.value.values()].map((one) => [one.id, searchable(`${one.name} ${one.market} ${one.currency}`)]),
    ),
);

/** The clients in the order of the portfolio. */
export const clientRows: ReadonlySignal<readonly ClientRow[]> = computed(() => {
  const results = evaluation.value?.clients ?? [];
  return results.flatMap((result) => {
    const client = clients.value.get(result.id);
    if (client === undefined) return [];
    const { points: managed } = result.managed;
    const { points: sold } = result.sold;
    return {
      client,
      result,
      isGrowth: growthMarkets.value.has(client.market),
      deals: dealsOf(result),
      total: managed === null || sold === null ? null : Number(sum(managed, sold)),
    };
  });
});

/** The row of one client. */
export function rowOf(id: string | undefined): ClientRow | undefined {
  return id === undefined ? undefined : clientRows.value.find(({ client }) => client.id === id);
}

/** Something that earns points on the shown day and stops earning them on `on` unless something is done. */
export interface Lapse {
  row: ClientRow;
  kind: 'managed' | 'sold';
  on: Day;
  points: number;
}

/** What runs out, the earliest first. */
export const lapses: ReadonlySignal<readonly Lapse[]> = computed(() =>
  clientRows.value.flatMap(lapsesOf).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : b.points - a.points)),
);

function lapsesOf(row: ClientRow): Lapse[] {
  const { managed, sold } = row.result;
  const lots = sold.lots.flatMap(({ active, until, points }): Lapse[] =>
    active && points !== null ? [{ row, kind: 'sold', on: until, points }] : [],
  );
  if (managed.status !== 'active' || managed.until === undefined || managed.points === null) return lots;
  return [{ row, kind: 'managed', on: managed.until, points: managed.points }, ...lots];
}

/** The client's monthly revenue on the shown day, in its currency. */
export function revenueOf({ subscriptions = [] }: Client): string {
  const running = subscriptions.filter(
    ({ from, to }) => from <= day.value && (to === undefined || to === null || day.value < to),
  );
  return sum(...running.map(({ mrr }) => mrr), 0);
}
