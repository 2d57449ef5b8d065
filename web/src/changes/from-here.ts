/** Adding a change from anywhere on the page: filled in from where the reader stands, in the plan that is shown. */
import type { Change } from 'tierwise';
import { announce } from '../announce.ts';
import { t } from '../messages.ts';
import { day } from '../state/app.ts';
import { plannedDocuments } from '../state/planned.ts';
import { route } from '../state/route.ts';
import { addChanges, scenarios, shownScenario } from '../state/scenarios.ts';
import { type Addition, defaultChange } from './defaults.ts';
import { sayChange } from './sentences.ts';

/** The name of the next new plan. */
export function newPlanName(): string {
  const taken = new Set(scenarios.peek().map(({ name }) => name));
  let number = scenarios.peek().length + 1;
  while (taken.has(t('whatif.newName', { number }))) number += 1;
  return t('whatif.newName', { number });
}

/** Adds changes to the shown plan, or to a new one, and tells a screen reader. Answers their ids. */
export function planChanges(changes: readonly Change[]): string[] {
  const ids = addChanges(changes, newPlanName());
  const documents = plannedDocuments.peek()?.after;
  const [first] = changes;
  if (documents !== undefined && first !== undefined) {
    const change = sayChange(first, documents);
    announce(t('whatif.added', { change, others: changes.length - 1, plan: shownScenario.peek()?.name ?? '' }));
  }
  return ids;
}

/** The default change of an entry of the menu. The client is the one in the address, else the one of the last change. */
export function changeFromHere(addition: Addition): Change | null {
  const documents = plannedDocuments.peek()?.after;
  if (documents === undefined) return null;
  return defaultChange(addition, {
    day: day.peek(),
    client: route.peek().parameters.client ?? lastClient(),
    documents,
    newClientName: t('whatif.newClient'),
    newEmployeeName: t('whatif.newEmployee'),
  });
}

function lastClient(): string | undefined {
  const last = shownScenario.peek()?.changes.findLast(({ change }) => 'client' in change)?.change;
  if (last === undefined || !('client' in last)) return undefined;
  return typeof last.client === 'string' ? last.client : last.client?.id;
}
