import type { build as viteBuild } from 'vite';
import { gzipped } from './sizes.ts';

/** Gzipped bytes of the engine's glue as the page gets it: minified. `build` is Vite's. */
export async function glueBytes(build: typeof viteBuild, file: string): Promise<number> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      rolldownOptions: { input: file, preserveEntrySignatures: 'strict', output: { minify: true } },
    },
  });
  const [output] = [result].flat();
  if (output === undefined || !('output' in output)) throw new Error('expected one bundle');
  return gzipped(output.output[0].code);
}
