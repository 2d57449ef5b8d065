import { batch, type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals';

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
 * The value of a signal as it is once the change that leads to it has been painted, so that what is looked at first waits
 * for nothing else. `cause` is cheap and changes with everything that the value follows from; the value itself is computed
 * when it is shown, once for all changes until then.
 */
export function useAfterPaint<T>(value: ReadonlySignal<T>, cause: ReadonlySignal<unknown>): T {
  const painted = useSignal(cause.peek());
  useSignalEffect(() => {
    const latest = cause.value;
    if (latest !== painted.peek()) {
      whenPainted(() => {
        painted.value = cause.peek();
      });
    }
  });
  // Reading it is what draws the component anew.
  painted.value;
  return value.peek();
}
