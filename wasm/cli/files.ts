import { readFileSync } from 'node:fs';
import { UsageError } from './arguments.ts';

const FAILURES: Record<string, string> = {
  ENOENT: 'expected a file, found none of that name',
  EISDIR: 'expected a file, found a folder',
  EACCES: 'expected a file that may be read, found one that may not',
};

/** @throws UsageError */
export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new UsageError(`${path}: ${FAILURES[code] ?? `cannot be read: ${message}`}`);
  }
}

/**
 * Without a byte order mark.
 * @throws UsageError
 */
export function readText(path: string): string {
  const bytes = readBytes(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${path}: expected UTF-8 text, found other bytes`);
  }
}
