import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Track } from 'tierwise';
import { Field } from '../../components/field.tsx';
import { Mark } from '../../components/mark.tsx';
import { Notice } from '../../components/notice.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { addMonths } from '../../day.ts';
import { t } from '../../messages.ts';
import { now } from '../../state/app.ts';
import { tracks } from '../../state/minima.ts';
import { CsvButton } from '../../take-away/csv-button.tsx';
import { PictureButtons } from '../../take-away/picture-buttons.tsx';
import { Chart, type ChartData } from './chart.tsx';
import { chartData, chartSheet, LegendItems, minimaOf } from './chart-data.tsx';
import { progressTable } from './outlook-tables.ts';
import { ProgressTable } from './progress-table.tsx';
import { Readout } from './readout.tsx';
import { Scrubber } from './scrubber.tsx';
import { horizons, limits, showSpan, span, timeline } from './span.ts';

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
          {shown !== null && (
            <>
              <CsvButton name={t('outlook.progress')} table={() => progressTable(shown)} />
              <PictureButtons id="progress" name={t('outlook.progress')} sheet={() => chartSheet(shown)} />
            </>
          )}
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

function Legend({ data }: { data: ChartData }) {
  const { text, isIllustrative } = minimaOf(data);
  return (
    <div class="outlook-legend small">
      <LegendItems data={data} />
      <p class="outlook-legend__minima">
        {text} {isIllustrative && <Mark kind="illustrative" />}
      </p>
    </div>
  );
}
