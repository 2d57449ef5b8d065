import { batch } from '@preact/signals';

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
