/** Bundles of the benchmark into build/bench, by `--mode`: what runs in Node, or the page that runs in Chromium. */
import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const SHARED = {
  root: at('.'),
  publicDir: false as const,
  resolve: { alias: { tierwise: at('../../wasm/src/index.ts') } },
};

export default ({ mode }: { mode: string }) => {
  if (mode === 'node' || mode === 'instructions') {
    return {
      ...SHARED,
      ssr: { noExternal: true as const },
      build: {
        ssr: true,
        outDir: at(`../../build/bench/${mode}`),
        emptyOutDir: true,
        target: 'node20',
        rolldownOptions: {
          input: { bench: at(mode === 'node' ? 'main.ts' : 'instructions.ts') },
          output: { entryFileNames: '[name].mjs' },
        },
      },
    };
  }
  if (mode === 'page') {
    const blocking = at('node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.mjs');
    return {
      ...SHARED,
      root: at('page'),
      base: './',
      resolve: {
        alias: {
          ...SHARED.resolve.alias,
          '@duckdb/duckdb-wasm/blocking': blocking,
          'sql.js/dist': at('node_modules/sql.js/dist'),
          'sql.js': at('node_modules/sql.js/dist/sql-wasm-browser.js'),
        },
      },
      build: { outDir: at('../../build/bench/page'), emptyOutDir: true, target: 'chrome125', assetsInlineLimit: 0 },
    };
  }
  throw new Error(`expected node, instructions or page, found ${mode}`);
};
