/** Signals whose value stays on this device, and follows what another tab does to it. */
import { effect, type Signal } from '@preact/signals';
import { dropMine, keepMine, onChangedElsewhere, read, readChanged, write } from './storage.ts';

interface Kept {
  value(): unknown;
  take(value: unknown): void;
}
/** What is kept now, by key. */
const kept = new Map<string, Kept>();

onChangedElsewhere((keys) => {
  for (const key of keys) {
    const held = kept.get(key);
    if (held === undefined) continue;
    void readChanged(key).then((changed) => {
      if (changed !== undefined) held.take(changed.value);
    });
  }
});

/** Keeps what this tab has where another tab has changed it or it is gone. */
export function keepThisTab(): Promise<void> {
  return keepMine(new Map([...kept].map(([key, { value }]) => [key, value()])));
}

/** Takes what the device has where another tab has changed it. */
export async function takeOtherTab(): Promise<void> {
  for (const key of dropMine()) kept.get(key)?.take(await read(key));
}

export interface Keeping<T> {
  isValid: (value: unknown) => value is T;
  /** What the signal began with, where the reader may have changed it before it is kept. */
  initial?: T;
  /** Puts a value that came from the device into the signal. */
  take?: (value: T) => void;
  /** Each tab has its own: it does not follow the others, and the device keeps the latest. */
  isPerTab?: boolean;
}

/**
 * Ties a signal to keys of the device, one after the other. The answer takes the key under which the signal's value is
 * kept from now on, `null` for none, and the value that is there.
 */
export function keeper<T>(target: Signal<T>, { isValid, take, isPerTab = false }: Keeping<T>) {
  let boundTo: string | null = null;
  let last = target.peek();
  const set = (value: T) => {
    last = value;
    if (take === undefined) target.value = value;
    else take(value);
    last = target.peek();
  };
  effect(() => {
    const value = target.value;
    if (value === last) return;
    last = value;
    if (boundTo !== null) write(boundTo, value ?? undefined, isPerTab);
  });
  return (key: string | null, value: T): void => {
    if (boundTo !== null) kept.delete(boundTo);
    boundTo = key;
    set(value);
    if (key === null || isPerTab) return;
    kept.set(key, {
      value: () => target.peek() ?? undefined,
      take: (found) => {
        if (isValid(found)) set(found);
      },
    });
  };
}

/**
 * Brings a signal's value back from the last visit and keeps every later one. A stored value that does not pass the check
 * is left alone until the reader changes something; what the reader has changed meanwhile stays, too.
 */
export async function keep<T>(key: string, target: Signal<T>, keeping: Keeping<T>): Promise<void> {
  const { initial = target.peek() } = keeping;
  const stored = await read(key);
  const typed = target.peek();
  keeper(target, keeping)(key, typed === initial && keeping.isValid(stored) ? stored : typed);
  if (typed !== initial) write(key, typed, keeping.isPerTab);
}
