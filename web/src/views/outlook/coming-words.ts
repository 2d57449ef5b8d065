/** What is coming, in words: for the list, the calendar, and the calendar file. */
import { formatPoints, formatPointsChange } from '../../format.ts';
import { t } from '../../messages.ts';
import { lineName } from '../../names.ts';
import type { Coming } from '../../state/coming.ts';
import { plannedPortfolio } from '../../state/planned.ts';
import { tierName } from '../../state/rule-facts.ts';

/** The name of a client, as planned. */
export function clientName(id: string): string {
  return plannedPortfolio.value?.clients?.find((client) => client.id === id)?.name ?? id;
}

/** What happens: `Managed credit of Café Luz runs out`. */
export function whatHappens({ kind, client, line, tier, step }: Coming): string {
  const isNone = tier === undefined || tier === null;
  const to = isNone ? t('tier.none') : tierName(tier);
  const move = isNone && step === 'fall' ? 'lost' : (step ?? 'keep');
  const named = { client: client === undefined ? '' : clientName(client), line: lineName(line ?? '') };
  if (kind === 'review') return t('coming.what.review', { step: move, tier: to });
  if (kind === 'checkpoint') return t('coming.what.checkpoint', { step: move, tier: to });
  return t(`coming.what.${kind}`, named);
}

/** The points that it is about, with a sign where they change. */
export function pointsText({ kind, points }: Coming): string {
  if (points === null) return t('clients.unpriced');
  if (kind === 'renewal') return t('outlook.atStake', { points: formatPoints(Math.abs(points)) });
  if (kind === 'review' || kind === 'checkpoint') return t('coming.total', { points: formatPoints(points) });
  if (points === 0) return t('outlook.change.none');
  return t(points > 0 ? 'outlook.change.gained' : 'outlook.change.lost', { points: formatPointsChange(points) });
}
