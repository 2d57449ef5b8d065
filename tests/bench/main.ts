/** `scripts/bench`, once everything is installed and built. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { contests } from './contests.ts';
import { growth } from './growth.ts';
import { memory } from './memory.ts';
import { pageFigures } from './page-figures.ts';
import { inRepository } from './paths.ts';
import { type Row, tableText } from './rows.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    size: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
  },
});
const among = (chosen: string[] | undefined) => (name: string) => chosen === undefined || chosen.includes(name);
const wanted = { work: among(values.only), size: among(values.size) };

mkdirSync(inRepository('build/bench'), { recursive: true });
// First, while this process has no heap yet whose collection would be taken for growth.
const grown = await growth(wanted, values.quick);
const onPage = await pageFigures(wanted, values.quick);
const contested = await contests(wanted, values.quick);
const rows: Row[] = [...contested, ...grown, ...(await memory(wanted)), ...onPage];
if (rows.length === 0) {
  const asked = [...(values.only ?? []), ...(values.size ?? [])].join(', ');
  console.error(`bench: expected work that tests/bench does, and a size that it is done on, found ${asked}`);
  process.exit(2);
}
writeFileSync(inRepository('build/bench.json'), `${JSON.stringify({ rows }, null, 1)}\n`);
console.log(tableText(rows));
