import type { Evaluation } from '../../wasm/src/results.ts';
import type { ReferenceTimeline } from '../reference/timeline.ts';

/** One place at which two results differ. */
export interface Difference {
  pointer: string;
  engine: unknown;
  reference: unknown;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Every place at which two JSON values differ, depth first. */
export function differences(engine: unknown, reference: unknown, pointer = ''): Difference[] {
  if (Object.is(engine, reference)) return [];
  if (!isObject(engine) || !isObject(reference) || Array.isArray(engine) !== Array.isArray(reference)) {
    return [{ pointer, engine, reference }];
  }
  const a = engine as Record<string, unknown>;
  const b = reference as Record<string, unknown>;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap((key) => differences(a[key], b[key], `${pointer}/${key}`));
}

/** What the formats fix of an evaluation: the wording of a warning is the engine's own. */
export function comparableEvaluation(evaluation: Evaluation): unknown {
  return { ...evaluation, warnings: evaluation.warnings.map(({ client, code }) => ({ client, code })) };
}

/** What the formats fix of a timeline: the order of the events of one client on one day is free. */
export function comparableTimeline(timeline: ReferenceTimeline): unknown {
  type Event = ReferenceTimeline['events'][number];
  const key = ({ on, client }: Event) => `${on} ${client}`;
  const text = (event: Event) => `${event.kind} ${event.points}`;
  const groups: Event[][] = [];
  for (const event of timeline.events) {
    const last = groups.at(-1);
    const first = last?.[0];
    if (last && first && event.client !== undefined && key(first) === key(event)) last.push(event);
    else groups.push([event]);
  }
  return { ...timeline, events: groups.flatMap((group) => group.sort((a, b) => text(a).localeCompare(text(b)))) };
}
