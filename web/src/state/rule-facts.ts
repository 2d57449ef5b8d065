/** What the rule book says on the shown day, for the parts of the page that list choices and mark what is uncertain. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Dated, Status, Tier, Track } from 'tierwise';
import type { Uncertainty } from '../components/mark.tsx';
import { formatDecimal } from '../format.ts';
import { day, minima, ruleBook } from './app.ts';
import { inForce, minimumStatus } from './minima.ts';

/** The markets that earn more, as ISO 3166-1 codes. */
export const growthMarkets: ReadonlySignal<ReadonlySet<string>> = computed(
  () => new Set(inForce(ruleBook.value?.market.growth ?? [], day.value)?.value),
);

/** How many times points count in a growth market, as the reader writes it. */
export const growthMultiplier: ReadonlySignal<string> = computed(() =>
  formatDecimal(inForce(ruleBook.value?.market.multiplier ?? [], day.value)?.value ?? '1'),
);

/** The currencies that have a published unit, in the order of the rule book. */
export const pricedCurrencies: ReadonlySignal<readonly string[]> = computed(() =>
  Object.keys(inForce(ruleBook.value?.currency.unit ?? [], day.value)?.value ?? {}),
);

/** The tiers of the day, lowest first, with the status of their entry. */
export const tierEntry: ReadonlySignal<Dated<Tier[]> | undefined> = computed(() =>
  inForce(ruleBook.value?.tiers ?? [], day.value),
);

/** The name of a tier; its id where the rules of the day do not know it. */
export function tierName(id: string): string {
  return tierEntry.value?.value.find((tier) => tier.id === id)?.name ?? id;
}

/** The sign that a status asks for; `null` for what is stated or the reader's own. */
export function uncertaintyOf(status: Status | undefined): Uncertainty | null {
  return status === 'illustrative' || status === 'assumed' || status === 'inferred' ? status : null;
}

/** How sure a tier's minimum on the day is; `undefined` where there are no tiers. */
export function minimumStatusOf(tier: string, track: Track): Status | undefined {
  const entry = tierEntry.value;
  return entry === undefined ? undefined : minimumStatus(entry, tier, track, minima.value);
}

/** Whether a tier's minimum on the day is still a stand-in. */
export function isIllustrative(tier: string, track: Track): boolean {
  return minimumStatusOf(tier, track) === 'illustrative';
}

/** Whether some minimum of the day is still a stand-in. */
export function hasStandIns(): boolean {
  const tiers = tierEntry.value?.value ?? [];
  return tiers.some(({ id, minimum }) => Object.keys(minimum).some((track) => isIllustrative(id, track as Track)));
}
