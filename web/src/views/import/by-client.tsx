import { useSignal } from '@preact/signals';
import type { Client } from 'tierwise';
import { formatMoney, searchable } from '../../format.ts';
import type { ClientExport, ImportedRow } from '../../import/index.ts';
import { t } from '../../messages.ts';
import { pricedCurrencies } from '../../state/rule-facts.ts';
import { correct } from './state.ts';

const FIRST_ROWS = 25;

/** The answers that differ from client to client: currency, and the day and motion of what was sold. */
export function ByClient({ list }: { list: ClientExport }) {
  const isOpen = useSignal(false);
  return (
    <details
      class="card import-more"
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary>{t('import.byClient')}</summary>
      <p class="soft small">{t('import.byClient.why')}</p>
      {isOpen.value && <Table list={list} />}
    </details>
  );
}

function Table({ list: { imported, portfolio } }: { list: ClientExport }) {
  const query = useSignal('');
  const shown = useSignal(FIRST_ROWS);
  const clients = new Map((portfolio.clients ?? []).map((client) => [client.id, client]));
  const rows = imported.flatMap((row) => {
    const client = clients.get(row.client);
    return client && searchable(client.name).includes(searchable(query.value)) ? [{ ...row, client }] : [];
  });
  return (
    <>
      <input
        class="input"
        type="search"
        aria-label={t('import.byClient.search')}
        placeholder={t('import.byClient.search')}
        value={query.value}
        onInput={({ currentTarget }) => {
          query.value = currentTarget.value;
          shown.value = FIRST_ROWS;
        }}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section class="scroll-x" tabIndex={0} aria-label={t('import.byClient')}>
        <table class="table import-by-client">
          <thead>
            <tr>
              <th scope="col">{t('import.field.name')}</th>
              <th scope="col">{t('import.field.currency')}</th>
              <th scope="col" class="number">
                {t('import.field.soldMrr')}
              </th>
              <th scope="col">{t('import.field.soldOn')}</th>
              <th scope="col">{t('import.field.motion')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown.value).map((row) => (
              <Row key={row.row} {...row} />
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > shown.value && (
        <button
          class="button button--quiet"
          type="button"
          onClick={() => {
            shown.value = rows.length;
          }}
        >
          {t('import.byClient.more', { count: rows.length - shown.value })}
        </button>
      )}
    </>
  );
}

function Row({ row, client, soldMrr }: Omit<ImportedRow, 'client'> & { client: Client }) {
  const sale = client.sales?.[0];
  const currencies = [...new Set([...pricedCurrencies.value, client.currency])];
  const label = (field: 'currency' | 'soldOn' | 'motion') => `${t(`import.field.${field}`)}, ${client.name}`;
  return (
    <tr>
      <th scope="row">{client.name}</th>
      <td>
        <select
          class="input"
          aria-label={label('currency')}
          value={client.currency}
          onChange={({ currentTarget }) => correct(row, 'currency', currentTarget.value)}
        >
          {currencies.map((code) => (
            <option key={code} value={code}>
              {code}
            </option>
          ))}
        </select>
      </td>
      <td class="number">{soldMrr === undefined ? '–' : formatMoney(soldMrr, client.currency)}</td>
      <td>
        {soldMrr !== undefined && (
          <input
            class="input"
            type="date"
            aria-label={label('soldOn')}
            value={sale?.on ?? ''}
            onChange={({ currentTarget }) => correct(row, 'soldOn', currentTarget.value)}
          />
        )}
      </td>
      <td>
        {soldMrr !== undefined && (
          <select
            class="input"
            aria-label={label('motion')}
            value={sale?.motion ?? ''}
            onChange={({ currentTarget }) => correct(row, 'motion', currentTarget.value)}
          >
            <option value="">–</option>
            <option value="sourced">{t('motion.sourced')}</option>
            <option value="assisted">{t('motion.assisted')}</option>
          </select>
        )}
      </td>
    </tr>
  );
}
