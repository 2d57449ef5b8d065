/**
 * What stays on this device between visits, in IndexedDB. Each value carries the version of its shape; older ones are
 * brought up by `migrations`, which are only ever appended to. A device that keeps nothing (private mode, full disk) is a
 * normal case: the page works, and `storageProblem` lets it say so.
 */
import { signal } from '@preact/signals';
import type { DBSchema, IDBPDatabase } from 'idb';

interface Stored {
  version: number;
  value: unknown;
}
interface Schema extends DBSchema {
  values: { key: string; value: Stored };
}

/** `migrations[key][n]` turns a value of version `n` into one of version `n + 1`. */
const migrations: Record<string, ((value: unknown) => unknown)[]> = {};

/** Set when the device could not read or keep something. */
export const storageProblem = signal(false);

let database: Promise<IDBPDatabase<Schema>> | undefined;

function open(): Promise<IDBPDatabase<Schema>> {
  database ??= import('idb').then(({ openDB }) =>
    openDB<Schema>('tierwise', 1, {
      upgrade: (created) => {
        created.createObjectStore('values');
      },
    }),
  );
  return database;
}

async function guarded<T>(work: (opened: IDBPDatabase<Schema>) => Promise<T>): Promise<T | undefined> {
  try {
    return await work(await open());
  } catch {
    storageProblem.value = true;
    return undefined;
  }
}

/** The value kept under a key, in its newest shape. It came from outside this run: the caller checks it. */
export async function read(key: string): Promise<unknown> {
  const stored = await guarded((opened) => opened.get('values', key));
  if (stored === undefined) return undefined;
  return (migrations[key] ?? []).slice(stored.version).reduce((value, migrate) => migrate(value), stored.value);
}

/** Keeps a value; `undefined` forgets it. */
export async function write(key: string, value: unknown): Promise<void> {
  await guarded<unknown>((opened) =>
    value === undefined
      ? opened.delete('values', key)
      : opened.put('values', { version: (migrations[key] ?? []).length, value }, key),
  );
}
