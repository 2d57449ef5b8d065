/** What comes once the page is usable, so that nothing of it is in the way of the first visit. */
import { startDevice } from './device.ts';
import { watchEngine } from './recovery.ts';
import { startOffline } from './update.ts';

export { Notices } from './notices.tsx';
export { PortfolioControl } from './portfolio-control.tsx';

/** Brings back what is kept on the device, keeps the site on it, and the engine running. */
export function start(): void {
  watchEngine();
  void startDevice();
  void startOffline();
}
