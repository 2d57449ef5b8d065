import { type ScaleLinear, scaleLinear } from 'd3-scale';
import {
  area,
  curveStepAfter,
  line,
  symbol,
  symbolCircle,
  symbolDiamond,
  symbolSquare,
  symbolTriangle,
} from 'd3-shape';
import { useId } from 'preact/hooks';
import type { Day, TimelineEvent, Track } from 'tierwise';
import { addMonths, daysBetween } from '../../day.ts';
import { formatDay, formatDecimal, formatMonth, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import type { Checkpoint } from '../../state/checkpoints.ts';
import { tierName } from '../../state/rule-facts.ts';
import { type MinimumLine, type Moment, partsOf, type TierStretch, topOf } from './series.ts';

/** Where things stand in the drawing, in pixels. */
export const frame = {
  left: 46,
  right: 10,
  top: 14,
  plot: 300,
  axis: 24,
  marks: 22,
  band: 20,
  caption: 18,
} as const;
const bandsTop = frame.top + frame.plot + frame.axis + frame.marks;
export const chartHeight = bandsTop + 2 * (frame.band + frame.caption);

/** Room to the right of the plot for the names of the minima, where the chart is wide enough for it. */
const GUTTER = 128;
const LEAST_WIDTH_WITH_GUTTER = 620;

/** Space between the right edge and the plot. */
export function rightOf(width: number): number {
  return width < LEAST_WIDTH_WITH_GUTTER ? frame.right : GUTTER;
}

const LEAST_LABEL_GAP = 46;
const CHARACTER_WIDTH = 7;

export interface ChartData {
  /** Both drawn. */
  from: Day;
  until: Day;
  today: Day;
  track: Track;
  moments: readonly Moment[];
  /** The facts without the scenario, drawn dashed. */
  base: readonly Moment[] | null;
  minima: readonly MinimumLine[];
  checkpoints: readonly Checkpoint[];
  events: readonly TimelineEvent[];
  credited: readonly TierStretch[];
  performance: readonly TierStretch[];
  /** The ids of the tiers, lowest first. */
  ranks: readonly string[];
}

interface Scales {
  x: (day: Day) => number;
  y: ScaleLinear<number, number>;
  end: number;
}

/** Days on the way across, each as wide as the next; the last one shown ends at the right edge. */
export function dayScale(from: Day, until: Day, width: number): ScaleLinear<number, number> {
  return scaleLinear()
    .domain([0, daysBetween(from, until) + 1])
    .range([frame.left, width - rightOf(width)]);
}

/** The drawing: nothing in it reads the chosen day, so moving that day does not draw it anew. */
export function Chart({ data, width }: { data: ChartData; width: number }) {
  const hatch = useId();
  const { from, until, track, moments, minima, base } = data;
  const across = dayScale(from, until, width);
  const end = width - rightOf(width);
  const tops = [...moments, ...(base ?? [])].map((moment) => moment[track]);
  const scales: Scales = {
    x: (day) => Math.min(end, Math.max(frame.left, across(daysBetween(from, day)))),
    y: scaleLinear()
      .domain([0, topOf(tops, minima)])
      .range([frame.top + frame.plot, frame.top]),
    end,
  };
  return (
    <svg class="chart" width={width} height={chartHeight} role="img" aria-label={chartLabel(data)}>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="2" height="6" class="chart__hatch" />
        </pattern>
      </defs>
      <PointsAxis scales={scales} />
      <Stack data={data} scales={scales} />
      <Future data={data} scales={scales} hatch={hatch} />
      <MonthAxis data={data} scales={scales} />
      {base !== null && <path class="chart__base" d={stepLine(base, track, scales)} />}
      <path class="chart__total" d={stepLine(moments, track, scales)} />
      <Minima data={data} scales={scales} hasGutter={rightOf(width) > frame.right} />
      <Marks data={data} scales={scales} />
      <Band data={data} scales={scales} row={0} stretches={data.credited} caption={t('outlook.band.credited')} />
      <Band data={data} scales={scales} row={1} stretches={data.performance} caption={t('outlook.band.performance')} />
    </svg>
  );
}

function chartLabel({ track, from, until }: ChartData): string {
  return t('outlook.chart', { track: t(`track.${track}`), from: formatDay(from), until: formatDay(until) });
}

/** A value holds until the next day on which it changes, the last one until the edge. */
function withEnd(moments: readonly Moment[]): { moment: Moment; isEnd: boolean }[] {
  const last = moments.at(-1);
  const all = moments.map((moment) => ({ moment, isEnd: false }));
  return last === undefined ? [] : [...all, { moment: last, isEnd: true }];
}

function stepLine(moments: readonly Moment[], track: Track, { x, y, end }: Scales): string {
  const draw = line<{ moment: Moment; isEnd: boolean }>()
    .x(({ moment, isEnd }) => (isEnd ? end : x(moment.on)))
    .y(({ moment }) => y(moment[track]))
    .curve(curveStepAfter);
  return draw(withEnd(moments)) ?? '';
}

function Stack({ data: { moments, track }, scales: { x, y, end } }: { data: ChartData; scales: Scales }) {
  const parts = partsOf[track];
  const upTo = (moment: Moment, count: number) => parts.slice(0, count).reduce((sum, part) => sum + moment[part], 0);
  return (
    <g>
      {parts.map((part, index) => {
        const draw = area<{ moment: Moment; isEnd: boolean }>()
          .x(({ moment, isEnd }) => (isEnd ? end : x(moment.on)))
          .y0(({ moment }) => y(upTo(moment, index)))
          .y1(({ moment }) => y(upTo(moment, index + 1)))
          .curve(curveStepAfter);
        return <path key={part} class={`chart__part chart__part--${part}`} d={draw(withEnd(moments)) ?? ''} />;
      })}
    </g>
  );
}

/** What is not yet settled lies under a hatching, with its name. */
function Future({ data, scales, hatch }: { data: ChartData; scales: Scales; hatch: string }) {
  if (data.today >= data.until) return null;
  const begin = scales.x(data.today < data.from ? data.from : data.today);
  const hasRoom = scales.end - begin > 72;
  return (
    <g>
      <rect
        x={begin}
        y={frame.top}
        width={scales.end - begin}
        height={frame.plot}
        fill={`url(#${CSS.escape(hatch)})`}
      />
      {data.today >= data.from && (
        <>
          <path class="chart__today" d={`M${begin} ${frame.top - 6}V${frame.top + frame.plot + 6}`} />
          {hasRoom && (
            <text class="chart__label" x={begin + 6} y={frame.top + 4}>
              {t('outlook.future')}
            </text>
          )}
        </>
      )}
    </g>
  );
}

function PointsAxis({ scales: { y, end } }: { scales: Scales }) {
  return (
    <g>
      {y.ticks(5).map((points) => (
        <g key={points}>
          <path class="chart__grid" d={`M${frame.left} ${y(points)}H${end}`} />
          <text class="chart__tick" x={frame.left - 8} y={y(points)} dy="0.32em" text-anchor="end">
            {formatDecimal(points)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The firsts of months, as many as can be labelled. */
function monthTicks(from: Day, until: Day, x: Scales['x']): { on: Day; isLabelled: boolean; withYear: boolean }[] {
  const first = addMonths(`${from.slice(0, 7)}-01`, from.endsWith('-01') ? 0 : 1);
  const monthWidth = x(addMonths(first, 1)) - x(first);
  const every = [1, 2, 3, 6, 12].find((months) => months * monthWidth >= LEAST_LABEL_GAP) ?? 12;
  const ticks: { on: Day; isLabelled: boolean; withYear: boolean }[] = [];
  for (let on = first; on <= until; on = addMonths(on, 1)) {
    const month = Number(on.slice(5, 7)) - 1;
    ticks.push({ on, isLabelled: month % every === 0, withYear: month === 0 });
  }
  return ticks;
}

function MonthAxis({ data: { from, until }, scales: { x, end } }: { data: ChartData; scales: Scales }) {
  const base = frame.top + frame.plot;
  return (
    <g>
      <path class="chart__axis" d={`M${frame.left} ${base}H${end}`} />
      {monthTicks(from, until, x).map(({ on, isLabelled, withYear }) => (
        <g key={on}>
          <path class="chart__axis" d={`M${x(on)} ${base}v${isLabelled ? 6 : 3}`} />
          {isLabelled && x(on) < end - 24 && (
            <text class={withYear ? 'chart__tick chart__tick--year' : 'chart__tick'} x={x(on) + 3} y={base + 18}>
              {withYear ? on.slice(0, 4) : formatMonth(on, { withYear: false })}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

/** Each tier's minimum as a line; those too far up are named in the legend instead. */
function Minima({
  data: { minima, until },
  scales: { x, y, end },
  hasGutter,
}: {
  data: ChartData;
  scales: Scales;
  hasGutter: boolean;
}) {
  const label = hasGutter
    ? { x: end + 8, dy: 4, 'text-anchor': 'start' as const }
    : { x: end - 4, dy: -5, 'text-anchor': 'end' as const };
  const top = y.domain()[1] ?? 0;
  return (
    <g>
      {minima
        .filter(({ points }) => points <= top)
        .map(({ tier, name, points, from, to, isIllustrative }) => (
          <g key={`${tier} ${from}`}>
            <path class="chart__halo" d={`M${x(from)} ${y(points)}H${to > until ? end : x(to)}`} />
            <path class="chart__minimum" d={`M${x(from)} ${y(points)}H${to > until ? end : x(to)}`} />
            {to > until && (
              <text class="chart__label chart__label--minimum" y={y(points)} {...label}>
                {t(isIllustrative ? 'outlook.minimum.illustrative' : 'outlook.minimum', {
                  tier: name,
                  points: formatDecimal(points),
                })}
              </text>
            )}
          </g>
        ))}
    </g>
  );
}

const shapes = {
  checkpoint: symbol(symbolCircle, 34)() ?? '',
  review: symbol(symbolDiamond, 90)() ?? '',
  rise: symbol(symbolTriangle, 80)() ?? '',
  fall: symbol(symbolTriangle, 80)() ?? '',
  'rule-change': symbol(symbolSquare, 70)() ?? '',
} as const;
export type MarkKind = keyof typeof shapes;

/** The sign of a kind of day, for the chart and its legend. */
export function MarkShape({ kind, x = 0, y = 0 }: { kind: MarkKind; x?: number; y?: number }) {
  const turn = kind === 'fall' ? ' rotate(180)' : '';
  return <path class={`chart__mark chart__mark--${kind}`} d={shapes[kind]} transform={`translate(${x} ${y})${turn}`} />;
}

function Marks({ data: { checkpoints, events, from, until }, scales: { x } }: { data: ChartData; scales: Scales }) {
  const y = frame.top + frame.plot + frame.axis + frame.marks / 2;
  const isShown = ({ on }: { on: Day }) => on >= from && on <= until;
  const stepOn = (day: Day) => events.find(({ on, kind }) => on === day && kind !== 'rule-change')?.kind;
  return (
    <g>
      {checkpoints.filter(isShown).map(({ on, isReview }) => {
        const kind = isReview ? 'review' : 'checkpoint';
        return (
          <g key={on}>
            {isReview && <path class="chart__review" d={`M${x(on)} ${frame.top}V${y - 7}`} />}
            <MarkShape kind={(stepOn(on) as MarkKind | undefined) ?? kind} x={x(on)} y={y} />
            <title>{t(`outlook.mark.${kind}`, { on: formatDay(on) })}</title>
          </g>
        );
      })}
      {events
        .filter((event) => event.kind === 'rule-change' && isShown(event))
        .map(({ on, points }) => (
          <g key={on}>
            <path class="chart__review" d={`M${x(on)} ${frame.top}V${y - 7}`} />
            <MarkShape kind="rule-change" x={x(on)} y={y} />
            <title>{t('outlook.mark.rule', { on: formatDay(on), points: formatPoints(points ?? 0) })}</title>
          </g>
        ))}
    </g>
  );
}

/** The tier over the days as a band of named stretches, the stronger the higher. */
function Band({
  data: { until, ranks },
  scales: { x, end },
  row,
  stretches,
  caption,
}: {
  data: ChartData;
  scales: Scales;
  row: number;
  stretches: readonly TierStretch[];
  caption: string;
}) {
  const top = bandsTop + row * (frame.band + frame.caption);
  return (
    <g>
      <text class="chart__label" x={frame.left} y={top + 12}>
        {caption}
      </text>
      {stretches.map(({ from, tier }, index) => {
        const next = stretches[index + 1]?.from;
        const right = next === undefined || next > until ? end : x(next);
        const name = tier === 'unknown' ? t('outlook.unknown') : tier === null ? t('tier.none') : tierName(tier);
        const rank = tier === null || tier === 'unknown' ? 'none' : Math.min(4, ranks.indexOf(tier) + 1);
        return (
          <g key={from}>
            <rect
              class={`chart__tier chart__tier--${rank}`}
              x={x(from)}
              y={top + frame.caption}
              width={Math.max(0, right - x(from) - 1)}
              height={frame.band - 2}
              rx="3"
            />
            {right - x(from) > name.length * CHARACTER_WIDTH + 10 && (
              <text class="chart__tier-name" x={x(from) + 6} y={top + frame.caption + 13}>
                {name}
              </text>
            )}
            <title>{t('outlook.from', { tier: name, on: formatDay(from) })}</title>
          </g>
        );
      })}
    </g>
  );
}
