/**
 * Changes applied to documents, as data: what forms offer to choose from, and what lists of clients, employees and access
 * show. Only changes that the engine has accepted come here, so nothing is checked again; points and tiers are the engine's
 * alone.
 */
import type {
  Access,
  Change,
  Client,
  Dated,
  Day,
  Employee,
  Interval,
  Portfolio,
  RuleBook,
  Subscription,
} from 'tierwise';
import { addDays, daysBetween } from '../day.ts';
import { sum } from '../decimal.ts';

export interface Documents {
  portfolio: Portfolio;
  book: RuleBook;
}

/** Whether a half-open interval holds a day. */
export function holds({ from, to }: Interval, day: Day): boolean {
  return from <= day && (to == null || day < to);
}

/** What a client pays a month for a product line on a day. */
export function lineRevenue(client: Client, line: string, day: Day): string {
  const running = (client.subscriptions ?? []).filter((one) => one.line === line && holds(one, day));
  return sum(0, ...running.map(({ mrr }) => mrr));
}

type ChangeOf<Do extends Change['do']> = Extract<Change, { do: Do }>;
type Appliers = { [Do in Change['do']]: (documents: Documents, change: Extract<Change, { do: Do }>) => Documents };

const appliers: Appliers = {
  'add-client': (documents, { client }) =>
    withPortfolio(documents, ({ clients = [] }) => ({ clients: [...clients, client] })),
  sell: (documents, { client, sale }) =>
    withClient(documents, client, (before) => {
      const replaces = sale.replaces ?? lineRevenue(before, sale.line, sale.on);
      return {
        sales: [...(before.sales ?? []), { ...sale, replaces }],
        subscriptions: repriced(before, sale.line, sale.mrr, sale.on),
      };
    }),
  'set-mrr': (documents, { client, line, mrr, from }) =>
    withClient(documents, client, (before) => ({ subscriptions: repriced(before, line, mrr, from) })),
  work: (documents, change) =>
    withClient(documents, change.client, ({ activities = [] }) => ({ activities: [...activities, ...worked(change)] })),
  'stop-work': (documents, { client, from }) =>
    withClient(documents, client, ({ activities = [] }) => ({ activities: activities.filter(({ on }) => on < from) })),
  join: (documents, { client, from }) =>
    withClient(documents, client, ({ otherPartners = [] }) => ({ otherPartners: [...otherPartners, { from }] })),
  leave: (documents, { client, from }) =>
    withClient(documents, client, ({ otherPartners = [] }) => {
      const last = otherPartners
        .filter((one) => holds(one, from))
        .sort(byEnd)
        .at(-1);
      return { otherPartners: otherPartners.map((one) => (one === last ? { ...one, to: from } : one)) };
    }),
  'add-employee': (documents, { employee }) =>
    withPortfolio(documents, ({ employees = [] }) => ({ employees: [...employees, employee] })),
  'give-access': (documents, { client, access: row }) =>
    withClient(documents, client, ({ access = [] }) => ({ access: [...access, row] })),
  link: (documents, { client, employee, on }) =>
    withAccess(documents, client, employee, on, (row) => ({
      ...row,
      linked: row.linked === undefined || on < row.linked ? on : row.linked,
    })),
  'remove-access': (documents, { client, employee, on }) =>
    withAccess(documents, client, employee, on, (row) => ({ ...row, to: on })),
  'delete-employee': (documents, { employee, on }) =>
    withAccess(
      withEmployee(documents, employee, (user) => ({ ...user, to: on })),
      undefined,
      employee,
      on,
      (row) => ({ ...row, to: on }),
    ),
  deactivate: (documents, { employee, client, on }) =>
    withUser(documents, client, employee, on, (inactive) => [...inactive, { from: on }]),
  reactivate: (documents, { employee, client, on }) =>
    withUser(documents, client, employee, on, (inactive) =>
      inactive.map((interval) => (holds(interval, on) ? { ...interval, to: on } : interval)),
    ),
  'end-services': (documents, { client, on }) =>
    withClient(documents, client, ({ ended = [] }) => ({ ended: [...ended, on] })),
  'move-client': (documents, { client, market, currency }) =>
    withClient(documents, client, (before) => ({
      market: market ?? before.market,
      currency: currency ?? before.currency,
    })),
  certify: (documents, { until }) =>
    withPortfolio(documents, ({ partner }) => ({ partner: { ...partner, certifiedUntil: until } })),
  confirm: (documents, { condition }) =>
    withPortfolio(documents, ({ partner }) => ({
      partner: { ...partner, confirmed: [...new Set([...(partner.confirmed ?? []), condition])] },
    })),
  rule: ({ portfolio: facts, book }, change) => ({ portfolio: facts, book: withRule(book, change) }),
};

