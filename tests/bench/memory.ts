/** The most memory that the engine's WebAssembly takes for the large portfolio; it never gives any back. */
import { readFileSync } from 'node:fs';
import type { Wanted } from './contests.ts';
import { nodeHost } from './node-host.ts';
import { portfolioFile } from './portfolio-file.ts';
import { AS_OF } from './portfolios.ts';
import { type Row, row } from './rows.ts';

export async function memory(wanted: Wanted): Promise<Row[]> {
  if (!wanted.work('memory') || !wanted.size('large')) return [];
  const portfolio = readFileSync(portfolioFile('large'), 'utf8');
  const memories: WebAssembly.Memory[] = [];
  const { instantiate } = WebAssembly;
  // The module keeps its memory to itself; whoever instantiates it sees it.
  const spying = async (source: BufferSource, imports?: WebAssembly.Imports) => {
    const result = await instantiate(source, imports);
    memories.push(...Object.values(result.instance.exports).filter((each) => each instanceof WebAssembly.Memory));
    return result;
  };
  WebAssembly.instantiate = spying as typeof instantiate;
  const engine = await nodeHost.engine();
  WebAssembly.instantiate = instantiate;

  const model = engine.openRules().openPortfolio(portfolio);
  model.evaluate(AS_OF);
  const bytes = memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  if (bytes === 0) throw new Error('the engine was instantiated without its memory being seen');
  const text = row('memory', 'large', 'text', Buffer.byteLength(portfolio) / 2 ** 20, 'MB');
  const floor = { name: 'text', value: text.value };
  return [row('memory', 'large', 'wasm-node', bytes / 2 ** 20, 'MB', { floor }), text];
}
