import { describe, expect, test } from 'vitest';
import type { Changes, Client, Portfolio, RuleBook } from '../../wasm/src/documents.ts';
import type { Plan, PlanRequest, Touch } from '../../wasm/src/results.ts';
import { applyChanges } from '../reference/changes.ts';
import { type DayNumber, dayText, parseDay } from '../reference/day.ts';
import { standingOf } from '../reference/evaluate.ts';
import type { Case } from '../reference/generate.ts';
import { readPortfolio } from '../reference/model.ts';
import {
  add,
  compare,
  decimal,
  decimalText,
  multiply,
  type Rational,
  ratio,
  rounded,
  subtract,
  sum,
  ZERO,
} from '../reference/rational.ts';
import { Standing } from '../reference/standing.ts';
import { forAll, forSeed, inCase, type Situation } from './cases.ts';

/** One activity that could be done. */
interface Activity {
  client: string;
  employee: string;
  tool: string;
  action: string;
  on: string;
}

/** The portfolio with these activities, as the reference sees it. */
function worked({ rules, portfolio }: Situation, activities: Activity[]): Standing {
  const changes: Changes = {
    format: 'tierwise/changes@1',
    name: 'Plan',
    changes: activities.map(({ on, ...each }) => ({
      do: 'work',
      ...each,
      from: on,
      until: dayText(parseDay(on) + 1),
      everyDays: 1,
    })),
  };
  const changed = applyChanges(rules, portfolio, changes);
  return standingOf(changed.rules, changed.portfolio);
}

const activityOf = ({ by, client, employee, tool, action }: Touch): Activity => ({
  client,
  employee,
  tool,
  action,
  on: by,
});

/** One client alone, its activities replaced. */
function alone({ standing, portfolio }: Situation, client: Client): Standing {
  return new Standing(standing.book, readPortfolio({ ...portfolio, clients: [client] }));
}

/** A tool and an action that qualify on that day. */
function qualifying({ standing }: Situation, day: DayNumber): { tool: string; action: string } | undefined {
  const row = standing.book.qualifying(day).find(({ actions }) => actions.length > 0);
  if (row === undefined) return undefined;
  return { tool: row.tool === '*' ? 'none-of-the-others' : row.tool, action: row.actions[0] as string };
}

/** Somebody whose activity for the client on that day counts. */
function someoneFor(situation: Situation, client: Client, day: DayNumber): Activity | undefined {
  const what = qualifying(situation, day);
  if (what === undefined) return undefined;
  const { managedUntil: _, ended: __, ...bare } = client;
  for (const { employee } of client.access ?? []) {
    const activity = { employee, ...what, on: dayText(day) };
    const only = alone(situation, { ...bare, activities: [activity] });
    if (only.clients[0]?.relationship.on(day).status !== 'never') return { client: client.id, ...activity };
  }
  return undefined;
}

/** All that can be done at all: one activity a client and day from `from` to `until`. */
function everything(situation: Situation, from: DayNumber, until: DayNumber): Activity[] {
  const days = Array.from({ length: until - from + 1 }, (_, index) => from + index);
  return (situation.portfolio.clients ?? []).flatMap((client) =>
    days.map((day) => someoneFor(situation, client, day)).filter((each) => each !== undefined),
  );
}

interface Question {
  request: PlanRequest;
  days: DayNumber[];
  possible: Activity[];
}

