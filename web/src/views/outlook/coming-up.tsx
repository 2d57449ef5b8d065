import { useComputed, useSignal } from '@preact/signals';
import { Chip } from '../../components/chip.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { sum } from '../../decimal.ts';
import { formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { day, now, portfolio } from '../../state/app.ts';
import { type Coming, type ComingKind, coming, within } from '../../state/coming.ts';
import { CsvButton } from '../../take-away/csv-button.tsx';
import { downloadCalendar } from './calendar-file.ts';
import { ComingList } from './coming-list.tsx';
import { MonthCalendar } from './month-calendar.tsx';
import { comingTable } from './outlook-tables.ts';

/** What the reader filters by: kinds that belong together. */
const groups = {
  lapse: ['managed-expire'],
  end: ['managed-end'],
  sold: ['sold-expire'],
  renewal: ['renewal'],
  review: ['review'],
  checkpoint: ['checkpoint'],
  rule: ['rule-change'],
  plan: ['managed-start', 'managed-change', 'sold-start'],
} as const satisfies Record<string, readonly ComingKind[]>;
type Group = keyof typeof groups;
const groupNames = Object.keys(groups) as Group[];
const groupOf = new Map<ComingKind, Group>(
  groupNames.flatMap((group) => groups[group].map((kind) => [kind, group] as const)),
);

const horizons = ['30', '60', '90', '365'] as const;

/** Expiries, endings, renewals, reviews and the rest that is known of the days to come, as a list or a calendar. */
export function ComingUp() {
  const horizon = useSignal<(typeof horizons)[number]>('90');
  const shape = useSignal<'list' | 'calendar'>('list');
  const chosen = useSignal<ReadonlySet<Group>>(new Set());
  const near = useComputed(() => within(coming.value, Number(horizon.value)));
  const shown = useComputed(() =>
    near.value.filter(({ kind }) => chosen.value.size === 0 || chosen.value.has(groupOf.get(kind) ?? 'plan')),
  );
  const toggle = (group: Group) => {
    const next = new Set(chosen.value);
    if (!next.delete(group)) next.add(group);
    chosen.value = next;
  };
  return (
    <section class="card outlook-panel" aria-labelledby="coming-up">
      <div class="heading-row">
        <h2 id="coming-up">{t('outlook.coming')}</h2>
        <div class="heading-row__tools">
          <Segmented
            label={t('outlook.shape')}
            isLabelHidden
            options={[
              { value: 'list', label: t('outlook.shape.list') },
              { value: 'calendar', label: t('outlook.shape.calendar') },
            ]}
            value={shape.value}
            onChange={(next) => {
              shape.value = next;
            }}
          />
          {shown.value.length > 0 && <CsvButton name={t('outlook.coming')} table={() => comingTable(shown.value)} />}
        </div>
      </div>
      <div class="outlook-controls">
        <Segmented
          label={t('outlook.coming.horizon')}
          options={horizons.map((value) => ({ value, label: t('coming.days', { days: Number(value) }) }))}
          value={horizon.value}
          onChange={(next) => {
            horizon.value = next;
          }}
        />
        <button
          type="button"
          class="button"
          disabled={shown.value.length === 0}
          onClick={() => void downloadCalendar(shown.value, portfolio.value?.partner.name ?? '', now.value)}
        >
          {t('outlook.ics')}
        </button>
      </div>
      <fieldset class="outlook-chips" aria-label={t('outlook.kinds')}>
        {groupNames.map((group) => {
          const count = near.value.filter(({ kind }) => groupOf.get(kind) === group).length;
          return (
            <Chip key={group} isOn={chosen.value.has(group)} onToggle={() => toggle(group)} count={count}>
              {t(`outlook.kind.${group}`)}
            </Chip>
          );
        })}
      </fieldset>
      <p class="outlook-panel__sum">{sumText(shown.value)}</p>
      {shape.value === 'list' ? (
        <ComingList key={`${horizon.value} ${[...chosen.value].join(' ')}`} items={shown.value} />
      ) : (
        <MonthCalendar items={shown.value} from={day.value} days={Number(horizon.value)} />
      )}
    </section>
  );
}

/** What goes, what comes, and what hangs on renewals, in one line. */
function sumText(items: readonly Coming[]): string {
  if (items.length === 0) return t('outlook.coming.none');
  const isChange = ({ kind }: Coming) => !['renewal', 'checkpoint', 'review'].includes(kind);
  const total = (of: readonly Coming[]) =>
    formatPoints(sum(0, ...of.map(({ points }) => points ?? 0)).replace('-', ''));
  const changes = items.filter(isChange);
  return t('outlook.coming.sum', {
    count: items.length,
    lost: total(changes.filter(({ points }) => (points ?? 0) < 0)),
    gained: total(changes.filter(({ points }) => (points ?? 0) > 0)),
    staked: total(items.filter(({ kind }) => kind === 'renewal')),
  });
}
