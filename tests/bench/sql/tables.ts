/**
 * A portfolio as tables, for the SQL engines. What the rules say about single rows (does an activity count, what is a sale
 * worth) is settled while the tables are filled, which no time is taken of; the query is left with days, windows and sums.
 */
import { clientLedger, Workshop } from '../plain/client.ts';
import { dayOf, FOREVER } from '../plain/days.ts';
import { type PlainPortfolio, type PlainRules, priceOn } from '../plain/documents.ts';
import { addTo, Denominators, type Price, rounded, type Sum } from '../plain/exact.ts';
import { sumOf } from '../plain/ledger.ts';

export interface Table {
  name: string;
  columns: string[];
  rows: (number | string)[][];
  /** The columns of an index, where one helps. */
  index?: string;
}

export function tablesOf(portfolio: PlainPortfolio, rules: PlainRules): Table[] {
  const shop = new Workshop(rules, portfolio, new Denominators());
  const ledgers = portfolio.clients.map((client) => clientLedger(client, shop));
  return [
    {
      name: 'clients',
      columns: ['client', 'market', 'currency'],
      rows: portfolio.clients.map(({ market, currency }, i) => [i, market, currency]),
    },
    {
      name: 'counting',
      columns: ['client', 'on_day'],
      rows: ledgers.flatMap(({ counting }, i) => counting.map((day) => [i, day])),
      index: 'on_day, client',
    },
    {
      name: 'endings',
      columns: ['client', 'on_day'],
      rows: ledgers.flatMap(({ endings }, i) => endings.map((day) => [i, day])),
      index: 'client, on_day',
    },
    {
      name: 'subscriptions',
      columns: ['client', 'from_day', 'to_day', 'mrr'],
      rows: portfolio.clients.flatMap(({ subscriptions }, i) =>
        subscriptions.map(({ inForce, mrr }) => [i, inForce.from, inForce.to, mrr]),
      ),
      index: 'client',
    },
    {
      name: 'others',
      columns: ['client', 'from_day', 'to_day'],
      rows: portfolio.clients.flatMap(({ otherPartners }, i) => otherPartners.map(({ from, to }) => [i, from, to])),
      index: 'client',
    },
    {
      name: 'lots',
      columns: ['motion', 'from_day', 'to_day', 'numerator', 'denominator'],
      rows: ledgers.flatMap(({ lots, client }) =>
        lots.map(({ from, to, points }, i) => [
          client.sales[i]?.motion ?? '',
          from,
          to,
          points.numerator,
          shop.denominators.list[points.slot] ?? 0,
        ]),
      ),
    },
    {
      name: 'windows',
      columns: ['from_day', 'to_day', 'days'],
      rows: rules.windowDays.entries.map(({ from, value }, i, all) => [from, all[i + 1]?.from ?? FOREVER, value]),
    },
    {
      name: 'prices',
      columns: ['market', 'currency', 'from_day', 'to_day', 'numerator', 'denominator'],
      rows: prices(portfolio, shop),
    },
  ];
}

function prices(portfolio: PlainPortfolio, shop: Workshop): Table['rows'] {
  const places = new Map(portfolio.clients.map(({ market, currency }) => [market + currency, { market, currency }]));
  return [...places.values()].flatMap(({ market, currency }) =>
    shop.managedPrice(market, currency).map(({ from }, i, all) => {
      const price: Price = priceOn(shop.rules, market, currency, shop.rules.managedRate.on(from), from);
      return [market, currency, from, all[i + 1]?.from ?? FOREVER, price.numerator, price.denominator];
    }),
  );
}

/** Managed and sold points on every day of the table `days`, as sums of whole numbers by denominator. */
export const QUERY = `
  with latest as (
    select days.day, counting.client, max(counting.on_day) as on_day
    from days
    join windows on windows.from_day <= days.day and days.day < windows.to_day
    join counting on counting.on_day <= days.day and counting.on_day > days.day - windows.days
    group by days.day, counting.client
  ),
  active as (
    select latest.day, latest.client from latest
    where not exists (
      select 1 from endings
      where endings.client = latest.client and endings.on_day > latest.on_day and endings.on_day <= latest.day
    )
  ),
  shared as (
    select active.day, active.client, 1 + count(others.client) as partners
    from active
    left join others
      on others.client = active.client and others.from_day <= active.day and active.day < others.to_day
    group by active.day, active.client
  )
  select shared.day as day, 'managed' as part, sum(subscriptions.mrr * prices.numerator) as numerator,
    prices.denominator * shared.partners as denominator
  from shared
  join clients on clients.client = shared.client
  join subscriptions on subscriptions.client = shared.client
    and subscriptions.from_day <= shared.day and shared.day < subscriptions.to_day
  join prices on prices.market = clients.market and prices.currency = clients.currency
    and prices.from_day <= shared.day and shared.day < prices.to_day
  group by shared.day, prices.denominator * shared.partners
  union all
  select days.day, lots.motion, sum(lots.numerator), lots.denominator
  from days
  join lots on lots.from_day <= days.day and days.day < lots.to_day
  group by days.day, lots.motion, lots.denominator`;

export interface PointsOnDay {
  day: string;
  sold: number;
  sourced: number;
  managed: number;
  total: number;
}

/** One row of the query's answer: day, part, numerator, denominator. */
export type QueryRow = readonly [number, string, number, number];

/** The exact sums of the query, rounded as the engine rounds them. */
export function pointsOf(rows: Iterable<QueryRow>, days: readonly string[]): PointsOnDay[] {
  const denominators = new Denominators();
  const sums = new Map<string, Sum>();
  for (const [day, part, numerator, denominator] of rows) {
    const key = `${day} ${part}`;
    const sum = sums.get(key) ?? [];
    addTo(sum, { slot: denominators.slot(denominator), numerator });
    sums.set(key, sum);
  }
  return days.map((day) => {
    const part = (name: string) => sums.get(`${dayOf(day)} ${name}`) ?? [];
    const sold = sumOf(part('sourced'), part('assisted'));
    return {
      day,
      sold: rounded(denominators, sold),
      sourced: rounded(denominators, part('sourced')),
      managed: rounded(denominators, part('managed')),
      total: rounded(denominators, sumOf(sold, part('managed'))),
    };
  });
}
