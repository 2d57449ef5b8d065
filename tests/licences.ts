/** The licences of all packages that Tierwise installs from npm, as its lock files have them. */
import { readFileSync } from 'node:fs';

const FOLDERS = ['web', 'tests', 'tests/bench', 'scripts/node'] as const;

export interface InstalledPackage {
  /** The folder of the lock file. */
  folder: (typeof FOLDERS)[number];
  name: string;
  version: string;
  /** An SPDX expression; undefined: its package.json names none. */
  licence: string | undefined;
  /** Whether its code goes to the reader's browser or into the npm package. */
  ships: boolean;
}

interface Lock {
  packages: Record<string, { version: string; license?: string; dev?: boolean }>;
}

export function installedPackages(): InstalledPackage[] {
  return FOLDERS.flatMap((folder) => {
    const lock = JSON.parse(readFileSync(new URL(`../${folder}/package-lock.json`, import.meta.url), 'utf8')) as Lock;
    const { '': _, ...packages } = lock.packages;
    return Object.entries(packages).map(([path, { version, license, dev = false }]) => ({
      folder,
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      ships: folder === 'web' && !dev,
    }));
  });
}
