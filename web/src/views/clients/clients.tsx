import './clients.css';
import { useComputed, useSignal } from '@preact/signals';
import { Chip } from '../../components/chip.tsx';
import { NoPortfolio } from '../../components/empty.tsx';
import { t } from '../../messages.ts';
import { evaluation } from '../../state/app.ts';
import { clientRows, rowOf } from '../../state/client-rows.ts';
import { route, setParameters } from '../../state/route.ts';
import { CsvButton } from '../../take-away/csv-button.tsx';
import { ClientDetail } from './client-detail.tsx';
import { ClientTable } from './client-table.tsx';
import { clientsTable } from './clients-table.ts';
import {
  attentions,
  dealTypes,
  type FilterGroup,
  type Filters,
  marketTypes,
  noFilters,
  type Order,
  ordered,
  type Selection,
  selected,
  totalsOf,
} from './selection.ts';

/** The points breakdown: every client with what it earns, and one of them opened beside the list. */
export default function Clients() {
  const filters = useSignal<Filters>(noFilters);
  const order = useSignal<Order>({ column: 'total', isDescending: true });
  const selection = useComputed(() => selected(clientRows.value, filters.value));
  const totals = useComputed(() => totalsOf(selection.value.rows));
  const shown = useComputed(() => ordered(selection.value.rows, order.value));
  if (evaluation.value === null) return <NoPortfolio title={t('view.clients')} />;

  const opened = rowOf(route.value.parameters.client);
  return (
    <>
      <div class="heading-row">
        <h1>{t('clients.title')}</h1>
        <CsvButton name={t('clients.title')} table={() => clientsTable(shown.value)} />
      </div>
      <FilterBar
        filters={filters.value}
        onChange={(next) => {
          filters.value = next;
        }}
        selection={selection.value}
      />
      <div class={opened === undefined ? 'clients' : 'clients clients--open'}>
        <ClientTable
          rows={shown.value}
          totals={totals.value}
          order={order.value}
          onOrder={(next) => {
            order.value = next;
          }}
          isWhole={shown.value.length === clientRows.value.length}
          openedId={opened?.client.id}
          onOpen={(id) => setParameters({ client: id })}
        />
        {opened !== undefined && (
          <ClientDetail key={opened.client.id} row={opened} onClose={() => close(opened.client.id)} />
        )}
      </div>
    </>
  );
}

/** Closes a client and gives the focus back to its row, where that is in sight. */
function close(id: string): void {
  setParameters({ client: '' });
  document.querySelector<HTMLElement>(`[data-client="${CSS.escape(id)}"]`)?.focus();
}

function FilterBar({
  filters,
  onChange,
  selection: { rows, counts },
}: {
  filters: Filters;
  onChange: (filters: Filters) => void;
  selection: Selection;
}) {
  return (
    <div class="filters">
      <input
        class="input filters__search"
        type="search"
        aria-label={t('clients.search')}
        placeholder={t('clients.search')}
        value={filters.search}
        onInput={({ currentTarget }) => onChange({ ...filters, search: currentTarget.value })}
      />
      <ChipGroup
        label={t('clients.deals')}
        group="deals"
        values={dealTypes}
        filters={filters}
        counts={counts}
        onChange={onChange}
      />
      <ChipGroup
        label={t('clients.markets')}
        group="markets"
        values={marketTypes}
        filters={filters}
        counts={counts}
        onChange={onChange}
      />
      <ChipGroup
        label={t('clients.attentions')}
        group="attentions"
        values={attentions}
        filters={filters}
        counts={counts}
        onChange={onChange}
      />
      <p class="filters__count soft small" role="status">
        {t('clients.shown', { shown: rows.length, all: clientRows.value.length })}
      </p>
    </div>
  );
}

function ChipGroup<
  G extends FilterGroup,
  V extends (typeof dealTypes | typeof marketTypes | typeof attentions)[number],
>({
  label,
  group,
  values,
  filters,
  counts,
  onChange,
}: {
  label: string;
  group: G;
  values: readonly V[];
  filters: Filters;
  counts: Selection['counts'];
  onChange: (filters: Filters) => void;
}) {
  const chosen: ReadonlySet<string> = filters[group];
  const toggle = (value: V) => {
    const next = new Set(chosen);
    if (!next.delete(value)) next.add(value);
    onChange({ ...filters, [group]: next });
  };
  return (
    <fieldset class="filters__group">
      <legend class="visually-hidden">{label}</legend>
      {values.map((value) => (
        <Chip key={value} isOn={chosen.has(value)} onToggle={() => toggle(value)} count={counts[value]}>
          {t(`clients.${group}.${value}` as Parameters<typeof t>[0])}
        </Chip>
      ))}
    </fieldset>
  );
}
