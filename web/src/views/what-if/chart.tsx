import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Day, Timeline } from 'tierwise';
import { addMonths, daysBetween } from '../../day.ts';
import { formatDecimal, formatMonth } from '../../format.ts';
import { t } from '../../messages.ts';
import { hasStandIns } from '../../state/rule-facts.ts';
import { basis } from '../../take-away/about.ts';
import { MARGIN as SHEET_MARGIN, type Sheet } from '../../take-away/sheet.tsx';

/** A line of the chart. The first is the facts. */
export interface Series {
  id: string;
  name: string;
  timeline: Timeline;
}
/** A height that means something, such as the minimum of a tier. */
export interface Level {
  name: string;
  points: number;
}

const HEIGHT = 190;
const MARGIN = { top: 12, right: 8, bottom: 24, left: 44 };
const MONTH_WIDTH = 64;
const HEADROOM = 1.05;
/** A level this much above the lines is left out, so that they keep their shape. */
const LEVEL_REACH = 1.35;

interface Point {
  x: number;
  total: number;
}

interface PlanChartData {
  series: readonly Series[];
  levels: readonly Level[];
  label: string;
}

/** The totals of the facts and of plans over the months to come, as steps. The same figures stand in the table beside it. */
export function PlanChart(data: PlanChartData) {
  const frame = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(480);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <figure class="plan-chart" ref={frame}>
      <PlanDrawing data={data} width={width} />
      <figcaption class="plan-chart__legend">
        {data.series.map(({ id, name }, index) => (
          <span key={id}>
            <svg class="plan-chart__key" viewBox="0 0 24 8" aria-hidden="true">
              <path class={`plan-chart__line plan-chart__line--${index}`} d="M0 4H24" />
            </svg>
            {name}
          </span>
        ))}
        <span class="soft">{t('whatif.chart.axis')}</span>
      </figcaption>
    </figure>
  );
}

const SHEET_WIDTH = 800;

/** The chart as a picture, whatever the width of the window. */
export function planSheet(data: PlanChartData): Sheet {
  return {
    title: data.label,
    width: SHEET_WIDTH,
    chart: <PlanDrawing data={data} width={SHEET_WIDTH - 2 * SHEET_MARGIN} />,
    chartHeight: HEIGHT,
    legend: data.series.map(({ name }, index) => ({
      name,
      sign: <path class={`plan-chart__line plan-chart__line--${index}`} d="M0 7H20" />,
    })),
    notes: [...(hasStandIns() ? [t('take.basis.illustrative')] : []), ...basis(), t('app.unofficial')],
  };
}

function PlanDrawing({ data: { series, levels, label }, width }: { data: PlanChartData; width: number }) {
  const [facts] = series;
  if (facts === undefined) return null;
  const { from, to } = facts.timeline;
  const highest = Math.max(1, ...series.flatMap(({ timeline }) => timeline.points.total));
  const shownLevels = levels.filter(({ points }) => points <= highest * LEVEL_REACH);
  const top = Math.max(highest, ...shownLevels.map(({ points }) => points)) * HEADROOM;
  const x = scaleLinear([0, daysBetween(from, to)], [MARGIN.left, width - MARGIN.right]);
  const y = scaleLinear([0, top], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const at = (day: Day) => x(daysBetween(from, day));
  const points = ({ points: { days, total } }: Timeline): Point[] => {
    const steps = days.map((day, index) => ({ x: at(day), total: total[index] ?? 0 }));
    return [...steps, { x: at(to), total: total.at(-1) ?? 0 }];
  };
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={label}>
      {y.ticks(4).map((value) => (
        <g key={value}>
          <line class="plan-chart__grid" x1={MARGIN.left} x2={width - MARGIN.right} y1={y(value)} y2={y(value)} />
          <text class="plan-chart__tick" x={MARGIN.left - 6} y={y(value)} dy="0.32em" text-anchor="end">
            {formatDecimal(value)}
          </text>
        </g>
      ))}
      {monthsFrom(from, to, width).map((month) => (
        <text key={month} class="plan-chart__tick" x={at(month)} y={HEIGHT - 6} text-anchor="middle">
          {formatMonth(month, { withYear: false })}
        </text>
      ))}
      {shownLevels.map(({ name, points: height }) => (
        <g key={name}>
          <line class="plan-chart__level" x1={MARGIN.left} x2={width - MARGIN.right} y1={y(height)} y2={y(height)} />
          <text class="plan-chart__tick" x={width - MARGIN.right} y={y(height) - 4} text-anchor="end">
            {name}
          </text>
        </g>
      ))}
      {series.length === 2 && <Between lines={series.map(({ timeline }) => points(timeline))} y={y} />}
      {series.map(({ id, timeline }, index) => (
        <path key={id} class={`plan-chart__line plan-chart__line--${index}`} d={step(points(timeline), y)} />
      ))}
    </svg>
  );
}

/** The first days of months, as many as have room. */
function monthsFrom(from: Day, to: Day, width: number): Day[] {
  const first = addMonths(`${from.slice(0, 7)}-01`, 1);
  const every = Math.max(1, Math.ceil((MONTH_WIDTH * 12) / Math.max(1, width)));
  const months: Day[] = [];
  for (let count = 0; addMonths(first, count) < to; count += every) months.push(addMonths(first, count));
  return months;
}

type Scale = (value: number) => number;

function step(points: readonly Point[], y: Scale): string {
  const draw = line<Point>(
    ({ x }) => x,
    ({ total }) => y(total),
  ).curve(curveStepAfter);
  return draw([...points]) ?? '';
}

/** What the plan changes: the space between its line and that of the facts. */
function Between({ lines: [facts = [], plan = []], y }: { lines: readonly Point[][]; y: Scale }) {
  const days = [...new Set([...facts, ...plan].map(({ x }) => x))].sort((a, b) => a - b);
  const totalAt = (points: readonly Point[], x: number) => points.findLast((point) => point.x <= x)?.total ?? 0;
  const draw = area<number>(
    (x) => x,
    (x) => y(totalAt(facts, x)),
    (x) => y(totalAt(plan, x)),
  ).curve(curveStepAfter);
  return <path class="plan-chart__between" d={draw(days) ?? ''} />;
}
