/**
 * Keeps the whole site on the device, so that it opens without a network. A new version waits until the page asks for it:
 * nothing is replaced under a reader's hands.
 */
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';

declare const self: ServiceWorkerGlobalScope;
/** Every file of the site, put in when it is built. */
declare const SITE_FILES: PrecacheEntry[];

self.addEventListener('message', ({ data }) => {
  if ((data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
clientsClaim();
cleanupOutdatedCaches();
// The site has no server side: whatever query an address carries, it is the same file.
precacheAndRoute(SITE_FILES, { ignoreURLParametersMatching: [/./] });
