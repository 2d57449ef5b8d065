import type {
  Access,
  Change,
  Changes,
  Client,
  Dated,
  Employee,
  Interval,
  Portfolio,
  RuleBook,
  Sale,
  Subscription,
} from '../../wasm/src/documents.ts';
import { dayText, parseDay } from './day.ts';
import { compare, decimal, decimalText, type Rational, sum, ZERO } from './rational.ts';

/** A change that names what does not exist, or cannot apply. */
export class CannotApply extends Error {
  constructor(
    readonly index: number,
    reason: string,
  ) {
    super(`changes /changes/${index}: ${reason}`);
  }
}

class Refused extends Error {}

interface Documents {
  rules: RuleBook;
  portfolio: Portfolio;
}

/** The documents with all changes applied in order; the given ones stay as they are. Throws CannotApply. */
export function applyChanges(rules: RuleBook, portfolio: Portfolio, changes: Changes): Documents {
  const documents = structuredClone({ rules, portfolio });
  changes.changes.forEach((change, index) => {
    try {
      apply(documents, structuredClone(change));
    } catch (error) {
      if (error instanceof Refused) throw new CannotApply(index, error.message);
      throw error;
    }
  });
  return documents;
}

type ChangeOf<Do extends Change['do'], Each = Change> = Each extends { do: infer Some }
  ? Do extends Some
    ? Each
    : never
  : never;
type Handlers = { [Do in Change['do']]: (documents: Documents, change: ChangeOf<Do>) => void };

const HANDLERS: Handlers = {
  'add-client': ({ portfolio }, { client }) => addClient(portfolio, client),
  sell: ({ portfolio }, { client, sale }) => sell(clientOf(portfolio, client), sale),
  'set-mrr': ({ portfolio }, { client, line, mrr, from }) => setMrr(clientOf(portfolio, client), line, mrr, from),
  work: ({ portfolio }, change) => work(portfolio, change),
  'stop-work': ({ portfolio }, change) => stopWork(portfolio, change),
  join: ({ portfolio }, { client, from }) => {
    listOf(clientOf(portfolio, client), 'otherPartners').push({ from });
  },
  leave: ({ portfolio }, { client, from }) => leave(clientOf(portfolio, client), from),
  'add-employee': ({ portfolio }, { employee }) => addEmployee(portfolio, employee),
  'give-access': ({ portfolio }, { client, access }) => giveAccess(portfolio, clientOf(portfolio, client), access),
  link: ({ portfolio }, change) => link(portfolio, change),
  'remove-access': ({ portfolio }, change) => removeAccess(portfolio, change),
  'delete-employee': ({ portfolio }, change) => deleteEmployee(portfolio, change),
  deactivate: ({ portfolio }, change) => deactivate(inactiveOwner(portfolio, change), change.on),
  reactivate: ({ portfolio }, change) => reactivate(inactiveOwner(portfolio, change), change.on),
  'end-services': ({ portfolio }, { client, on }) => {
    listOf(clientOf(portfolio, client), 'ended').push(on);
  },
  'move-client': ({ portfolio }, { client, market, currency }) => {
    Object.assign(clientOf(portfolio, client), market && { market }, currency && { currency });
  },
  certify: ({ portfolio }, { until }) => {
    portfolio.partner.certifiedUntil = until;
  },
  confirm: ({ portfolio, rules }, { condition }) => confirm(portfolio, rules, condition),
  rule: ({ rules }, { path, from, value }) => changeRule(rules, path, from, value),
};

function apply(documents: Documents, change: Change): void {
  const handler = HANDLERS[change.do] as (documents: Documents, change: Change) => void;
  handler(documents, change);
}

function refuse(reason: string): never {
  throw new Refused(reason);
}

/** ISO days compare as text. */
const inForce = (interval: Interval, day: string): boolean =>
  interval.from <= day && (interval.to === undefined || interval.to === null || day < interval.to);

const endOf = (interval: Interval): string => interval.to ?? '9999-99-99';
const overlap = (a: Interval, b: Interval): boolean => a.from < endOf(b) && b.from < endOf(a);

type ClientLists = Required<
  Pick<Client, 'subscriptions' | 'sales' | 'access' | 'otherPartners' | 'activities' | 'ended'>
>;

function listOf<Name extends keyof ClientLists>(client: Client, name: Name): ClientLists[Name] {
  const holder: Partial<ClientLists> = client;
  holder[name] ??= [] as ClientLists[Name];
  return holder[name] as ClientLists[Name];
}

