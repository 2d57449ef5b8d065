/**
 * Starts another engine where one has stopped. What the page shows is computed from documents that it holds itself, so all of
 * it comes back; what the engine stops at, though nobody has touched anything, is held back until it is changed.
 */
import { effect, signal } from '@preact/signals';
import type { Problem } from 'tierwise';
import { loadEngine } from '../engine.ts';
import { engine, heldBack, portfolio } from '../state/app.ts';
import { shownScenario } from '../state/scenarios.ts';

/** `restarted`: all is as it was. `failed`: no engine can be had. */
export type Recovery = { state: 'restarted' | 'failed'; isMemory: boolean };
export const recovery = signal<Recovery | null>(null);

export const isOutOfMemory = (problems: readonly Problem[]): boolean =>
  problems.some(({ id }) => id === 'out-of-memory');

/** Whatever a reader does to make the page compute something. */
const ACTS = ['change', 'drop', 'input', 'keydown', 'pointerdown'] as const;
/** Opening the page is such an act. */
let hasActed = true;

/** Listens only until the first act, so that it is in no key's way. */
function awaitAct(): void {
  hasActed = false;
  const listening = new AbortController();
  for (const act of ACTS) {
    addEventListener(
      act,
      () => {
        hasActed = true;
        listening.abort();
      },
      { capture: true, signal: listening.signal },
    );
  }
}

export function watchEngine(): void {
  effect(() => {
    const running = engine.value;
    void running?.stopped.then(({ problems }) => recover(problems));
  });
}

async function recover(problems: readonly Problem[]): Promise<void> {
  const isMemory = isOutOfMemory(problems);
  if (!hasActed && !holdBack(problems)) {
    recovery.value = { state: 'failed', isMemory };
    return;
  }
  await restart(isMemory);
}

async function restart(isMemory: boolean): Promise<void> {
  awaitAct();
  try {
    const next = await loadEngine();
    recovery.value = { state: 'restarted', isMemory };
    engine.value = next;
  } catch {
    recovery.value = { state: 'failed', isMemory };
  }
}

/** Holds back the shown plan, or else the facts; false where there is nothing left to hold back. */
function holdBack(problems: readonly Problem[]): boolean {
  const culprit = [shownScenario.peek(), portfolio.peek()].find((one) => one !== null && !heldBack.peek().has(one));
  if (!culprit) return false;
  heldBack.value = new Map(heldBack.peek()).set(culprit, problems);
  return true;
}

/** The reader has seen what happened. */
export function dismiss(): void {
  recovery.value = null;
}

/** Gives an engine what was held back once more. */
export function tryAgain(): void {
  const before = recovery.peek();
  recovery.value = null;
  heldBack.value = new Map();
  if (before?.state === 'failed') void restart(before.isMemory);
}
