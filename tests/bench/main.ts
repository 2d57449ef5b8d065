/** Writes the generated portfolios into build/bench, for whoever runs the native benchmark by hand. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { generatePortfolio, SIZES } from './portfolios.ts';

mkdirSync('build/bench', { recursive: true });
for (const [name, size] of Object.entries(SIZES)) {
  writeFileSync(`build/bench/${name}.json`, JSON.stringify(generatePortfolio(size)));
}
