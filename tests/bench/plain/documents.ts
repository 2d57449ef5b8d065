/** Documents in memory, as numbers: days, ten thousandths, and indices in place of names. */
import type { Access, Client, Motion, Portfolio, RuleBook, Track } from '../../../wasm/src/documents.ts';
import { dayOf, FOREVER, type Span, type Spans, spanOf, union, without } from './days.ts';
import { type Price, priceOf, scaled } from './exact.ts';

interface Entry<T> {
  from: number;
  value: T;
}

/** A dated list. */
export class Dated<T> {
  readonly entries: Entry<T>[];

  constructor(
    readonly path: string,
    entries: Entry<T>[],
  ) {
    this.entries = entries;
  }

  on(day: number): T {
    for (let i = this.entries.length - 1; i >= 0; i--) {
      const entry = this.entries[i] as Entry<T>;
      if (entry.from <= day) return entry.value;
    }
    throw new RangeError(`${this.path} has no value on that day`);
  }

  days(): number[] {
    return this.entries.map(({ from }) => from);
  }
}

export interface PlainTier {
  id: string;
  minimum: Partial<Record<Track, number>>;
  certified: boolean;
  conditions: string[];
}

export interface PlainRules {
  id: string;
  version: string;
  windowDays: Dated<number>;
  managedRate: Dated<number>;
  qualifying: Dated<Map<string, Set<string>>>;
  lifeMonths: Dated<number>;
  soldRate: Record<Motion, Dated<number>>;
  unit: Dated<Record<string, number>>;
  growth: Dated<Set<string>>;
  multiplier: Dated<number>;
  tiers: Dated<PlainTier[]>;
  checkpointDay: Dated<number>;
  protectionMonths: Dated<number>;
  downReviews: Dated<{ on: string; since: string }[]>;
  /** The days on which any parameter takes a new value. */
  changeDays: number[];
}

export function readRules(book: RuleBook): PlainRules {
  if (book.managed.minimumActivities?.some(({ value }) => Object.keys(value).length > 0)) {
    throw new RangeError('minimum activities are not known here');
  }
  const changeDays = new Set<number>((book.managed.minimumActivities ?? []).map(({ from }) => dayOf(from)));
  function dated<A, B>(path: string, list: { from: string; value: A }[], read: (value: A) => B): Dated<B> {
    const entries = list.map(({ from, value }) => ({ from: dayOf(from), value: read(value) }));
    for (const { from } of entries) changeDays.add(from);
    return new Dated(path, entries);
  }
  const same = <T>(value: T): T => value;
  const rules = {
    id: book.id,
    version: book.version,
    windowDays: dated('windowDays', book.managed.windowDays, same),
    managedRate: dated('rate', book.managed.rate, scaled),
    qualifying: dated(
      'qualifying',
      book.managed.qualifying,
      (rows) => new Map(rows.map(({ tool, actions }) => [tool, new Set(actions)])),
    ),
    lifeMonths: dated('lifeMonths', book.sold.lifeMonths, same),
    soldRate: {
      sourced: dated('sourced', book.sold.rate.sourced, scaled),
      assisted: dated('assisted', book.sold.rate.assisted, scaled),
    },
    unit: dated('unit', book.currency.unit, (units) =>
      Object.fromEntries(Object.entries(units).map(([currency, unit]) => [currency, scaled(unit)])),
    ),
    growth: dated('growth', book.market.growth, (markets) => new Set(markets)),
    multiplier: dated('multiplier', book.market.multiplier, scaled),
    tiers: dated('tiers', book.tiers, (tiers) =>
      tiers.map((tier) => ({
        id: tier.id,
        minimum: Object.fromEntries(Object.entries(tier.minimum).map(([track, points]) => [track, scaled(points)])),
        certified: tier.certified,
        conditions: tier.conditions.map(({ id }) => id),
      })),
    ),
    checkpointDay: dated('checkpointDay', book.review.checkpointDay, same),
    protectionMonths: dated('protectionMonths', book.review.protectionMonths, same),
    downReviews: dated('downReviews', book.review.downReviews, same),
  };
  return { ...rules, changeDays: [...changeDays].sort((a, b) => a - b) };
}

/** What `amount` in a market and currency earns on a day, at a rate. */
export function priceOn(rules: PlainRules, market: string, currency: string, rate: number, day: number): Price {
  const unit = rules.unit.on(day)[currency];
  if (unit === undefined) throw new RangeError(`no unit for ${currency}`);
  const multiplier = rules.growth.on(day).has(market) ? rules.multiplier.on(day) : 10_000;
  return priceOf(rate, multiplier, unit);
}

