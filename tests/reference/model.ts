import type { Client, Employee, Interval, Motion, Portfolio } from '../../wasm/src/documents.ts';
import { type DayNumber, parseDay, type Span } from './day.ts';
import { decimal, type Rational, subtract } from './rational.ts';

/** The portfolio with days as numbers and amounts as rationals; nothing is decided here. */
export interface Model {
  asOf: DayNumber;
  certifiedUntil: DayNumber;
  confirmed: string[];
  held: { tier: string; since: DayNumber; metOn: DayNumber[] } | null;
  clients: ClientModel[];
}
export interface EmployeeModel {
  account: Span;
  inactive: Span[];
  /** The e-mail domain is one of the partner's (managed.assignment). */
  ownDomain: boolean;
}
export interface AccessModel {
  employee: EmployeeModel;
  span: Span;
  linked: DayNumber;
  inactive: Span[];
}
export interface ActivityModel {
  employee: EmployeeModel;
  on: DayNumber;
  tool: string;
  action: string;
}
export interface SaleModel {
  line: string;
  on: DayNumber;
  motion: Motion;
  /** mrr − replaces (sold.net). */
  net: Rational;
  lineSince: DayNumber;
}
export interface ClientModel {
  id: string;
  market: string;
  currency: string;
  subscriptions: { span: Span; mrr: Rational }[];
  sales: SaleModel[];
  access: AccessModel[];
  otherPartners: Span[];
  activities: ActivityModel[];
  ended: DayNumber[];
  managedUntil: DayNumber | undefined;
}

export function readPortfolio(portfolio: Portfolio): Model {
  const { partner } = portfolio;
  const domains = (partner.emailDomains ?? []).map((domain) => domain.toLowerCase());
  const employees = new Map((portfolio.employees ?? []).map((row) => [row.id, readEmployee(row, domains)]));
  const held = partner.creditedTier;
  return {
    asOf: parseDay(portfolio.asOf),
    certifiedUntil: optionalDay(partner.certifiedUntil) ?? Number.NEGATIVE_INFINITY,
    confirmed: partner.confirmed ?? [],
    held: held ? { tier: held.tier, since: parseDay(held.since), metOn: (held.metOn ?? []).map(parseDay) } : null,
    clients: (portfolio.clients ?? []).map((client) => readClient(client, employees)),
  };
}

const optionalDay = (text: string | null | undefined): DayNumber | undefined =>
  text === undefined || text === null ? undefined : parseDay(text);

function span(interval: Interval): Span {
  return { from: parseDay(interval.from), to: optionalDay(interval.to) ?? Number.POSITIVE_INFINITY };
}

/** Domains match exactly, ignoring case; a subdomain is another domain (section 8.3). */
function readEmployee(row: Employee, domains: string[]): EmployeeModel {
  const domain = row.email.slice(row.email.lastIndexOf('@') + 1).toLowerCase();
  return { account: span(row), inactive: (row.inactive ?? []).map(span), ownDomain: domains.includes(domain) };
}

function readClient(client: Client, employees: Map<string, EmployeeModel>): ClientModel {
  const employee = (id: string) => employees.get(id) as EmployeeModel;
  return {
    id: client.id,
    market: client.market,
    currency: client.currency,
    subscriptions: (client.subscriptions ?? []).map((row) => ({ span: span(row), mrr: decimal(row.mrr) })),
    sales: (client.sales ?? []).map((sale) => ({
      line: sale.line,
      on: parseDay(sale.on),
      motion: sale.motion,
      net: subtract(decimal(sale.mrr), decimal(sale.replaces ?? '0')),
      lineSince: parseDay(sale.lineSince ?? sale.on),
    })),
    access: (client.access ?? []).map((row) => ({
      employee: employee(row.employee),
      span: span(row),
      linked: optionalDay(row.linked) ?? Number.POSITIVE_INFINITY,
      inactive: (row.inactive ?? []).map(span),
    })),
    otherPartners: (client.otherPartners ?? []).map(span),
    activities: (client.activities ?? []).map((row) => ({
      employee: employee(row.employee),
      on: parseDay(row.on),
      tool: row.tool,
      action: row.action,
    })),
    ended: (client.ended ?? []).map(parseDay),
    managedUntil: optionalDay(client.managedUntil),
  };
}
