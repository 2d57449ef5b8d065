/** Whether the tour was taken or declined on this device; nothing moves when it is read. */
import { signal } from '@preact/signals';
import { recall, remember } from '../state/remember.ts';

const KEY = 'tierwise-tour';

export const isTourSeen = signal(recall(KEY) !== null);

export function markTourSeen(): void {
  isTourSeen.value = true;
  remember(KEY, 'seen');
}

/** Starts the tour; its code is loaded for that alone. */
export async function takeTour(): Promise<void> {
  const { startTour } = await import('./tour.tsx');
  await startTour();
}
