import { useRef } from 'preact/hooks';
import type { Client, Figure, ManagedResult } from 'tierwise';
import { useVirtualRows } from '../../components/use-virtual-rows.ts';
import { countryName, formatDay, formatMoney, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import type { ClientRow } from '../../state/client-rows.ts';
import { WhyFigure } from '../../why/why.tsx';
import { type Column, columns, type Order, type Totals } from './selection.ts';

/** Height of a row in pixels, as the style sheet has it. */
const ROW_HEIGHT = 52;

/** A dense table of clients that stays quick with thousands of them: only what is in sight is drawn. */
export function ClientTable({
  rows,
  totals,
  order,
  onOrder,
  openedId,
  onOpen,
  isWhole,
}: {
  rows: readonly ClientRow[];
  totals: Totals;
  /** Whether these are all clients, so that their sums are the partner's totals. */
  isWhole: boolean;
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
      <table class="table" aria-rowcount={rows.length + 2} aria-description={t('clients.keys')} onKeyDown={moveByArrow}>
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
            return <Row key={id} row={row} index={index} isOpened={id === openedId} onOpen={onOpen} />;
          })}
          <Spacer height={after} />
        </tbody>
        <TotalRow count={rows.length} totals={totals} isWhole={isWhole} />
      </table>
      {rows.length === 0 && <p class="client-table__none soft">{t('clients.none')}</p>}
    </section>
  );
}

/** Left and right go through what a row opens, up and down to the same in the next one. */
function moveByArrow(event: KeyboardEvent): void {
  const from = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('.client-row button') : null;
  const row = from?.closest('tr');
  if (from == null || row == null || event.altKey || event.ctrlKey || event.metaKey) return;
  const next = besides(event.key, from, row);
  if (next == null) return;
  event.preventDefault();
  next.focus();
}

function besides(key: string, from: HTMLButtonElement, row: HTMLTableRowElement): HTMLElement | null | undefined {
  const buttons = [...row.querySelectorAll('button')];
  const place = buttons.indexOf(from);
  if (key === 'ArrowRight') return buttons[place + 1];
  if (key === 'ArrowLeft') return buttons[place - 1];
  const other = { ArrowUp: row.previousElementSibling, ArrowDown: row.nextElementSibling }[key];
  const column = from.closest('td, th') as HTMLTableCellElement;
  const cells = other?.matches('.client-row') ? (other as HTMLTableRowElement).cells : undefined;
  return cells?.[column.cellIndex]?.querySelector('button') ?? cells?.[0]?.querySelector('button');
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
  onOpen: (id: string) => void;
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
          onClick={() => onOpen(client.id)}
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
        {result.managed.status !== 'active' ? (
          '—'
        ) : (
          <WhyFigure
            figure="managed.credit"
            client={client.id}
            name={figureName('credit', client.name)}
            value={formatMoney(result.managed.credit, result.managed.currency)}
            inTabOrder={false}
          />
        )}
      </td>
      <PointsCell column="managed" figure="managed.points" client={client} points={result.managed.points} />
      <PointsCell column="sold" figure="sold.points" client={client} points={result.sold.points} />
      <PointsCell column="total" figure="client.points" client={client} points={total} />
    </tr>
  );
}

const figureName = (column: Column, client: string): string =>
  t('clients.figure', { column: t(`clients.column.${column}`), client });

function PointsCell({
  column,
  figure,
  client,
  points,
}: {
  column: Column;
  figure: Figure;
  client: Client;
  points: number | null;
}) {
  const value = points === null ? t('clients.unpriced') : formatPoints(points);
  return (
    <td class={classOf(column)}>
      <WhyFigure
        figure={figure}
        client={client.id}
        name={figureName(column, client.name)}
        value={value}
        inTabOrder={false}
      >
        {points === null ? <span class="tag tag--warning">{value}</span> : points === 0 ? '—' : value}
      </WhyFigure>
    </td>
  );
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

const totalFigures = { managed: 'points.managed', sold: 'points.sold', total: 'points.total' } as const;

function TotalRow({ count, totals, isWhole }: { count: number; totals: Totals; isWhole: boolean }) {
  return (
    <tfoot>
      <tr aria-rowindex={count + 2}>
        <th scope="row" class="col-name">
          {t('clients.total', { count })}
        </th>
        <td class={classOf('status')} />
        <td class={classOf('credit')} />
        {(['managed', 'sold', 'total'] as const).map((column) => {
          const value = formatPoints(totals[column]);
          return (
            <td key={column} class={classOf(column)}>
              {isWhole ? (
                <WhyFigure figure={totalFigures[column]} name={t(`clients.column.${column}`)} value={value} />
              ) : (
                value
              )}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}
