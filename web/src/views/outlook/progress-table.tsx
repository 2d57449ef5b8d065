import { useRef } from 'preact/hooks';
import type { Day } from 'tierwise';
import { useVirtualRows } from '../../components/use-virtual-rows.ts';
import { sum } from '../../decimal.ts';
import { formatDay, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { tierName } from '../../state/rule-facts.ts';
import { changeText } from './change.tsx';
import type { ChartData } from './chart.tsx';
import { holdsOn, type Moment, type TierStretch } from './series.ts';

/** Height of a row in pixels, as the style sheet has it. */
const ROW_HEIGHT = 37;
export const progressColumns = ['sourced', 'assisted', 'sold', 'managed', 'total'] as const;

/** The figures of the chart: a row for its first day and for every day on which one of them changes. */
export function ProgressTable({ data }: { data: ChartData }) {
  const { moments, today } = data;
  const scroller = useRef<HTMLElement>(null);
  const { items, before, after } = useVirtualRows(moments.length, ROW_HEIGHT, scroller);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="progress-table" tabIndex={0} aria-label={t('outlook.progress.table')} ref={scroller}>
      <table class="table" aria-rowcount={moments.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('outlook.column.on')}</th>
            <th scope="col">{t('outlook.column.kind')}</th>
            {progressColumns.map((column) => (
              <th key={column} scope="col" class="number">
                {t(`outlook.column.${column}`)}
              </th>
            ))}
            <th scope="col" class="number">
              {t('outlook.column.change')}
            </th>
            <th scope="col">{t('outlook.band.performance')}</th>
            <th scope="col">{t('outlook.band.credited')}</th>
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} />
          {items.map(({ index }) => {
            const moment = moments[index];
            if (moment === undefined) return null;
            const previous = moments[index - 1];
            return (
              <tr key={moment.on} aria-rowindex={index + 2} class={moment.on > today ? 'row--future' : ''}>
                <th scope="row">{formatDay(moment.on)}</th>
                <td>{t(moment.on > today ? 'outlook.future' : 'outlook.past')}</td>
                {progressColumns.map((column) => (
                  <td key={column} class="number">
                    {formatPoints(moment[column])}
                  </td>
                ))}
                <td class="number">{previous === undefined ? '—' : changeText(change(previous, moment))}</td>
                <td>{tierText(data.performance, moment.on)}</td>
                <td>{tierText(data.credited, moment.on)}</td>
              </tr>
            );
          })}
          <Spacer height={after} />
        </tbody>
      </table>
    </section>
  );
}

const change = (before: Moment, after: Moment): number => Number(sum(after.total, -before.total));

/** The tier that holds on a day, in words. */
export function tierText(stretches: readonly TierStretch[], day: Day): string {
  const tier = holdsOn(stretches, day)?.tier;
  if (tier === 'unknown' || tier === undefined) return t('outlook.unknown');
  return tier === null ? t('tier.none') : tierName(tier);
}

function Spacer({ height }: { height: number }) {
  return height <= 0 ? null : (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without a control takes no focus.
    <tr aria-hidden="true">
      <td colSpan={10} style={{ blockSize: `${height}px`, padding: 0 }} />
    </tr>
  );
}
