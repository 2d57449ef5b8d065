import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Track } from 'tierwise';
import { Field } from '../../components/field.tsx';
import { Mark } from '../../components/mark.tsx';
import { Notice } from '../../components/notice.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { addDays, addMonths } from '../../day.ts';
import { formatDecimal } from '../../format.ts';
import { t } from '../../messages.ts';
import { minima, now, scenario } from '../../state/app.ts';
import { checkpointsIn } from '../../state/checkpoints.ts';
import { tracks } from '../../state/minima.ts';
import { plannedDocuments } from '../../state/planned.ts';
import { tierEntry } from '../../state/rule-facts.ts';
import { CsvButton } from '../../take-away/csv-button.tsx';
import { Chart, type ChartData, type MarkKind, MarkShape } from './chart.tsx';
import { progressTable } from './outlook-tables.ts';
import { ProgressTable } from './progress-table.tsx';
import { Readout } from './readout.tsx';
import { Scrubber } from './scrubber.tsx';
import { creditedStretches, marksOf, minimumLines, momentsOf, partsOf } from './series.ts';
import { baseTimeline, horizons, limits, showSpan, span, timeline } from './span.ts';

/** Points, minima and tiers over the days, with the day of the whole page to drag through them. */
export function Progress() {
  const track = useSignal<Track>('total');
  const shape = useSignal<'chart' | 'table'>('chart');
  const data = useComputed(() => chartData(track.value));
  const shown = data.value;
  const problems = timeline.value?.problems;
  return (
    <section class="card outlook-panel" aria-labelledby="progress">
      <div class="heading-row">
        <h2 id="progress">{t('outlook.progress')}</h2>
        <div class="heading-row__tools">
          <Segmented
            label={t('outlook.shape')}
            isLabelHidden
            options={[
              { value: 'chart', label: t('outlook.shape.chart') },
              { value: 'table', label: t('outlook.shape.table') },
            ]}
            value={shape.value}
            onChange={(next) => {
              shape.value = next;
            }}
          />
          {shown !== null && <CsvButton name={t('outlook.progress')} table={() => progressTable(shown)} />}
        </div>
      </div>
      <SpanControls track={track.value} onTrack={(next) => (track.value = next)} />
      <Readout />
      {problems?.map(({ pointer, message }) => (
        <Notice key={pointer} kind="problem">
          {message}
        </Notice>
      ))}
      {shown !== null && (shape.value === 'chart' ? <Drawing data={shown} /> : <ProgressTable data={shown} />)}
    </section>
  );
}

/** Everything that the chart and its table show; `null` while there is no timeline. */
function chartData(track: Track): ChartData | null {
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

function SpanControls({ track, onTrack }: { track: Track; onTrack: (track: Track) => void }) {
  const { from, until } = span.value;
  const horizon = horizons.find((months) => until === addMonths(now.value, Number(months)));
  return (
    <div class="outlook-controls">
      <Segmented
        label={t('outlook.track')}
        options={tracks.map((value) => ({ value, label: t(`track.${value}`) }))}
        value={track}
        onChange={onTrack}
      />
      <Segmented<string>
        label={t('outlook.horizon')}
        options={horizons.map((value) => ({ value, label: t('outlook.ahead', { months: Number(value) }) }))}
        value={horizon ?? ''}
        onChange={(months) => showSpan({ until: addMonths(now.value, Number(months)) })}
      />
      <SpanDay bound="from" value={from} />
      <SpanDay bound="until" value={until} />
    </div>
  );
}

function SpanDay({ bound, value }: { bound: 'from' | 'until'; value: string }) {
  return (
    <div class="outlook-controls__day">
      <Field label={t(`outlook.span.${bound}`)}>
        {(control) => (
          <input
            {...control}
            class="input"
            type="date"
            required
            min={limits.value.from}
            max={limits.value.until}
            value={value}
            onChange={({ currentTarget }) => {
              if (currentTarget.validity.valid) showSpan({ [bound]: currentTarget.value });
              currentTarget.value = span.value[bound];
            }}
          />
        )}
      </Field>
    </div>
  );
}

/** The chart at the width that there is, with the scrubber over it and the legend below. */
function Drawing({ data }: { data: ChartData }) {
  const frame = useRef<HTMLElement>(null);
  const width = useSignal(0);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      width.value = Math.floor(entry?.contentRect.width ?? 0);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [width]);
  return (
    <figure class="outlook-figure" ref={frame}>
      {width.value > 0 && (
        <div class="outlook-figure__drawing">
          <Chart data={data} width={width.value} />
          <Scrubber span={data} width={width.value} />
        </div>
      )}
      <Legend data={data} />
    </figure>
  );
}

function Legend({ data: { track, minima: lines, base, checkpoints, events } }: { data: ChartData }) {
  const marks: MarkKind[] = [
    ...(checkpoints.some(({ isReview }) => !isReview) ? (['checkpoint'] as const) : []),
    ...(checkpoints.some(({ isReview }) => isReview) ? (['review'] as const) : []),
    ...new Set(events.map(({ kind }) => kind as MarkKind)),
  ];
  const current = lines.filter(({ to }) => to === lines.at(-1)?.to);
  return (
    <div class="outlook-legend small">
      <ul class="outlook-legend__items">
        {partsOf[track].map((part) => (
          <li key={part}>
            <span class={`swatch tone--${part}`} />
            {t(`calculator.part.${part}`)}
          </li>
        ))}
        {base !== null && (
          <li>
            <svg class="outlook-legend__sign" viewBox="0 0 20 14" aria-hidden="true">
              <path class="chart__base" d="M0 7H20" />
            </svg>
            {t('outlook.base', { plan: scenario.value.map(({ name }) => name).join(', ') })}
          </li>
        )}
        {marks.map((kind) => (
          <li key={kind}>
            <svg class="outlook-legend__sign" viewBox="0 0 20 14" aria-hidden="true">
              <MarkShape kind={kind} x={10} y={7} />
            </svg>
            {t(`outlook.legend.${kind}`)}
          </li>
        ))}
      </ul>
      <p class="outlook-legend__minima">
        {current.length === 0
          ? t('outlook.minima.none', { track: t(`track.${track}`) })
          : t('outlook.minima', {
              list: current.map(({ name, points }) => `${name} ${formatDecimal(points)}`).join(' · '),
            })}
        {current.some(({ isIllustrative }) => isIllustrative) && <Mark kind="illustrative" />}
      </p>
    </div>
  );
}