export interface PlainSale {
  line: string;
  on: number;
  net: number;
  motion: Motion;
  lineSince: number;
}
export interface PlainAccess {
  employee: number;
  present: Span;
  usable: Spans;
  assigned: Spans;
}
export interface PlainClient {
  id: string;
  market: string;
  currency: string;
  subscriptions: { line: string; inForce: Span; mrr: number }[];
  sales: PlainSale[];
  access: PlainAccess[];
  otherPartners: Span[];
  ended: number[];
  /** Of each activity its day, the employee's index, and the index of its tool and action in `kinds`. */
  activityDays: Int32Array;
  activityEmployees: Uint16Array;
  activityKinds: Uint8Array;
}
export interface PlainPortfolio {
  asOf: number;
  certifiedUntil: number;
  confirmed: string[];
  credited: { tier: string; since: number; metOn: number[] } | null;
  clients: PlainClient[];
  /** Each pair of tool and action once. */
  kinds: { tool: string; action: string }[];
}

interface PlainEmployee {
  index: number;
  present: Span;
  inactive: Spans;
  ownDomain: boolean;
}

export function readPortfolio(document: Portfolio): PlainPortfolio {
  const { partner } = document;
  const domains = new Set((partner.emailDomains ?? []).map((domain) => domain.toLowerCase()));
  const employees = new Map<string, PlainEmployee>();
  for (const employee of document.employees ?? []) {
    employees.set(employee.id, {
      index: employees.size,
      present: spanOf(employee),
      inactive: union((employee.inactive ?? []).map(spanOf)),
      ownDomain: domains.has(employee.email.slice(employee.email.lastIndexOf('@') + 1).toLowerCase()),
    });
  }
  const kinds = new Map<string, number>();
  const clients = (document.clients ?? []).map((client) => readClient(client, employees, kinds));
  const held = partner.creditedTier;
  return {
    asOf: dayOf(document.asOf),
    certifiedUntil: partner.certifiedUntil === undefined ? -FOREVER : dayOf(partner.certifiedUntil),
    confirmed: partner.confirmed ?? [],
    credited: held ? { tier: held.tier, since: dayOf(held.since), metOn: (held.metOn ?? []).map(dayOf) } : null,
    clients,
    kinds: [...kinds.keys()].map((kind) => {
      const [tool = '', action = ''] = kind.split('\n');
      return { tool, action };
    }),
  };
}

function readClient(client: Client, employees: Map<string, PlainEmployee>, kinds: Map<string, number>): PlainClient {
  if (client.managedUntil !== undefined) throw new RangeError('managedUntil is not known here');
  const activities = client.activities ?? [];
  const activityDays = new Int32Array(activities.length);
  const activityEmployees = new Uint16Array(activities.length);
  const activityKinds = new Uint8Array(activities.length);
  activities.forEach(({ on, employee, tool, action }, i) => {
    const name = `${tool}\n${action}`;
    const kind = kinds.get(name) ?? kinds.size;
    if (kind === kinds.size) kinds.set(name, kind);
    activityDays[i] = dayOf(on);
    activityEmployees[i] = (employees.get(employee) as PlainEmployee).index;
    activityKinds[i] = kind;
  });
  return {
    id: client.id,
    market: client.market,
    currency: client.currency,
    subscriptions: (client.subscriptions ?? []).map((row) => ({
      line: row.line,
      inForce: spanOf(row),
      mrr: scaled(row.mrr),
    })),
    sales: (client.sales ?? []).map((sale) => ({
      line: sale.line,
      on: dayOf(sale.on),
      net: scaled(sale.mrr) - scaled(sale.replaces ?? 0),
      motion: sale.motion,
      lineSince: dayOf(sale.lineSince ?? sale.on),
    })),
    access: (client.access ?? []).map((row) => readAccess(row, employees.get(row.employee) as PlainEmployee)),
    otherPartners: (client.otherPartners ?? []).map(spanOf),
    ended: (client.ended ?? []).map(dayOf),
    activityDays,
    activityEmployees,
    activityKinds,
  };
}

function readAccess(row: Access, employee: PlainEmployee): PlainAccess {
  const own = spanOf(row);
  const present = { from: Math.max(own.from, employee.present.from), to: Math.min(own.to, employee.present.to) };
  const usable = without(without(union([present]), employee.inactive), union((row.inactive ?? []).map(spanOf)));
  const linked = row.linked === undefined ? FOREVER : dayOf(row.linked);
  const assigned = employee.ownDomain ? usable : without(usable, [{ from: -FOREVER, to: linked }]);
  return { employee: employee.index, present, usable, assigned };
}
