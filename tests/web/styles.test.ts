import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const views = new URL('../../web/src/views/', import.meta.url);

/** The classes that the rules of a stylesheet begin with. */
function styledClasses(css: string): Set<string> {
  const selectors = css.replace(/\/\*.*?\*\//gs, '').match(/[^{}]+(?=\{)/g) ?? [];
  const simple = selectors.flatMap((list) => list.split(',')).map((selector) => selector.trim());
  return new Set(simple.flatMap((selector) => /^\.([\w-]+)(?![\w-])/.exec(selector)?.[1] ?? []));
}

test('no two views style the same class: the sheet of a view stays when another one is shown', () => {
  const owners = new Map<string, string[]>();
  for (const file of readdirSync(views, { recursive: true, encoding: 'utf8' }).filter((each) =>
    each.endsWith('.css'),
  )) {
    const view = file.split('/', 1)[0] ?? file;
    for (const name of styledClasses(readFileSync(new URL(file, views), 'utf8'))) {
      const known = owners.get(name) ?? [];
      if (!known.includes(view)) owners.set(name, [...known, view]);
    }
  }
  expect([...owners].filter(([, known]) => known.length > 1)).toEqual([]);
});
