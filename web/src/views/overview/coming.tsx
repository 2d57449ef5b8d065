import { useSignal } from '@preact/signals';
import { Segmented } from '../../components/segmented.tsx';
import { addDays, daysBetween } from '../../day.ts';
import { sum } from '../../decimal.ts';
import { formatDay, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { day } from '../../state/app.ts';
import { type Lapse, lapses } from '../../state/client-rows.ts';
import { formatRoute, route } from '../../state/route.ts';
import { CsvButton } from '../../take-away/csv-button.tsx';
import { WhyFigure } from '../../why/why.tsx';
import { lapsesTable } from './overview-tables.ts';

const horizons = ['30', '60', '90'] as const;
const MOST_SHOWN = 6;

/** How many clients lose something within some days of the shown one, and the points at stake. */
export function lapsingWithin(all: readonly Lapse[], days: number) {
  const end = addDays(day.value, days);
  const near = all.filter(({ on }) => on <= end);
  return {
    lapses: near,
    clients: new Set(near.map(({ row }) => row.client.id)).size,
    points: sum(0, ...near.map(({ points }) => points)),
  };
}

/** What runs out in the next 30, 60 or 90 days, the earliest first. */
export function Coming() {
  const horizon = useSignal<(typeof horizons)[number]>('30');
  const near = lapsingWithin(lapses.value, Number(horizon.value));
  const hidden = near.lapses.length - MOST_SHOWN;
  return (
    <section class="card panel" aria-labelledby="coming">
      <div class="heading-row">
        <h2 id="coming">{t('coming.title')}</h2>
        <div class="heading-row__tools">
          <Segmented
            label={t('coming.horizon')}
            isLabelHidden
            options={horizons.map((value) => ({ value, label: t('coming.days', { days: Number(value) }) }))}
            value={horizon.value}
            onChange={(next) => {
              horizon.value = next;
            }}
          />
          {near.clients > 0 && <CsvButton name={t('coming.title')} table={() => lapsesTable(near.lapses)} />}
        </div>
      </div>
      <p>
        {near.clients === 0
          ? t('overview.noLapse', { days: Number(horizon.value) })
          : t('coming.count', { count: near.clients, points: formatPoints(near.points) })}
      </p>
      <ol class="coming">
        {near.lapses.slice(0, MOST_SHOWN).map((lapse) => (
          <LapseRow key={`${lapse.row.client.id} ${lapse.kind} ${lapse.on} ${lapse.points}`} lapse={lapse} />
        ))}
      </ol>
      {hidden > 0 && <p class="soft small">{t('coming.more', { count: hidden })}</p>}
    </section>
  );
}

function LapseRow({ lapse: { row, kind, on, points } }: { lapse: Lapse }) {
  const { day: shownDay = '', scenario = '' } = route.value.parameters;
  return (
    <li class="coming__row">
      <span class="coming__day">{formatDay(on)}</span>
      <a href={formatRoute({ view: 'clients', parameters: { day: shownDay, scenario, client: row.client.id } })}>
        {row.client.name}
      </a>
      <span class="soft small">{t(`coming.${kind}`, { days: daysBetween(day.value, on) })}</span>
      <span class="coming__points">
        <WhyFigure
          figure={`${kind}.points`}
          client={row.client.id}
          name={row.client.name}
          value={t('coming.loss', { points: formatPoints(points) })}
        />
      </span>
    </li>
  );
}
