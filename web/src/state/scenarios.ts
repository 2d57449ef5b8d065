/**
 * The plans that the reader tries: named lists of changes, kept on the device, with undo and redo over all of them. Which
 * one is shown stands in the address; without one, the page shows the facts.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Change } from 'tierwise';
import { route, setParameters } from './route.ts';

/** A change in a scenario. Its id tells it from the others while it is edited and moved; one that is off stays in the list. */
export interface PlannedChange {
  id: string;
  isOn: boolean;
  change: Change;
}
export interface Scenario {
  id: string;
  name: string;
  changes: readonly PlannedChange[];
}

/** All scenarios, in the order of their tabs. */
export const scenarios = signal<readonly Scenario[]>([]);

/** The scenario in the address; `null` where the facts are shown. */
export const shownScenario: ReadonlySignal<Scenario | null> = computed(
  () => scenarios.value.find(({ id }) => id === route.value.parameters.scenario) ?? null,
);

/** Shows a scenario on every view; `null` goes back to the facts. */
export function showScenario(id: string | null): void {
  setParameters({ scenario: id ?? '' });
}

/** Everything that undo brings back: the scenarios, and which one was shown. */
interface Snapshot {
  scenarios: readonly Scenario[];
  shown: string;
}
interface Step {
  before: Snapshot;
  after: Snapshot;
  /** Steps of one edit that follow each other are undone as one. */
  edit: string | undefined;
}
const MOST_STEPS = 200;
const done = signal<readonly Step[]>([]);
const undone = signal<readonly Step[]>([]);
export const canUndo: ReadonlySignal<boolean> = computed(() => done.value.length > 0);
export const canRedo: ReadonlySignal<boolean> = computed(() => undone.value.length > 0);

const present = (): Snapshot => ({ scenarios: scenarios.peek(), shown: route.peek().parameters.scenario ?? '' });

function restore({ scenarios: restored, shown }: Snapshot): void {
  scenarios.value = restored;
  setParameters({ scenario: shown });
}

/** Shows scenarios that came from elsewhere. What was done to the ones before cannot be undone in these. */
export function takeScenarios(next: readonly Scenario[]): void {
  scenarios.value = next;
  done.value = [];
  undone.value = [];
}

function commit(next: readonly Scenario[], shown = present().shown, edit?: string): void {
  const before = present();
  const after = { scenarios: next, shown };
  const last = done.peek().at(-1);
  const isSameEdit = edit !== undefined && last?.edit === edit && undone.peek().length === 0;
  done.value = isSameEdit
    ? [...done.peek().slice(0, -1), { ...last, after }]
    : [...done.peek(), { before, after, edit }].slice(-MOST_STEPS);
  undone.value = [];
  restore(after);
}

/** Takes back the last step. */
export function undo(): void {
  const step = done.peek().at(-1);
  if (step === undefined) return;
  done.value = done.peek().slice(0, -1);
  undone.value = [...undone.peek(), step];
  restore(step.before);
}

/** Does again what was taken back last. */
export function redo(): void {
  const step = undone.peek().at(-1);
  if (step === undefined) return;
  undone.value = undone.peek().slice(0, -1);
  done.value = [...done.peek(), step];
  restore(step.after);
}

