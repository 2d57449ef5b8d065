import { useRef } from 'preact/hooks';
import type { ManagedResult } from 'tierwise';
import { useVirtualRows } from '../../components/use-virtual-rows.ts';
import { sum } from '../../decimal.ts';
import { countryName, formatDay, formatMoney, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import type { ClientRow } from '../../state/client-rows.ts';
import { type Column, columns, type Order } from './selection.ts';

/** Height of a row in pixels, as the style sheet has it. */
const ROW_HEIGHT = 52;

/** A dense table of clients that stays quick with thousands of them: only what is in sight is drawn. */
export function ClientTable({
  rows,
  order,
  onOrder,
  openedId,
  onOpen,
}: {
  rows: readonly ClientRow[];
  order: Order;
  onOrder: (order: Order) => void;
  openedId: string | undefined;
  onOpen: (id: string) => void;
}) {
  const scroller = useRef<HTMLElement>(null);
  const { items, before, after } = useVirtualRows(rows.length, ROW_HEIGHT, scroller);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="card client-table" tabIndex={0} aria-label={t('clients.title')} ref={scroller}>
      <table class="table" aria-rowcount={rows.length + 2}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeaderCell key={column} column={column} order={order} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} />
          {items.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const { id } = row.client;
            return <Row key={id} row={row} index={index} isOpened={id === openedId} onOpen={() => onOpen(id)} />;
          })}
          <Spacer height={after} />
        </tbody>
        <TotalRow rows={rows} />
      </table>
      {rows.length === 0 && <p class="client-table__none soft">{t('clients.none')}</p>}
    </section>
  );
}

function Spacer({ height }: { height: number }) {
  return height <= 0 ? null : (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without a control takes no focus.
    <tr aria-hidden="true" class="client-table__spacer">
      <td style={{ blockSize: `${height}px` }} />
    </tr>
  );
}

const isNumeric = (column: Column) => column !== 'name' && column !== 'status';
const classOf = (column: Column) => `col-${column}${isNumeric(column) ? ' number' : ''}`;

function HeaderCell({ column, order, onOrder }: { column: Column; order: Order; onOrder: (order: Order) => void }) {
  const isSorted = order.column === column;
  const next = { column, isDescending: isSorted ? !order.isDescending : isNumeric(column) };
  return (
    <th
      scope="col"
      class={classOf(column)}
      aria-sort={isSorted ? (order.isDescending ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" class="sort" onClick={() => onOrder(next)}>
        {t(`clients.column.${column}`)}
        <span class="sort__arrow" aria-hidden="true">
          {isSorted ? (order.isDescending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}

function Row({
  row,
  index,
  isOpened,
  onOpen,
}: {
  row: ClientRow;
  index: number;
  isOpened: boolean;
  onOpen: () => void;
}) {
  const { client, result, total } = row;
  return (
    <tr aria-rowindex={index + 2} class={isOpened ? 'client-row client-row--open' : 'client-row'}>
      <th scope="row" class="col-name">
        <button
          type="button"
          class="client-row__open"
          data-client={client.id}
          aria-current={isOpened ? 'true' : undefined}
          onClick={onOpen}
        >
          {client.name}
        </button>
        <span class="client-row__place soft">
          {countryName(client.market)} {row.isGrowth && <span class="tag tag--accent">{t('clients.growth')}</span>}
        </span>
      </th>
      <td class={classOf('status')}>
        <StatusTag managed={result.managed} />
        <span class="client-row__until soft">{untilText(result.managed)}</span>
      </td>
      <td class={classOf('credit')}>
        {result.managed.status === 'active' ? formatMoney(result.managed.credit, result.managed.currency) : '—'}
      </td>
      <td class={classOf('managed')}>
        <PointsOrUnpriced points={result.managed.points} />
      </td>
      <td class={classOf('sold')}>
        <PointsOrUnpriced points={result.sold.points} />
      </td>
      <td class={classOf('total')}>
        <strong>
          <PointsOrUnpriced points={total} />
        </strong>
      </td>
    </tr>
  );
}

function PointsOrUnpriced({ points }: { points: number | null }) {
  if (points === null) return <span class="tag tag--warning">{t('clients.unpriced')}</span>;
  return <>{points === 0 ? '—' : formatPoints(points)}</>;
}

const tones = { active: 'tag--good', expired: 'tag--problem', ended: 'tag--problem', never: '' };

/** The managed status in one word. */
export function StatusTag({ managed }: { managed: ManagedResult }) {
  return <span class={`tag ${tones[managed.status]}`}>{t(`managed.${managed.status}`)}</span>;
}

function untilText({ status, until }: ManagedResult): string {
  if (until === undefined) return '';
  return t(status === 'active' ? 'clients.until' : 'clients.since', { day: formatDay(until) });
}

function TotalRow({ rows }: { rows: readonly ClientRow[] }) {
  const total = (points: (row: ClientRow) => number | null) =>
    formatPoints(sum(0, ...rows.map((row) => points(row) ?? 0)));
  return (
    <tfoot>
      <tr aria-rowindex={rows.length + 2}>
        <th scope="row" class="col-name">
          {t('clients.total', { count: rows.length })}
        </th>
        <td class={classOf('status')} />
        <td class={classOf('credit')} />
        <td class={classOf('managed')}>{total(({ result }) => result.managed.points)}</td>
        <td class={classOf('sold')}>{total(({ result }) => result.sold.points)}</td>
        <td class={classOf('total')}>{total((row) => row.total)}</td>
      </tr>
    </tfoot>
  );
}
