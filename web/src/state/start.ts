/** Starts the state of the page. What is kept on the device comes later, when the page is usable. */
import type { Engine } from 'tierwise';
import { today } from '../day.ts';
import { engine, now } from './app.ts';

/** Resolves when the engine is up. */
export async function startState(loading: Promise<Engine>): Promise<void> {
  addEventListener('visibilitychange', () => {
    now.value = today();
  });
  engine.value = await loading;
}
