import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { build, type Plugin } from 'vite';
import { target } from './vite.shared.ts';

/** Names with a hash of the content, as the bundler gives them. */
const HASHED = /^assets\/.*-[\w-]{8}\.\w+$/;

/** What is of no use to the page itself: source maps, the worker's own script, and the calculator for other sites. */
const isLeftOut = (file: string): boolean => /\.map$|^service-worker\.js$|^embed[\\/]/.test(file);

/** The files of the built site as Workbox wants them: with a revision where the name does not change with the content. */
export function siteFiles(folder: string): { url: string; revision: string | null }[] {
  const contentHash = (url: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, url)))
      .digest('hex');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile() && !isLeftOut(file))
    .map((file) => file.split(sep).join('/'))
    .toSorted()
    .map((url) => ({ url, revision: HASHED.test(url) ? null : contentHash(url) }));
}

/**
 * Builds the service worker beside the finished site, as one classic script: module service workers are not in every
 * browser that the page supports.
 */
export function serviceWorker(entry: string): Plugin {
  let outDir = '';
  return {
    name: 'tierwise:service-worker',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        await build({
          configFile: false,
          logLevel: 'warn',
          define: { SITE_FILES: JSON.stringify(siteFiles(outDir)), 'process.env.NODE_ENV': '"production"' },
          build: {
            outDir,
            emptyOutDir: false,
            copyPublicDir: false,
            target,
            rolldownOptions: { input: entry, output: { format: 'iife', entryFileNames: 'service-worker.js' } },
          },
        });
      },
    },
  };
}
