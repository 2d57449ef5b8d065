/** What plans come to, beside the facts. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Day, Evaluation, Model, Points, Problem, Timeline } from 'tierwise';
import { addMonths } from '../../day.ts';
import { sum } from '../../decimal.ts';
import { applied, attempt, baseModel, day } from '../../state/app.ts';
import { applyScenario } from '../../state/apply-scenario.ts';
import { type Scenario, scenarios, shownScenario } from '../../state/scenarios.ts';

export const HORIZON_MONTHS = 12;
export const MOST_COMPARED = 3;

/** The facts or a plan, looked at on the shown day and over the months after it. */
export interface Outcome {
  evaluation: Evaluation;
  timeline: Timeline;
  /** On the next down-review of the facts; `null` before the portfolio's day. */
  atReview: { on: Day; points: Points; held: string | null } | null;
}

function outcomeOf(model: Model, on: Day, review: Day | undefined): Outcome | null {
  const { value = null } = attempt(() => {
    const then = review === undefined ? null : model.evaluate(review);
    return {
      evaluation: model.evaluate(on),
      timeline: model.timeline(on, addMonths(on, HORIZON_MONTHS)),
      atReview: then === null ? null : { on: then.on, points: then.points, held: then.credited },
    };
  });
  return value;
}

const reviewDay: ReadonlySignal<Day | undefined> = computed(
  () => attempt(() => baseModel.value?.value?.evaluate(day.value)).value?.review?.next,
);

/** What the facts come to. */
export const factsOutcome: ReadonlySignal<Outcome | null> = computed(() => {
  const base = baseModel.value?.value;
  return base === undefined ? null : outcomeOf(base, day.value, reviewDay.value);
});

/** What the shown plan comes to; `null` while the facts are shown or the plan cannot be laid over them. */
export const shownOutcome: ReadonlySignal<Outcome | null> = computed(() => {
  const plan = applied.value?.value?.model;
  return plan === undefined ? null : outcomeOf(plan, day.value, reviewDay.value);
});

/** A plan among those compared. */
export interface Compared {
  scenario: Scenario;
  outcome: Outcome | null;
  problems: readonly Problem[];
}

/** A plan that could be laid over the facts. */
export type Laid = Compared & { outcome: Outcome };

/** A client, and its points by the facts. */
export interface ChangedClient {
  id: string;
  name: string;
  before: number;
}

/** The figures that stand side by side. */
export const comparedFigures: readonly (keyof Points)[] = ['total', 'sold', 'sourced', 'assisted', 'managed'];

/** What a plan comes to, shown or not. */
export function compare(scenario: Scenario): Compared {
  const base = baseModel.value?.value;
  const none = { scenario, outcome: null };
  if (base === undefined) return { ...none, problems: [] };
  if (scenario === shownScenario.value && shownOutcome.value !== null) {
    return { scenario, outcome: shownOutcome.value, problems: refusals(applied.value?.value?.problems) };
  }
  const laid = attempt(() => applyScenario(base, scenario));
  if (laid.value === undefined) return { ...none, problems: laid.problems };
  const outcome = outcomeOf(laid.value.model, day.value, reviewDay.value);
  laid.value.dispose();
  return { scenario, outcome, problems: refusals(laid.value.problems) };
}

const refusals = (problems: ReadonlyMap<string, readonly Problem[]> | undefined): Problem[] =>
  [...(problems?.values() ?? [])].flat();

/** The plans that stand side by side: those asked for, else the shown one and its neighbours. */
export function chosenScenarios(asked: string): readonly Scenario[] {
  const all = scenarios.value;
  const wanted = asked.split(',').flatMap((id) => all.filter((scenario) => scenario.id === id));
  if (asked !== '') return wanted.slice(0, MOST_COMPARED);
  const shown = shownScenario.value;
  const others = all.filter((scenario) => scenario !== shown).slice(0, MOST_COMPARED - (shown === null ? 0 : 1));
  return all.filter((scenario) => scenario === shown || others.includes(scenario));
}

/** `after` less `before`, exactly, to the 6 decimals that results have. */
export function difference(after: number, before: number): number {
  return Number(sum(after, -before));
}

/** The points of a client, sold and managed; a currency without a unit earns none. */
export function clientPoints(evaluation: Evaluation, id: string): number {
  const client = evaluation.clients.find((one) => one.id === id);
  return Number(sum(client?.managed.points ?? 0, client?.sold.points ?? 0));
}
