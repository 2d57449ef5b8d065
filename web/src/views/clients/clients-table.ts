import { countryName } from '../../format.ts';
import { t } from '../../messages.ts';
import type { ClientRow } from '../../state/client-rows.ts';
import { figure, type Table } from '../../take-away/table.ts';

/** The points breakdown as data: the rows as they are filtered and ordered. */
export function clientsTable(rows: readonly ClientRow[]): Table {
  return {
    id: 'clients',
    columns: [
      t('clients.column.name'),
      t('market.label'),
      t('clients.markets'),
      t('clients.column.status'),
      t('take.column.until'),
      t('take.column.lastActivity'),
      t('clients.column.credit'),
      t('currency.label'),
      t('take.column.partners'),
      t('clients.column.managed'),
      t('clients.column.sold'),
      t('outlook.column.sourced'),
      t('outlook.column.assisted'),
      t('clients.column.total'),
    ],
    rows: rows.map(({ client, result: { managed, sold }, isGrowth, total }) => [
      client.name,
      countryName(client.market),
      t(isGrowth ? 'clients.markets.growth' : 'clients.markets.standard'),
      t(`managed.${managed.status}`),
      managed.until ?? null,
      managed.lastActivity ?? null,
      figure(managed.credit),
      managed.currency,
      managed.partners,
      managed.points,
      sold.points,
      sold.sourced,
      sold.assisted,
      total,
    ]),
  };
}
