import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMMAND_LINE = fileURLToPath(new URL('../../build/cli/tierwise.mjs', import.meta.url));

export type Files = Record<string, string | Uint8Array | object>;
export interface Outcome {
  exit: number | null;
  stdout: string;
  /** The lines of standard error. */
  errors: string[];
}

/** Runs the built command line in a new folder that holds `files`; objects are written as JSON. */
export function tierwise(args: string[], files: Files = {}): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-cli-'));
  for (const [name, content] of Object.entries(files)) {
    const raw = typeof content === 'string' || content instanceof Uint8Array;
    writeFileSync(join(folder, name), raw ? content : JSON.stringify(content));
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND_LINE, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { exit: status, stdout, errors: stderr.split('\n').slice(0, -1) };
}
