/** What lies ahead of the shown day: what runs out, what is planned, and the days on which the tier is judged. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { ClientResult, Day, EventKind, Portfolio, Timeline } from 'tierwise';
import { addDays } from '../day.ts';
import { sum } from '../decimal.ts';
import { attempt, day, evaluation, model } from './app.ts';
import { type Checkpoint, checkpointsIn } from './checkpoints.ts';
import { holds } from './documents.ts';
import { plannedDocuments } from './planned.ts';

export type ComingKind = Exclude<EventKind, 'rise' | 'fall'> | 'review' | 'renewal';

/** Something that happens on a day to come. */
export interface Coming {
  /** Tells it from all others, and is the same whenever it is looked at. */
  id: string;
  on: Day;
  kind: ComingKind;
  client?: string;
  line?: string;
  /** The signed change; what is at stake in a renewal, below zero; the total at a checkpoint or review; `null` where a currency has no unit. */
  points: number | null;
  /** At a checkpoint or review: the tier held after it, and whether that is another one than before. */
  tier?: string | null;
  step?: 'rise' | 'fall';
}

/** Most days that the page looks ahead. */
export const MOST_DAYS = 365;

type Unnamed = Omit<Coming, 'id'>;

/** Orders by day and gives each an id of its day, kind, client and line, numbered where that is not enough. */
function named(items: readonly Unnamed[]): Coming[] {
  const seen = new Map<string, number>();
  const ordered = [...items].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return ordered.map((item) => {
    const parts = [item.on, item.kind, item.client, item.line].filter((part) => part !== undefined).join('.');
    const count = (seen.get(parts) ?? 0) + 1;
    seen.set(parts, count);
    return { ...item, id: count === 1 ? parts : `${parts}.${count}` };
  });
}

/** What the timeline has, with the steps of the tier told by the checkpoint that makes them. */
export function comingEvents({ events, credited }: Timeline, checkpoints: readonly Checkpoint[]): Unnamed[] {
  const reviews = new Set(checkpoints.flatMap(({ on, isReview }) => (isReview ? [on] : [])));
  return events.flatMap(({ on, kind, client, points }): Unnamed[] => {
    if (kind === 'rise' || kind === 'fall') return [];
    if (kind !== 'checkpoint') return [{ on, kind, points, ...(client !== undefined && { client }) }];
    const step = events.find((event) => event.on === on && (event.kind === 'rise' || event.kind === 'fall'))?.kind;
    return [
      {
        on,
        kind: reviews.has(on) ? 'review' : 'checkpoint',
        points,
        tier: credited.findLast(({ from }) => from <= on)?.tier ?? null,
        ...((step === 'rise' || step === 'fall') && { step }),
      },
    ];
  });
}

/** The renewals on the days `[from, to)`, each with the managed points that rest on it on the day before `from`. */
export function renewals({ clients = [] }: Portfolio, results: readonly ClientResult[], from: Day, to: Day): Unnamed[] {
  const pointsOf = new Map(results.map(({ id, managed }) => [id, managed.points ?? 0]));
  return clients.flatMap(({ id, subscriptions = [] }) => {
    const running = subscriptions.filter((one) => holds(one, addDays(from, -1)));
    const whole = Number(sum(0, ...running.map(({ mrr }) => mrr)));
    return subscriptions.flatMap((subscription): Unnamed[] => {
      const { line, mrr, renewal } = subscription;
      if (renewal === undefined || renewal < from || renewal >= to || !holds(subscription, renewal)) return [];
      const share = running.includes(subscription) ? Number(mrr) / whole : 0;
      return [{ on: renewal, kind: 'renewal', client: id, line, points: -share * (pointsOf.get(id) ?? 0) }];
    });
  });
}

/** All that is known of the year after the shown day, in order of days. */
export const coming: ReadonlySignal<readonly Coming[]> = computed(() => {
  const current = model.value?.value;
  const planned = plannedDocuments.value?.after;
  const standing = evaluation.value;
  if (current === undefined || planned === undefined || standing === null) return [];
  const from = addDays(day.value, 1);
  const to = addDays(from, MOST_DAYS);
  const timeline = attempt(() => current.timeline(from, to)).value;
  if (timeline === undefined) return [];
  const events = comingEvents(timeline, checkpointsIn(planned.book, from, to));
  return named([...events, ...renewals(planned.portfolio, standing.clients, from, to)]);
});

/** Those on the first `days` days. */
export function within(all: readonly Coming[], days: number): Coming[] {
  const end = addDays(day.value, days);
  return all.filter(({ on }) => on <= end);
}
