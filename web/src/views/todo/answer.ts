/** Which clients to touch for a target: the question in the address, and its answer. */
import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Day, Plan, PlanRequest, Problem } from 'tierwise';
import { inBackground, TaskLost } from '../../background/background.ts';
import type { ModelDocuments } from '../../background/tasks.ts';
import { addDays, addMonths, isDay } from '../../day.ts';
import type { Outcome } from '../../outcome.ts';
import { day, engine, evaluation, model, portfolio, ruleBook, scenario } from '../../state/app.ts';
import { checkpointsIn } from '../../state/checkpoints.ts';
import { plannedDocuments } from '../../state/planned.ts';
import { route } from '../../state/route.ts';
import { byEffort, type DayPlan, factsStanding, isKept, type Target, type Timing, timings } from './advice.ts';
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

/** What the engine is asked for an answer: the whole time first, then each checkpoint that would do. */
function requestsFor({ target, timing, last, isDone }: Asked): PlanRequest[] {
  const book = plannedDocuments.value?.after.book;
  const days =
    book === undefined || isDone || timing !== 'review'
      ? []
      : checkpointsIn(book, addDays(day.value, 1), addDays(last, 1)).filter(({ on }) => on < last);
  const request = { from: day.value, ...target };
  return [
    { ...request, until: last, at: timing === 'review' ? 'day' : timing },
    ...days.map(({ on }) => ({ ...request, until: on, at: 'day' as const })),
  ];
}

function answerOf(question: Asked, requests: readonly PlanRequest[], results: readonly Outcome<Plan>[]): Answer {
  const [whole] = results;
  const plans = results.flatMap((result, index): DayPlan[] => {
    const on = requests[index]?.until;
    const isWanted = index > 0 || !question.isDone;
    return on === undefined || result?.value === undefined || !isWanted ? [] : [{ on, plan: result.value }];
  });
  return { ...question, plans: byEffort(plans), lapsing: whole?.value, problems: whole?.problems ?? [] };
}

const SLOW_MS = 1000;

export interface Search {
  answer: Answer | null;
  /**
   * `slow`: it takes so long that the reader should know, and may give it up. `restarted`: it was lost on the way and begun
   * again. `lost`: it was lost for the second time.
   */
  state: 'quick' | 'slow' | 'restarted' | 'cancelled' | 'lost';
  cancel: () => void;
  again: () => void;
}

/** The search for the answer, beside the page: for a large agency it takes its time. */
export function useSearch(): Search {
  const answer = useSignal<Answer | null>(null);
  const state = useSignal<Search['state']>('quick');
  const stopping = useRef(new AbortController());
  const tries = useSignal(0);
  useSignalEffect(() => {
    const question = asked();
    const requests = requestsFor(question);
    const running = engine.value;
    const documents = openedDocuments();
    // Asks anew.
    tries.value;
    if (running === null || documents === null) return;
    const stop = new AbortController();
    stopping.current = stop;
    state.value = 'quick';
    const slow = setTimeout(() => {
      if (state.peek() === 'quick') state.value = 'slow';
    }, SLOW_MS);
    const restarted = () => {
      state.value = 'restarted';
    };
    stop.signal.addEventListener('abort', () => clearTimeout(slow));
    inBackground((tasks) => tasks.plans(documents, requests), running, stop.signal, restarted).then(
      (results) => {
        clearTimeout(slow);
        state.value = 'quick';
        answer.value = answerOf(question, requests, results);
      },
      (error: unknown) => {
        clearTimeout(slow);
        if (stop.signal.aborted) return;
        if (!(error instanceof TaskLost)) throw error;
        state.value = 'lost';
      },
    );
    return () => stop.abort();
  });
  return {
    answer: answer.value,
    state: state.value,
    cancel: () => {
      stopping.current.abort();
      state.value = 'cancelled';
    },
    again: () => {
      tries.value += 1;
    },
  };
}

/** What the shown model was opened from; `null` while there is none. */
function openedDocuments(): ModelDocuments | null {
  const [book, facts] = [ruleBook.value, portfolio.value];
  if (book === null || facts === null || model.value?.value === undefined) return null;
  return { book, portfolio: facts, changes: scenario.value };
}
