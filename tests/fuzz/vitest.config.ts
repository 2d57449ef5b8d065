import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../vitest.config.ts';

/** The readers of the page under mutated input; scripts/fuzz says for how long. */
export default mergeConfig(
  { ...shared, test: {} },
  defineConfig({
    test: {
      include: ['tests/fuzz/*.fuzz.ts'],
      testTimeout: 0,
    },
  }),
);
