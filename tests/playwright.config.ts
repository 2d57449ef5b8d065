import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { testLaunchOptions } from './chromium.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The tests' own server: below a path, as on Pages, so that a URL that is not relative fails. Open `./`, not `/`. */
const port = Number(process.env.PORT ?? 8081);
const path = '/on/any/path/';

export default defineConfig({
  testDir: at('browser'),
  outputDir: at('../build/browser-tests'),
  forbidOnly: process.env.CI !== undefined,
  workers: 2,
  // A machine that is busy elsewhere can be late once; what passes only then is named as flaky at the end.
  retries: 1,
  fullyParallel: true,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}${path}`,
    locale: 'en-US',
    timezoneId: 'UTC',
    // Only the tests of the offline copy want one; any other would ask it and not the server.
    serviceWorkers: 'block',
    // A window and its processes for every test would take half of the time; what a page keeps is cleared all the same.
    reuseContext: true,
    // A trace of every test would take longer than the tests.
    screenshot: 'only-on-failure',
    launchOptions: testLaunchOptions(),
  },
  webServer: {
    command: `node_modules/.bin/vite preview --base ${path} --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: at('../web'),
    url: `http://localhost:${port}${path}`,
  },
});
