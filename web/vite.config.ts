import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { messages } from './messages-plugin.ts';
import { serviceWorker } from './service-worker-plugin.ts';
import { shared, target } from './vite.shared.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Preloads the engine's WebAssembly: the name carries a content hash, so it is known only when the bundle is. `as=fetch`
 * with `crossorigin` is what lets the later `fetch` use the preloaded bytes.
 */
function preloadEngine(): Plugin {
  return {
    name: 'tierwise:preload-engine',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        return Object.keys(bundle ?? {})
          .filter((file) => file.endsWith('.wasm'))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', href: `./${file}`, as: 'fetch', type: 'application/wasm', crossorigin: '' },
            injectTo: 'head' as const,
          }));
      },
    },
  };
}

export default defineConfig({
  ...shared,
  // Without a page of that name there is none: an unknown path is a 404, in preview as on any static host.
  appType: 'mpa',
  plugins: [messages(), preloadEngine(), serviceWorker(at('./service-worker/service-worker.ts'))],
  build: {
    outDir: at('../build/site'),
    emptyOutDir: true,
    target,
    // A data: URL would need a weaker content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  server: { port: 8102, strictPort: true },
});
