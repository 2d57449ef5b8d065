/** How the tests and the benchmark start a browser. */
import { existsSync } from 'node:fs';

/** Playwright's own browser is a download; the distribution's is installed like everything else. */
function chromium(...preferred: string[]): string {
  const candidates = [process.env.TIERWISE_CHROMIUM, ...preferred, '/usr/bin/chromium', '/usr/bin/google-chrome'];
  const found = candidates.find((path) => path !== undefined && existsSync(path));
  if (found === undefined) throw new Error('no Chromium found: set TIERWISE_CHROMIUM to the path of one');
  return found;
}

/**
 * The browser's own window has pages in it, too: loading these two for every test took more than the tests. The others are
 * those of Playwright's list that matter here, which this one replaces.
 */
const disabledFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
];

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${disabledFeatures.join()}`,
];

export const launchOptions = () => ({ executablePath: chromium(), args });

/** Chromium without tabs, menus and all else around a page takes a third less, where it is installed. */
export const testLaunchOptions = () => ({ executablePath: chromium('/usr/bin/chromium-headless-shell'), args });
