/** The engines of one host at one portfolio, in Node or in a page that Chromium shows. */
import { Arena } from './arena.ts';
import { launch, serve } from './browser.ts';
import { nodeHost } from './node-host.ts';
import { SIZES, type SizeName } from './portfolios.ts';
import type { Sample } from './sampling.ts';

export interface Stadium {
  host: 'node' | 'chromium';
  engines(work: string): Promise<string[]>;
  sample(work: string, engine: string): Promise<Sample>;
  close(): Promise<void>;
}

export async function nodeStadium(size: SizeName): Promise<Stadium & { bareBytes(): Uint8Array }> {
  const arena = await Arena.open(nodeHost, SIZES[size]);
  return {
    host: 'node',
    engines: (work) => arena.engines(work),
    sample: (work, engine) => arena.sample(work, engine),
    bareBytes: () => arena.bareBytes(),
    close: async () => {},
  };
}

export async function chromiumStadium(size: SizeName): Promise<Stadium> {
  const served = await serve('bench/page');
  const browser = await launch();
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  page.on('pageerror', (error) => console.error(error));
  await page.goto(served.url);
  await page.evaluate((name) => window.openArena(name), size);
  return {
    host: 'chromium',
    engines: (work) => page.evaluate((name) => window.arena.engines(name), work),
    sample: (work, engine) => page.evaluate(([w, e]) => window.arena.sample(w, e), [work, engine] as const),
    async close() {
      await browser.close();
      await served.close();
    },
  };
}
