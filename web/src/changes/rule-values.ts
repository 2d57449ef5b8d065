/** What a `rule` change says: its value beside the one that would otherwise be in force. */
import type { Change, Day, DecimalInput, RuleBook, Tier, Track } from 'tierwise';
import { scaledByPercent } from '../decimal.ts';
import { datedList } from '../state/documents.ts';
import { inForce, tracks } from '../state/minima.ts';

export type RuleChange = Extract<Change, { do: 'rule' }>;

/** How a parameter is typed. */
export type RuleForm = 'minima' | 'amount' | 'count' | 'unit' | 'growth';

/** The parameters that can be changed by form, with the key of their name. */
export const ruleForms = {
  '/tiers': { form: 'minima', label: 'rules.tiers' },
  '/sold/rate/sourced': { form: 'amount', label: 'rules.sourcedRate' },
  '/sold/rate/assisted': { form: 'amount', label: 'rules.assistedRate' },
  '/managed/rate': { form: 'amount', label: 'rules.managedRate' },
  '/managed/windowDays': { form: 'count', label: 'rules.windowDays' },
  '/sold/lifeMonths': { form: 'count', label: 'rules.lifeMonths' },
  '/market/multiplier': { form: 'amount', label: 'rules.multiplier' },
  '/market/growth': { form: 'growth', label: 'rules.growth' },
  '/currency/unit': { form: 'unit', label: 'rules.unit' },
  '/review/protectionMonths': { form: 'count', label: 'rules.protection' },
  '/review/checkpointDay': { form: 'count', label: 'rules.checkpoint' },
} as const satisfies Record<string, { form: RuleForm; label: string }>;
export type RulePath = keyof typeof ruleForms;
export const rulePaths = Object.keys(ruleForms) as RulePath[];

export function isRulePath(path: string): path is RulePath {
  return path in ruleForms;
}

/** The value that a parameter has on a day in a rule book; `undefined` before its first entry. */
export function valueOn(book: RuleBook, path: string, day: Day): unknown {
  return inForce(datedList(book, path), day)?.value;
}

/** The tiers with all minima raised or, below zero, lowered by a percentage of at most 2 decimals. */
export function scaledTiers(tiers: readonly Tier[], percent: string): Tier[] {
  return tiers.map((tier) => ({
    ...tier,
    minimum: Object.fromEntries(
      Object.entries(tier.minimum).map(([track, points]) => [track, scaledByPercent(String(points), percent)]),
    ),
  }));
}

/** The tiers with one minimum set. */
export function tiersWith(tiers: readonly Tier[], id: string, track: Track, points: string): Tier[] {
  return tiers.map((tier) => (tier.id === id ? { ...tier, minimum: { ...tier.minimum, [track]: points } } : tier));
}

/** A difference between two lists of tiers, as a reader would say it. */
export type TierDifference =
  | { kind: 'percent'; percent: string }
  | { kind: 'one'; tier: string; name: string; track: Track; points: string }
  | { kind: 'other' };

interface MinimumChange {
  tier: Tier;
  track: Track;
  before: DecimalInput | undefined;
  after: DecimalInput | undefined;
}

const isSame = (a: DecimalInput | undefined, b: DecimalInput | undefined) =>
  a === b || (a !== undefined && b !== undefined && Number(a) === Number(b));

/** Tells a change of all minima by one percentage from a change of one. */
export function tierDifference(before: readonly Tier[], after: readonly Tier[]): TierDifference {
  const changes = after.flatMap((tier): MinimumChange[] => {
    const old = before.find(({ id }) => id === tier.id)?.minimum ?? {};
    return tracks
      .map((track) => ({ tier, track, before: old[track], after: tier.minimum[track] }))
      .filter((change) => !isSame(change.before, change.after));
  });
  const percent = commonPercent(before, after, changes);
  if (percent !== null) return { kind: 'percent', percent };
  const [only] = changes;
  return changes.length === 1 && only?.after !== undefined
    ? { kind: 'one', tier: only.tier.id, name: only.tier.name, track: only.track, points: String(only.after) }
    : { kind: 'other' };
}

function commonPercent(
  before: readonly Tier[],
  after: readonly Tier[],
  changes: readonly MinimumChange[],
): string | null {
  if (changes.length === 0) return '0';
  if (changes.length === 1) return null;
  // The largest minimum tells the percentage best, since each was rounded to 4 decimals.
  const [largest] = changes.toSorted((a, b) => Number(b.before ?? 0) - Number(a.before ?? 0));
  if (largest?.before === undefined || largest.after === undefined || Number(largest.before) === 0) return null;
  const percent = String(Math.round((Number(largest.after) / Number(largest.before) - 1) * 10_000) / 100);
  const scaled = scaledTiers(before, percent);
  const agrees = (tier: Tier) =>
    tracks.every((track) => isSame(scaled.find(({ id }) => id === tier.id)?.minimum[track], tier.minimum[track]));
  return after.every(agrees) ? percent : null;
}

/** The change from another day on. Minima that rise by a percentage, or one of them, are taken from that day's list. */
export function movedRule(change: RuleChange, book: RuleBook, from: Day): RuleChange {
  const moved = { ...change, from };
  const before = inForce(book.tiers, change.from)?.value;
  const then = inForce(book.tiers, from)?.value;
  if (change.path !== '/tiers' || before === undefined || then === undefined) return moved;
  const difference = tierDifference(before, change.value as Tier[]);
  if (difference.kind === 'percent') return { ...moved, value: scaledTiers(then, difference.percent) };
  const { kind } = difference;
  return kind === 'one'
    ? { ...moved, value: tiersWith(then, difference.tier, difference.track, difference.points) }
    : moved;
}
