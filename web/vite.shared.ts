/** What the builds of the page and of its embedded calculator have in common. */
import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export const shared = {
  root: at('.'),
  base: './',
  resolve: {
    alias: {
      tierwise: at('../wasm/src/index.ts'),
      // Messages are parsed when the page is built; the parser itself never goes to the browser.
      '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js',
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
} satisfies UserConfig;

/** The oldest browsers that are supported. */
export const target = ['chrome125', 'firefox128', 'safari17.5'];
