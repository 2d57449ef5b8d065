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

/** Where the first visit begins: the frame of the page, with the view that it opens. */
const FIRST = at('./src/main.tsx');

interface ModuleGraph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

function addImports(id: string, graph: ModuleGraph, into: Set<string>): Set<string> {
  if (into.has(id)) return into;
  into.add(id);
  for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) addImports(imported, graph, into);
  return into;
}

let firstVisit: Set<string> | undefined;

/**
 * One file for all that the first visit needs: some thirty small ones would each cost a request, and compress worse. What
 * a later view shares with it comes from there.
 */
function chunkOf(id: string, graph: ModuleGraph): string | null {
  firstVisit ??= addImports(FIRST, graph, new Set());
  return firstVisit.has(id) ? 'first-visit' : null;
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
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: chunkOf }],
        },
      },
    },
  },
  worker: { format: 'es' },
  server: { port: 8102, strictPort: true },
});
