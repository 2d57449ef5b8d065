/** What the overview shows as tables, as data. */
import type { Evaluation, Tier, Track } from 'tierwise';
import { sum } from '../../decimal.ts';
import { t } from '../../messages.ts';
import type { Lapse } from '../../state/client-rows.ts';
import { minimumStatusOf } from '../../state/rule-facts.ts';
import { type Cell, figure, type Table } from '../../take-away/table.ts';
import { heldTier, tierAbove, tiersOfDay, tracksInUse } from './tiers.ts';

/** A minimum, how sure it is, and how far above it (below, when negative) the points are. */
function distance(tier: Tier, track: Track, points: number): Cell[] {
  const minimum = tier.minimum[track];
  const status = minimumStatusOf(tier.id, track);
  if (minimum === undefined || status === undefined) return [null, null, null];
  return [figure(minimum), t(`status.${status}`), figure(sum(points, `-${minimum}`))];
}

const distanceColumns = (name: string) => [name, t('take.column.status'), t('whatif.difference')];

export function insightsTable(standing: Evaluation): Table {
  const held = heldTier(standing);
  const next = tierAbove(held);
  const compared = [held, next].filter((tier) => tier !== undefined);
  return {
    id: 'insights',
    columns: [
      t('insights.track'),
      t('insights.now'),
      ...compared.flatMap((tier) =>
        distanceColumns(t(tier === held ? 'insights.keep' : 'insights.next', { tier: tier.name })),
      ),
    ],
    rows: tracksInUse().map((track) => [
      t(`track.${track}`),
      standing.points[track],
      ...compared.flatMap((tier) => distance(tier, track, standing.points[track])),
    ]),
  };
}

/** Every minimum of every track. */
export function tracksTable(standing: Evaluation): Table {
  return {
    id: 'tiers',
    columns: [t('insights.track'), t('minima.tier'), t('insights.now'), ...distanceColumns(t('take.column.minimum'))],
    rows: tracksInUse().flatMap((track) =>
      tiersOfDay()
        .filter(({ minimum }) => minimum[track] !== undefined)
        .map((tier) => [
          t(`track.${track}`),
          tier.name,
          standing.points[track],
          ...distance(tier, track, standing.points[track]),
        ]),
    ),
  };
}

/** What runs out, of all that is shown or hidden for want of room. */
export function lapsesTable(lapses: readonly Lapse[]): Table {
  return {
    id: 'running-out',
    columns: [t('take.column.on'), t('clients.column.name'), t('take.column.kind'), t('take.column.change')],
    rows: lapses.map(({ on, row, kind, points }) => [on, row.client.name, t(`track.${kind}`), -points]),
  };
}
