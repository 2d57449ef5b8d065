/**
 * A document as text short enough for a link: JSON, compressed by the platform, in the letters that an address may hold.
 * `1.eJyr…`: the number is the version of the format. The compression carries a checksum, so that a link which was changed
 * on its way is never taken for another one.
 */
import { isNestedWithin, MOST_LEVELS } from '../nesting.ts';

const VERSION = 1;
const COMPRESSION = 'deflate';

/** What a link may decompress to; one that was made here is far below it. */
const MOST_BYTES = 4 * 1024 * 1024;
/** More than any link that is made here, and little enough to decode at once. */
const MOST_CHARACTERS = 256 * 1024;

export type LinkFault = 'damaged' | 'newer' | 'too-large';

/** Thrown for a link that cannot be read. */
export class LinkError extends Error {
  constructor(readonly fault: LinkFault) {
    super(`link: ${fault}`);
    this.name = 'LinkError';
  }
}

/** The text of a document. */
export async function encodeLink(document: unknown): Promise<string> {
  const stream = new Blob([JSON.stringify(document)]).stream().pipeThrough(new CompressionStream(COMPRESSION));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return `${VERSION}.${toBase64Url(bytes)}`;
}

/**
 * The document in a text.
 * @throws LinkError where the text is damaged, of a newer version, or would decompress to more than any link made here.
 */
export async function decodeLink(text: string): Promise<unknown> {
  const [, version, payload] = /^(\d{1,4})\.([\w-]+)$/.exec(text.slice(0, MOST_CHARACTERS + 1)) ?? [];
  if (text.length > MOST_CHARACTERS) throw new LinkError('too-large');
  if (version === undefined || payload === undefined) throw new LinkError('damaged');
  if (Number(version) > VERSION) throw new LinkError('newer');
  const document = await read(payload);
  if (!isNestedWithin(document, MOST_LEVELS)) throw new LinkError('too-large');
  return document;
}

async function read(payload: string): Promise<unknown> {
  try {
    return JSON.parse(await decompress(fromBase64Url(payload)));
  } catch (error) {
    throw error instanceof LinkError ? error : new LinkError('damaged');
  }
}

async function decompress(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(COMPRESSION)).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > MOST_BYTES) {
      await reader.cancel();
      throw new LinkError('too-large');
    }
    text += decoder.decode(value, { stream: true });
  }
}

function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
