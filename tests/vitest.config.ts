import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { messages } from '../web/messages-plugin.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('..'),
  cacheDir: at('../build/vitest'),
  plugins: [messages()],
  resolve: { alias: { tierwise: at('../wasm/src/index.ts') } },
  test: {
    // Of two processors, Vitest would leave one alone.
    maxWorkers: 2,
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'tests/browser/**'],
  },
});
