/** What the engine advises: how much to sell for a goal, and which clients to touch for a target. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Change, Client, Day, Evaluation, GoalWay, Motion, Plan, Portfolio, Touch } from 'tierwise';
import { newClient } from '../../changes/defaults.ts';
import { addDays } from '../../day.ts';
import { attempt, baseModel, day, evaluation } from '../../state/app.ts';
import { plannedPortfolio } from '../../state/planned.ts';

/** A tier, or a number of points in total. */
export type Target = { tier: string } | { points: string };

/** When the target must hold. `review`: at one checkpoint up to the next review, which is enough to keep a tier. */
export const timings = ['review', 'checkpoints', 'reviews', 'day'] as const;
export type Timing = (typeof timings)[number];

/** A plan for one day on which the target could be met. */
export interface DayPlan {
  on: Day;
  plan: Plan;
}

/** Where the facts stand on the shown day: what to aim at follows from it, so that a plan does not move its own target. */
export const factsStanding: ReadonlySignal<Evaluation | null> = computed(
  () => attempt(() => baseModel.value?.value?.evaluate(day.value)).value ?? null,
);

/** The fewest touches first, and of those the earliest day; the unreachable ones last. */
export function byEffort(plans: readonly DayPlan[]): DayPlan[] {
  const effort = ({ plan }: DayPlan) => (plan.reachable ? plan.touches.length : Number.POSITIVE_INFINITY);
  return plans.toSorted((a, b) => effort(a) - effort(b) || (a.on < b.on ? -1 : 1));
}

/** Whether nothing needs doing for the review: what is wanted is held, and the review does not take it. */
export function isKept(target: Target): boolean {
  const standing = evaluation.value;
  if (standing === null || !('tier' in target)) return false;
  return standing.credited === target.tier && standing.review !== null && standing.review.outcome !== 'fall';
}

/** A client to touch, and how many activities that takes: a minimum of activities may ask for several by one day. */
export interface TouchRow extends Touch {
  count: number;
}

/** The clients to touch by day, and of a day those that bring most first. */
export function touchRows({ touches }: Plan): TouchRow[] {
  const ordered = touches.toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : b.points - a.points));
  const isSame = (a: Touch, b: Touch) => a.client === b.client && a.by === b.by;
  return ordered
    .filter((touch, index) => ordered.findIndex((other) => isSame(other, touch)) === index)
    .map((touch) => ({ ...touch, count: ordered.filter((other) => isSame(other, touch)).length }));
}

/** How many clients a plan touches. */
export function touchedClients({ touches }: Plan): number {
  return new Set(touches.map(({ client }) => client)).size;
}

/** The name of a client, as planned. */
export function clientName(id: string): string {
  return plannedPortfolio.value?.clients?.find((client) => client.id === id)?.name ?? id;
}

/** Each touch as one activity on the last day on which it helps. */
export function touchChanges(touches: readonly Touch[]): Change[] {
  return touches.map(({ client, employee, tool, action, by }) => ({
    do: 'work',
    client,
    employee,
    tool,
    action,
    from: by,
    until: addDays(by, 1),
    everyDays: 1,
  }));
}

/** A sale of the advised amount to a client that does not exist yet, so that nothing else comes with it. */
export function saleChanges(
  portfolio: Portfolio,
  name: string,
  market: string,
  { currency, motion, amount }: GoalWay,
  on: Day,
): Change[] {
  if (amount === null) return [];
  const client = newClient(portfolio, name, market, currency);
  return [
    { do: 'add-client', client },
    { do: 'sell', client: client.id, sale: { line: 'marketing-hub', on, mrr: amount, motion } },
  ];
}

/** The way to the goal by one motion, in one market and currency. */
export function wayBy(
  ways: readonly GoalWay[],
  motion: Motion,
  market: GoalWay['market'],
  currency: string,
): GoalWay | undefined {
  return ways.find((way) => way.motion === motion && way.market === market && way.currency === currency);
}

/** The currency that most clients of a market pay in. */
export function usualCurrency(clients: readonly Client[], market: string): string | undefined {
  const counts = new Map<string, number>();
  for (const client of clients) {
    if (client.market === market) counts.set(client.currency, (counts.get(client.currency) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
