import { batch, type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals';

let waiting: (() => void)[] = [];

/** Calls back once the frame that is being made is painted, all that ask for it together. */
export function whenPainted(work: () => void): void {
  waiting.push(work);
  if (waiting.length > 1) return;
  requestAnimationFrame(() =>
    setTimeout(() => {
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
