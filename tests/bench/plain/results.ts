/** The answers, in the form in which the engine gives them. */
import type {
  ClientResult,
  Evaluation,
  EventKind,
  Points,
  Series,
  Timeline,
  TimelineEvent,
  Totals,
} from '../../../wasm/src/results.ts';
import { type ClientLedger, endedOn, managedState, type Step, stepIndex, valueOn } from './client.ts';
import { dayOf, dayText } from './days.ts';
import { addTo, compareSum, type Fraction, rounded, type Sum, sharedAmount } from './exact.ts';
import { addPoints, type DayChange, noPoints, type PlainModel, type PlainPoints, sumOf } from './ledger.ts';
import { Cursor, creditedOn, creditedSteps, nextReview, performance, tierStandings } from './standing.ts';

function pointsResult({ denominators }: PlainModel, points: PlainPoints): Points {
  const sold = sumOf(points.sourced, points.assisted);
  return {
    total: rounded(denominators, sumOf(sold, points.managed)),
    sold: rounded(denominators, sold),
    sourced: rounded(denominators, points.sourced),
    assisted: rounded(denominators, points.assisted),
    managed: rounded(denominators, points.managed),
  };
}

const single = (...fractions: (readonly [Fraction, number])[]): Sum => {
  const sum: Sum = [];
  for (const [fraction, sign] of fractions) addTo(sum, fraction, sign);
  return sum;
};

const NONE: Fraction = { slot: 0, numerator: 0 };

export function evaluate(model: PlainModel, on: string): Evaluation {
  const day = dayOf(on);
  const clients = model.clients.map((ledger) => clientResult(model, ledger, day));
  return { format: 'tierwise/evaluation@1', ...totals(model, on), clients, warnings: [] };
}

/** The same without a word about each client. */
export function totals(model: PlainModel, on: string): Totals {
  const day = dayOf(on);
  const points = noPoints();
  addPoints(points, new Cursor(model).at(day));
  const review = nextReview(model, day);
  const steps = creditedSteps(model, review === undefined ? day + 1 : review + 1);
  const last = steps.at(-1);
  const forecast = day >= model.portfolio.asOf && last?.isReview && last.on > day ? last : null;
  return {
    on,
    rules: { id: model.rules.id, version: model.rules.version },
    points: pointsResult(model, points),
    performance: performance(model, points, day),
    credited: creditedOn(model, day, steps),
    tiers: tierStandings(model, points, day),
    review: forecast && { next: dayText(forecast.on), outcome: forecast.outcome, to: forecast.tier },
  };
}

function clientResult(model: PlainModel, ledger: ClientLedger, day: number): ClientResult {
  const { client } = ledger;
  const { denominators } = model;
  const { status, reason, lastActivity, until } = managedState(ledger, model.rules, day);
  const partners = valueOn(ledger.sharers, day) ?? 1;
  const mrr = status === 'active' ? (valueOn(ledger.mrr, day) ?? 0) : 0;
  const sold: { sourced: Sum; assisted: Sum } = { sourced: [], assisted: [] };
  const lots = ledger.lots.map((lot, i) => {
    const { line, on, motion } = client.sales[i] as (typeof client.sales)[number];
    const active = lot.from <= day && day < lot.to;
    if (active) addTo(sold[motion], lot.points);
    return {
      line,
      on: dayText(on),
      motion,
      rate: lot.rate / 10_000,
      points: rounded(denominators, single([lot.points, 1])),
      until: dayText(lot.to),
      active,
    };
  });
  return {
    id: client.id,
    managed: {
      status,
      ...(reason === undefined ? {} : { reason }),
      credit: sharedAmount(mrr, partners),
      currency: client.currency,
      partners,
      points: rounded(denominators, single([valueOn(ledger.managed, day) ?? NONE, 1])),
      ...(lastActivity === undefined ? {} : { lastActivity: dayText(lastActivity) }),
      ...(until === undefined ? {} : { until: dayText(until) }),
    },
    sold: {
      points: rounded(denominators, sumOf(sold.sourced, sold.assisted)),
      sourced: rounded(denominators, sold.sourced),
      assisted: rounded(denominators, sold.assisted),
      lots,
    },
  };
}

export function timeline(model: PlainModel, from: string, to: string): Timeline {
  return timelineOf(model, model.clients, from, to);
}

export function series(model: PlainModel, from: string, to: string): Series {
  const { events: _, format: __, ...rest } = timelineOf(model, [], from, to);
  return rest;
}

