/**
 * How a page learns that its worker is gone: nothing tells it when the browser kills one, but a lock that the worker holds as
 * long as it lives becomes free.
 */

/** What a worker offers beside its tasks. */
export interface Living {
  /** Resolves once the worker holds its lock; never where the browser has no locks. */
  holdLock(name: string): Promise<void>;
}

export const living: Living = {
  holdLock: (name) =>
    new Promise((resolve) => {
      void navigator.locks?.request(name, () => {
        resolve();
        return new Promise(() => {});
      });
    }),
};

/** Resolves when the worker is gone. */
export async function death({ holdLock }: Living): Promise<void> {
  const name = `tierwise-worker-${Math.random()}`;
  await holdLock(name);
  await navigator.locks.request(name, () => {});
}
