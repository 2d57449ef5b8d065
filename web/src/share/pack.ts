/**
 * Activities are most of what a portfolio holds, and days compress badly. In a link they stand as numbers: for each, which
 * kind it is (employee, tool and action) and how many days after the one before it. Everything else stays as it is.
 */
import type { Activity, Client, Portfolio } from 'tierwise';
import { addDays, daysBetween, isDay } from '../day.ts';

const START = '2020-01-01';
const MEMBERS = ['employee', 'on', 'tool', 'action'].sort().join();

interface PackedClient extends Omit<Client, 'activities'> {
  /** By turns: the index of a kind, and days. */
  activities?: readonly number[];
}
export interface PackedPortfolio extends Omit<Portfolio, 'clients'> {
  kinds: readonly (readonly [employee: string, tool: string, action: string])[];
  clients: readonly (PackedClient | Client)[];
}

const isPlain = (activity: Activity): boolean => Object.keys(activity).sort().join() === MEMBERS && isDay(activity.on);

/** The portfolio with its activities as numbers, those of a client with anything unusual in them as they are. */
export function pack(portfolio: Portfolio): PackedPortfolio {
  const kinds = new Map<string, number>();
  const kindOf = ({ employee, tool, action }: Activity): number => {
    const key = JSON.stringify([employee, tool, action]);
    const index = kinds.get(key) ?? kinds.size;
    kinds.set(key, index);
    return index;
  };
  const clients = (portfolio.clients ?? []).map((client) => {
    const { activities } = client;
    if (activities === undefined || !activities.every(isPlain)) return client;
    let before = START;
    const numbers = activities.flatMap((activity) => {
      const days = daysBetween(before, activity.on);
      before = activity.on;
      return [kindOf(activity), days];
    });
    return { ...client, activities: numbers };
  });
  return { ...portfolio, clients, kinds: [...kinds.keys()].map((key) => JSON.parse(key)) };
}

/** The portfolio as it was. What does not fit is left as it is: whoever opens it checks it. */
export function unpack(packed: unknown): unknown {
  const { kinds, clients, ...rest } = (packed ?? {}) as Partial<PackedPortfolio>;
  if (!Array.isArray(kinds) || !Array.isArray(clients)) return packed;
  return { ...rest, clients: clients.map((client) => unpackClient(client, kinds)) };
}

/** Far more days than there are between any two that the engine takes. */
const MOST_DAYS = 1_000_000;

function unpackClient(client: unknown, kinds: PackedPortfolio['kinds']): unknown {
  const { activities } = (client ?? {}) as { activities?: unknown };
  if (!Array.isArray(activities) || !activities.every((one) => Number.isInteger(one))) return client;
  let days = 0;
  const unpacked: Activity[] = [];
  for (let at = 0; at + 1 < activities.length; at += 2) {
    days += activities[at + 1];
    if (Math.abs(days) > MOST_DAYS) return client;
    const kind: unknown = kinds[activities[at]];
    const [employee = '', tool = '', action = ''] = Array.isArray(kind) ? kind : [];
    unpacked.push({ employee, on: addDays(START, days), tool, action });
  }
  return { ...(client as object), activities: unpacked };
}
