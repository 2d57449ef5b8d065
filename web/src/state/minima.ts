/**
 * The reader's own tier minima. The programme shows them to each partner alone (*Tier insights*), so the shipped ones are
 * stand-ins; these replace them, minimum by minimum, in the entry of the rule book that they were typed for.
 */
import type { Dated, Day, RuleBook, Status, Tier, Track } from 'tierwise';

export const tracks: readonly Track[] = ['total', 'sold', 'sourced', 'managed'];

/** By the day from which the replaced entry holds, tier and track: points, or `null` for "no such minimum". */
export type Minima = Readonly<Record<Day, Readonly<Record<string, Readonly<Partial<Record<Track, string | null>>>>>>>;

/** As long as the reader has entered none. */
export const noMinima: Minima = {};

/** Whether something read from the device has the shape of `Minima`. */
export function isMinima(value: unknown): value is Minima {
  return isRecordOf(value, (entry) =>
    isRecordOf(entry, (tier) =>
      isRecordOf(
        tier,
        (points) => points === null || (typeof points === 'string' && /^\d{1,12}(\.\d{1,4})?$/.test(points)),
      ),
    ),
  );
}

function isRecordOf(value: unknown, isValid: (member: unknown) => boolean): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isValid);
}

/** The entry of a dated list that is in force on a day: the last that starts on or before it. */
export function inForce<T>(list: readonly Dated<T>[], day: Day): Dated<T> | undefined {
  return list.findLast((entry) => entry.from <= day);
}

/** How sure a minimum is: the reader's own, or as the rule book's entry says. */
export function minimumStatus(entry: Dated<Tier[]>, tier: string, track: Track, minima: Minima): Status {
  return minima[entry.from]?.[tier]?.[track] === undefined ? entry.status : 'user';
}

/** Sets one minimum; `undefined` goes back to the shipped one. */
export function withMinimum(
  minima: Minima,
  from: Day,
  tier: string,
  track: Track,
  points: string | null | undefined,
): Minima {
  const { [track]: _, ...others } = minima[from]?.[tier] ?? {};
  const changed = points === undefined ? others : { ...others, [track]: points };
  return { ...minima, [from]: { ...minima[from], [tier]: changed } };
}

/**
 * The rule book with the reader's minima in it. An entry becomes `user` once every minimum in it is the reader's; until then
 * it keeps its status, since it still rests on shipped ones.
 */
export function applyMinima(book: RuleBook, minima: Minima): RuleBook {
  const tiers = book.tiers.map((entry) => applyToEntry(entry, minima));
  if (tiers.every((entry, index) => entry === book.tiers[index])) return book;
  return { ...book, tiers, sources: { user: { title: 'Entered on this device' }, ...book.sources } };
}

function applyToEntry(entry: Dated<Tier[]>, minima: Minima): Dated<Tier[]> {
  const own = minima[entry.from];
  if (own === undefined || Object.values(own).every((tier) => Object.keys(tier).length === 0)) return entry;
  const value = entry.value.map((tier) => ({ ...tier, minimum: mergedMinimum(tier, own[tier.id] ?? {}) }));
  const isAllOwn = entry.value.every((tier) =>
    Object.keys(tier.minimum).every((track) => own[tier.id]?.[track as Track] !== undefined),
  );
  return isAllOwn ? { ...entry, value, status: 'user', source: 'user' } : { ...entry, value };
}

function mergedMinimum(tier: Tier, own: Partial<Record<Track, string | null>>): Tier['minimum'] {
  const merged = Object.entries({ ...tier.minimum, ...own }).filter(([, points]) => points !== null);
  return Object.fromEntries(merged) as Tier['minimum'];
}
