/** Which clients are shown, and in which order. */
import { addDays } from '../../day.ts';
import { compareTexts, searchable } from '../../format.ts';
import { day } from '../../state/app.ts';
import { type ClientRow, type DealType, dealTypes } from '../../state/client-rows.ts';

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

function attentionOf({ result: { managed } }: ClientRow): Attention | null {
  if (managed.status === 'never') return 'never';
  if (managed.status !== 'active') return 'lapsed';
  return managed.until !== undefined && managed.until <= addDays(day.value, SOON_DAYS) ? 'soon' : null;
}

function isIn<T>(group: ReadonlySet<T>, values: readonly (T | null)[]): boolean {
  return group.size === 0 || values.some((value) => value !== null && group.has(value));
}

function matches(row: ClientRow, filters: Filters): boolean {
  return (
    isIn(filters.deals, [...row.deals]) &&
    isIn(filters.markets, [row.isGrowth ? 'growth' : 'standard']) &&
    isIn(filters.attentions, [attentionOf(row)]) &&
    searchable(`${row.client.name} ${row.client.market} ${row.client.currency}`).includes(
      searchable(filters.search.trim()),
    )
  );
}

/** The rows that pass all filters. */
export function filtered(rows: readonly ClientRow[], filters: Filters): readonly ClientRow[] {
  return rows.filter((row) => matches(row, filters));
}

/** How many rows one value of a group would show, the other groups and the search applied. */
export function countOf(
  rows: readonly ClientRow[],
  filters: Filters,
  group: FilterGroup,
  value: DealType | MarketType | Attention,
): number {
  return filtered(rows, { ...filters, [group]: new Set([value]) }).length;
}

export const columns = ['name', 'status', 'credit', 'managed', 'sold', 'total'] as const;
export type Column = (typeof columns)[number];
export interface Order {
  column: Column;
  isDescending: boolean;
}

const keys: Record<Column, (row: ClientRow) => string | number> = {
  name: ({ client }) => client.name,
  status: ({ result }) => `${result.managed.status} ${result.managed.until ?? ''}`,
  credit: ({ result }) => Number(result.managed.credit),
  managed: ({ result }) => result.managed.points ?? -1,
  sold: ({ result }) => result.sold.points ?? -1,
  total: ({ total }) => total ?? -1,
};

/** The rows in order; equal ones by name. */
export function ordered(rows: readonly ClientRow[], { column, isDescending }: Order): readonly ClientRow[] {
  const sign = isDescending ? -1 : 1;
  return rows.toSorted(
    (a, b) => sign * compare(keys[column](a), keys[column](b)) || compareTexts(a.client.name, b.client.name),
  );
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareTexts(String(a), String(b));
}

export { dealTypes };
