/** What somebody has shared with the reader, before it is opened. */
import { signal } from '@preact/signals';
import type { Problem } from 'tierwise';
import { decodeLink, LinkError, type LinkFault } from '../../share/link-text.ts';
import { unpack } from '../../share/pack.ts';
import { checkedPortfolio, type SharedPortfolio } from '../../share/shared.ts';
import { attempt } from '../../state/app.ts';
import { parseJson } from '../../state/checks.ts';

export interface Received {
  shared?: SharedPortfolio;
  fault?: LinkFault;
  problems?: readonly Problem[];
}
/** `null` while nothing has been received. */
export const received = signal<Received | null>(null);

/** The engine checks what is received, so it has to be up. */
function receive(read: () => unknown): void {
  const outcome = attempt(() => checkedPortfolio(read()));
  received.value = outcome.problems === undefined ? { shared: outcome.value } : { problems: outcome.problems };
}

/** Takes the text of a file. */
export function receiveText(text: string): void {
  receive(() => parseJson(text));
}

/** Takes the text of a link. */
export async function receiveLink(text: string): Promise<void> {
  try {
    const document = ((await decodeLink(text)) ?? {}) as Record<string, unknown>;
    receive(() => ({ ...document, portfolio: unpack(document.portfolio) }));
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    received.value = { fault: error.fault };
  }
}
