/**
 * What the page knows, in one place. Facts (rule book, portfolio), the shown scenario and the day go in; models and
 * evaluations follow from them as computed values. Views read these signals and call the functions below to change them.
 */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Changes, Day, Engine, Evaluation, Model, Portfolio, Problem, RuleBook, Rules, Totals } from 'tierwise';
import { isDay, today } from '../day.ts';
import { attempt, type Outcome } from '../outcome.ts';
import { type AppliedScenario, applyScenario } from './apply-scenario.ts';
import { applyMinima, noMinima } from './minima.ts';
import { route, setParameters } from './route.ts';
import { shownScenario } from './scenarios.ts';

export { attempt, type Outcome } from '../outcome.ts';

/** `null` until its WebAssembly is up. */
export const engine = signal<Engine | null>(null);

/** Today on this device; moves on when the page is shown again after midnight. */
export const now = signal<Day>(today());

/** The day that every view shows: the one in the address, else today. */
export const day: ReadonlySignal<Day> = computed(() => {
  const asked = route.value.parameters.day ?? '';
  return isDay(asked) ? asked : now.value;
});

/** Shows another day; today leaves the address, so that a link without a day always means today. */
export function setDay(next: Day): void {
  batch(() => {
    passing.value = null;
    setParameters({ day: next === now.peek() ? '' : next });
  });
}

/** The day that is being moved through; `null` while none is. */
const passing = signal<Day | null>(null);

/** The day that is shown where a figure of any day is at hand: `day`, but while one is moved, that one. */
export const dayInHand: ReadonlySignal<Day> = computed(() => passing.value ?? day.value);

const RESTED_MS = 250;
let resting: ReturnType<typeof setTimeout> | undefined;

/** Moves through a day: only what follows `dayInHand` shows it, until no other day has come for a moment. */
export function passDay(next: Day): void {
  passing.value = next;
  clearTimeout(resting);
  resting = setTimeout(restOnDay, RESTED_MS);
}

/** Shows the day that is being moved through, if one is, everywhere. */
export function restOnDay(): void {
  clearTimeout(resting);
  if (passing.peek() !== null) setDay(dayInHand.peek());
}

/** The rule book that came with the page. */
export const shippedRuleBook: ReadonlySignal<RuleBook | null> = computed(() =>
  engine.value === null ? null : (JSON.parse(engine.value.shippedRules) as RuleBook),
);

/** The reader's own tier minima, laid over the shipped ones. */
export const minima = signal(noMinima);

/** The rule book in force: the shipped one with the reader's own minima. */
export const ruleBook: ReadonlySignal<RuleBook | null> = computed(() =>
  shippedRuleBook.value === null ? null : applyMinima(shippedRuleBook.value, minima.value),
);

/** The facts; `null` while none are open. */
export const portfolio = signal<Portfolio | null>(null);

/** A computed engine object: the one that it replaces is given back to the engine. */
export function owned<T extends { dispose(): void }>(make: () => Outcome<T>): ReadonlySignal<Outcome<T>> {
  let previous: Outcome<T> = null;
  return computed(() => {
    const next = make();
    previous?.value?.dispose();
    previous = next;
    return next;
  });
}

const openedRules = owned<Rules>(() => {
  const book = ruleBook.value;
  const running = engine.value;
  return running === null || book === null ? null : attempt(() => running.openRules(book));
});

/** The rules, ready to compute with. */
export const rules: ReadonlySignal<Rules | null> = computed(() => openedRules.value?.value ?? null);

/**
 * The facts, or the scenario, at which the engine has stopped, and why: it is not given the very same again. What is changed
 * is another object, and so is tried.
 */
export const heldBack = signal<ReadonlyMap<object, readonly Problem[]>>(new Map());

/** Does `work` with a document, unless that is held back. */
function attemptWith<T>(document: object, work: () => T): NonNullable<Outcome<T>> {
  const problems = heldBack.value.get(document);
  return problems === undefined ? attempt(work) : { problems };
}

/** The facts under the rules, without the scenario. */
export const baseModel: ReadonlySignal<Outcome<Model>> = owned<Model>(() => {
  const facts = portfolio.value;
  const opened = rules.value;
  return opened === null || facts === null ? null : attemptWith(facts, () => opened.openPortfolio(facts));
});

/** The shown scenario laid over the facts; `null` where the facts are shown. */
export const applied: ReadonlySignal<Outcome<AppliedScenario>> = owned<AppliedScenario>(() => {
  const base = baseModel.value?.value;
  const shown = shownScenario.value;
  return base === undefined || shown === null ? null : attemptWith(shown, () => applyScenario(base, shown));
});

/** The plan: the changes of the shown scenario that apply, laid over the facts; empty where the facts are shown. */
export const scenario: ReadonlySignal<readonly Changes[]> = computed(() => {
  const changes = applied.value?.value?.changes ?? [];
  const name = shownScenario.value?.name ?? '';
  return changes.length === 0 ? [] : [{ format: 'tierwise/changes@1', name, changes: [...changes] }];
});

/** The facts with the scenario applied; the facts themselves where there is none. */
export const model: ReadonlySignal<Outcome<Model>> = computed(() => {
  const plan = applied.value;
  if (plan === null) return baseModel.value;
  return plan.value === undefined ? plan : { value: plan.value.model };
});

const evaluated: ReadonlySignal<Outcome<Evaluation>> = computed(() => {
  const current = model.value;
  return current?.value === undefined ? current : attempt(() => current.value.evaluate(day.value));
});

/** Where the partner stands on `day`, the scenario included. */
export const evaluation: ReadonlySignal<Evaluation | null> = computed(() => evaluated.value?.value ?? null);

/** Why there is no evaluation, where it is not for want of a portfolio. */
export const evaluationProblems = computed(() => evaluated.value?.problems);

/** The same without the clients, which takes no longer for many of them. */
export const totals: ReadonlySignal<Totals | null> = computed(() => {
  const current = model.value?.value;
  return current === undefined ? null : (attempt(() => current.totals(day.value)).value ?? null);
});
