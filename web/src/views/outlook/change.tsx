import type { Difference } from 'tierwise';
import { formatDay, formatPoints, formatPointsChange } from '../../format.ts';
import { t } from '../../messages.ts';
import { lineName } from '../../names.ts';
import type { Reason } from '../../state/point-changes.ts';

/** A change of points with its sign and a word, so that neither colour nor sign alone carries it. */
export function changeText(points: number): string {
  if (points === 0) return t('outlook.change.none');
  return t(points > 0 ? 'outlook.change.gained' : 'outlook.change.lost', { points: formatPointsChange(points) });
}

/** The same in the colour of its direction. */
export function Change({ points }: { points: number }) {
  const tone =
    points > 0 ? 'point-change point-change--up' : points < 0 ? 'point-change point-change--down' : 'point-change';
  return <span class={tone}>{changeText(points)}</span>;
}

/** Points that are at stake but not lost: said as such, without a sign. */
export function AtStake({ points }: { points: number }) {
  return <span class="point-change">{t('outlook.atStake', { points: formatPoints(points) })}</span>;
}

/** Why: the kind of change with its days, and the product lines of sales. */
export function reasonText({ kind, parts, points }: Reason): string {
  const [first] = parts as [Difference, ...Difference[]];
  const lines = [...new Set(parts.flatMap(({ line }) => (line === undefined ? [] : [lineName(line)])))];
  return t(`outlook.why.${kind}`, {
    on: formatDay(first.on),
    times: parts.length,
    line: lines.join(', '),
    direction: points < 0 ? 'down' : 'up',
  });
}
