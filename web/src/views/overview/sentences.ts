/** Where the partner stands, a sentence at a time. */
import type { Evaluation, Track } from 'tierwise';
import { formatDay, formatList, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { lapses } from '../../state/client-rows.ts';
import { tierName } from '../../state/rule-facts.ts';
import { lapsingWithin } from './coming.tsx';
import { nextTier } from './tiers.ts';

const NEAR_DAYS = 30;

/** What is held, and whether the points are enough for it; empty where nothing is. */
export function heldSentence({ credited, performance }: Evaluation): string {
  if (credited === null) return '';
  const held = tierName(credited);
  if (credited === performance) return t('overview.heldSame', { held });
  return t('overview.heldOther', { held, performance: performance === null ? t('tier.none') : tierName(performance) });
}

/** What the next tier still takes. */
export function nextSentence(standing: Evaluation): string {
  const next = nextTier(standing);
  const compared = standing.tiers.find(({ id }) => id === next?.id);
  if (next === undefined || compared === undefined) return t('overview.highest');
  const missing = (Object.entries(compared.missing) as [Track, number][]).map(([track, points]) =>
    t('overview.missing', { points: formatPoints(points), track }),
  );
  if (missing.length > 0) return t('overview.next', { next: next.name, missing: formatList(missing) });
  if (next.certified && !compared.certified) return t('overview.nextCertified', { next: next.name });
  return t('overview.nextConditions', { next: next.name, count: compared.unconfirmed.length });
}

/** What the next review does; empty before the day of the data. */
export function reviewSentence({ review }: Evaluation): string {
  if (review === null) return '';
  const { to, outcome, next } = review;
  if (to !== null) return t('overview.review', { on: formatDay(next), outcome, to: tierName(to) });
  return outcome === 'fall' ? t('overview.review', { on: formatDay(next), outcome: 'lost', to: '' }) : '';
}

/** What is about to run out. */
export function lapseSentence(): string {
  const near = lapsingWithin(lapses.value, NEAR_DAYS);
  if (near.clients === 0) return t('overview.noLapse', { days: NEAR_DAYS });
  return t('overview.lapse', { count: near.clients, points: formatPoints(near.points), days: NEAR_DAYS });
}
