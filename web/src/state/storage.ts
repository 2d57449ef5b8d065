/**
 * What stays on this device between visits, in IndexedDB: values by key, shared by every tab. A value is written only over
 * the very one that this tab knows, so that no tab undoes another's work unseen. What cannot be written stays in this
 * page and is read from it, so that the page works the same on a device that keeps nothing; `storageFault` says why.
 */
import { signal } from '@preact/signals';
import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';

interface Stored {
  value: unknown;
  /** A random mark of this very write. */
  revision: number;
}
interface Schema extends DBSchema {
  values: { key: string; value: Stored };
}
type Upgrade = IDBPTransaction<Schema, 'values'[], 'versionchange'>;

const NAME = 'tierwise';

/**
 * `migrations[n]` turns a database of version `n` into one of version `n + 1`; only ever appended to. A page that knows
 * fewer of them than the database has seen is refused by the browser, and so leaves newer data alone.
 */
const migrations: readonly ((database: IDBPDatabase<Schema>, upgrade: Upgrade) => Promise<unknown> | unknown)[] = [
  (database) => database.createObjectStore('values'),
  nameThePortfolio,
];

/** Version 1 kept one portfolio without a name, and its scenarios beside it. */
async function nameThePortfolio(_: IDBPDatabase<Schema>, upgrade: Upgrade): Promise<void> {
  const renamed: Readonly<Record<string, string>> = { portfolio: 'portfolio:1', scenarios: 'scenarios:1' };
  const store = upgrade.objectStore('values');
  for (const key of await store.getAllKeys()) {
    const { value } = (await store.get(key)) ?? {};
    await store.delete(key);
    await store.put({ value, revision: 0 }, renamed[key] ?? key);
    if (key === 'portfolio') await store.put({ value: entryOf(value), revision: 0 }, 'name:1');
  }
}

function entryOf(portfolio: unknown): { name: string; asOf: string; clients: number } {
  const { partner, asOf, clients } = (portfolio ?? {}) as Record<string, unknown>;
  const { name } = (partner ?? {}) as Record<string, unknown>;
  return {
    name: typeof name === 'string' ? name : '',
    asOf: typeof asOf === 'string' ? asOf : '',
    clients: Array.isArray(clients) ? clients.length : 0,
  };
}

/**
 * Why something is not on the device: the browser keeps nothing (private mode, blocked), its space is full, an older page
 * in another tab stands in the way of the migration, or the data are of a newer version of the page.
 */
export type StorageFault = 'unavailable' | 'full' | 'blocked' | 'newer';
export const storageFault = signal<StorageFault | null>(null);

/** Keys whose value on the device is no longer the one that this tab knows. Nothing is written there until it is settled. */
export const elsewhere = signal<ReadonlyMap<string, 'changed' | 'gone'>>(new Map());

interface Waiting {
  value: unknown;
  isPerTab: boolean;
}
const unwritten = new Map<string, Waiting>();
/** Whether this page holds anything that is not on the device yet. */
export const hasUnwritten = signal(false);

const revisions = new Map<string, number>();
const followers = new Set<(keys: readonly string[]) => void>();
let database: Promise<IDBPDatabase<Schema>> | undefined;
let channel: BroadcastChannel | undefined;

function open(): Promise<IDBPDatabase<Schema>> {
  database ??= import('idb').then(({ openDB }) =>
    openDB<Schema>(NAME, migrations.length, {
      upgrade: async (created, version, _next, upgrade) => {
        for (const migrate of migrations.slice(version)) await migrate(created, upgrade);
      },
      blocked: () => {
        storageFault.value = 'blocked';
      },
      // Another tab deletes the database or brings it to a newer version: it gets its way, and this page says what is lost.
      blocking: () => void forget().then(lookAgain),
      terminated: () => void forget().then(lookAgain),
    }),
  );
  channel ??= listen();
  return database;
}

async function forget(): Promise<void> {
  const closing = database;
  database = undefined;
  (await closing?.catch(() => undefined))?.close();
}

const lookAgain = () => tell([...revisions.keys(), 'name:']);

function listen(): BroadcastChannel {
  const opened = new BroadcastChannel(NAME);
  opened.onmessage = ({ data }) => tell(data as string[]);
  return opened;
}

function tell(keys: readonly string[]): void {
  for (const follow of followers) follow(keys);
}

/** Calls back with the keys that another tab has written, or that may be gone. */
export function onChangedElsewhere(follow: (keys: readonly string[]) => void): void {
  followers.add(follow);
}

/** What a database that has just been closed says: another tab wanted it, or the browser clears its data. */
const CLOSED = new Set(['InvalidStateError', 'AbortError']);

/** Does something with the database; once more where it has just been closed. */
async function guarded<T>(work: (opened: IDBPDatabase<Schema>) => Promise<T>, isRetry = false): Promise<T | undefined> {
  try {
    const result = await work(await open());
    if (!hasUnwritten.peek()) storageFault.value = null;
    return result;
  } catch (error) {
    const { name } = error as { name?: string };
    if (name === 'QuotaExceededError') storageFault.value = 'full';
    else {
      await forget();
      if (CLOSED.has(name ?? '') && !isRetry) return guarded(work, true);
      storageFault.value = name === 'VersionError' ? 'newer' : 'unavailable';
    }
    return undefined;
  }
}

