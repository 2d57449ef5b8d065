import { useSignal } from '@preact/signals';
import type { Day } from 'tierwise';
import { addDays, addMonths } from '../../day.ts';
import { firstDayOfWeek, formatDay, formatMonth, formatWeekday } from '../../format.ts';
import { t } from '../../messages.ts';
import type { Coming } from '../../state/coming.ts';
import { ComingRow } from './coming-list.tsx';
import { weeksOf } from './weeks.ts';

const monthOf = (day: Day): string => day.slice(0, 7);

/** A month as a table; a day with something on it opens below. */
export function MonthCalendar({ items, from, days }: { items: readonly Coming[]; from: Day; days: number }) {
  const asked = useSignal<string | null>(null);
  const opened = useSignal<Day | null>(null);
  const last = monthOf(addDays(from, days));
  const month = asked.value === null || asked.value < monthOf(from) || asked.value > last ? monthOf(from) : asked.value;
  const week = firstDayOfWeek();
  const onOpened = items.filter(({ on }) => on === opened.value);
  return (
    <div class="month">
      <div class="month__head">
        <MonthStep
          label={t('coming.month.previous')}
          sign="‹"
          isOff={month === monthOf(from)}
          onStep={() => (asked.value = monthOf(addMonths(`${month}-01`, -1)))}
        />
        <h3 class="month__name" aria-live="polite">
          {formatMonth(`${month}-01`, { withYear: true })}
        </h3>
        <MonthStep
          label={t('coming.month.next')}
          sign="›"
          isOff={month === last}
          onStep={() => (asked.value = monthOf(addMonths(`${month}-01`, 1)))}
        />
      </div>
      <table class="month__table">
        <thead>
          <tr>
            {Array.from({ length: 7 }, (_, index) => (index + week) % 7).map((weekday) => (
              <th key={weekday} class="month__weekday" scope="col">
                <abbr title={formatWeekday(weekday, 'long')}>{formatWeekday(weekday, 'short')}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month, week).map((row) => (
            <tr key={row.find((one) => one !== null)}>
              {row.map((on, index) => (
                <td key={on ?? index} class={on === from ? 'month__day month__day--shown' : 'month__day'}>
                  {on !== null && (
                    <DayCell
                      on={on}
                      items={items.filter((item) => item.on === on)}
                      isOpened={on === opened.value}
                      onOpen={() => (opened.value = on === opened.value ? null : on)}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {onOpened.length > 0 && (
        <ol class="coming-list" aria-label={formatDay(opened.value ?? from)}>
          {onOpened.map((item, index) => (
            <ComingRow key={item.id} item={item} isFirst={index === 0} />
          ))}
        </ol>
      )}
    </div>
  );
}

function MonthStep({
  label,
  sign,
  isOff,
  onStep,
}: {
  label: string;
  sign: string;
  isOff: boolean;
  onStep: () => void;
}) {
  return (
    <button
      type="button"
      class="button button--quiet button--icon"
      aria-label={label}
      disabled={isOff}
      onClick={onStep}
    >
      {sign}
    </button>
  );
}

const MOST_SIGNS = 6;

function DayCell({
  on,
  items,
  isOpened,
  onOpen,
}: {
  on: Day;
  items: readonly Coming[];
  isOpened: boolean;
  onOpen: () => void;
}) {
  const number = String(Number(on.slice(8)));
  if (items.length === 0) return <span class="month__number soft">{number}</span>;
  return (
    <button
      type="button"
      class="month__button"
      aria-expanded={isOpened}
      aria-label={t('coming.onDay', { on: formatDay(on), count: items.length })}
      onClick={onOpen}
    >
      <span class="month__number">{number}</span>
      <span class="month__signs" aria-hidden="true">
        {items.slice(0, MOST_SIGNS).map((item) => (
          <span key={item.id} class={`coming-item__sign coming-item__sign--${item.kind}`} />
        ))}
      </span>
      {items.length > 1 && (
        <span class="month__count small" aria-hidden="true">
          {items.length}
        </span>
      )}
    </button>
  );
}
