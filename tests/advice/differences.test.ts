import { describe, expect, test } from 'vitest';
import type { Portfolio, RuleBook } from '../../wasm/src/documents.ts';
import type { Difference, Points } from '../../wasm/src/results.ts';
import { type DayNumber, dayText, parseDay } from '../reference/day.ts';
import { evaluateStanding } from '../reference/evaluate.ts';
import type { Case } from '../reference/generate.ts';
import { rounded, subtract } from '../reference/rational.ts';
import type { ClientOnModel, Standing } from '../reference/standing.ts';
import { forAll, type Situation, shippedRules } from './cases.ts';

/** Two days of a case, the earlier first. */
function twoDays({ drawn, random }: Situation): { from: string; to: string } {
  const days = [...new Set([...drawn.days, drawn.from, drawn.to])].sort();
  const first = random.whole(0, days.length - 2);
  return { from: days[first] as string, to: days[random.whole(first + 1, days.length - 1)] as string };
}

const sumOf = (parts: Difference[]): number => parts.reduce((sum, { points }) => sum + points, 0);
const millionths = (points: number): bigint => BigInt(Math.round(points * 1e6));
/** Each summand is off by half of the last decimal at most, and so is the sum. */
const roundingOf = (parts: Difference[]): number => (parts.length + 1) * 0.5e-6 + 1e-9;

const TRACKS: Record<keyof Points, Difference['part'][]> = {
  total: ['managed', 'sourced', 'assisted'],
  sold: ['sourced', 'assisted'],
  sourced: ['sourced'],
  assisted: ['assisted'],
  managed: ['managed'],
};

/** In USD, unshared, under the shipped rules every figure of points has at most 6 decimals. */
function withoutRounding({ portfolio }: Case): { rules: RuleBook; portfolio: Portfolio } {
  const clients = (portfolio.clients ?? []).map((client) => ({ ...client, currency: 'USD', otherPartners: [] }));
  return { rules: shippedRules, portfolio: { ...portfolio, clients } };
}

/** What the reference says of a change of managed points on `day`. */
function managedKinds({ relationship, client }: ClientOnModel, standing: Standing, day: DayNumber): string[] {
  const before = relationship.isActive(day - 1);
  const after = relationship.isActive(day);
  if (before && !after) {
    const { status, until } = relationship.on(day);
    return [status === 'ended' && until === day ? 'managed-end' : 'managed-expire'];
  }
  if (!before && after) return ['managed-start'];
  const { book } = standing;
  const price = (on: DayNumber) =>
    JSON.stringify(
      [book.unit(client.currency, on), book.multiplier(client.market, on), book.managedRate(on)],
      (_, each) => (typeof each === 'bigint' ? String(each) : each),
    );
  const mrr = (on: DayNumber) =>
    client.subscriptions.filter(({ span }) => span.from <= on && on < span.to).map((row) => String(row.mrr.numerator));
  const kinds: string[] = [];
  if (mrr(day).join() !== mrr(day - 1).join()) kinds.push('mrr-change');
  if (relationship.worth(day).partners !== relationship.worth(day - 1).partners) kinds.push('partners-change');
  if (price(day) !== price(day - 1)) kinds.push('price-change');
  return kinds;
}

describe('differences between two days of random portfolios', { timeout: 0 }, () => {
  test('before, after and change are what the reference says of both days', () => {
    forAll(40, (situation) => {
      const { from, to } = twoDays(situation);
      const { before, after, change } = situation.model.differences(from, to);
      const [first, last] = [from, to].map((day) => situation.standing.points(parseDay(day)));
      expect(before).toEqual(evaluateStanding(situation.standing, from).points);
      expect(after).toEqual(evaluateStanding(situation.standing, to).points);
      for (const track of Object.keys(TRACKS) as (keyof Points)[]) {
        if (first && last) expect(change[track], track).toBe(rounded(subtract(last[track], first[track])));
      }
    });
  });

  test('the parts add up to the change of every track', () => {
    forAll(40, (situation) => {
      const { from, to } = twoDays(situation);
      const { change, parts } = situation.model.differences(from, to);
      for (const [track, names] of Object.entries(TRACKS)) {
        const own = parts.filter(({ part }) => names.includes(part));
        expect(Math.abs(sumOf(own) - change[track as keyof Points]), track).toBeLessThanOrEqual(roundingOf(own));
      }
    });
  });

  test('where nothing is rounded, they add up exactly, for every client too', () => {
    forAll(
      40,
      (situation) => {
        const { from, to } = twoDays(situation);
        const { change, parts } = situation.model.differences(from, to);
        for (const [track, names] of Object.entries(TRACKS)) {
          const own = parts.filter(({ part }) => names.includes(part));
          expect(millionths(sumOf(own)), track).toBe(millionths(change[track as keyof Points]));
        }
        const [first, last] = [from, to].map((day) => evaluateStanding(situation.standing, day).clients);
        for (const [index, client] of (last ?? []).entries()) {
          const own = parts.filter((part) => part.client === client.id);
          const earlier = first?.[index];
          const worth = (of: typeof earlier) => (of?.managed.points ?? 0) + (of?.sold.points ?? 0);
          expect(millionths(sumOf(own)), client.id).toBe(millionths(worth(client) - worth(earlier)));
        }
      },
      withoutRounding,
    );
  });

  test('new and lost are the sums of the gains and of the losses', () => {
    forAll(40, (situation) => {
      const { from, to } = twoDays(situation);
      const { new: gained, lost, parts } = situation.model.differences(from, to);
      for (const [sums, sign] of [
        [gained, 1],
        [lost, -1],
      ] as const) {
        for (const track of ['sold', 'managed'] as const) {
          const own = parts.filter((each) => TRACKS[track].includes(each.part));
          const ofSign = own.filter((each) => Math.sign(each.points) === sign);
          expect(Math.abs(sumOf(ofSign) - sums[track]), track).toBeLessThanOrEqual(roundingOf(own));
        }
      }
    });
  });

  test('every part is on its day, and of a kind that the reference sees there', () => {
    forAll(40, ({ model, standing, ...situation }) => {
      const { from, to } = twoDays({ model, standing, ...situation });
      for (const part of model.differences(from, to).parts) {
        expect(from < part.on && part.on <= to, part.on).toBe(true);
        const client = standing.clients.find((each) => each.client.id === part.client) as ClientOnModel;
        const day = parseDay(part.on);
        if (part.part === 'managed') {
          expect(managedKinds(client, standing, day)).toContain(part.kind);
        } else {
          const edge = part.kind === 'sold-start' ? 'on' : 'until';
          expect(client.lots).toContainEqual(
            expect.objectContaining({ line: part.line, motion: part.part, [edge]: day }),
          );
        }
      }
    });
  });

  test('two stretches of time have the parts of the whole', () => {
    forAll(40, (situation) => {
      const { from, to } = twoDays(situation);
      const [first, last] = [parseDay(from), parseDay(to)];
      if (last - first < 2) return;
      const middle = dayText(situation.random.whole(first + 1, last - 1));
      const { model } = situation;
      const halves = [...model.differences(from, middle).parts, ...model.differences(middle, to).parts];
      const key = (part: Difference) => JSON.stringify(part);
      expect(halves.map(key).sort()).toEqual(model.differences(from, to).parts.map(key).sort());
    });
  });
});
