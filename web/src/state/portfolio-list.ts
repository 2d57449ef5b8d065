/** Which portfolios are on this device, and which of them this tab shows. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Day } from 'tierwise';

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
  try {
    return sessionStorage.getItem(REMEMBERED) ?? localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

export function rememberOpen(id: string | null): void {
  try {
    for (const storage of [sessionStorage, localStorage])
      if (id === null) storage.removeItem(REMEMBERED);
      else storage.setItem(REMEMBERED, id);
  } catch {
    // The page then opens the first on the device.
  }
}