/** Targets at, just above and between what is reached with nothing done and with everything. */
function questionOf(situation: Situation): Question {
  const { standing, portfolio, random } = situation;
  const from = parseDay(portfolio.asOf) + random.pick([-30, 0, 1, 1, 1]);
  const until = from + random.pick([0, 20, 61, 95, 120]);
  const at = random.pick(['checkpoints', 'checkpoints', 'reviews', 'day'] as const);
  const range = { from: dayText(from), until: dayText(until), at };
  const days = daysOf(range, standing);
  const possible = everything(situation, from, until);
  const tiers = standing.book.tiers(until);
  if (tiers.length > 0 && random.chance(0.35))
    return { request: { ...range, tier: random.pick(tiers).id }, days, possible };
  const day = days.length > 0 ? random.pick(days) : until;
  const idle = standing.points(day).total;
  const busy = worked(
    situation,
    possible.filter((each) => each.on <= dayText(day)),
  ).points(day).total;
  const between = rounded(add(idle, multiply(subtract(busy, idle), ratio(BigInt(random.whole(1, 9)), 10n))));
  const wanted = random.pick([idle, busy, add(busy, decimal('0.000001')), decimal(between), decimal(between)]);
  return { request: { ...range, points: decimalText(wanted) }, days, possible };
}

function daysOf({ from, until, at }: Pick<PlanRequest, 'from' | 'until' | 'at'>, standing: Standing): DayNumber[] {
  const [first, last] = [parseDay(from), parseDay(until)];
  if (at === 'day') return [last];
  const range = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return range.filter((day) => (at === 'reviews' ? standing.isReview(day) : standing.isCheckpoint(day)));
}

function isMet(standing: Standing, { tier, points }: PlanRequest, day: DayNumber): boolean {
  if (points !== undefined) return compare(standing.points(day).total, decimal(points)) >= 0;
  return standing.tiers(day).some((each) => each.tier.id === tier && each.met);
}

/** Points missing on the day that work on clients can bring. */
function gapOf(standing: Standing, { tier, points }: PlanRequest, day: DayNumber): Rational {
  const missing = standing.tiers(day).find((each) => each.tier.id === tier)?.missing ?? {};
  const ofTier = [missing.total ?? ZERO, missing.managed ?? ZERO];
  const gaps = points === undefined ? ofTier : [subtract(decimal(points), standing.points(day).total)];
  return gaps.reduce((largest, gap) => (compare(largest, gap) < 0 ? gap : largest), ZERO);
}

/** The most activities that the credit of a client takes. */
function most({ rules, portfolio }: Situation): number {
  const held = portfolio.partner.creditedTier?.tier ?? '';
  return Math.max(1, ...(rules.managed.minimumActivities ?? []).map(({ value }) => value[held]?.count ?? 1));
}

/** The documents of a case whose credited tier must show two or three activities. */
function withMinimum({ rules, portfolio, seed }: Case): { rules: RuleBook; portfolio: Portfolio } {
  const tier = rules.tiers.at(-1)?.value[0]?.id ?? 'gold';
  const row = { count: 2 + (seed % 2), days: [30, 45, 60, 90][seed % 4] as number };
  const minimumActivities = [{ from: '2016-01-01', value: { [tier]: row }, status: 'user', source: 'user' } as const];
  return {
    rules: { ...rules, managed: { ...rules.managed, minimumActivities } },
    portfolio: {
      ...portfolio,
      partner: { ...portfolio.partner, creditedTier: { tier, since: '2020-01-15' } },
    },
  };
}

type Claim = (situation: Situation, question: Question, plan: Plan) => void;
const plans: Parameters<Claim>[] = [];
function take(situation: Situation): void {
  const question = questionOf(situation);
  const known = question.days.every((day) => knowsTier(situation, question.request, day));
  if (known) plans.push([situation, question, situation.model.plan(question.request)]);
}
forAll(40, take);
forAll(40, take, withMinimum);
// A credit runs out while the window is a single day.
forSeed(156, take);

function forAllPlans(claim: Claim): void {
  for (const [situation, question, plan] of plans) {
    try {
      claim(situation, question, plan);
    } catch (error) {
      throw inCase(situation.seed, error);
    }
  }
}

function knowsTier({ standing }: Situation, { tier }: PlanRequest, day: DayNumber): boolean {
  return tier === undefined || standing.book.tiers(day).some(({ id }) => id === tier);
}

