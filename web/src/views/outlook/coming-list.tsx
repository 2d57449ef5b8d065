import { useSignal } from '@preact/signals';
import { daysBetween } from '../../day.ts';
import { formatDay } from '../../format.ts';
import { t } from '../../messages.ts';
import { day } from '../../state/app.ts';
import type { Coming } from '../../state/coming.ts';
import { formatRoute, route } from '../../state/route.ts';
import type { Question } from '../../why/asked.ts';
import { WhyFigure } from '../../why/why.tsx';
import { pointsText, whatHappens } from './coming-words.ts';

const FIRST_SHOWN = 15;

/** The items in order of days, the first few until more are asked for. */
export function ComingList({ items }: { items: readonly Coming[] }) {
  const isWhole = useSignal(false);
  const hidden = isWhole.value ? 0 : Math.max(0, items.length - FIRST_SHOWN);
  const shown = hidden > 0 ? items.slice(0, FIRST_SHOWN) : items;
  return (
    <>
      <ol class="coming-list">
        {shown.map((item, index) => (
          <ComingRow key={item.id} item={item} isFirst={item.on !== shown[index - 1]?.on} />
        ))}
      </ol>
      {hidden > 0 && (
        <button type="button" class="button button--link" onClick={() => (isWhole.value = true)}>
          {t('coming.more', { count: hidden })}
        </button>
      )}
    </>
  );
}

/** One item; its day is written out for the first of a day and for screen readers. */
export function ComingRow({ item, isFirst }: { item: Coming; isFirst: boolean }) {
  const { on, kind, client } = item;
  const points = item.points ?? 0;
  const isChange = kind !== 'renewal' && kind !== 'review' && kind !== 'checkpoint';
  const tone =
    !isChange || points === 0
      ? 'point-change'
      : points > 0
        ? 'point-change point-change--up'
        : 'point-change point-change--down';
  return (
    <li class={isFirst ? 'coming-item coming-item--first' : 'coming-item'}>
      <span class={isFirst ? 'coming-item__day' : 'visually-hidden'}>
        <strong>{formatDay(on)}</strong>{' '}
        <span class="soft small">{t('coming.in', { days: daysBetween(day.value, on) })}</span>
      </span>
      <span class="coming-item__what">
        <span class={`coming-item__sign coming-item__sign--${kind}`} aria-hidden="true" />
        {client === undefined ? whatHappens(item) : <a href={clientLink(client)}>{whatHappens(item)}</a>}
      </span>
      <span class={`coming-item__points ${tone}`}>
        <WhyFigure {...questionOf(item)} name={whatHappens(item)} value={pointsText(item)} />
      </span>
    </li>
  );
}

/** Of what is left after it; at a renewal, of what is at stake. */
function questionOf({ kind, on, client }: Coming): Question {
  if (client === undefined) return { figure: 'points.total', on };
  if (kind === 'renewal') return { figure: 'managed.points', client };
  return { figure: kind.startsWith('sold') ? 'sold.points' : 'managed.points', client, on };
}

function clientLink(client: string): string {
  const { day: shownDay = '', scenario = '' } = route.value.parameters;
  return formatRoute({ view: 'clients', parameters: { day: shownDay, scenario, client } });
}
