import { addMonths } from '../../day.ts';
import { sum } from '../../decimal.ts';
import { formatDay, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { attempt, day, model } from '../../state/app.ts';
import { linkTo } from '../../state/route.ts';

/** What the month before the shown day brought and took, with the way to the clients behind it. */
export function LastMonth() {
  const from = addMonths(day.value, -1);
  const differences = attempt(() => model.value?.value?.differences(from, day.value)).value;
  if (differences === undefined) return null;
  const { new: gained, lost } = differences;
  return (
    <p>
      {t('overview.lastMonth', {
        from: formatDay(from),
        gained: formatPoints(sum(gained.sold, gained.managed)),
        lost: formatPoints(sum(lost.sold, lost.managed).replace('-', '')),
      })}{' '}
      <a href={linkTo('outlook', { show: 'changes' })}>{t('overview.byClient')}</a>
    </p>
  );
}
