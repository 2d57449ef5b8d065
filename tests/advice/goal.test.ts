import { TierwiseError } from 'tierwise';
import { describe, expect, test } from 'vitest';
import type { Changes, Motion } from '../../wasm/src/documents.ts';
import type { Goal, GoalRequest, GoalWay } from '../../wasm/src/results.ts';
import { applyChanges } from '../reference/changes.ts';
import { dayText, parseDay } from '../reference/day.ts';
import { standingOf } from '../reference/evaluate.ts';
import { compare, decimal, decimalText, rounded, subtract } from '../reference/rational.ts';
import type { Standing } from '../reference/standing.ts';
import { forAll, type Situation } from './cases.ts';

/** More than any sale: amounts are below 10^12. */
const HUGE = '999999999999';
const WHOLE_CURRENCIES = new Set(['JPY']);

function requestOf({ standing, drawn, random }: Situation): GoalRequest {
  const on = random.pick(drawn.days);
  const sellOn = random.chance(0.5)
    ? {}
    : { sellOn: dayText(parseDay(on) - random.pick([0, 1, 30, 90, 364, 365, 366])) };
  const tiers = standing.book.tiers(parseDay(on));
  if (tiers.length > 0 && random.chance(0.6)) return { on, ...sellOn, tier: random.pick(tiers).id };
  const { total } = standing.points(parseDay(on));
  const more = random.pick(['-1', '0', '0.000001', '0.01', '1', '50', '333.333333', '100000', '999999999']);
  const wanted = subtract(total, decimal(more.startsWith('-') ? more.slice(1) : `0`));
  const points = more.startsWith('-') ? wanted : subtract(total, subtract(decimal('0'), decimal(more)));
  return { on, ...sellOn, points: compare(points, decimal('0')) < 0 ? '0' : decimalText(points) };
}

function isMet(standing: Standing, { on, tier, points }: GoalRequest): boolean {
  const day = parseDay(on);
  if (points !== undefined) return compare(standing.points(day).total, decimal(points)) >= 0;
  return standing.tiers(day).some((each) => each.tier.id === tier && each.met);
}

/** A country of that kind on the day of the sale. */
function marketOf(standing: Standing, kind: GoalWay['market'], day: string): string {
  const growth = standing.book.document.market.growth.filter(({ from }) => from <= day).at(-1)?.value ?? [];
  const countries = kind === 'growth' ? growth : ['US', 'DE', 'GB', 'FR'].filter((each) => !growth.includes(each));
  return countries[0] as string;
}

/** How the reference sees the partner once `amount` was sold to a new client. */
function afterSale(
  { rules, portfolio, standing }: Situation,
  { on, sellOn = on }: GoalRequest,
  way: GoalWay,
  amount: string,
) {
  const client = { id: 'goal', name: 'Goal', market: marketOf(standing, way.market, sellOn), currency: way.currency };
  const sale = { line: 'goal-line', on: sellOn, mrr: amount, motion: way.motion };
  const changes: Changes = {
    format: 'tierwise/changes@1',
    name: 'Goal',
    changes: [
      { do: 'add-client', client },
      { do: 'sell', client: 'goal', sale },
    ],
  };
  const changed = applyChanges(rules, portfolio, changes);
  return standingOf(changed.rules, changed.portfolio);
}

function oneUnitLess(way: GoalWay): string {
  const unit = WHOLE_CURRENCIES.has(way.currency) ? '1' : '0.01';
  return decimalText(subtract(decimal(way.amount as string), decimal(unit)));
}

/** A few of the ways; they differ in their factors alone. */
const someWays = ({ random }: Situation, { ways }: Goal): GoalWay[] =>
  ways.length === 0 ? [] : random.list(6, 6, () => random.pick(ways));

type Claim = (situation: Situation, request: GoalRequest, goal: Goal) => void;
const forAllGoals = (claim: Claim) =>
  forAll(30, (situation) => {
    const request = requestOf(situation);
    claim(situation, request, situation.model.goal(request));
  });

