import { batch, effect, type ReadonlySignal } from '@preact/signals';
import { useEffect, useReducer, useRef } from 'preact/hooks';

/** Of most screens. What runs sooner takes the processor from those who bring the painted frame to the screen. */
const FRAME_MS = 16;

let waiting: (() => void)[] = [];

/** Calls back once the frame that is being made is on the screen, all that ask for it together. */
export function whenPainted(work: () => void): void {
  waiting.push(work);
  if (waiting.length > 1) return;
  const doAll = () => {
    const asked = waiting;
    waiting = [];
    batch(() => {
      for (const each of asked) each();
    });
  };
  requestAnimationFrame(() => setTimeout(doAll, FRAME_MS));
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
