/** What the asked figure is of: the model that explains it, the documents that name what it rests on, and the day. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Day, Explanation, Explanations, Model } from 'tierwise';
import { applied, attempt, baseModel, day, model, owned, portfolio, ruleBook } from '../state/app.ts';
import { type AppliedScenario, applyScenario } from '../state/apply-scenario.ts';
import { type Documents, withChange } from '../state/documents.ts';
import { plannedDocuments } from '../state/planned.ts';
import { type Scenario, shownScenario } from '../state/scenarios.ts';
import { asked, findFigure } from './asked.ts';

/** The plan asked about; `null` for the facts. */
const scenario: ReadonlySignal<Scenario | null> = computed(() =>
  asked.value?.scenario === undefined ? shownScenario.value : asked.value.scenario,
);

/** A plan that is not the shown one, laid over the facts as long as it is asked about. */
const aside = owned<AppliedScenario>(() => {
  const base = baseModel.value?.value;
  const plan = scenario.value;
  return base === undefined || plan === null || plan === shownScenario.value
    ? null
    : attempt(() => applyScenario(base, plan));
});

const facts: ReadonlySignal<Documents | null> = computed(() =>
  portfolio.value === null || ruleBook.value === null ? null : { portfolio: portfolio.value, book: ruleBook.value },
);

/** The documents that the explanation points into. */
export const explainedDocuments: ReadonlySignal<Documents | null> = computed(() => {
  if (scenario.value === shownScenario.value) return plannedDocuments.value?.after ?? null;
  return facts.value === null ? null : (aside.value?.value?.changes ?? []).reduce(withChange, facts.value);
});

const explainedModel: ReadonlySignal<Model | undefined> = computed(() => {
  if (scenario.value === shownScenario.value) return model.value?.value;
  return scenario.value === null ? baseModel.value?.value : aside.value?.value?.model;
});

/** The day of the asked figure. */
export const explainedDay: ReadonlySignal<Day> = computed(() => asked.value?.on ?? day.value);

/** The name of the plan that the figure is of; `null` where no change of one counts. */
export const explainedPlan: ReadonlySignal<string | null> = computed(() => {
  const laid = scenario.value === shownScenario.value ? applied.value : aside.value;
  return laid?.value === undefined || laid.value.changes.length === 0 ? null : (scenario.value?.name ?? null);
});

/** The figures of a client, or of the partner, with what is behind them; empty where there are none. */
function figuresOn(on: Day, client?: string): readonly Explanation[] {
  const explain = (): Explanations | undefined =>
    explainedModel.value?.explain(client === undefined ? { on } : { on, client });
  return attempt(explain).value?.figures ?? [];
}

/** The explanation of the asked figure. A minimum that decides nothing today is explained by the points of its track. */
export const explanation: ReadonlySignal<Explanation | undefined> = computed(() => {
  if (asked.value === null) return undefined;
  const { figure, client, track } = asked.value;
  const figures = figuresOn(explainedDay.value, client);
  return (
    findFigure(figures, figure, asked.value) ??
    (track === undefined ? undefined : findFigure(figures, `points.${track}`))
  );
});

/** A figure with what is behind it, and the day of that. */
export interface Opened {
  node: Explanation;
  on: Day;
}

/**
 * The engine names a part without its own reasons where those would repeat a whole tree: a client in a total, the points
 * that meet a minimum, the tier met at a checkpoint. They are asked for when the part is opened.
 */
export function opened(node: Explanation, on: Day, within: Explanation | undefined): Opened {
  const { figure, subject, because } = node;
  if (because.length > 0) return { node, on };
  if (figure === 'tier.minimum' && subject.track !== undefined) {
    return { node: withReason(node, findFigure(figuresOn(on), `points.${subject.track as 'total'}`)), on };
  }
  if (figure === 'review.checkpoint' && subject.on !== undefined) {
    return { node: withReason(node, findFigure(figuresOn(subject.on), 'performance')), on: subject.on };
  }
  if ((figure === 'sold.points' || figure === 'managed.points') && subject.client !== undefined) {
    return { node: inFull(node, on, subject.client, within), on };
  }
  return { node, on };
}

const withReason = (node: Explanation, reason: Explanation | undefined): Explanation =>
  reason === undefined ? node : { ...node, because: [reason] };

/** Of a client's sold points, a total of one motion has those of that motion. */
function inFull(node: Explanation, on: Day, client: string, within: Explanation | undefined): Explanation {
  const whole = findFigure(figuresOn(on, client), node.figure);
  if (whole === undefined) return node;
  const motion = { 'points.sourced': 'sourced', 'points.assisted': 'assisted' }[within?.figure as string];
  const because = whole.because.filter(({ subject }) => motion === undefined || subject.motion === motion);
  return { ...whole, value: node.value, because };
}