function clientOf(portfolio: Portfolio, id: string): Client {
  return portfolio.clients?.find((client) => client.id === id) ?? refuse(`no client "${id}"`);
}

function employeeOf(portfolio: Portfolio, id: string): Employee {
  return portfolio.employees?.find((employee) => employee.id === id) ?? refuse(`no employee "${id}"`);
}

function addClient(portfolio: Portfolio, client: Client): void {
  portfolio.clients ??= [];
  if (portfolio.clients.some(({ id }) => id === client.id)) refuse(`client "${client.id}" exists`);
  for (const row of [...listOf(client, 'access'), ...listOf(client, 'activities')]) employeeOf(portfolio, row.employee);
  listOf(client, 'sales').forEach(checkSale);
  portfolio.clients.push(client);
}

function addEmployee(portfolio: Portfolio, employee: Employee): void {
  portfolio.employees ??= [];
  if (portfolio.employees.some(({ id }) => id === employee.id)) refuse(`employee "${employee.id}" exists`);
  portfolio.employees.push(employee);
}

function checkSale({ mrr, replaces, lineSince, on }: Sale): void {
  if (compare(decimal(replaces ?? '0'), decimal(mrr)) > 0) refuse('replaces is above mrr');
  if (lineSince !== undefined && lineSince > on) refuse('lineSince is after the sale');
}

function sell(client: Client, sale: Sale): void {
  const replaced = { ...sale, replaces: sale.replaces ?? decimalText(costOf(client, sale.line, sale.on)) };
  checkSale(replaced);
  listOf(client, 'sales').push(replaced);
  replaceSubscriptions(client, sale.line, sale.mrr, sale.on);
}

function costOf(client: Client, line: string, day: string): Rational {
  const rows = listOf(client, 'subscriptions').filter((row) => row.line === line && inForce(row, day));
  return sum(rows.map((row) => decimal(row.mrr)));
}

function setMrr(client: Client, line: string, mrr: Subscription['mrr'], from: string): void {
  const cancels = compare(decimal(mrr), ZERO) === 0;
  const something = listOf(client, 'subscriptions').some((row) => row.line === line && from < endOf(row));
  if (cancels && !something) refuse(`nothing of "${line}" to cancel`);
  replaceSubscriptions(client, line, mrr, from);
}

/** Ends what the line costs on that day, drops what it would cost later, and opens one row that keeps a later renewal. */
function replaceSubscriptions(client: Client, line: string, mrr: Subscription['mrr'], day: string): void {
  const rows = listOf(client, 'subscriptions');
  const renewals = rows.filter((row) => row.line === line && day < endOf(row)).map(({ renewal }) => renewal ?? '');
  const renewal = renewals.filter((each) => each > day).sort()[0];
  const kept = rows.filter((row) => row.line !== line || row.from < day);
  for (const row of kept) if (row.line === line && inForce(row, day)) row.to = day;
  const opened: Subscription = { line, mrr, from: day, ...(renewal === undefined ? {} : { renewal }) };
  client.subscriptions = compare(decimal(mrr), ZERO) === 0 ? kept : [...kept, opened];
}

function work(portfolio: Portfolio, change: ChangeOf<'work'>): void {
  const { client, employee, tool, action, from, until, everyDays } = change;
  employeeOf(portfolio, employee);
  const activities = listOf(clientOf(portfolio, client), 'activities');
  for (let day = parseDay(from); day < parseDay(until); day += everyDays) {
    activities.push({ employee, on: dayText(day), tool, action });
  }
}

function stopWork(portfolio: Portfolio, { client, from }: ChangeOf<'stop-work'>): void {
  const clients = client === undefined ? (portfolio.clients ?? []) : [clientOf(portfolio, client)];
  for (const each of clients) each.activities = listOf(each, 'activities').filter(({ on }) => on < from);
}

/** Closes the one that ends last of those in force. */
function leave(client: Client, from: string): void {
  const open = listOf(client, 'otherPartners').filter((interval) => inForce(interval, from));
  const order = (interval: Interval) => `${endOf(interval)} ${interval.from}`;
  const last = open.sort((a, b) => order(a).localeCompare(order(b))).at(-1) ?? refuse('no other partner that day');
  last.to = from;
}

function giveAccess(portfolio: Portfolio, client: Client, access: Access): void {
  employeeOf(portfolio, access.employee);
  const rows = listOf(client, 'access');
  const clash = rows.some((row) => row.employee === access.employee && overlap(row, access));
  if (clash) refuse(`"${access.employee}" has access then`);
  rows.push(access);
}

