/** What a `rule` change says: its value beside the one that would otherwise be in force. */
import type {
  Change,
  Day,
  DecimalInput,
  MinimumActivities,
  MonthDay,
  QualifyingRow,
  RuleBook,
  Tier,
  Track,
} from 'tierwise';
import { addMonths } from '../day.ts';
import { scaledByPercent } from '../decimal.ts';
import { datedList } from '../state/documents.ts';
import { inForce, tracks } from '../state/minima.ts';
import { qualifyingActions } from './tools.ts';

export type RuleChange = Extract<Change, { do: 'rule' }>;

/** How a parameter is typed. */
export type RuleForm = 'minima' | 'amount' | 'count' | 'unit' | 'growth' | 'qualifying' | 'activities' | 'reviews';

/** The parameters that can be changed by form, with the key of their name. */
export const ruleForms = {
  '/tiers': { form: 'minima', label: 'rules.tiers' },
  '/sold/rate/sourced': { form: 'amount', label: 'rules.sourcedRate' },
  '/sold/rate/assisted': { form: 'amount', label: 'rules.assistedRate' },
  '/managed/rate': { form: 'amount', label: 'rules.managedRate' },
  '/managed/windowDays': { form: 'count', label: 'rules.windowDays' },
  '/managed/qualifying': { form: 'qualifying', label: 'rules.qualifyingActivities' },
  '/managed/minimumActivities': { form: 'activities', label: 'rules.activityMinimum' },
  '/sold/lifeMonths': { form: 'count', label: 'rules.lifeMonths' },
  '/market/multiplier': { form: 'amount', label: 'rules.multiplier' },
  '/market/growth': { form: 'growth', label: 'rules.growth' },
  '/currency/unit': { form: 'unit', label: 'rules.unit' },
  '/review/protectionMonths': { form: 'count', label: 'rules.protection' },
  '/review/checkpointDay': { form: 'count', label: 'rules.checkpoint' },
  '/review/downReviews': { form: 'reviews', label: 'rules.downReviews' },
} as const satisfies Record<string, { form: RuleForm; label: string }>;
export type RulePath = keyof typeof ruleForms;
export const rulePaths = Object.keys(ruleForms) as RulePath[];

export function isRulePath(path: string): path is RulePath {
  return path in ruleForms;
}

/** The value that a parameter has on a day in a rule book; `undefined` before its first entry. */
export function valueOn(book: RuleBook, path: string, day: Day): unknown {
  const value = inForce(datedList(book, path), day)?.value;
  // The one list that a rule book may lack: no tier then has such a minimum.
  return path === '/managed/minimumActivities' ? (value ?? {}) : value;
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

/** The table with other actions that count in a tool. */
export function withActions(
  table: readonly QualifyingRow[],
  tool: string,
  actions: readonly string[],
): QualifyingRow[] {
  const row = { tool, actions: [...actions] };
  return table.some((one) => one.tool === tool) ? table.map((one) => (one.tool === tool ? row : one)) : [...table, row];
}

/** The tools with a row of their own, `*` too, in which other actions count. */
export function changedTools(before: readonly QualifyingRow[], after: readonly QualifyingRow[]): string[] {
  const tools = new Set([...before, ...after].map(({ tool }) => tool));
  const text = (table: readonly QualifyingRow[], tool: string) => [...qualifyingActions(table, tool)].sort().join();
  return [...tools].filter((tool) => text(before, tool) !== text(after, tool));
}

/** Activities that a credited tier must show, by tier. */
export type ActivityMinima = Readonly<Record<string, MinimumActivities>>;

/** The minima with another one for a tier; a count of 0 asks for none. */
export function withActivities(minima: ActivityMinima, tier: string, minimum: MinimumActivities): ActivityMinima {
  const { [tier]: _, ...others } = minima;
  return minimum.count === 0 ? others : { ...others, [tier]: minimum };
}

/** The tiers of which another number of activities, or within another time, is asked. */
export function changedTiers(before: ActivityMinima, after: ActivityMinima): string[] {
  const isChanged = (tier: string) =>
    before[tier]?.count !== after[tier]?.count || before[tier]?.days !== after[tier]?.days;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(isChanged);
}

export type Reviews = readonly { on: MonthDay; since: MonthDay }[];

/** The days of a year on which there can be a review: those of checkpoints. */
export function reviewDays(checkpointDay: number): MonthDay[] {
  const january = `2023-01-${String(checkpointDay).padStart(2, '0')}`;
  return Array.from({ length: 12 }, (_, month) => addMonths(january, month).slice(5));
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
