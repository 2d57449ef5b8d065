/** Which clients are shown, and in which order. */
import type { Day } from 'tierwise';
import { addDays } from '../../day.ts';
import { sum } from '../../decimal.ts';
import { searchable } from '../../format.ts';
import { day } from '../../state/app.ts';
import { type ClientRow, type DealType, dealTypes, namePlaces, searchTexts } from '../../state/client-rows.ts';

export const marketTypes = ['growth', 'standard'] as const;
export type MarketType = (typeof marketTypes)[number];
export const attentions = ['soon', 'never', 'lapsed'] as const;
/** What about a client's managed credit asks for attention. */
export type Attention = (typeof attentions)[number];

/** Days within which a credit that runs out counts as soon. */
export const SOON_DAYS = 30;

/** Within a group any of the chosen ones will do; an empty group lets all through; groups are combined. */
export interface Filters {
  search: string;
  deals: ReadonlySet<DealType>;
  markets: ReadonlySet<MarketType>;
  attentions: ReadonlySet<Attention>;
}
export type FilterGroup = 'deals' | 'markets' | 'attentions';

export const noFilters: Filters = { search: '', deals: new Set(), markets: new Set(), attentions: new Set() };

function attentionOf({ result: { managed } }: ClientRow, soon: Day): Attention | null {
  if (managed.status === 'never') return 'never';
  if (managed.status !== 'active') return 'lapsed';
  return managed.until !== undefined && managed.until <= soon ? 'soon' : null;
}

/** What the filters leave, and how many rows each value of a group would show, the other groups and the search applied. */
export interface Selection {
  rows: readonly ClientRow[];
  counts: Readonly<Record<DealType | MarketType | Attention, number>>;
}

/** The rows that pass all filters, in one pass with the counts. */
export function selected(all: readonly ClientRow[], { search, deals, markets, attentions }: Filters): Selection {
  const counts = { sourced: 0, assisted: 0, managed: 0, growth: 0, standard: 0, soon: 0, never: 0, lapsed: 0 };
  const soon = addDays(day.value, SOON_DAYS);
  const wanted = searchable(search.trim());
  const rows = all.filter((row) => {
    if (wanted !== '' && !searchTexts.value.get(row.client.id)?.includes(wanted)) return false;
    const market = row.isGrowth ? 'growth' : 'standard';
    const attention = attentionOf(row, soon);
    const hasDeal = deals.size === 0 || dealTypes.some((deal) => deals.has(deal) && row.deals.has(deal));
    const hasMarket = markets.size === 0 || markets.has(market);
    const hasAttention = attentions.size === 0 || (attention !== null && attentions.has(attention));
    if (hasMarket && hasAttention) for (const deal of row.deals) counts[deal] += 1;
    if (hasDeal && hasAttention) counts[market] += 1;
    if (hasDeal && hasMarket && attention !== null) counts[attention] += 1;
    return hasDeal && hasMarket && hasAttention;
  });
  return { rows, counts };
}

/** The sums of some rows' points, as decimals. */
export type Totals = Readonly<Record<'managed' | 'sold' | 'total', string>>;

export function totalsOf(rows: readonly ClientRow[]): Totals {
  const summed = (points: (row: ClientRow) => number | null) => sum(0, ...rows.map((row) => points(row) ?? 0));
  return {
    managed: summed(({ result }) => result.managed.points),
    sold: summed(({ result }) => result.sold.points),
    total: summed(({ total }) => total),
  };
}

export const columns = ['name', 'status', 'credit', 'managed', 'sold', 'total'] as const;
export type Column = (typeof columns)[number];
export interface Order {
  column: Column;
  isDescending: boolean;
}

const keys: Record<Column, (row: ClientRow) => string | number> = {
  name: placeOf,
  status: ({ result }) => `${result.managed.status} ${result.managed.until ?? ''}`,
  credit: ({ result }) => Number(result.managed.credit),
  managed: ({ result }) => result.managed.points ?? -1,
  sold: ({ result }) => result.sold.points ?? -1,
  total: ({ total }) => total ?? -1,
};

function placeOf({ client }: ClientRow): number {
  return namePlaces.value.get(client.id) ?? 0;
}

/** The rows in order; equal ones by name. */
export function ordered(rows: readonly ClientRow[], { column, isDescending }: Order): readonly ClientRow[] {
  const sign = isDescending ? -1 : 1;
  const keyOf = keys[column];
  return rows
    .map((row) => ({ row, key: keyOf(row), place: placeOf(row) }))
    .sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : a.place - b.place))
    .map(({ row }) => row);
}

export { dealTypes };