function rowsInForce(client: Client, employee: string | undefined, day: string): Access[] {
  const rows = listOf(client, 'access').filter((row) => employee === undefined || row.employee === employee);
  return rows.filter((row) => inForce(row, day));
}

function link(portfolio: Portfolio, { client, employee, on }: ChangeOf<'link'>): void {
  employeeOf(portfolio, employee);
  const rows = rowsInForce(clientOf(portfolio, client), employee, on);
  if (rows.length === 0) refuse(`"${employee}" has no access that day`);
  for (const row of rows) if (row.linked === undefined || row.linked > on) row.linked = on;
}

function removeAccess(portfolio: Portfolio, { client, employee, on }: ChangeOf<'remove-access'>): void {
  if (employee !== undefined) employeeOf(portfolio, employee);
  const rows = rowsInForce(clientOf(portfolio, client), employee, on);
  if (rows.length === 0) refuse('nobody has access that day');
  for (const row of rows) row.to = on;
}

function deleteEmployee(portfolio: Portfolio, { employee, on }: ChangeOf<'delete-employee'>): void {
  const row = employeeOf(portfolio, employee);
  if (!inForce(row, on)) refuse(`"${employee}" is no user that day`);
  row.to = on;
  for (const client of portfolio.clients ?? []) for (const access of rowsInForce(client, employee, on)) access.to = on;
}

interface InactiveOwner {
  inactive?: Interval[];
}

/** The employee, or the row of the client's account that is in force on the change's day. */
function inactiveOwner(portfolio: Portfolio, change: ChangeOf<'deactivate' | 'reactivate'>): InactiveOwner {
  const { employee, client, on } = change;
  const row = employeeOf(portfolio, employee);
  if (client !== undefined) {
    return rowsInForce(clientOf(portfolio, client), employee, on)[0] ?? refuse(`"${employee}" has no access that day`);
  }
  return inForce(row, on) ? row : refuse(`"${employee}" is no user that day`);
}

function deactivate(owner: InactiveOwner, on: string): void {
  owner.inactive ??= [];
  if (owner.inactive.some((interval) => inForce(interval, on))) refuse('deactivated already');
  owner.inactive.push({ from: on });
}

function reactivate(owner: InactiveOwner, on: string): void {
  const open = (owner.inactive ?? []).filter((interval) => inForce(interval, on));
  if (open.length === 0) refuse('not deactivated that day');
  for (const interval of open) interval.to = on;
}

function confirm(portfolio: Portfolio, rules: RuleBook, condition: string): void {
  const known = rules.tiers.flatMap((entry) => entry.value.flatMap((tier) => tier.conditions.map(({ id }) => id)));
  if (!known.includes(condition)) refuse(`no condition "${condition}"`);
  portfolio.partner.confirmed = [...new Set([...(portfolio.partner.confirmed ?? []), condition])];
}

/** Inserts or replaces the dated entry; later entries still take over. */
function changeRule(rules: RuleBook, path: string, from: string, value: unknown): void {
  const list = datedList(rules, path);
  const others = list.filter((entry) => entry.from !== from);
  const entry: Dated<unknown> = { from, value, status: 'user', source: 'user' };
  list.splice(0, list.length, ...[...others, entry].sort((a, b) => a.from.localeCompare(b.from)));
}

function datedList(rules: RuleBook, path: string): Dated<unknown>[] {
  const { managed, sold, currency, market, review } = rules;
  if (path === '/managed/minimumActivities') managed.minimumActivities ??= [];
  const lists: Record<string, Dated<unknown>[] | undefined> = {
    '/managed/windowDays': managed.windowDays,
    '/managed/rate': managed.rate,
    '/managed/qualifying': managed.qualifying,
    '/managed/minimumActivities': managed.minimumActivities,
    '/sold/lifeMonths': sold.lifeMonths,
    '/sold/rate/sourced': sold.rate.sourced,
    '/sold/rate/assisted': sold.rate.assisted,
    '/currency/unit': currency.unit,
    '/market/growth': market.growth,
    '/market/multiplier': market.multiplier,
    '/tiers': rules.tiers,
    '/review/checkpointDay': review.checkpointDay,
    '/review/protectionMonths': review.protectionMonths,
    '/review/downReviews': review.downReviews,
  };
  return lists[path] ?? refuse(`no parameter ${path}`);
}
