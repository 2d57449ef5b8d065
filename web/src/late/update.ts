/**
 * The copy of the site on this device, and its updates. A new version is fetched in the background and waits; the reader
 * says when it takes over, and no tab is ever reloaded but the one in which that was said.
 */
import { signal } from '@preact/signals';
import { Workbox } from 'workbox-window';
import { trustedScriptUrl } from '../trusted-urls.ts';

/** `ready`: a new version waits. `taken`: another tab took it, and this one still runs the old. */
export const update = signal<'none' | 'ready' | 'taken'>('none');

let worker: Workbox | undefined;
let isAskedFor = false;

/** Keeps the site on this device from now on, where the browser can. */
export async function startOffline(): Promise<void> {
  // While developing there is no built site to keep.
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  // A page from the network is no older than the first copy, which takes charge of it later.
  const isFromCopy = navigator.serviceWorker.controller !== null;
  const starting = new Workbox(trustedScriptUrl('./service-worker.js'));
  starting.addEventListener('waiting', () => {
    update.value = 'ready';
  });
  starting.addEventListener('controlling', ({ isUpdate, isExternal }) => {
    if (isAskedFor) location.reload();
    else if (isFromCopy && (isUpdate === true || isExternal === true)) update.value = 'taken';
  });
  addEventListener('visibilitychange', () => {
    // Without a network there is no news, and that is no fault.
    if (document.visibilityState === 'visible') void starting.update().catch(() => {});
  });
  worker = starting;
  // A browser may refuse, in private windows say; the page then works as long as there is a network.
  await starting.register().catch(() => {});
}

/** Takes the new version: this tab reloads as soon as it is in charge. */
export function takeUpdate(): void {
  if (update.peek() === 'taken') {
    location.reload();
    return;
  }
  isAskedFor = true;
  worker?.messageSkipWaiting();
}
