/** The changes that can be added, each filled in from where the reader stands. */
import type { Access, Change, Client, Day, Employee, Portfolio, RuleBook } from 'tierwise';
import { addMonths } from '../day.ts';
import { sum } from '../decimal.ts';
import { type Documents, holds, lineRevenue } from '../state/documents.ts';
import { inForce } from '../state/minima.ts';
import { clientOn } from './new-client.ts';
import { scaledTiers } from './rule-values.ts';
import { isAssigned, isUsable } from './users.ts';

/** Where the reader stands: the shown day, and the client in view or the one that matters most. */
export interface Here {
  day: Day;
  client: string | undefined;
  documents: Documents;
  /** What a client or a user that does not exist yet is called. */
  newClientName: string;
  newEmployeeName: string;
}

/** What can be added, by the groups of the menu. Two entries may make the same kind of change. */
export const additions = {
  sales: ['sell', 'set-mrr', 'cancel', 'add-client', 'move-client'],
  work: ['work', 'stop-work', 'end-services'],
  partners: ['join', 'leave'],
  people: ['give-access', 'link', 'remove-access', 'add-employee', 'delete-employee', 'deactivate', 'reactivate'],
  programme: ['minima', 'rule', 'certify', 'confirm'],
} as const;
export type AdditionGroup = keyof typeof additions;
export type Addition = (typeof additions)[AdditionGroup][number];

const SALE_IN_UNITS = 10;
const WORK_DAYS = 30;
const WORK_MONTHS = 3;
const RISE_PERCENT = '5';
/** The programme's product lines; a client buys the first that it does not have. */
const LINES = ['marketing-hub', 'sales-hub', 'service-hub', 'content-hub', 'operations-hub', 'commerce-hub'];

/** The lines that a client has or had, and those of the programme. */
export function linesOf(client: Client | undefined): string[] {
  const own = [...(client?.subscriptions ?? []), ...(client?.sales ?? [])].map(({ line }) => line);
  return [...new Set([...own, ...LINES])];
}

/** Round amount that earns about as much in every currency. */
function usualAmount(book: RuleBook, currency: string, day: Day): string {
  const unit = inForce(book.currency.unit, day)?.value[currency] ?? '100';
  return String(Number(unit) * SALE_IN_UNITS);
}

/** What a client pays a month, in units, so that clients in all currencies compare; nothing where there is no unit. */
function sizeOf({ subscriptions = [], currency }: Client, book: RuleBook, day: Day): number {
  const unit = inForce(book.currency.unit, day)?.value[currency];
  const revenue = sum(0, ...subscriptions.filter((one) => holds(one, day)).map(({ mrr }) => mrr));
  return unit === undefined ? 0 : Number(revenue) / Number(unit);
}

function dearestLine(client: Client, day: Day): string {
  const [line] = linesOf(client).toSorted(
    (a, b) => Number(lineRevenue(client, b, day)) - Number(lineRevenue(client, a, day)),
  );
  return line ?? 'marketing-hub';
}

/** A free id that begins with `prefix`. */
function freeId(prefix: string, taken: readonly { id: string }[]): string {
  const used = new Set(taken.map(({ id }) => id));
  let number = 1;
  while (used.has(`${prefix}-${number}`)) number += 1;
  return `${prefix}-${number}`;
}

/** A client that does not exist yet. */
export function newClient(portfolio: Portfolio, name: string, market: string, currency: string): Client {
  return { id: freeId('planned', portfolio.clients ?? []), name, market, currency };
}

/** The change with sensible values; `null` where there is nobody or nothing that it could be about. */
export function defaultChange(addition: Addition, here: Here): Change | null {
  const { day, documents } = here;
  const { portfolio, book } = documents;
  const make = makers[addition];
  const clients = portfolio.clients ?? [];
  const client =
    clients.find(({ id }) => id === here.client) ??
    clients.toSorted((a, b) => sizeOf(b, book, day) - sizeOf(a, book, day))[0];
  return make({ ...here, portfolio, book, at: client, clients, employees: portfolio.employees ?? [] });
}

interface Place extends Here {
  portfolio: Portfolio;
  book: RuleBook;
  at: Client | undefined;
  clients: readonly Client[];
  employees: readonly Employee[];
}

/** For what is about one client. */
const about =
  (make: (client: Client, place: Place) => Change | null) =>
  (place: Place): Change | null =>
    place.at === undefined ? null : make(place.at, place);

/** The client in view where it fits, else the first that does, else the one in view: the change then says why it fails. */
function fitting(place: Place, fits: (client: Client) => boolean): Client | undefined {
  return place.at !== undefined && fits(place.at) ? place.at : (place.clients.find(fits) ?? place.at);
}

function rowsOn(client: Client, day: Day): Access[] {
  return (client.access ?? []).filter((row) => holds(row, day));
}

/** Who would work for a client: a user to whom it is assigned, else any of its users, else any employee. */
function worker(client: Client, { portfolio, employees, day }: Place): string | undefined {
  const usable = employees.filter((employee) => isUsable(employee, day));
  const rows = rowsOn(client, day).filter((row) => isUsable(row, day) && usable.some(({ id }) => id === row.employee));
  return (rows.find((row) => isAssigned(portfolio, row, day)) ?? rows[0])?.employee ?? (usable[0] ?? employees[0])?.id;
}

