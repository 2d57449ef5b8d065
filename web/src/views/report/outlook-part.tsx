import { useComputed } from '@preact/signals';
import { formatDay } from '../../format.ts';
import { t } from '../../messages.ts';
import { coming, within } from '../../state/coming.ts';
import { nextReview } from '../../state/review.ts';
import { Chart, chartHeight } from '../outlook/chart.tsx';
import { chartData, LegendItems, minimaOf } from '../outlook/chart-data.tsx';
import { pointsText, whatHappens } from '../outlook/coming-words.ts';
import { reviewSentence } from '../outlook/review-ahead.tsx';

/** The width of the chart before it is scaled to the page. */
const WIDTH = 700;
/** Room for the longest name of a minimum beside the chart. */
const ROOM = 16;
const DAYS_AHEAD = 90;

/** The points over time, the next review, and what is coming. */
export function OutlookPart() {
  const data = useComputed(() => chartData('total')).value;
  const review = nextReview.value;
  const items = within(coming.value, DAYS_AHEAD);
  return (
    <>
      <p>{review === null ? t('outlook.review.unknown') : reviewSentence(review)}</p>
      {data !== null && (
        <figure class="report__figure">
          <svg class="report__chart" viewBox={`0 0 ${WIDTH + ROOM} ${chartHeight}`} role="presentation">
            <Chart data={data} width={WIDTH} />
          </svg>
          <figcaption class="small">
            <LegendItems data={data} />
            <p>
              {minimaOf(data).text} {minimaOf(data).isIllustrative && '≈'}
            </p>
          </figcaption>
        </figure>
      )}
      <h3>{t('report.coming', { days: DAYS_AHEAD })}</h3>
      {items.length === 0 ? (
        <p class="soft">{t('outlook.coming.none')}</p>
      ) : (
        <table class="table report__table">
          <thead>
            <tr>
              <th scope="col">{t('take.column.on')}</th>
              <th scope="col">{t('take.column.what')}</th>
              <th scope="col" class="number">
                {t('insights.track')}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <td class="report__day">{formatDay(item.on)}</td>
                <td>{whatHappens(item)}</td>
                <td class="number">{pointsText(item)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
