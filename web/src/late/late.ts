/** What comes once the page is usable, so that nothing of it is in the way of the first visit. */
import { startDevice } from './device.ts';
import { startOffline } from './update.ts';

export { Notices } from './notices.tsx';
export { PortfolioControl } from './portfolio-control.tsx';

/** Brings back what is kept on the device, and keeps the site on it. */
export function start(): void {
  void startDevice();
  void startOffline();
}