/** A damaged record may be nothing at all. */
const stored = (key: string) => guarded(async (opened) => ({ now: (await opened.get('values', key)) ?? undefined }));

/** The value kept under a key. It came from outside this run: the caller checks it. */
export async function read(key: string): Promise<unknown> {
  const found = await stored(key);
  const waiting = unwritten.get(key);
  if (waiting !== undefined) return waiting.value;
  if (found !== undefined) note(key, found.now);
  return found?.now?.value;
}

function note(key: string, found: Stored | undefined): void {
  if (found === undefined) revisions.delete(key);
  else revisions.set(key, found.revision);
}

/** The values whose keys begin with a prefix, by what follows it. */
export async function readAll(prefix: string): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  await guarded(async (opened) => {
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    const [keys, values] = await Promise.all([opened.getAllKeys('values', range), opened.getAll('values', range)]);
    keys.forEach((key, index) => {
      found.set(key.slice(prefix.length), values[index]?.value);
    });
  });
  for (const [key, { value }] of unwritten) if (key.startsWith(prefix)) found.set(key.slice(prefix.length), value);
  return new Map([...found].filter(([, value]) => value !== undefined));
}

/** Writing to the device waits until the typing has settled, so that it is in the way of no key. */
const SETTLED_MS = 100;
let timer: ReturnType<typeof setTimeout> | undefined;
let writing: Promise<void> = Promise.resolve();

/**
 * Keeps a value; `undefined` forgets it. A value of which each tab has its own (`isPerTab`) is written over whatever is
 * there: the device keeps the latest.
 */
export function write(key: string, value: unknown, isPerTab = false): void {
  // Who leaves at once still gets it written: the next page takes longer than that.
  if (unwritten.size === 0) addEventListener('beforeunload', flush);
  unwritten.set(key, { value, isPerTab });
  hasUnwritten.value = true;
  clearTimeout(timer);
  timer = setTimeout(flush, SETTLED_MS);
}

/** Writes at once whatever waits. */
export function flush(): Promise<void> {
  clearTimeout(timer);
  writing = writing.then(writeWaiting);
  return writing;
}

async function writeWaiting(): Promise<void> {
  const waiting = [...unwritten].filter(([key]) => !elsewhere.peek().has(key));
  if (waiting.length === 0) return;
  const revision = Math.random();
  const lost = new Map<string, 'changed' | 'gone'>();
  await guarded(async (opened) => {
    const transaction = opened.transaction('values', 'readwrite');
    const putAll = async () => {
      for (const [key, { value, isPerTab }] of waiting) {
        const found = await transaction.store.get(key);
        if (!isPerTab && found?.revision !== revisions.get(key)) lost.set(key, found ? 'changed' : 'gone');
        else if (value === undefined) await transaction.store.delete(key);
        else await transaction.store.put({ value, revision }, key);
      }
    };
    await Promise.all([putAll(), transaction.done]);
    if (lost.size > 0) elsewhere.value = new Map([...elsewhere.peek(), ...lost]);
    settle(
      waiting.filter(([key]) => !lost.has(key)),
      revision,
    );
  });
}

function forgetWaiting(key: string): void {
  unwritten.delete(key);
  if (unwritten.size > 0) return;
  hasUnwritten.value = false;
  removeEventListener('beforeunload', flush);
}

function settle(written: readonly (readonly [string, Waiting])[], revision: number): void {
  for (const [key, waiting] of written) {
    note(key, waiting.value === undefined ? undefined : { value: waiting.value, revision });
    if (unwritten.get(key) === waiting) forgetWaiting(key);
  }
  storageFault.value = null;
  if (written.length > 0) channel?.postMessage(written.map(([key]) => key));
}

/**
 * Reads a value that another tab may have changed. Where this tab has changed it too, or where it is gone, that is told by
 * `elsewhere`, and there is nothing to follow.
 */
export async function readChanged(key: string): Promise<{ value: unknown } | undefined> {
  const known = revisions.get(key);
  const found = await stored(key);
  if (found === undefined || unwritten.has(key) || found.now?.revision === known) return undefined;
  if (found.now === undefined) {
    elsewhere.value = new Map(elsewhere.peek()).set(key, 'gone');
    return undefined;
  }
  note(key, found.now);
  return { value: found.now.value };
}

/** Settles what differs between this tab and the device: for this tab. */
export async function keepMine(values: ReadonlyMap<string, unknown>): Promise<void> {
  for (const key of elsewhere.peek().keys()) {
    note(key, (await stored(key))?.now);
    if (values.has(key) && !unwritten.has(key)) write(key, values.get(key));
  }
  elsewhere.value = new Map();
  await flush();
}

/** Settles what differs between this tab and the device: for the device. The keys are to be read anew. */
export function dropMine(): string[] {
  const keys = [...elsewhere.peek().keys()];
  for (const key of keys) forgetWaiting(key);
  elsewhere.value = new Map();
  return keys;
}
