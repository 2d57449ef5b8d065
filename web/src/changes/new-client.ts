/** What the form of a new client asks beyond its name and place: what it pays, and who services it. */
import type { Client, Day, Portfolio } from 'tierwise';
import { isOwnDomain } from './users.ts';

/** The answers. An empty `mrr`: it pays nothing yet. An empty `employee`: nobody services it. */
export interface NewClientTerms {
  line: string;
  mrr: string;
  from: Day;
  employee: string;
  servicedFrom: Day;
}

/** The terms of a client that was added; what is not known yet is as of `day`. */
export function termsOf({ subscriptions = [], access = [] }: Client, day: Day): NewClientTerms {
  const [subscription] = subscriptions;
  const [row] = access;
  const from = subscription?.from ?? day;
  return {
    line: subscription?.line ?? 'marketing-hub',
    mrr: String(subscription?.mrr ?? ''),
    from,
    employee: row?.employee ?? '',
    servicedFrom: row?.from ?? from,
  };
}

/**
 * The client on these terms. Whoever services it is assigned and works in its account on the first day, so that its credit
 * counts from then on (`managed.setup`).
 */
export function clientOn(client: Client, terms: NewClientTerms, portfolio: Portfolio): Client {
  const { subscriptions: _, access: __, activities: ___, ...bare } = client;
  const { line, mrr, from, employee, servicedFrom } = terms;
  const user = portfolio.employees?.find(({ id }) => id === employee);
  const linked = user !== undefined && !isOwnDomain(portfolio, user.email) ? { linked: servicedFrom } : {};
  return {
    ...bare,
    ...(mrr !== '' && { subscriptions: [{ line, mrr, from }] }),
    ...(employee !== '' && {
      access: [{ employee, from: servicedFrom, ...linked }],
      activities: [{ employee, on: servicedFrom, tool: 'email', action: 'edit' }],
    }),
  };
}
