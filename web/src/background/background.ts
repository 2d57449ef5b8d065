/**
 * Runs long tasks in a worker, so that the page stays quick and a task can be given up. Where no worker can start, the page's
 * own engine does them.
 */
import { wrap } from 'comlink';
import type { Engine } from 'tierwise';
import { trustedScriptUrl } from '../trusted-urls.ts';
import { type Tasks, tasksBy } from './tasks.ts';
import workerUrl from './worker.ts?worker&url';

interface Helper {
  worker: Worker;
  /** Kept as long as the worker: with the last reference to it, Comlink releases the other end. */
  tasks: Tasks;
}

/** One that has done its task, kept for the next one: its engine is up. */
let idle: Helper | null = null;
let canStart = true;

function start(): Helper | null {
  if (!canStart) return null;
  try {
    const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module' });
    return { worker, tasks: wrap<Tasks>(worker) };
  } catch {
    return null;
  }
}

function keep(helper: Helper): void {
  idle?.worker.terminate();
  idle = helper;
}

/**
 * Does `work` with the tasks of a worker, or of `engine` where there is none.
 * @throws the signal's reason, once it is aborted; the task is then stopped.
 */
export async function inBackground<T>(
  work: (tasks: Tasks) => Promise<T>,
  engine: Engine,
  signal: AbortSignal,
): Promise<T> {
  const helper = idle ?? start();
  idle = null;
  if (helper !== null) {
    try {
      const result = await within(helper, work, signal);
      keep(helper);
      return result;
    } catch {
      helper.worker.terminate();
      signal.throwIfAborted();
      canStart = false;
    }
  }
  return work(tasksBy(engine));
}

function within<T>({ worker, tasks }: Helper, work: (tasks: Tasks) => Promise<T>, signal: AbortSignal): Promise<T> {
  const over = new AbortController();
  return new Promise<T>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { signal: over.signal });
    // A script that cannot be loaded, or throws.
    worker.addEventListener('error', reject, { signal: over.signal });
    work(tasks).then(resolve, reject);
  }).finally(() => over.abort());
}
