/**
 * Runs long tasks in a worker, so that the page stays quick and a task can be given up. Where no worker can start, the page's
 * own engine does them. Where a worker dies with a task, or its engine stops, another one begins it again, once: the page's
 * own engine is not put at risk by it.
 */
import { wrap } from 'comlink';
import type { Engine } from 'tierwise';
import { trustedScriptUrl } from '../trusted-urls.ts';
import { death, type Living } from './life.ts';
import { type Tasks, tasksBy } from './tasks.ts';
import workerUrl from './worker.ts?worker&url';

interface Helper {
  worker: Worker;
  /** Kept as long as the worker: with the last reference to it, Comlink releases the other end. */
  tasks: Tasks;
  /** Resolves when the worker is gone. */
  death: Promise<void>;
}

/** One that has done its task, kept for the next one: its engine is up. */
let idle: Helper | null = null;
let canStart = true;

/** A task took the worker that did it with it, or stopped its engine. */
export class TaskLost extends Error {}

function start(): Helper | null {
  if (!canStart) return null;
  try {
    const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module' });
    const tasks = wrap<Tasks & Living>(worker);
    return { worker, tasks, death: death(tasks) };
  } catch {
    return null;
  }
}

function keep(helper: Helper): void {
  idle?.worker.terminate();
  idle = helper;
}

type Work<T> = (tasks: Tasks) => Promise<T>;

/**
 * Does `work` with the tasks of a worker, or of `engine` where there is none. Calls `onRestart` when it is begun again.
 * @throws the signal's reason, once it is aborted; the task is then stopped. TaskLost, when it is lost for the second time.
 */
export async function inBackground<T>(
  work: Work<T>,
  engine: Engine,
  signal: AbortSignal,
  onRestart: () => void,
): Promise<T> {
  try {
    return await once(work, engine, signal);
  } catch (error) {
    if (!(error instanceof TaskLost)) throw error;
    onRestart();
    return once(work, engine, signal);
  }
}

async function once<T>(work: Work<T>, engine: Engine, signal: AbortSignal): Promise<T> {
  const helper = idle ?? start();
  idle = null;
  if (helper !== null) {
    try {
      const result = await within(helper, work, signal);
      keep(helper);
      return result;
    } catch (error) {
      helper.worker.terminate();
      signal.throwIfAborted();
      if (isLost(error)) throw new TaskLost();
      canStart = false;
    }
  }
  return work(tasksBy(engine));
}

/** Comlink keeps no class of an error. */
const isLost = (error: unknown): boolean => error instanceof TaskLost || (error as Error).name === 'TierwiseError';

function within<T>({ worker, tasks, death }: Helper, work: Work<T>, signal: AbortSignal): Promise<T> {
  const over = new AbortController();
  return new Promise<T>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { signal: over.signal });
    // A script that cannot be loaded, or throws.
    worker.addEventListener('error', reject, { signal: over.signal });
    void death.then(() => reject(new TaskLost()));
    work(tasks).then(resolve, reject);
  }).finally(() => over.abort());
}
