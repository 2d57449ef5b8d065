/** Bundles for Node or for packaging, by `--mode`: the command line into one file, or the entries of the npm package. */
import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const BUNDLES = {
  cli: { folder: at('../build/cli'), input: { tierwise: at('cli/main.ts') }, extension: 'mjs' },
  npm: { folder: at('../build/npm'), input: { node: at('src/node.ts'), browser: at('src/index.ts') }, extension: 'js' },
};

export default ({ mode }: { mode: keyof typeof BUNDLES }) => {
  const { folder, input, extension } = BUNDLES[mode];
  return {
    root: at('.'),
    publicDir: false,
    resolve: { alias: { tierwise: at('src/index.ts') } },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: {
        input,
        output: { entryFileNames: `[name].${extension}`, chunkFileNames: `[name].${extension}` },
      },
    },
  };
};
