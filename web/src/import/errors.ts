import type { ErrorId } from './ids.ts';

/** Values that a message mentions. */
export type Params = Readonly<Record<string, string | number>>;

/** The file as a whole cannot be read; nothing was taken from it. `describeError` words it in English. */
export class ImportError extends Error {
  constructor(
    readonly id: ErrorId,
    readonly params: Params,
  ) {
    super(id);
    this.name = 'ImportError';
  }
}
