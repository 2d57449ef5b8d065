/** Which clients to touch for a target: the question in the address, and its answer. */
import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals';
import type { Day, Plan, Problem } from 'tierwise';
import { addDays, addMonths, isDay } from '../../day.ts';
import { day, evaluation, model } from '../../state/app.ts';
import { checkpointsIn } from '../../state/checkpoints.ts';
import { plannedDocuments } from '../../state/planned.ts';
import { route } from '../../state/route.ts';
import {
  byEffort,
  type DayPlan,
  factsStanding,
  isKept,
  planFor,
  plansByCheckpoint,
  type Target,
  type Timing,
  timings,
} from './advice.ts';
import { targetFrom } from './target-field.tsx';

const MONTHS_WITHOUT_REVIEW = 6;

/** What is asked, read from the address so that a link restores it. */
export interface Asked {
  target: Target;
  timing: Timing;
  /** The review, or the last day that is looked at. */
  last: Day;
  isDone: boolean;
}
export interface Answer extends Asked {
  plans: readonly DayPlan[];
  /** Knows what runs out until the last day. */
  lapsing: Plan | undefined;
  problems: readonly Problem[];
}

/** What the address asks, and what it leaves open: to keep the credited tier at the next review. */
export function asked(): Asked {
  const { tier, points, at, until } = route.value.parameters;
  const review = evaluation.value?.review?.next ?? addMonths(day.value, MONTHS_WITHOUT_REVIEW);
  const facts = factsStanding.value;
  const target = targetFrom(tier, points, { tier: facts?.credited ?? facts?.performance ?? 'gold' });
  const timing: Timing = timings.find((known) => known === at) ?? 'review';
  const isOwnDay = timing !== 'review' && until !== undefined && isDay(until) && until >= day.value;
  return { target, timing, last: isOwnDay ? until : review, isDone: timing === 'review' && isKept(target) };
}

function answered(question: Asked): Answer {
  const { target, timing, last, isDone } = question;
  const book = plannedDocuments.value?.after.book;
  const days =
    book === undefined || isDone || timing !== 'review'
      ? []
      : checkpointsIn(book, addDays(day.value, 1), addDays(last, 1)).filter(({ on }) => on < last);
  const whole = planFor(target, day.value, last, timing === 'review' ? 'day' : timing);
  const lastPlan: DayPlan[] = whole?.value === undefined || isDone ? [] : [{ on: last, plan: whole.value }];
  const plans = byEffort([...plansByCheckpoint(target, day.value, days), ...lastPlan]);
  return { ...question, plans, lapsing: whole?.value, problems: whole?.problems ?? [] };
}

/** The answer, found after the view is drawn: for a large agency the search takes its time. */
export function useAnswer(): ReadonlySignal<Answer | null> {
  const answer = useSignal<Answer | null>(null);
  useSignalEffect(() => {
    const question = asked();
    // Read here, so that a change of the plan asks anew.
    if (model.value === null) return;
    const timer = setTimeout(() => {
      answer.value = answered(question);
    });
    return () => clearTimeout(timer);
  });
  return answer;
}
