/** Whether the tour was taken or declined on this device. Kept in localStorage, so that nothing moves when it is read. */
import { signal } from '@preact/signals';

const KEY = 'tierwise-tour';

function isKept(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

export const isTourSeen = signal(isKept());

export function markTourSeen(): void {
  isTourSeen.value = true;
  try {
    localStorage.setItem(KEY, 'seen');
  } catch {
    // A device that keeps nothing offers it again.
  }
}

/** Starts the tour; its code is loaded for that alone. */
export async function takeTour(): Promise<void> {
  const { startTour } = await import('./tour.tsx');
  await startTour();
}