/** The first of `prefix1`, `prefix2`, … that is not taken. */
function freeId(prefix: string, taken: readonly { id: string }[]): string {
  const used = new Set(taken.map(({ id }) => id));
  let number = taken.length + 1;
  while (used.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

/** Adds an empty scenario and shows it. */
export function addScenario(name: string): void {
  const id = freeId('plan', scenarios.peek());
  commit([...scenarios.peek(), { id, name, changes: [] }], id);
}

/** Adds a copy of a scenario behind it, under its own name, and shows it. */
export function duplicateScenario(id: string, name: string): void {
  const copied = scenarios.peek().find((scenario) => scenario.id === id);
  if (copied === undefined) return;
  const copy = { ...copied, id: freeId('plan', scenarios.peek()), name };
  commit(
    scenarios.peek().flatMap((scenario) => (scenario === copied ? [scenario, copy] : [scenario])),
    copy.id,
  );
}

/** Deletes a scenario; where it was shown, its neighbour is, or the facts. */
export function deleteScenario(id: string): void {
  const at = scenarios.peek().findIndex((scenario) => scenario.id === id);
  if (at < 0) return;
  const next = scenarios.peek().toSpliced(at, 1);
  const { shown } = present();
  commit(next, shown === id ? (next[Math.min(at, next.length - 1)]?.id ?? '') : shown);
}

function edit(id: string, make: (scenario: Scenario) => Scenario, of?: string): void {
  const next = scenarios.peek().map((scenario) => (scenario.id === id ? make(scenario) : scenario));
  commit(next, undefined, of);
}

/** Renames a scenario; renaming letter by letter is undone as one. */
export function renameScenario(id: string, name: string): void {
  edit(id, (scenario) => ({ ...scenario, name }), `name ${id}`);
}

/**
 * Adds changes at the end of the shown scenario, or of a new one by the name of `newName` where the facts are shown.
 * Answers the ids of the added changes.
 */
export function addChanges(changes: readonly Change[], newName: string): string[] {
  const shown = shownScenario.peek() ?? { id: freeId('plan', scenarios.peek()), name: newName, changes: [] };
  const all = [...shown.changes];
  for (const change of changes) all.push({ id: freeId('change', all), isOn: true, change });
  const next = { ...shown, changes: all };
  const isNew = !scenarios.peek().some(({ id }) => id === shown.id);
  commit(
    isNew
      ? [...scenarios.peek(), next]
      : scenarios.peek().map((scenario) => (scenario.id === next.id ? next : scenario)),
    next.id,
  );
  return all.slice(shown.changes.length).map(({ id }) => id);
}

function editChanges(make: (changes: readonly PlannedChange[]) => readonly PlannedChange[], of?: string): void {
  const shown = shownScenario.peek();
  if (shown === null) return;
  const whole = of === undefined ? undefined : `${shown.id} ${of}`;
  edit(shown.id, (scenario) => ({ ...scenario, changes: make(scenario.changes) }), whole);
}

/** Replaces a change of the shown scenario; all that is typed in one opening of its form is undone as one. */
export function replaceChange(id: string, change: Change, opening: string): void {
  editChanges((changes) => changes.map((one) => (one.id === id ? { ...one, change } : one)), `${opening} ${id}`);
}

/** Switches a change of the shown scenario on or off. */
export function switchChange(id: string, isOn: boolean): void {
  editChanges((changes) => changes.map((one) => (one.id === id ? { ...one, isOn } : one)));
}

/** Takes a change out of the shown scenario. */
export function removeChange(id: string): void {
  editChanges((changes) => changes.filter((one) => one.id !== id));
}

/**
 * Moves a change of the shown scenario to a place in the list, counted from 0 in the list as it will be. All moves of one
 * drag are undone as one.
 */
export function moveChange(id: string, to: number, drag?: string): void {
  const changes = shownScenario.peek()?.changes ?? [];
  const from = changes.findIndex((one) => one.id === id);
  const moved = changes[from];
  if (moved === undefined || to < 0 || to >= changes.length || to === from) return;
  editChanges(() => changes.toSpliced(from, 1).toSpliced(to, 0, moved), drag);
}

/** Whether something read from the device has the shape of scenarios. What is in a change, the engine checks. */
export function isScenarios(value: unknown): value is readonly Scenario[] {
  return isListOf(value, (scenario) => isNamed(scenario, 'id', 'name') && isListOf(scenario.changes, isPlannedChange));
}

function isPlannedChange(value: unknown): boolean {
  return isNamed(value, 'id') && typeof value.isOn === 'boolean' && isNamed(value.change, 'do');
}

function isNamed(value: unknown, ...members: string[]): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return members.every((member) => typeof (value as Record<string, unknown>)[member] === 'string');
}

function isListOf(value: unknown, isValid: (member: unknown) => boolean): boolean {
  // `every` alone passes over holes, which a damaged list may have.
  return Array.isArray(value) && Array.from(value).every(isValid);
}
