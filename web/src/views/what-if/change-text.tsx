import { formatPoints, formatPointsChange } from '../../format.ts';
import { t } from '../../messages.ts';

/** A change of points with its sign and a word, coloured by its direction. */
export function PointsChange({ points }: { points: number }) {
  if (points === 0) return <span class="delta soft">{t('whatif.same')}</span>;
  const isMore = points > 0;
  return (
    <span class={isMore ? 'delta delta--more' : 'delta delta--fewer'}>
      {t(isMore ? 'whatif.more' : 'whatif.fewer', { points: formatPointsChange(points) })}
    </span>
  );
}

/** Points, or that there are none. */
export function pointsText(points: number): string {
  return points === 0 ? '0' : formatPoints(points);
}
