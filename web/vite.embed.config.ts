/**
 * Builds the calculator for other sites into the `embed` folder of the built site, under names that do not change: partners
 * write them into their pages.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { messages } from './messages-plugin.ts';
import { shared, target } from './vite.shared.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Makes `file?gzip` the content of a file, compressed, as base64: for a script that has to be complete in itself. */
function packed(): Plugin {
  return {
    name: 'tierwise:packed',
    load: {
      filter: { id: /\?gzip$/ },
      handler(id) {
        const file = id.replace(/\?gzip$/, '');
        this.addWatchFile(file);
        return `export default '${gzipSync(readFileSync(file), { level: 9 }).toString('base64')}'`;
      },
    },
    // The engine's module names its file beside itself, for when it is not given the content.
    generateBundle(_options, bundle) {
      for (const file of Object.keys(bundle)) if (file.endsWith('.wasm')) delete bundle[file];
    },
  };
}

/** `texts/de.js` for the texts that the calculator starts with, `texts/de-rest.js` for those that a problem may need. */
function textsName(module: string | null | undefined): string {
  const [, language, part] = /\/locales\/([\w-]+)\.json\?(first|rest)$/.exec(module ?? '') ?? [];
  if (language === undefined) return 'texts/[name].js';
  return part === 'first' ? `texts/${language}.js` : `texts/${language}-rest.js`;
}

export default defineConfig({
  ...shared,
  publicDir: false,
  plugins: [messages(), packed()],
  build: {
    outDir: at('../build/site/embed'),
    emptyOutDir: false,
    target,
    modulePreload: false,
    rolldownOptions: {
      input: { 'tierwise-calculator': at('src/embed/element.tsx'), frame: at('src/embed/frame.ts') },
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: ({ facadeModuleId }) => textsName(facadeModuleId),
      },
    },
  },
});