const makers: Readonly<Record<Addition, (place: Place) => Change | null>> = {
  sell: about((client, { day, book }) => {
    const line = linesOf(client).find((one) => Number(lineRevenue(client, one, day)) === 0) ?? dearestLine(client, day);
    const mrr = sum(lineRevenue(client, line, day), usualAmount(book, client.currency, day));
    return { do: 'sell', client: client.id, sale: { line, on: day, mrr, motion: 'sourced' } };
  }),
  'set-mrr': about((client, { day }) => {
    const line = dearestLine(client, day);
    return { do: 'set-mrr', client: client.id, line, mrr: lineRevenue(client, line, day), from: day };
  }),
  cancel: about((client, { day }) => ({
    do: 'set-mrr',
    client: client.id,
    line: dearestLine(client, day),
    mrr: '0',
    from: day,
  })),
  'add-client': ({ at, portfolio, book, day, employees, newClientName }) => {
    const client = newClient(portfolio, newClientName, at?.market ?? 'US', at?.currency ?? 'USD');
    const terms = {
      line: 'marketing-hub',
      mrr: usualAmount(book, client.currency, day),
      from: day,
      employee: employees.find((one) => isUsable(one, day))?.id ?? '',
      servicedFrom: day,
    };
    return { do: 'add-client', client: clientOn(client, terms, portfolio) };
  },
  work: about((client, place) => {
    const employee = worker(client, place);
    if (employee === undefined) return null;
    const until = addMonths(place.day, WORK_MONTHS);
    const how = { tool: 'email', action: 'edit', from: place.day, until, everyDays: WORK_DAYS };
    return { do: 'work', client: client.id, employee, ...how };
  }),
  'stop-work': about((client, { day }) => ({ do: 'stop-work', client: client.id, from: day })),
  'end-services': about((client, { day }) => ({ do: 'end-services', client: client.id, on: day })),
  join: about((client, { day }) => ({ do: 'join', client: client.id, from: day })),
  leave: (place) => {
    const isShared = ({ otherPartners = [] }: Client) => otherPartners.some((other) => holds(other, place.day));
    const client = fitting(place, isShared);
    return client === undefined ? null : { do: 'leave', client: client.id, from: place.day };
  },
  'give-access': about((client, { employees, day }) => {
    const isNew = ({ id }: Employee) => !rowsOn(client, day).some((row) => row.employee === id);
    const employee = employees.find((one) => isNew(one) && isUsable(one, day)) ?? employees.find(isNew) ?? employees[0];
    return employee === undefined
      ? null
      : { do: 'give-access', client: client.id, access: { employee: employee.id, from: day } };
  }),
  link: (place) => {
    const unlinked = (client: Client) =>
      rowsOn(client, place.day).find((row) => !isAssigned(place.portfolio, row, place.day));
    const client = fitting(place, (one) => unlinked(one) !== undefined);
    if (client === undefined) return null;
    const employee = (unlinked(client) ?? rowsOn(client, place.day)[0])?.employee ?? place.employees[0]?.id;
    return employee === undefined ? null : { do: 'link', client: client.id, employee, on: place.day };
  },
  'remove-access': (place) => {
    const client = fitting(place, (one) => rowsOn(one, place.day).length > 0);
    if (client === undefined) return null;
    const employee = rowsOn(client, place.day)[0]?.employee;
    const base = { do: 'remove-access', client: client.id, on: place.day } as const;
    return employee === undefined ? base : { ...base, employee };
  },
  'add-employee': ({ portfolio, employees, day, newEmployeeName }) => {
    const email = `${newEmployeeName}@${portfolio.partner.emailDomains?.[0] ?? 'agency.example'}`;
    return { do: 'add-employee', employee: { id: freeId('planned', employees), email, from: day } };
  },
  'delete-employee': ({ employees, day }) => {
    const employee = employees.find((one) => holds(one, day)) ?? employees[0];
    return employee === undefined ? null : { do: 'delete-employee', employee: employee.id, on: day };
  },
  deactivate: ({ employees, day }) => {
    const employee = employees.find((one) => isUsable(one, day)) ?? employees[0];
    return employee === undefined ? null : { do: 'deactivate', employee: employee.id, on: day };
  },
  reactivate: ({ employees, day }) => {
    const employee = employees.find((one) => holds(one, day) && !isUsable(one, day)) ?? employees[0];
    return employee === undefined ? null : { do: 'reactivate', employee: employee.id, on: day };
  },
  minima: ({ book, day }) => {
    const from = nextJuly(day);
    const tiers = inForce(book.tiers, from)?.value;
    return tiers === undefined ? null : { do: 'rule', path: '/tiers', from, value: scaledTiers(tiers, RISE_PERCENT) };
  },
  rule: ({ book, day }) => {
    const rate = inForce(book.sold.rate.sourced, day)?.value;
    return rate === undefined ? null : { do: 'rule', path: '/sold/rate/sourced', from: day, value: rate };
  },
  certify: ({ portfolio, day }) => {
    const { certifiedUntil = day } = portfolio.partner;
    return { do: 'certify', until: addMonths(certifiedUntil > day ? certifiedUntil : day, 12) };
  },
  confirm: ({ portfolio, book, day }) => {
    const conditions = (inForce(book.tiers, day)?.value ?? []).flatMap((tier) => tier.conditions);
    const confirmed = portfolio.partner.confirmed ?? [];
    const condition = conditions.find(({ id }) => !confirmed.includes(id)) ?? conditions[0];
    return condition === undefined ? null : { do: 'confirm', condition: condition.id };
  },
  'move-client': about((client) => ({ do: 'move-client', client: client.id, market: client.market })),
};

/** The next day on which the programme has changed its minima before. */
function nextJuly(day: Day): Day {
  const july = `${day.slice(0, 4)}-07-15`;
  return july > day ? july : addMonths(july, 12);
}
