import { signal } from '@preact/signals';
import type { Problem } from 'tierwise';
import { SHARED_FORMAT } from '../../share/shared.ts';
import { now } from '../../state/app.ts';
import { BACKUP_FORMAT, restoreText } from '../../state/backup.ts';
import { navigate } from '../../state/route.ts';
import { receiveText } from '../shared/state.ts';
import { openPortfolio } from './open-portfolio.ts';
import { reading, source, takeSource } from './state.ts';

/** A portfolio file that could not be opened. */
export interface Refused {
  name: string;
  problems: readonly Problem[];
}
export const refused = signal<Refused | null>(null);

const BRACE = 0x7b;
const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]);

/** A portfolio file is a JSON object; no client list begins with a brace. */
function isPortfolioFile(bytes: Uint8Array): boolean {
  return bytes.find((byte) => !SPACE.has(byte)) === BRACE;
}

function take(name: string, bytes: Uint8Array): void {
  refused.value = null;
  if (!isPortfolioFile(bytes)) {
    takeSource({ name, bytes }, now.peek());
    return;
  }
  const shown = reading.peek();
  if (shown !== null && 'error' in shown) source.value = null;
  const text = new TextDecoder().decode(bytes);
  if (text.includes(`"${BACKUP_FORMAT}"`)) {
    restoreText(text);
    navigate('portfolios');
    return;
  }
  if (text.includes(`"${SHARED_FORMAT}"`)) {
    receiveText(text);
    navigate('shared');
    return;
  }
  const problems = openPortfolio(text);
  if (problems.length > 0) refused.value = { name, problems };
  else navigate('overview');
}

function tooLarge(size: number): Problem {
  const expected = `at most ${MOST_BYTES} bytes`;
  const message = `file: expected ${expected}, found ${size}`;
  return { id: 'too-large', document: 'file', pointer: '', found: String(size), expected, message };
}

/** As much as the engine reads of a document. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Takes a file of any kind: a client list is shown for review, a portfolio opens, all data are brought back. */
export async function takeFile(file: File): Promise<void> {
  if (file.size > MOST_BYTES) {
    // Not even read: it might not fit into memory.
    refused.value = { name: file.name, problems: [tooLarge(file.size)] };
    return;
  }
  take(file.name, new Uint8Array(await file.arrayBuffer()));
}

/** Takes a client list, or a portfolio, from the clipboard. */
export function takeText(text: string): void {
  take('', new TextEncoder().encode(text));
}
