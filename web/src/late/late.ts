/** What comes once the page is usable, so that nothing of it is in the way of the first visit. */
export { Notices } from './notices.tsx';
export { startOffline } from './update.ts';
