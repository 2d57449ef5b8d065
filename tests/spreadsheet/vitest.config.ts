/** Apart from the unit tests: it needs a spreadsheet, which is large to install. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('../..'),
  cacheDir: at('../../build/vitest'),
  test: { include: ['tests/spreadsheet/*.sheet.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
