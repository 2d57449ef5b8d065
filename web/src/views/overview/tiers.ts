/** How the tiers of the day lie around the partner. */
import type { Evaluation, Tier, Track } from 'tierwise';
import { tracks } from '../../state/minima.ts';
import { tierEntry } from '../../state/rule-facts.ts';

/** The tiers of the day, lowest first. */
export const tiersOfDay = (): readonly Tier[] => tierEntry.value?.value ?? [];

/** The tier that matters for keeping: the credited one, else the one that the points give. */
export function heldTier({ credited, performance }: Evaluation): Tier | undefined {
  return tiersOfDay().find(({ id }) => id === (credited ?? performance));
}

/** The first tier above the one that the points give. */
export function nextTier({ performance }: Evaluation): Tier | undefined {
  return tierAbove(tiersOfDay().find(({ id }) => id === performance));
}

/** The tier above another one; the lowest above none. */
export function tierAbove(tier: Tier | undefined): Tier | undefined {
  const tiers = tiersOfDay();
  return tiers[tiers.findIndex(({ id }) => id === tier?.id) + 1];
}

/** The tracks that any tier of the day has a minimum for. */
export function tracksInUse(): readonly Track[] {
  return tracks.filter((track) => tiersOfDay().some(({ minimum }) => minimum[track] !== undefined));
}