/** The documents with one change that the engine accepts; the given ones stay as they are. */
export function withChange(documents: Documents, change: Change): Documents {
  const apply = appliers[change.do] as (documents: Documents, change: Change) => Documents;
  return apply(documents, change);
}

function withPortfolio(documents: Documents, edit: (portfolio: Portfolio) => Partial<Portfolio>): Documents {
  return { ...documents, portfolio: { ...documents.portfolio, ...edit(documents.portfolio) } };
}

/** Edits one client, or all. */
function withClient(
  documents: Documents,
  id: string | undefined,
  edit: (client: Client) => Partial<Client>,
): Documents {
  return withPortfolio(documents, ({ clients = [] }) => ({
    clients: clients.map((client) => (id === undefined || client.id === id ? { ...client, ...edit(client) } : client)),
  }));
}

function withEmployee(documents: Documents, id: string, edit: (employee: Employee) => Employee): Documents {
  return withPortfolio(documents, ({ employees = [] }) => ({
    employees: employees.map((employee) => (employee.id === id ? edit(employee) : employee)),
  }));
}

/** Edits the access rows in force on a day: of one client or of all, of one employee or of all. */
function withAccess(
  documents: Documents,
  client: string | undefined,
  employee: string | undefined,
  on: Day,
  edit: (row: Access) => Access,
): Documents {
  return withClient(documents, client, ({ access = [] }) => ({
    access: access.map((row) =>
      (employee === undefined || row.employee === employee) && holds(row, on) ? edit(row) : row,
    ),
  }));
}

/** Edits when a user is deactivated: in one client's account, or in the partner account. */
function withUser(
  documents: Documents,
  client: string | undefined,
  employee: string,
  on: Day,
  edit: (inactive: Interval[]) => Interval[],
): Documents {
  const edited = <User extends Employee | Access>(user: User): User => ({
    ...user,
    inactive: edit(user.inactive ?? []),
  });
  return client === undefined
    ? withEmployee(documents, employee, edited)
    : withAccess(documents, client, employee, on, edited);
}

const FOREVER = '9999-12-31';
const byEnd = (a: Interval, b: Interval): number => ((a.to ?? FOREVER) < (b.to ?? FOREVER) ? -1 : 1);

/** A client's subscriptions with one line at another price from a day on. */
function repriced(client: Client, line: string, mrr: string | number, on: Day): Subscription[] {
  const all = client.subscriptions ?? [];
  const ends = (one: Subscription) => one.line === line && (one.to == null || one.to > on);
  const kept = all
    .filter((one) => one.line !== line || one.from < on)
    .map((one) => (ends(one) ? { ...one, to: on } : one));
  if (Number(mrr) === 0) return kept;
  const [renewal] = all
    .flatMap((one) => (ends(one) && one.renewal !== undefined && one.renewal > on ? one.renewal : []))
    .sort();
  return [...kept, { line, mrr, from: on, ...(renewal === undefined ? {} : { renewal }) }];
}

function worked({ employee, tool, action, from, until, everyDays }: ChangeOf<'work'>) {
  // Counted, because the day after the last that a document can name sorts before all others.
  const count = Math.max(0, Math.ceil(daysBetween(from, until) / everyDays));
  return Array.from({ length: count }, (_, index) => ({
    employee,
    on: addDays(from, index * everyDays),
    tool,
    action,
  }));
}

/** The dated list at a path of the rule book, such as `/sold/rate/sourced`; empty where there is none. */
export function datedList(book: RuleBook, path: string): readonly Dated<unknown>[] {
  let place: unknown = book;
  for (const member of path.split('/').slice(1)) place = (place as Record<string, unknown> | undefined)?.[member];
  return Array.isArray(place) ? (place as Dated<unknown>[]) : [];
}

function withRule(book: RuleBook, { path, from, value }: ChangeOf<'rule'>): RuleBook {
  const others = datedList(book, path).filter((entry) => entry.from !== from);
  const list = [...others, { from, value, status: 'user', source: 'user' }].sort((a, b) => (a.from < b.from ? -1 : 1));
  return withMember(book, path.split('/').slice(1), list) as RuleBook;
}

function withMember(holder: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value;
  const members = (holder ?? {}) as Record<string, unknown>;
  return { ...members, [first]: withMember(members[first], rest, value) };
}
