import { fileURLToPath } from 'node:url';

/** A path in the repository, from the bundle in build/bench/node. */
export const inRepository = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