/** What one activity adds on each day of the plan. */
function gainsOf({ standing }: Situation, days: DayNumber[], after: Standing): Rational[] {
  const client = after.clients[0];
  const before = standing.clients.find((each) => each.client.id === client?.client.id);
  return days.map((day) =>
    subtract(client?.relationship.worth(day).points ?? ZERO, before?.relationship.worth(day).points ?? ZERO),
  );
}

/** The client of these activities alone, once they are done. */
function treated(situation: Situation, activities: Activity[]): Standing {
  const client = situation.portfolio.clients?.find(({ id }) => id === activities[0]?.client) as Client;
  const done = activities.map(({ client: _, ...activity }) => activity);
  return alone(situation, { ...client, activities: [...(client.activities ?? []), ...done] });
}

/** One way to treat a client: how many activities, and what they add on each day of the plan. */
interface Treatment {
  activities: number;
  gains: Rational[];
}

/** Every number of activities on every day that could matter; of those that add the same, the one with the fewest. */
function treatments(situation: Situation, days: DayNumber[], possible: Activity[]): Treatment[] {
  const found = new Map<string, Treatment>();
  const tryAll = (chosen: Activity[], [next, ...later]: Activity[]) => {
    if (next !== undefined) {
      for (let copies = 0; copies <= most(situation); copies++)
        tryAll([...chosen, ...Array.from({ length: copies }, () => next)], later);
      return;
    }
    const [first] = chosen;
    const gains = first === undefined ? days.map(() => ZERO) : gainsOf(situation, days, treated(situation, chosen));
    const key = gains.map(decimalText).join();
    const known = found.get(key);
    if (known === undefined || chosen.length < known.activities) found.set(key, { activities: chosen.length, gains });
  };
  tryAll([], latest(days, possible));
  return [...found.values()];
}

/** What is done for a day of the plan may as well be done on the last possible day since the one before it. */
function latest(days: DayNumber[], possible: Activity[]): Activity[] {
  return days.flatMap((day, index) => {
    const since = index === 0 ? '' : dayText(days[index - 1] as DayNumber);
    return possible.filter(({ on }) => since < on && on <= dayText(day)).slice(-1);
  });
}

/** The fewest activities that close every gap, by trying every way to treat every client; null: none does. */
function fewest(situation: Situation, { request, days, possible }: Question): number | null {
  const gaps = days.map((day) => gapOf(situation.standing, request, day));
  const clients = (situation.portfolio.clients ?? []).map(({ id }) =>
    treatments(
      situation,
      days,
      possible.filter(({ client }) => client === id),
    ),
  );
  let best: number | null = null;
  const tryAll = (index: number, activities: number, gains: Rational[][]) => {
    const client = clients[index];
    if (client !== undefined) {
      for (const each of client) tryAll(index + 1, activities + each.activities, [...gains, each.gains]);
      return;
    }
    const enough = gaps.every((gap, day) => compare(sum(gains.map((each) => each[day] as Rational)), gap) >= 0);
    if (enough && (best === null || activities < best)) best = activities;
  };
  tryAll(0, 0, []);
  return best;
}

/** Whether no activity of the day before makes a credit active on that day. */
function countsOnItsDayAlone({ book, model }: Standing, day: DayNumber): boolean {
  return Math.min(book.window(day), book.minimumActivities(model.held?.tier, day)?.days ?? Infinity) === 1;
}

