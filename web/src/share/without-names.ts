/**
 * A portfolio and its scenarios without names: every id, name, e-mail address and domain is replaced by a neutral one, the
 * same everywhere, and fields that are not known are left out. All figures stay as they are.
 */
import type { Access, Activity, Change, Client, Employee, Portfolio } from 'tierwise';
import type { Scenario } from '../state/scenarios.ts';

/** The neutral names that are words, in the reader's language. */
export interface NeutralNames {
  partner: string;
  client: (number: number) => string;
  plan: (number: number) => string;
}

export interface Named {
  portfolio: Portfolio;
  scenarios: readonly Scenario[];
}

/** Replaces each text by the same neutral one wherever it stands. */
function replacer(neutral: (number: number) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text) ?? neutral(known.size + 1);
    known.set(text, found);
    return found;
  };
}

/** The names and addresses go; which of them are the same, and which domains are the partner's own, stays. */
export function withoutNames({ portfolio, scenarios }: Named, names: NeutralNames): Named {
  const { partner, employees = [], clients = [] } = portfolio;
  const clientId = replacer((number) => `c${number}`);
  const employeeId = replacer((number) => `e${number}`);
  const ownDomains = new Set((partner.emailDomains ?? []).map((domain) => domain.toLowerCase()));
  const ownDomain = replacer((number) => `agency${number}.example`);
  const otherDomain = replacer((number) => `other${number}.example`);
  const domainOf = (domain: string) =>
    (ownDomains.has(domain.toLowerCase()) ? ownDomain : otherDomain)(domain.toLowerCase());
  const address = (email: string, id: string) =>
    `${employeeId(id)}@${domainOf(email.slice(email.lastIndexOf('@') + 1))}`;

  const employee = ({ id, email, from, to, admin, inactive }: Employee): Employee =>
    given({ id: employeeId(id), email: address(email, id), from, to, admin, inactive });
  const access = ({ employee: id, from, to, linked, inactive }: Access): Access =>
    given({ employee: employeeId(id), from, to, linked, inactive });
  const activity = ({ employee: id, on, tool, action }: Activity): Activity => ({
    employee: employeeId(id),
    on,
    tool,
    action,
  });
  const client = (one: Client): Client => {
    const id = clientId(one.id);
    const { market, currency, subscriptions, sales, otherPartners, ended, managedUntil, products, usage } = one;
    return given({
      id,
      name: names.client(Number(id.slice(1))),
      market,
      currency,
      subscriptions,
      sales,
      access: one.access?.map(access),
      otherPartners,
      activities: one.activities?.map(activity),
      ended,
      managedUntil,
      products,
      usage,
    });
  };
  const change = (one: Change): Change => {
    if (one.do === 'add-client') return { ...one, client: client(one.client) };
    if (one.do === 'add-employee') return { ...one, employee: employee(one.employee) };
    const neutral = { ...one } as Record<string, unknown>;
    if ('client' in one && one.client !== undefined) neutral.client = clientId(one.client);
    if ('employee' in one && one.employee !== undefined) neutral.employee = employeeId(one.employee);
    if (one.do === 'give-access') neutral.access = access(one.access);
    return neutral as Change;
  };

  return {
    portfolio: {
      format: portfolio.format,
      asOf: portfolio.asOf,
      partner: given({
        name: names.partner,
        emailDomains: partner.emailDomains?.map(domainOf),
        certifiedUntil: partner.certifiedUntil,
        confirmed: partner.confirmed,
        creditedTier: partner.creditedTier,
      }),
      employees: employees.map(employee),
      clients: clients.map(client),
    },
    scenarios: scenarios.map((scenario, index) => ({
      ...scenario,
      name: names.plan(index + 1),
      changes: scenario.changes.map((planned) => ({ ...planned, change: change(planned.change) })),
    })),
  };
}

/** Only the members that there are. */
function given<T>(members: { [Member in keyof T]: T[Member] | undefined }): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