/** With the events of some clients, and the points of all. */
function timelineOf(model: PlainModel, told: readonly ClientLedger[], from: string, to: string): Timeline {
  const range = { from: dayOf(from), to: dayOf(to) };
  const { rules, portfolio, denominators } = model;
  const ruleDays = rules.changeDays.filter((day) => day >= range.from && day < range.to);
  const steps = creditedSteps(model, range.to);
  const result: Timeline = {
    format: 'tierwise/timeline@1',
    from,
    to,
    points: { days: [], sold: [], sourced: [], managed: [], total: [] },
    performance: [],
    credited: [],
    events: [],
  };

  const judged = new Set([...ruleDays, portfolio.certifiedUntil, ...steps.map(({ on }) => on), range.from]);
  const stops = [...judged].filter((day) => day >= range.from && day < range.to).sort((a, b) => a - b);
  const cursor = new Cursor(model);
  let before: Points = pointsResult(model, cursor.at(range.from - 1));
  const ruleChanges = new Map<number, number>();
  const totalOn = new Map<number, number>();
  const changedOn = changedDays(model);
  let stop = 0;
  for (;;) {
    const day = Math.min(cursor.nextChange ?? range.to, stops[stop] ?? range.to);
    if (day >= range.to) break;
    const isStop = day === stops[stop];
    if (isStop) stop++;
    const previous = isStop && ruleDays.includes(day) ? sumOf(...Object.values(cursor.points)) : [];
    const points = cursor.at(day);
    const shown = day === range.from || changedOn.has(day);
    if (!shown && !isStop) continue;
    const figures = shown ? pointsResult(model, points) : before;
    before = figures;
    if (shown) {
      result.points.days.push(dayText(day));
      for (const name of ['sold', 'sourced', 'managed', 'total'] as const) result.points[name].push(figures[name]);
    }
    appendIfNew(result.performance, day, performance(model, points, day));
    totalOn.set(day, figures.total);
    if (ruleDays.includes(day)) {
      const change = sumOf(
        previous.map((numerator) => -numerator),
        ...Object.values(points),
      );
      ruleChanges.set(day, rounded(denominators, change));
    }
  }

  appendIfNew(result.credited, range.from, creditedOn(model, range.from, steps));
  const tierEvents: DatedEvent[] = [];
  if (portfolio.asOf >= range.from && portfolio.asOf < range.to) {
    appendIfNew(result.credited, portfolio.asOf, creditedOn(model, portfolio.asOf, steps));
  }
  for (const step of steps) {
    if (step.on < range.from) continue;
    appendIfNew(result.credited, step.on, step.tier);
    const event = { on: dayText(step.on), points: totalOn.get(step.on) ?? 0 };
    tierEvents.push({ day: step.on, event: { ...event, kind: 'checkpoint' } });
    if (step.outcome === 'rise' || step.outcome === 'fall') {
      tierEvents.push({ day: step.on, event: { ...event, kind: step.outcome } });
    }
  }
  const events: DatedEvent[] = [...ruleChanges].map(([day, points]) => ({
    day,
    event: { on: dayText(day), kind: 'rule-change', points },
  }));
  for (const ledger of told) collectEvents(model, ledger, range, events);
  events.push(...tierEvents);
  return { ...result, events: events.sort((a, b) => a.day - b.day).map(({ event }) => event) };
}

interface DatedEvent {
  day: number;
  event: TimelineEvent;
}

function appendIfNew(tiers: { from: string; tier: string | null }[], day: number, tier: string | null): void {
  if (tiers.length === 0 || tiers[tiers.length - 1]?.tier !== tier) tiers.push({ from: dayText(day), tier });
}

/** The days on which some figure is another than on the day before. */
function changedDays({ changes, denominators }: PlainModel): Set<number> {
  const differs = (sum: Sum) => sum.some((numerator) => numerator !== 0) && compareSum(denominators, sum) !== 0;
  const changed = ({ sourced, assisted, managed }: DayChange) =>
    differs(managed) || differs(sourced) || differs(assisted);
  return new Set(changes.filter(changed).map(({ day }) => day));
}

function collectEvents(
  { denominators, rules }: PlainModel,
  ledger: ClientLedger,
  range: { from: number; to: number },
  events: DatedEvent[],
): void {
  const { id } = ledger.client;
  const inside = (day: number) => day >= range.from && day < range.to;
  const add = (day: number, kind: EventKind, change: Sum) =>
    events.push({ day, event: { on: dayText(day), client: id, kind, points: rounded(denominators, change) } });
  const differenceAt = (step: number) =>
    single([ledger.managed[step]?.value ?? NONE, 1], [ledger.managed[step - 1]?.value ?? NONE, -1]);
  for (const run of ledger.active) {
    const first = stepIndex(ledger.managed, run.from);
    if (inside(run.from)) add(run.from, 'managed-start', differenceAt(first));
    let step = first + 1;
    for (; (ledger.managed[step]?.from ?? run.to) < run.to; step++) {
      const day = (ledger.managed[step] as Step<Fraction>).from;
      if (!inside(day)) continue;
      const change = differenceAt(step);
      if (compareSum(denominators, change) !== 0) add(day, 'managed-change', change);
    }
    if (inside(run.to))
      add(run.to, endedOn(ledger, rules, run.to) ? 'managed-end' : 'managed-expire', differenceAt(step));
  }
  for (const lot of ledger.lots) {
    if (inside(lot.from)) add(lot.from, 'sold-start', single([lot.points, 1]));
    if (inside(lot.to)) add(lot.to, 'sold-expire', single([lot.points, -1]));
  }
}