describe('plans for random portfolios', { timeout: 0 }, () => {
  test('look at the days asked for, with what is missing on each', () => {
    forAllPlans(({ standing }, { request, days }, plan) => {
      expect(plan.days.map(({ on, missing }) => ({ on, missing }))).toEqual(
        days.map((day) => ({ on: dayText(day), missing: rounded(gapOf(standing, request, day)) })),
      );
    });
  });

  test('keep the target on each day, with the points promised', () => {
    forAllPlans((situation, { request, days }, plan) => {
      if (!plan.reachable) return;
      const after = worked(situation, plan.touches.map(activityOf));
      for (const [index, day] of days.entries()) {
        expect(isMet(after, request, day), dayText(day)).toBe(true);
        expect(plan.days[index]?.after).toBe(rounded(after.points(day).total));
      }
    });
  });

  test('say that a target is out of reach only where doing everything does not reach it either', () => {
    forAllPlans((situation, { request, days, possible }, plan) => {
      const busy = worked(situation, [...possible, ...possible, ...possible, ...possible]);
      expect(plan.reachable).toBe(days.every((day) => isMet(busy, request, day)));
      if (plan.reason === undefined) return;
      expect(isMet(busy, request, parseDay(plan.reason.on))).toBe(false);
      expect(whyNot(busy, request, parseDay(plan.reason.on))).toContain(plan.reason.code);
    });
  });

  test('take as few activities as can be', () => {
    forAllPlans((situation, question, plan) => {
      if (!plan.reachable) return;
      expect(plan.proven).toBe(true);
      expect(plan.touches.length).toBe(fewest(situation, question));
    });
  });

  test('name the last day on which a touch still helps, and all that it covers', () => {
    forAllPlans((situation, { days, possible }, plan) => {
      if (most(situation) > 1) return;
      for (const touch of plan.touches) {
        const gains = gainsOf(situation, days, treated(situation, [activityOf(touch)]));
        const covered = days.filter((_, index) => gains[index]?.numerator !== 0n);
        expect(touch.covers).toEqual(covered.map(dayText));
        const first = days.indexOf(covered[0] as DayNumber);
        expect(touch.points).toBe(rounded(gains[first] as Rational));
        for (const later of possible.filter(({ client, on }) => client === touch.client && on > touch.by)) {
          expect(gainsOf(situation, days, treated(situation, [later]))[first], later.on).toEqual(ZERO);
        }
      }
    });
  });

  test('list the credit that runs out with its points, most first', () => {
    forAllPlans(({ standing }, { request }, plan) => {
      const [from, until] = [parseDay(request.from), parseDay(request.until)];
      const expected = standing.clients.flatMap(({ client, relationship }) => {
        const days = Array.from({ length: until - from }, (_, index) => from + 1 + index);
        return days.flatMap((day) => {
          const points = relationship.worth(day - 1).points ?? ZERO;
          if (relationship.isActive(day) || compare(points, ZERO) === 0) return [];
          const { status, until: stopped } = relationship.on(day);
          if (status === 'ended' && stopped === day) return [];
          const actBy = countsOnItsDayAlone(standing, day) ? day : day - 1;
          return [{ client: client.id, actBy: dayText(actBy), on: dayText(day), points }];
        });
      });
      expected.sort((a, b) => compare(b.points, a.points));
      expect(plan.lapses).toEqual(expected.map((each) => ({ ...each, points: rounded(each.points) })));
    });
  });

  test('an activity on the last day to act keeps the credit without a gap', () => {
    forAllPlans((situation, { possible }, plan) => {
      if (most(situation) > 1) return;
      for (const { client, actBy, on } of plan.lapses) {
        const activity = possible.find((each) => each.client === client && each.on === actBy);
        if (activity === undefined) continue;
        expect(treated(situation, [activity]).clients[0]?.relationship.isActive(parseDay(on))).toBe(true);
      }
    });
  });
});

/** Every reason that the reference sees for which the target is missed whatever is done. */
function whyNot(busy: Standing, { tier }: PlanRequest, day: DayNumber): string[] {
  const towards = busy.tiers(day).find((each) => each.tier.id === tier);
  const holds: [string, boolean][] = [
    ['not-certified', towards?.tier.certified === true && !busy.certified(day)],
    ['unconfirmed', (towards?.unconfirmed.length ?? 0) > 0],
    ['needs-sourced', towards?.missing.sourced !== undefined],
    ['needs-sold', towards?.missing.sold !== undefined],
    [
      'too-few-clients',
      towards === undefined || towards.missing.total !== undefined || towards.missing.managed !== undefined,
    ],
  ];
  return holds.filter(([, holdsHere]) => holdsHere).map(([reason]) => reason);
}
