import type { ErrorId } from './ids.ts';

/** Values that a message mentions. */
export type Params = Readonly<Record<string, string | number>>;

/** The file as a whole cannot be read; nothing was taken from it. `describeError` words it in English. */
export class ImportError extends Error {
  constructor(
    readonly id: ErrorId,
    readonly params: Params,
    /** The columns that the file has, where it is only not known which is which. */
    readonly headers: readonly string[] = [],
  ) {
    super(id);
    this.name = 'ImportError';
  }
}
