/** Bundles of the benchmark into build/bench, by `--mode`: what runs in Node, or the page that runs in Chromium. */
import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const SHARED = {
  root: at('.'),
  publicDir: false as const,
  resolve: { alias: { tierwise: at('../../wasm/src/index.ts') } },
};

export default ({ mode }: { mode: string }) => {
  if (mode === 'node') {
    return {
      ...SHARED,
      build: {
        ssr: true,
        outDir: at('../../build/bench/node'),
        emptyOutDir: true,
        target: 'node20',
        rolldownOptions: { input: { bench: at('main.ts') }, output: { entryFileNames: '[name].mjs' } },
      },
    };
  }
  throw new Error(`expected node, found ${mode}`);
};
