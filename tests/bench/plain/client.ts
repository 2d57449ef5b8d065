/** What one client's data decides, for all days. */
import type { NeverReason } from '../../../wasm/src/results.ts';
import { addMonths, contains, FOREVER, type Span, type Spans, union } from './days.ts';
import { type PlainAccess, type PlainClient, type PlainPortfolio, type PlainRules, priceOn } from './documents.ts';
import type { Denominators, Fraction, Price } from './exact.ts';

export interface Step<T> {
  from: number;
  value: T;
}
export interface PlainLot {
  from: number;
  to: number;
  rate: number;
  points: Fraction;
}
export interface ClientLedger {
  client: PlainClient;
  /** Days of the counting activities, ascending, each once. */
  counting: number[];
  endings: number[];
  active: Spans;
  mrr: Step<number>[];
  sharers: Step<number>[];
  /** Managed points from a day on. */
  managed: Step<Fraction>[];
  lots: PlainLot[];
  firstUsable: number;
  firstAssigned: number;
  firstActivity: number;
}

/** What all clients of a portfolio share while their ledgers are built. */
export class Workshop {
  readonly #qualifying: { from: number; kinds: boolean[] }[];
  #scratch = new Int32Array(1024);
  readonly #prices = new Map<string, Step<Price>[]>();

  constructor(
    readonly rules: PlainRules,
    portfolio: PlainPortfolio,
    readonly denominators: Denominators,
  ) {
    this.#qualifying = rules.qualifying.entries.map(({ from, value: table }) => ({
      from,
      kinds: portfolio.kinds.map(({ tool, action }) => (table.get(tool) ?? table.get('*'))?.has(action) ?? false),
    }));
  }

  qualifies(kind: number, day: number): boolean {
    for (let i = this.#qualifying.length - 1; i >= 0; i--) {
      const table = this.#qualifying[i];
      if (table !== undefined && table.from <= day) return table.kinds[kind] ?? false;
    }
    return false;
  }

  /** Room for the days of one client's activities; the next client gets the same. */
  scratch(size: number): Int32Array {
    if (this.#scratch.length < size) this.#scratch = new Int32Array(size * 2);
    return this.#scratch;
  }

  /** The price of managed MRR over time. */
  managedPrice(market: string, currency: string): Step<Price>[] {
    const key = market + currency;
    const known = this.#prices.get(key);
    if (known !== undefined) return known;
    const { managedRate, unit, growth, multiplier } = this.rules;
    const days = [managedRate, unit, growth, multiplier].flatMap((dated) => dated.days());
    const first = Math.max(...[managedRate, unit, growth, multiplier].map((dated) => dated.days()[0] as number));
    const steps = [...new Set(days)]
      .filter((day) => day >= first)
      .sort((a, b) => a - b)
      .map((from) => ({ from, value: priceOn(this.rules, market, currency, managedRate.on(from), from) }));
    this.#prices.set(key, steps);
    return steps;
  }
}

export function clientLedger(client: PlainClient, shop: Workshop): ClientLedger {
  const endings = endingsOf(client);
  const { counting, firstActivity } = countingOf(client, shop);
  const active = activeDays(counting, endings, shop.rules);
  const mrr = stepsOf(
    client.subscriptions,
    ({ inForce }) => inForce,
    ({ mrr }) => mrr,
    0,
  );
  const sharers = stepsOf(
    client.otherPartners,
    (span) => span,
    () => 1,
    1,
  );
  return {
    client,
    counting,
    endings,
    active,
    mrr,
    sharers,
    managed: managedPoints(active, mrr, sharers, shop.managedPrice(client.market, client.currency), shop.denominators),
    lots: lotsOf(client, shop),
    firstUsable: firstDay(client.access, ({ usable }) => usable),
    firstAssigned: firstDay(client.access, ({ assigned }) => assigned),
    firstActivity,
  };
}

function firstDay(access: PlainAccess[], days: (row: PlainAccess) => Spans): number {
  return access.reduce((first, row) => Math.min(first, days(row)[0]?.from ?? FOREVER), FOREVER);
}

function endingsOf(client: PlainClient): number[] {
  const present = union(client.access.map((row) => row.present));
  const endings = [...client.ended, ...present.map(({ to }) => to).filter((to) => to < FOREVER)];
  return [...new Set(endings)].sort((a, b) => a - b);
}

function countingOf(client: PlainClient, shop: Workshop): { counting: number[]; firstActivity: number } {
  const { activityDays, activityEmployees, activityKinds, access } = client;
  const days = shop.scratch(activityDays.length);
  let size = 0;
  let firstActivity = FOREVER;
  for (let i = 0; i < activityDays.length; i++) {
    const day = activityDays[i] as number;
    if (!isAssigned(access, activityEmployees[i] as number, day)) continue;
    if (day < firstActivity) firstActivity = day;
    if (shop.qualifies(activityKinds[i] as number, day)) days[size++] = day;
  }
  days.subarray(0, size).sort();
  const counting: number[] = [];
  for (let i = 0; i < size; i++) if (i === 0 || days[i] !== days[i - 1]) counting.push(days[i] as number);
  return { counting, firstActivity };
}

function isAssigned(access: PlainAccess[], employee: number, day: number): boolean {
  for (const row of access) if (row.employee === employee && contains(row.assigned, day)) return true;
  return false;
}

