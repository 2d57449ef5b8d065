/** The next review: what it does to the tier, and why. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Day, Explanation, ReviewOutcome } from 'tierwise';
import { attempt, day, evaluation, model } from './app.ts';
import { coming } from './coming.ts';
import { tierEntry } from './rule-facts.ts';

/** A checkpoint that the review looks at. */
export interface JudgedCheckpoint {
  on: Day;
  /** What the points give on it, or the tier that the reader says was met. */
  tier: string | null;
  isMet: boolean;
}

export interface NextReview {
  on: Day;
  outcome: ReviewOutcome;
  /** The tier held until then, and the one held after it. */
  from: string | null;
  to: string | null;
  /** Whether a missing certification is what decides. */
  isUncertified: boolean;
  /** The checkpoints that decide; empty where they do not. */
  checkpoints: readonly JudgedCheckpoint[];
}

/** Reads the review out of its explanation. `ranks` are the ids of the tiers, lowest first. */
export function readReview(
  { subject, value, because }: Explanation,
  held: string | null,
  ranks: readonly string[],
): NextReview {
  const rankOf = (tier: string | null) => (tier === null ? -1 : ranks.indexOf(tier));
  const checkpoints = because
    .filter(({ figure }) => figure === 'review.checkpoint')
    .map((checkpoint) => {
      const isStated = checkpoint.inputs.length > 0;
      const tier = isStated ? held : (checkpoint.value as string | null);
      return { on: checkpoint.subject.on ?? '', tier, isMet: isStated || rankOf(tier) >= rankOf(held) };
    });
  return {
    on: subject.on ?? '',
    outcome: subject.outcome as ReviewOutcome,
    from: held,
    to: value as string | null,
    isUncertified: because.some(({ figure }) => figure === 'tier.certification'),
    checkpoints,
  };
}

/** `null` before the day of the portfolio, and without a portfolio. */
export const nextReview: ReadonlySignal<NextReview | null> = computed(() => {
  const current = model.value?.value;
  const standing = evaluation.value;
  if (current === undefined || standing === null || standing.review === null) return null;
  const { next } = standing.review;
  const explained = attempt(() => current.explain({ on: day.value })).value?.figures;
  const review = explained?.find(({ figure }) => figure === 'review');
  if (review === undefined) return null;
  const last = coming.value.findLast(({ on, tier }) => on < next && tier !== undefined);
  const held = last?.tier === undefined ? standing.credited : last.tier;
  return readReview(
    review,
    held,
    (tierEntry.value?.value ?? []).map(({ id }) => id),
  );
});
