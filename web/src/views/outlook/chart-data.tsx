/** What the chart of the outlook draws, and the chart as a picture. */
import type { Track } from 'tierwise';
import { addDays } from '../../day.ts';
import { formatDay, formatDecimal } from '../../format.ts';
import { t } from '../../messages.ts';
import { minima, now, scenario } from '../../state/app.ts';
import { checkpointsIn } from '../../state/checkpoints.ts';
import { plannedDocuments } from '../../state/planned.ts';
import { tierEntry } from '../../state/rule-facts.ts';
import { basis } from '../../take-away/about.ts';
import { type LegendItem, MARGIN, type Sheet } from '../../take-away/sheet.tsx';
import { Chart, type ChartData, chartHeight, type MarkKind, MarkShape } from './chart.tsx';
import { creditedStretches, marksOf, minimumLines, momentsOf, partsOf } from './series.ts';
import { baseTimeline, span, timeline } from './span.ts';

/** Everything that the chart and its table show; `null` while there is no timeline. */
export function chartData(track: Track): ChartData | null {
  const shown = timeline.value?.value;
  const planned = plannedDocuments.value?.after;
  if (shown === undefined || planned === undefined) return null;
  const { from, until } = span.value;
  const base = baseTimeline.value?.value;
  const lines = minimumLines(planned.book, minima.value, track, shown);
  return {
    from,
    until,
    today: now.value,
    track,
    moments: momentsOf(shown),
    base: base === undefined ? null : momentsOf(base),
    minima: lines,
    checkpoints: checkpointsIn(planned.book, from, addDays(until, 1)),
    events: marksOf(shown.events),
    credited: creditedStretches(shown, planned.portfolio),
    performance: shown.performance,
    ranks: (tierEntry.value?.value ?? []).map(({ id }) => id),
  };
}

/** What the colours, lines and signs of the chart mean. */
function legendOf({ track, base, checkpoints, events }: ChartData): LegendItem[] {
  const marks: MarkKind[] = [
    ...(checkpoints.some(({ isReview }) => !isReview) ? (['checkpoint'] as const) : []),
    ...(checkpoints.some(({ isReview }) => isReview) ? (['review'] as const) : []),
    ...new Set(events.map(({ kind }) => kind as MarkKind)),
  ];
  return [
    ...partsOf[track].map((part) => ({
      name: t(`calculator.part.${part}`),
      sign: <rect class={`chart__part chart__part--${part}`} x="4" y="1" width="12" height="12" rx="3" />,
    })),
    ...(base === null
      ? []
      : [
          {
            name: t('outlook.base', { plan: scenario.value.map(({ name }) => name).join(', ') }),
            sign: <path class="chart__base" d="M0 7H20" />,
          },
        ]),
    ...marks.map((kind) => ({ name: t(`outlook.legend.${kind}`), sign: <MarkShape kind={kind} x={10} y={7} /> })),
  ];
}

/** The legend as a list. */
export function LegendItems({ data }: { data: ChartData }) {
  return (
    <ul class="outlook-legend__items">
      {legendOf(data).map(({ name, sign }) => (
        <li key={name}>
          <svg class="outlook-legend__sign" viewBox="0 0 20 14" aria-hidden="true">
            {sign}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

/** The minima that hold at the end of the chart, in words, and whether some are stand-ins. */
export function minimaOf({ minima: lines, track }: ChartData): { text: string; isIllustrative: boolean } {
  const current = lines.filter(({ to }) => to === lines.at(-1)?.to);
  return {
    text:
      current.length === 0
        ? t('outlook.minima.none', { track: t(`track.${track}`) })
        : t('outlook.minima', {
            list: current.map(({ name, points }) => `${name} ${formatDecimal(points)}`).join(' · '),
          }),
    isIllustrative: current.some(({ isIllustrative }) => isIllustrative),
  };
}

const SHEET_WIDTH = 1000;

/** The chart as a picture, whatever the width of the window. */
export function chartSheet(data: ChartData): Sheet {
  const { text, isIllustrative } = minimaOf(data);
  return {
    title: t('take.picture.progress', {
      track: t(`track.${data.track}`),
      from: formatDay(data.from),
      until: formatDay(data.until),
    }),
    width: SHEET_WIDTH,
    chart: <Chart data={data} width={SHEET_WIDTH - 2 * MARGIN} />,
    chartHeight,
    legend: legendOf(data),
    notes: [text, ...(isIllustrative ? [t('take.basis.illustrative')] : []), ...basis(), t('app.unofficial')],
  };
}