function activeDays(counting: number[], endings: number[], rules: PlainRules): Spans {
  const active: Spans = [];
  const windows = rules.windowDays.entries;
  let ending = 0;
  counting.forEach((day, i) => {
    while (ending < endings.length && (endings[ending] as number) <= day) ending++;
    const before = Math.min(endings[ending] ?? FOREVER, counting[i + 1] ?? FOREVER);
    windows.forEach(({ from, value }, w) => {
      const start = Math.max(from, day);
      const end = Math.min(windows[w + 1]?.from ?? FOREVER, before, day + value);
      if (start >= end) return;
      const last = active[active.length - 1];
      if (last !== undefined && last.to >= start) last.to = Math.max(last.to, end);
      else active.push({ from: start, to: end });
    });
  });
  return active;
}

function stepsOf<T>(rows: T[], span: (row: T) => Span, value: (row: T) => number, base: number): Step<number>[] {
  const changes: Step<number>[] = [];
  for (const row of rows) {
    const { from, to } = span(row);
    if (from >= to) continue;
    changes.push({ from, value: value(row) });
    if (to < FOREVER) changes.push({ from: to, value: -value(row) });
  }
  changes.sort((a, b) => a.from - b.from);
  const steps: Step<number>[] = [{ from: -FOREVER, value: base }];
  for (const change of changes) {
    const last = steps[steps.length - 1] as Step<number>;
    const sum = last.value + change.value;
    if (last.from === change.from) last.value = sum;
    else steps.push({ from: change.from, value: sum });
  }
  return steps;
}

/** The index of the step in force; -1 before the first. */
export function stepIndex<T>(steps: Step<T>[], day: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle] as Step<T>).from <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export const valueOn = <T>(steps: Step<T>[], day: number): T | undefined => steps[stepIndex(steps, day)]?.value;

function managedPoints(
  active: Spans,
  mrr: Step<number>[],
  sharers: Step<number>[],
  price: Step<Price>[],
  denominators: Denominators,
): Step<Fraction>[] {
  const managed: Step<Fraction>[] = [];
  const none = { slot: 0, numerator: 0 };
  for (const { from, to } of active) {
    let m = stepIndex(mrr, from);
    let s = stepIndex(sharers, from);
    let p = stepIndex(price, from);
    for (let day = from; day < to; ) {
      const amount = mrr[m]?.value ?? 0;
      const fraction = denominators.fraction(amount, (price[p] as Step<Price>).value, sharers[s]?.value ?? 1);
      managed.push({ from: day, value: fraction });
      day = Math.min(mrr[m + 1]?.from ?? FOREVER, sharers[s + 1]?.from ?? FOREVER, price[p + 1]?.from ?? FOREVER);
      while ((mrr[m + 1]?.from ?? FOREVER) <= day && day < FOREVER) m++;
      while ((sharers[s + 1]?.from ?? FOREVER) <= day && day < FOREVER) s++;
      while ((price[p + 1]?.from ?? FOREVER) <= day && day < FOREVER) p++;
    }
    if (to < FOREVER) managed.push({ from: to, value: none });
  }
  return managed;
}

function lotsOf(client: PlainClient, { rules, denominators }: Workshop): PlainLot[] {
  return client.sales.map((sale) => {
    let rateDay = FOREVER;
    for (const other of client.sales) if (other.line === sale.line) rateDay = Math.min(rateDay, other.lineSince);
    const rate = rules.soldRate[sale.motion].on(rateDay);
    const price = priceOn(rules, client.market, client.currency, rate, sale.on);
    return {
      from: sale.on,
      to: addMonths(sale.on, rules.lifeMonths.on(sale.on)),
      rate,
      points: denominators.fraction(sale.net, price, 1),
    };
  });
}

export interface ManagedState {
  status: 'never' | 'active' | 'expired' | 'ended';
  reason?: NeverReason;
  lastActivity?: number;
  until?: number;
}

/** The last entry of an ascending list that is at most `day`. */
function latest(days: number[], day: number): number | undefined {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as number) <= day) low = middle + 1;
    else high = middle;
  }
  return days[low - 1];
}

export function managedState(ledger: ClientLedger, rules: PlainRules, day: number): ManagedState {
  const lastActivity = latest(ledger.counting, day);
  if (lastActivity === undefined) {
    const reason =
      day < ledger.firstUsable
        ? 'no-employee'
        : day < ledger.firstAssigned
          ? 'not-assigned'
          : day < ledger.firstActivity
            ? 'no-activity'
            : 'not-qualifying';
    return { status: 'never', reason };
  }
  if (contains(ledger.active, day)) {
    const ending = ledger.endings.find((each) => each > day) ?? FOREVER;
    return { status: 'active', lastActivity, until: Math.min(ending, runsOut(rules, lastActivity, day)) };
  }
  const until = ledger.active.findLast(({ to }) => to <= day)?.to;
  if (until === undefined) return { status: 'expired', lastActivity };
  const ended = until > lastActivity && endedOn(ledger, rules, until);
  return { status: ended ? 'ended' : 'expired', lastActivity, until };
}

/** The first day from `from` on that the window of an activity no longer covers. */
function runsOut(rules: PlainRules, activity: number, from: number): number {
  const windows = rules.windowDays.entries;
  for (let i = 0; i < windows.length; i++) {
    const start = Math.max((windows[i] as Step<number>).from, from);
    const end = windows[i + 1]?.from ?? FOREVER;
    if (start >= end) continue;
    const covered = activity + (windows[i] as Step<number>).value;
    if (covered < end) return Math.max(start, covered);
  }
  return FOREVER;
}

/** Did credit that stopped on `day` stop through an ending, rather than run out? */
export function endedOn(ledger: ClientLedger, rules: PlainRules, day: number): boolean {
  const activity = latest(ledger.counting, day - 1);
  if (activity === undefined) return false;
  return ledger.endings.find((each) => each > activity) === day && runsOut(rules, activity, day) !== day;
}
