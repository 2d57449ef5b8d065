/**
 * The documents that go into the engine, as JSON values. `../../core/schemas` holds the JSON Schema of each; the engine
 * checks every one of them in full, so these types are a help for the writer and no guarantee about foreign data.
 */

/** A civil day, `YYYY-MM-DD`. */
export type Day = string;
/** An amount or a number of points: a decimal string such as `"1000.00"`, or a JSON number (its shortest decimal form). */
export type DecimalInput = string | number;
/** Half-open, `[from, to)`; a missing `to` is open. */
export interface Interval {
  from: Day;
  to?: Day | null;
}
export type Motion = 'sourced' | 'assisted';
/** How sure a parameter of the rule book is. */
export type Status = 'stated' | 'inferred' | 'assumed' | 'illustrative' | 'user';

/** One entry of a dated list: `value` is in force from `from` until the next entry. */
export interface Dated<T> {
  from: Day;
  value: T;
  status: Status;
  source: string;
  note?: string;
}
export interface Source {
  title: string;
  url?: string;
  date?: string;
}
export interface QualifyingRow {
  tool: string;
  actions: string[];
}
export type Track = 'total' | 'sold' | 'sourced' | 'managed';
export interface Tier {
  id: string;
  name: string;
  minimum: Partial<Record<Track, DecimalInput>>;
  certified: boolean;
  conditions: { id: string; text: string }[];
}
export interface MinimumActivities {
  count: number;
  days: number;
}
/** A month and day of each year, `MM-DD`. */
export type MonthDay = string;

export interface RuleBook {
  format: 'tierwise/rules@1';
  id: string;
  version: string;
  title: string;
  sources: Record<string, Source>;
  managed: {
    windowDays: Dated<number>[];
    rate: Dated<DecimalInput>[];
    qualifying: Dated<QualifyingRow[]>[];
    minimumActivities?: Dated<Record<string, MinimumActivities>>[];
  };
  sold: {
    lifeMonths: Dated<number>[];
    rate: Record<Motion, Dated<DecimalInput>[]>;
  };
  currency: { unit: Dated<Record<string, DecimalInput>>[] };
  market: { growth: Dated<string[]>[]; multiplier: Dated<DecimalInput>[] };
  tiers: Dated<Tier[]>[];
  review: {
    checkpointDay: Dated<number>[];
    protectionMonths: Dated<number>[];
    downReviews: Dated<{ on: MonthDay; since: MonthDay }[]>[];
  };
}

export interface Employee extends Interval {
  id: string;
  email: string;
  admin?: boolean;
  inactive?: Interval[];
}
export interface Subscription extends Interval {
  line: string;
  mrr: DecimalInput;
  renewal?: Day;
  /** What the owner's export states as the MRR of that renewal; no figure rests on it. */
  renewalMrr?: DecimalInput;
}
export interface Sale {
  line: string;
  on: Day;
  mrr: DecimalInput;
  replaces?: DecimalInput;
  motion: Motion;
  lineSince?: Day;
}
export interface Access extends Interval {
  employee: string;
  linked?: Day;
  inactive?: Interval[];
}
export interface Activity {
  employee: string;
  on: Day;
  tool: string;
  action: string;
}
export interface Client {
  id: string;
  name: string;
  /** ISO 3166-1 alpha-2. */
  market: string;
  /** ISO 4217. */
  currency: string;
  subscriptions?: Subscription[];
  sales?: Sale[];
  access?: Access[];
  /** One interval per other partner that services the client. */
  otherPartners?: Interval[];
  activities?: Activity[];
  ended?: Day[];
  managedUntil?: Day;
  products?: string[];
  usage?: number;
}
export interface Portfolio {
  format: 'tierwise/portfolio@1';
  asOf: Day;
  partner: {
    name: string;
    emailDomains?: string[];
    certifiedUntil?: Day;
    confirmed?: string[];
    creditedTier?: { tier: string; since: Day; metOn?: Day[] };
    team?: { role: string; name: string; email: string }[];
  };
  employees?: Employee[];
  clients?: Client[];
}

export type Change =
  | { do: 'add-client'; client: Client }
  | { do: 'sell'; client: string; sale: Sale }
  | { do: 'set-mrr'; client: string; line: string; mrr: DecimalInput; from: Day }
  | {
      do: 'work';
      client: string;
      employee: string;
      tool: string;
      action: string;
      from: Day;
      until: Day;
      everyDays: number;
    }
  | { do: 'stop-work'; client?: string; from: Day }
  | { do: 'join' | 'leave'; client: string; from: Day }
  | { do: 'add-employee'; employee: Employee }
  | { do: 'give-access'; client: string; access: Access }
  | { do: 'link'; client: string; employee: string; on: Day }
  | { do: 'remove-access'; client: string; employee?: string; on: Day }
  | { do: 'delete-employee'; employee: string; on: Day }
  | { do: 'deactivate' | 'reactivate'; employee: string; client?: string; on: Day }
  | { do: 'end-services'; client: string; on: Day }
  | { do: 'move-client'; client: string; market?: string; currency?: string }
  | { do: 'certify'; until: Day }
  | { do: 'confirm'; condition: string }
  | { do: 'rule'; path: string; from: Day; value: unknown };

export interface Changes {
  format: 'tierwise/changes@1';
  name: string;
  changes: Change[];
}
