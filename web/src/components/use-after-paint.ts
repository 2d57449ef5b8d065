import { batch, effect, type ReadonlySignal } from '@preact/signals';
import { useEffect, useReducer, useRef } from 'preact/hooks';

/**
 * Before what else waits, such as the browser's search for what it could fill in. Not every browser knows such an order, and
 * a page around the embedded calculator may have something else of that name.
 */
const soon: (work: () => void) => void =
  globalThis.scheduler?.postTask !== undefined
    ? (work) => void scheduler.postTask(work, { priority: 'user-blocking' })
    : setTimeout;

let waiting: (() => void)[] = [];

/** Calls back once the frame that is being made is painted, all that ask for it together. */
export function whenPainted(work: () => void): void {
  waiting.push(work);
  if (waiting.length > 1) return;
  requestAnimationFrame(() =>
    soon(() => {
      const asked = waiting;
      waiting = [];
      batch(() => {
        for (const each of asked) each();
      });
    }),
  );
}

/**
 * Does something whenever one of some signals has changed, once the change is painted; not for the values that they have at
 * first. It listens by an effect of its own: the one of a component would be run by the frame, before the paint.
 */
export function useAfterPaintEffect(work: () => void, ...causes: readonly ReadonlySignal<unknown>[]): void {
  const latestWork = useRef(work);
  latestWork.current = work;
  const seen = useRef(causes.map((cause) => cause.peek()));
  useEffect(
    () =>
      effect(() => {
        const values = causes.map((cause) => cause.value);
        if (values.every((value, index) => value === seen.current[index])) return;
        seen.current = values;
        whenPainted(() => latestWork.current());
      }),
    causes,
  );
}

/**
 * The value of a signal as it is once the change that leads to it has been painted, so that what is looked at first waits
 * for nothing else. The `causes` are cheap and change with everything that the value follows from; the value itself is
 * computed when it is shown, once for all changes until then.
 */
export function useAfterPaint<T>(value: ReadonlySignal<T>, ...causes: readonly ReadonlySignal<unknown>[]): T {
  const [, draw] = useReducer((times: number) => times + 1, 0);
  useAfterPaintEffect(() => draw(undefined), ...causes);
  return value.peek();
}
