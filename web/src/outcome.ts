import { type Problem, TierwiseError } from 'tierwise';

/** A value, or the problems because of which there is none; `null` while what it needs is missing. */
export type Outcome<T> = { value: T; problems?: never } | { problems: readonly Problem[]; value?: never } | null;

/** Whether there is no value because the engine has stopped. */
export function hasStopped(outcome: Outcome<unknown>): boolean {
  return outcome?.problems?.some(({ document }) => document === 'engine') ?? false;
}

/** Turns the engine's refusal into data. Any other error is a fault of the page and goes on. */
export function attempt<T>(work: () => T): NonNullable<Outcome<T>> {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof TierwiseError) return { problems: error.problems };
    throw error;
  }
}