describe('goals of random portfolios', { timeout: 0 }, () => {
  test('met, missing, unconfirmed and certified are what the reference says', () => {
    forAllGoals(({ standing }, request, goal) => {
      const day = parseDay(request.on);
      expect(goal.met).toBe(isMet(standing, request));
      expect(goal.certified).toBe(standing.certified(day));
      if (request.tier === undefined) {
        const gap = rounded(subtract(decimal(request.points as string), standing.points(day).total));
        expect(goal.missing).toEqual(goal.met ? {} : { total: gap });
        return;
      }
      const tier = standing.tiers(day).find((each) => each.tier.id === request.tier);
      const missing = Object.entries(tier?.missing ?? {}).map(([track, points]) => [track, rounded(points)]);
      expect(goal).toMatchObject({ missing: Object.fromEntries(missing), unconfirmed: tier?.unconfirmed });
    });
  });

  test('a goal that is met asks for nothing, another has each way once', () => {
    forAllGoals(({ rules }, { on, sellOn = on }, goal) => {
      const inForce = <T>(list: { from: string; value: T }[]) =>
        list.filter(({ from }) => from <= sellOn).at(-1)?.value;
      const markets = (inForce(rules.market.growth) ?? []).length > 0 ? ['standard', 'growth'] : ['standard'];
      const motions: Motion[] = ['sourced', 'assisted'];
      const currencies = Object.keys(inForce(rules.currency.unit) ?? {});
      const each = motions.flatMap((motion) =>
        markets.flatMap((market) => currencies.map((currency) => `${motion} ${market} ${currency}`)),
      );
      const asked = goal.ways.map(({ motion, market, currency }) => `${motion} ${market} ${currency}`);
      expect(asked.sort()).toEqual(goal.met ? [] : each.sort());
    });
  });

  test('the amount meets the goal, one smallest unit less does not', () => {
    forAllGoals((situation, request, goal) => {
      for (const way of someWays(situation, goal).filter(({ amount }) => amount !== null)) {
        const meets = (amount: string) => isMet(afterSale(situation, request, way, amount), request);
        expect([meets(way.amount as string), meets(oneUnitLess(way))], JSON.stringify(way)).toEqual([true, false]);
      }
    });
  });

  test('where there is no amount, even the largest sale falls short, for the reason given', () => {
    forAllGoals((situation, request, goal) => {
      for (const way of someWays(situation, goal).filter(({ amount }) => amount === null)) {
        const after = afterSale(situation, request, way, HUGE);
        expect(isMet(after, request), JSON.stringify(way)).toBe(false);
        expect(whyNot(after, request, way), JSON.stringify(way)).toContain(way.reason);
      }
    });
  });
});

/** Every reason that the reference sees for which the largest sale falls short. */
function whyNot(after: Standing, { on, tier }: GoalRequest, { motion }: GoalWay): string[] {
  const day = parseDay(on);
  const towards = after.tiers(day).find((each) => each.tier.id === tier);
  const lot = after.clients.at(-1)?.lots.at(-1);
  const counts = lot !== undefined && lot.on <= day && day < lot.until;
  const earns = lot?.points !== null && lot?.points !== undefined && compare(lot.points, decimal('0')) > 0;
  const holds: [string, boolean][] = [
    ['not-certified', towards?.tier.certified === true && !after.certified(day)],
    ['unconfirmed', (towards?.unconfirmed.length ?? 0) > 0],
    ['needs-managed', towards?.missing.managed !== undefined],
    ['needs-sourced', motion === 'assisted' && towards?.missing.sourced !== undefined],
    ['sale-expired', !counts],
    ['rate-zero', !earns],
    ['too-large', counts && earns],
  ];
  return holds.filter(([, true_]) => true_).map(([reason]) => reason);
}

test('a tier that the rule book does not have that day is refused by name', { timeout: 0 }, () => {
  forAll(3, ({ model, drawn }) => {
    try {
      model.goal({ on: drawn.days[0] as string, tier: 'bronze' });
    } catch (error) {
      if (!(error instanceof TierwiseError)) throw error;
      const [problem] = error.problems;
      if (problem?.id === 'missing-parameter') return;
      expect(problem).toMatchObject({ id: 'unknown-tier', document: 'request', pointer: '/tier', found: '"bronze"' });
      return;
    }
    expect.unreachable('the goal was accepted');
  });
});
