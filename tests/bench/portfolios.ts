/** Portfolios of any size, made up but shaped like real ones: the same seed gives the same document on every machine. */
import type { Access, Activity, Client, Day, Employee, Portfolio, Sale } from '../../wasm/src/documents.ts';
import { type DayNumber, dayText, parseDay } from '../reference/day.ts';
import { Random } from '../reference/random.ts';

/** How much of everything a portfolio holds. */
export interface Size {
  clients: number;
  activities: number;
  sales: number;
}

export const SIZES = {
  agency: { clients: 160, activities: 20_000, sales: 480 },
  network: { clients: 2_000, activities: 200_000, sales: 6_000 },
  large: { clients: 10_000, activities: 1_000_000, sales: 30_000 },
} satisfies Record<string, Size>;
export type SizeName = keyof typeof SIZES;

/** The day on which every generated portfolio was exported. */
export const AS_OF: Day = '2026-03-01';

const TODAY = parseDay(AS_OF);
const FIRST_DAY = parseDay('2023-09-01');
const CLIENTS_PER_EMPLOYEE = 10;
/** Weighted towards the common ones by repetition. */
const CURRENCIES = ['USD', 'USD', 'USD', 'EUR', 'EUR', 'GBP', 'JPY', 'AUD', 'CAD'] as const;
const MARKETS = ['US', 'US', 'DE', 'FR', 'GB', 'BR', 'IN', 'MX', 'JP', 'ES'] as const;
const LINES = ['marketing-hub', 'sales-hub', 'service-hub', 'content-hub', 'operations-hub'] as const;
const WORK = [
  { tool: 'email', action: 'create' },
  { tool: 'email', action: 'edit' },
  { tool: 'workflow', action: 'edit' },
  { tool: 'landing-page', action: 'publish' },
  { tool: 'blog', action: 'publish' },
  { tool: 'blog', action: 'edit' },
  { tool: 'login', action: 'login' },
] as const;

export function generatePortfolio(size: Size, seed = 1): Portfolio {
  const random = new Random(seed);
  const employees = generateEmployees(random, Math.max(6, Math.ceil(size.clients / CLIENTS_PER_EMPLOYEE)));
  const weights = Array.from({ length: size.clients }, () => 0.2 + random.next() * 1.6);
  const activities = shares(size.activities, weights);
  const sales = shares(size.sales, weights);
  return {
    format: 'tierwise/portfolio@1',
    asOf: AS_OF,
    partner: {
      name: 'Example Agency',
      emailDomains: ['agency.example'],
      certifiedUntil: '2030-01-01',
      creditedTier: { tier: 'platinum', since: '2025-01-15' },
    },
    employees,
    clients: weights.map((_, index) =>
      generateClient(random, index, employees, activities[index] ?? 0, sales[index] ?? 0),
    ),
  };
}

/** Splits a whole number by weight; the parts sum to it. */
function shares(total: number, weights: number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  let given = 0;
  let seen = 0;
  return weights.map((weight) => {
    seen += weight;
    const share = Math.round((seen / sum) * total) - given;
    given += share;
    return share;
  });
}

function generateEmployees(random: Random, count: number): Employee[] {
  return Array.from({ length: count }, (_, index): Employee => {
    const contractor = random.chance(0.2);
    const employee: Employee = {
      id: `e${index + 1}`,
      email: `e${index + 1}@${contractor ? 'freelance.example' : 'agency.example'}`,
      from: dayText(FIRST_DAY - random.whole(0, 400)),
    };
    const fate = random.next();
    if (fate < 0.1) employee.to = dayText(TODAY - random.whole(0, 400));
    else if (fate < 0.2) employee.inactive = [stretch(random, 60)];
    return employee;
  });
}

function stretch(random: Random, longest: number): { from: Day; to: Day } {
  const from = random.whole(FIRST_DAY, TODAY - longest);
  return { from: dayText(from), to: dayText(from + random.whole(1, longest)) };
}

function generateClient(
  random: Random,
  index: number,
  employees: Employee[],
  activityCount: number,
  saleCount: number,
): Client {
  const since = random.whole(FIRST_DAY, TODAY - 200);
  const team = Array.from({ length: random.whole(1, 3) }, (_, i) => (index * 7 + i) % employees.length);
  const access = [...new Set(team)].map((number) => generateAccess(random, employees[number] as Employee, since));
  const client: Client = {
    id: `c${index + 1}`,
    name: `Client ${index + 1}`,
    market: random.pick(MARKETS),
    currency: random.pick(CURRENCIES),
    subscriptions: random.list(1, 3, (i) => ({
      line: LINES[i] as string,
      mrr: amount(random, 50, 4000),
      from: dayText(since + random.whole(0, 90)),
      ...(random.chance(0.3) ? { to: dayText(TODAY + random.whole(-100, 500)) } : {}),
    })),
    sales: generateSales(random, since, saleCount),
    access,
    activities: generateActivities(random, access, since, activityCount),
  };
  if (random.chance(0.2)) client.otherPartners = random.list(1, 2, () => stretch(random, 300));
  if (random.chance(0.05)) client.ended = [dayText(random.whole(since, TODAY))];
  return client;
}

function generateAccess(random: Random, employee: Employee, since: DayNumber): Access {
  const access: Access = { employee: employee.id, from: dayText(since + random.whole(0, 30)) };
  if (random.chance(0.1)) access.to = dayText(TODAY - random.whole(0, 150));
  if (employee.email.endsWith('freelance.example') && random.chance(0.8)) {
    access.linked = dayText(parseDay(access.from) + random.whole(0, 20));
  }
  return access;
}

function generateSales(random: Random, since: DayNumber, count: number): Sale[] {
  return Array.from({ length: count }, (): Sale => {
    const sale: Sale = {
      line: random.pick(LINES),
      on: dayText(random.whole(since, TODAY + 30)),
      mrr: amount(random, 400, 3000),
      motion: random.chance(0.6) ? 'sourced' : 'assisted',
    };
    return random.chance(0.2) ? { ...sale, replaces: amount(random, 50, 399) } : sale;
  });
}

/** In bursts with quiet months between them, as work is: so credit starts, runs out and starts again. */
function generateActivities(random: Random, access: Access[], since: DayNumber, count: number): Activity[] {
  const quiet = random.list(0, 2, () => {
    const from = random.whole(since, TODAY);
    return { from, to: from + random.whole(50, 160) };
  });
  return Array.from({ length: count }, (): Activity => {
    let on = random.whole(since, TODAY);
    const pause = quiet.find(({ from, to }) => on >= from && on < to);
    if (pause !== undefined) on = Math.max(since, pause.from - 1);
    return { employee: random.pick(access).employee, on: dayText(on), ...random.pick(WORK) };
  });
}

/** With cents now and then. */
function amount(random: Random, low: number, high: number): string {
  return random.chance(0.7) ? `${random.whole(low, high)}` : `${random.whole(low, high - 1)}.${random.whole(10, 99)}`;
}
