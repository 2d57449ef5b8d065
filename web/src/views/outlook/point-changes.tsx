import { computed, signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Differences, Figure } from 'tierwise';
import { Chip } from '../../components/chip.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { addDays, addMonths, isDay } from '../../day.ts';
import { formatDay } from '../../format.ts';
import { t } from '../../messages.ts';
import { attempt, day, model, now, setDay } from '../../state/app.ts';
import { type ClientChange, clientChanges } from '../../state/point-changes.ts';
import { formatRoute, route } from '../../state/route.ts';
import { CsvButton } from '../../take-away/csv-button.tsx';
import { WhyFigure } from '../../why/why.tsx';
import { Change, changeText, reasonText } from './change.tsx';
import { clientName } from './coming-words.ts';
import { changesTable } from './outlook-tables.ts';

/** The first of the two days; a month before the shown one unless the reader chose another. */
const chosenFrom = signal<string | null>(null);
const from = computed(() => {
  const chosen = chosenFrom.value;
  return chosen !== null && chosen < day.value ? chosen : addMonths(day.value, -1);
});
const found = computed(() => {
  const current = model.value?.value;
  return current === undefined ? null : attempt(() => current.differences(from.value, day.value));
});

const FIRST_SHOWN = 20;
const MONTHS_BACK = [1, 3, 6] as const;

/** The calendar month before today: from the state in which it began to that in which it ended. */
function showLastMonth(): void {
  const first = `${now.peek().slice(0, 7)}-01`;
  chosenFrom.value = addDays(addMonths(first, -1), -1);
  setDay(addDays(first, -1));
}

/** What was gained and lost between two days, and by which clients. */
export function PointChanges() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (route.peek().parameters.show !== 'changes') return;
    // After the view has given the focus to its own heading.
    const timer = setTimeout(() => {
      heading.current?.focus();
      heading.current?.scrollIntoView();
    });
    return () => clearTimeout(timer);
  }, []);
  const outcome = found.value;
  const differences = outcome?.value;
  return (
    <section class="card outlook-panel" aria-labelledby="point-changes">
      <div class="heading-row">
        <h2 id="point-changes" tabIndex={-1} ref={heading}>
          {t('outlook.changes')}
        </h2>
        {differences !== undefined && differences.parts.length > 0 && (
          <CsvButton name={t('outlook.changes')} table={() => changesTable(differences, clientChanges(differences))} />
        )}
      </div>
      <div class="outlook-controls">
        <ChangeDay
          label={t('outlook.changes.from')}
          value={from.value}
          onChange={(next) => (chosenFrom.value = next)}
        />
        <ChangeDay label={t('outlook.changes.to')} value={day.value} onChange={setDay} />
        <div class="outlook-controls__presets">
          {MONTHS_BACK.map((months) => (
            <Chip
              key={months}
              isOn={from.value === addMonths(day.value, -months)}
              onToggle={() => (chosenFrom.value = addMonths(day.value, -months))}
            >
              {t('outlook.changes.months', { months })}
            </Chip>
          ))}
          <button type="button" class="chip" onClick={showLastMonth}>
            {t('outlook.changes.lastMonth')}
          </button>
        </div>
      </div>
      {outcome?.problems?.map(({ pointer, message }) => (
        <Notice key={pointer} kind="problem">
          {message}
        </Notice>
      ))}
      {differences !== undefined && <Found differences={differences} />}
    </section>
  );
}

function ChangeDay({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <div class="outlook-controls__day">
      <Field label={label}>
        {(control) => (
          <input
            {...control}
            class="input"
            type="date"
            required
            value={value}
            onChange={({ currentTarget }) => {
              if (isDay(currentTarget.value)) onChange(currentTarget.value);
            }}
          />
        )}
      </Field>
    </div>
  );
}

function Found({ differences }: { differences: Differences }) {
  const { change, parts } = differences;
  return (
    <>
      <p>
        {t('outlook.changes.sum', {
          from: formatDay(differences.from),
          to: formatDay(differences.to),
          change: changeText(change.total),
        })}
      </p>
      <dl class="changes-sums">
        {(['sold', 'managed'] as const).map((part) => (
          <div key={part}>
            <dt>{t(`track.${part}`)}</dt>
            <dd>
              <Change points={differences.new[part]} /> · <Change points={differences.lost[part]} />
            </dd>
          </div>
        ))}
      </dl>
      {parts.length > 0 && <ChangesTable clients={clientChanges(differences)} change={change} />}
    </>
  );
}

function ChangesTable({ clients, change }: { clients: readonly ClientChange[]; change: Differences['change'] }) {
  const isWhole = useSignal(false);
  const hidden = isWhole.value ? 0 : Math.max(0, clients.length - FIRST_SHOWN);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="scroll-x" tabIndex={0} aria-label={t('outlook.changes.table')}>
        <table class="table changes-table">
          <thead>
            <tr>
              <th scope="col">{t('outlook.changes.client')}</th>
              <th scope="col" class="changes-table__why">
                {t('outlook.changes.why')}
              </th>
              <th scope="col" class="number">
                {t('track.sold')}
              </th>
              <th scope="col" class="number">
                {t('track.managed')}
              </th>
              <th scope="col" class="number">
                {t('outlook.column.change')}
              </th>
            </tr>
          </thead>
          <tbody>
            {clients.slice(0, clients.length - hidden).map((one) => (
              <tr key={one.client}>
                <th scope="row">
                  <a href={clientLink(one.client)}>{clientName(one.client)}</a>
                </th>
                <td>
                  <ul class="changes-table__reasons">
                    {one.reasons.map((reason) => (
                      <li key={reason.kind}>{reasonText(reason)}</li>
                    ))}
                  </ul>
                </td>
                <ClientCell figure="sold.points" client={one.client} points={one.sold} />
                <ClientCell figure="managed.points" client={one.client} points={one.managed} />
                <ClientCell figure="client.points" client={one.client} points={one.total} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t('outlook.changes.total', { count: clients.length })}
              </th>
              <Cell points={change.sold} />
              <Cell points={change.managed} />
              <Cell points={change.total} />
            </tr>
          </tfoot>
        </table>
      </section>
      {hidden > 0 && (
        <button type="button" class="button button--link" onClick={() => (isWhole.value = true)}>
          {t('coming.more', { count: hidden })}
        </button>
      )}
    </>
  );
}

function Cell({ points }: { points: number }) {
  return <td class="number">{points === 0 ? <span class="soft">—</span> : <Change points={points} />}</td>;
}

/** A change, and why the client’s points are what they are after it. */
function ClientCell({ figure, client, points }: { figure: Figure; client: string; points: number }) {
  if (points === 0) return <Cell points={points} />;
  return (
    <td class="number">
      <WhyFigure figure={figure} client={client} name={clientName(client)} value={changeText(points)}>
        <Change points={points} />
      </WhyFigure>
    </td>
  );
}

function clientLink(client: string): string {
  const { day: shownDay = '', scenario = '' } = route.value.parameters;
  return formatRoute({ view: 'clients', parameters: { day: shownDay, scenario, client } });
}
