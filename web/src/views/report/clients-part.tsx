import { sum } from '../../decimal.ts';
import { countryName, formatDay, formatMoney, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { type ClientRow, clientRows } from '../../state/client-rows.ts';
import { ordered } from '../clients/selection.ts';

const pointsText = (points: number | null): string => (points === null ? t('clients.unpriced') : formatPoints(points));

/** Every client with its points, the most first. */
export function ClientsPart() {
  const rows = ordered(clientRows.value, { column: 'total', isDescending: true });
  const total = (points: (row: ClientRow) => number | null) =>
    formatPoints(sum(0, ...rows.map((row) => points(row) ?? 0)));
  return (
    <table class="table report__table">
      <thead>
        <tr>
          <th scope="col">{t('clients.column.name')}</th>
          <th scope="col">{t('clients.column.status')}</th>
          <th scope="col" class="number">
            {t('clients.column.credit')}
          </th>
          <th scope="col" class="number">
            {t('clients.column.managed')}
          </th>
          <th scope="col" class="number">
            {t('clients.column.sold')}
          </th>
          <th scope="col" class="number">
            {t('clients.column.total')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.client.id}>
            <th scope="row">
              {row.client.name}
              <br />
              <span class="soft report__place">{countryName(row.client.market)}</span>
            </th>
            <td>{statusText(row)}</td>
            <td class="number">{creditText(row)}</td>
            <td class="number">{pointsText(row.result.managed.points)}</td>
            <td class="number">{pointsText(row.result.sold.points)}</td>
            <td class="number">{pointsText(row.total)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {t('clients.total', { count: rows.length })}
          </th>
          <td class="number">{total(({ result }) => result.managed.points)}</td>
          <td class="number">{total(({ result }) => result.sold.points)}</td>
          <td class="number">{total((row) => row.total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function statusText({ result: { managed } }: ClientRow): string {
  const status = t(`managed.${managed.status}`);
  if (managed.until === undefined) return status;
  const until = t(managed.status === 'active' ? 'clients.until' : 'clients.since', { day: formatDay(managed.until) });
  return `${status} ${until}`;
}

function creditText({ result: { managed } }: ClientRow): string {
  return managed.status === 'active' ? formatMoney(managed.credit, managed.currency) : '—';
}
