import { mkdirSync, writeFileSync } from 'node:fs';
import { inRepository } from './paths.ts';
import { generatePortfolio, SIZES, type SizeName } from './portfolios.ts';

const written = new Map<SizeName, string>();

/** Where a generated portfolio lies, written on the first call. */
export function portfolioFile(size: SizeName): string {
  const known = written.get(size);
  if (known !== undefined) return known;
  const path = inRepository(`build/bench/${size}.json`);
  mkdirSync(inRepository('build/bench'), { recursive: true });
  writeFileSync(path, JSON.stringify(generatePortfolio(SIZES[size])));
  written.set(size, path);
  return path;
}
