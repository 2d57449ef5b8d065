/** Tier point changes between two days, client by client. */
import type { Difference, DifferenceKind, Differences } from 'tierwise';
import { sum } from '../decimal.ts';

/** Everything of one client that happened for one reason. */
export interface Reason {
  kind: DifferenceKind;
  parts: readonly Difference[];
  points: number;
}
export interface ClientChange {
  client: string;
  sold: number;
  managed: number;
  total: number;
  reasons: readonly Reason[];
}

const pointsOf = (parts: readonly Difference[]): number => Number(sum(0, ...parts.map(({ points }) => points)));

/** The parts by what `keyOf` says of each, in the order in which it first does. */
function grouped<Key>(parts: readonly Difference[], keyOf: (part: Difference) => Key): [Key, Difference[]][] {
  const groups = new Map<Key, Difference[]>();
  for (const part of parts) {
    const group = groups.get(keyOf(part));
    if (group === undefined) groups.set(keyOf(part), [part]);
    else group.push(part);
  }
  return [...groups];
}

/** The clients whose points changed, the largest change first. Their totals add up to the change of the total. */
export function clientChanges({ parts }: Pick<Differences, 'parts'>): ClientChange[] {
  const clients = grouped(parts, ({ client }) => client).map(([client, own]) => ({
    client,
    sold: pointsOf(own.filter(({ part }) => part !== 'managed')),
    managed: pointsOf(own.filter(({ part }) => part === 'managed')),
    total: pointsOf(own),
    reasons: grouped(own, ({ kind }) => kind).map(([kind, of]) => ({ kind, parts: of, points: pointsOf(of) })),
  }));
  return clients.sort((a, b) => Math.abs(b.total) - Math.abs(a.total));
}
