import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const example = /```js\n(.*?)```/s.exec(readFileSync(at('../../wasm/README.md'), 'utf8'))?.[1] ?? '';

let folder: string;
const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** Installs what would be published, in a folder of its own. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierwise-package-'));
  const [packed] = JSON.parse(run('npm', 'pack', '--json', at('../../build/npm'))) as { filename: string }[];
  writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}');
  run('npm', 'install', '--offline', '--no-audit', '--no-fund', `./${packed?.filename}`);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test("the README's example prints what it says", () => {
  const [, said] = /console\.log\(.*\); \/\/ (.*)/.exec(example) ?? [];
  writeFileSync(join(folder, 'example.js'), example);
  expect(run('node', 'example.js').trim()).toBe(said);
});

test("the README's example type-checks", () => {
  writeFileSync(join(folder, 'example.ts'), example);
  const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023,dom'];
  expect(run(at('../node_modules/.bin/tsc'), ...options, 'example.ts')).toBe('');
}, 30_000);

test('a wrong type does not', () => {
  writeFileSync(join(folder, 'wrong.ts'), `${example}\nmodel.evaluate(20260301);\n`);
  const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023,dom'];
  expect(() => run(at('../node_modules/.bin/tsc'), ...options, 'wrong.ts')).toThrow();
}, 30_000);

test('the command line comes with it', () => {
  const sale = ['--sold', '1000', '--market', 'BR', '--on', '2026-03-01'];
  expect(JSON.parse(run('npx', '--no', '--', 'tierwise', 'calculate', ...sale))).toEqual({
    total: 100,
    sold: 100,
    managed: 0,
  });
});
