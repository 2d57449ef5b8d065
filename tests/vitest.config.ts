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
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'tests/browser/**'],
  },
});
