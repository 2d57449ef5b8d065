/** The documents as the shown scenario leaves them. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Portfolio } from 'tierwise';
import { applied, portfolio, ruleBook } from './app.ts';
import { type Documents, withChange } from './documents.ts';
import { shownScenario } from './scenarios.ts';

/** The documents before each change of the shown scenario, by its id, and after all of them. */
export interface PlannedDocuments {
  before: ReadonlyMap<string, Documents>;
  after: Documents;
}

export const plannedDocuments: ReadonlySignal<PlannedDocuments | null> = computed(() => {
  const facts = portfolio.value;
  const book = ruleBook.value;
  if (facts === null || book === null) return null;
  const accepted = new Set(applied.value?.value?.changes);
  const before = new Map<string, Documents>();
  let after: Documents = { portfolio: facts, book };
  for (const { id, change } of shownScenario.value?.changes ?? []) {
    before.set(id, after);
    if (accepted.has(change)) after = withChange(after, change);
  }
  return { before, after };
});

/** The facts with the shown scenario; `null` while no portfolio is open. */
export const plannedPortfolio: ReadonlySignal<Portfolio | null> = computed(
  () => plannedDocuments.value?.after.portfolio ?? null,
);
