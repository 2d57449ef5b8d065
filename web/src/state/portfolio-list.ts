/** Which portfolios are on this device, and which of them this tab shows. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Day } from 'tierwise';
import { recall, remember } from './remember.ts';

/** What the list of portfolios says about one, without opening it. */
export interface PortfolioEntry {
  id: string;
  name: string;
  asOf: Day;
  clients: number;
}

/** All of them. */
export const portfolios = signal<readonly PortfolioEntry[]>([]);

/** The id of the one that this tab shows; `null` while none is open. */
export const openId = signal<string | null>(null);
export const openEntry: ReadonlySignal<PortfolioEntry | undefined> = computed(() =>
  portfolios.value.find(({ id }) => id === openId.value),
);

/** A tab that is reloaded shows what it showed; a new one, what was opened last on the device. Read before the first paint. */
const REMEMBERED = 'tierwise-portfolio';

/** The id of the portfolio to show, if there was one. */
export function rememberedOpen(): string | null {
  return recall(REMEMBERED, 'sessionStorage') ?? recall(REMEMBERED);
}

export function rememberOpen(id: string | null): void {
  remember(REMEMBERED, id, 'sessionStorage');
  remember(REMEMBERED, id);
}
