/** Which days the chart shows, and the timelines of those days. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Day, Model, Timeline } from 'tierwise';
import { addDays, addMonths, isDay } from '../../day.ts';
import { attempt, baseModel, day, dayInHand, model, now, type Outcome, scenario } from '../../state/app.ts';
import { type DayStanding, standingOn } from './series.ts';

/** The days `from` to `until`, both shown. */
export interface Span {
  from: Day;
  until: Day;
}

/** Months ahead of today that one click shows. */
export const horizons = ['3', '6', '12', '24', '36'] as const;
const PAST_MONTHS = 6;
const MOST_MONTHS = 36;

const chosen = signal<Partial<Span>>({});

export const span: ReadonlySignal<Span> = computed(() => ({
  from: chosen.value.from ?? addMonths(now.value, -PAST_MONTHS),
  until: chosen.value.until ?? addMonths(now.value, Number(horizons[0])),
}));

/** The first and the last day that the chart can show. */
export const limits: ReadonlySignal<Span> = computed(() => ({
  from: addMonths(now.value, -MOST_MONTHS),
  until: addMonths(now.value, MOST_MONTHS),
}));

/** Shows other days; what is no day, or leaves no day between the two, changes nothing. */
export function showSpan(next: Partial<Span>): void {
  const { from, until } = { ...span.peek(), ...next };
  if (isDay(from) && isDay(until) && from < until) chosen.value = { ...chosen.peek(), ...next };
}

/** A day chosen elsewhere is taken into the span, and stays in it. */
effect(() => {
  const shown = day.value;
  if (shown < span.peek().from) showSpan({ from: shown });
  if (shown > span.peek().until) showSpan({ until: shown });
});

const timelineOf = (outcome: Outcome<Model>): Outcome<Timeline> => {
  const opened = outcome?.value;
  const { from, until } = span.value;
  return opened === undefined ? null : attempt(() => opened.timeline(from, addDays(until, 1)));
};

/** The timeline of the span, the scenario included. */
export const timeline: ReadonlySignal<Outcome<Timeline>> = computed(() => timelineOf(model.value));

/** The timeline of the facts alone; `null` without a scenario. */
export const baseTimeline: ReadonlySignal<Outcome<Timeline>> = computed(() =>
  scenario.value.length === 0 ? null : timelineOf(baseModel.value),
);

/** Where the partner stands on the day that is in hand; read from the timeline, so that it follows a moved day at once. */
export const standing: ReadonlySignal<DayStanding | null> = computed(() => {
  const shown = timeline.value?.value;
  return shown === undefined ? null : standingOn(shown, dayInHand.value);
});
