import { ImportError } from './errors.ts';

/** How the bytes of a file were turned into text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A client list of 157 rows and 172 columns takes 0.3 MB; anything far beyond is another kind of file. */
export const MAX_BYTES = 20 * 1024 * 1024;

const SIGNATURES: readonly { kind: 'spreadsheet' | 'pdf'; bytes: readonly number[] }[] = [
  { kind: 'spreadsheet', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'spreadsheet', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { kind: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46] },
];

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/** Text in UTF-16 without a byte order mark has a zero in every other byte wherever it is ASCII, as headers mostly are. */
function guessUtf16(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = sample.length / 4;
  if (odd > many && even < odd / 10) return 'utf-16le';
  if (even > many && odd < even / 10) return 'utf-16be';
  return undefined;
}

function detectEncoding(bytes: Uint8Array): Encoding {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  return guessUtf16(bytes) ?? 'utf-8';
}

function decodeUtf8(bytes: Uint8Array): { text: string; encoding: Encoding } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    // Spreadsheet programs on Windows still write the old single-byte code page.
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

/**
 * The text of a file in UTF-8 or UTF-16, with or without byte order mark; line breaks become `\n`.
 * @throws ImportError `empty-file`, `file-too-large`, `spreadsheet`, `pdf` or `binary-file`.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (bytes.length > MAX_BYTES) {
    throw new ImportError('file-too-large', { found: bytes.length, limit: MAX_BYTES });
  }
  const signature = SIGNATURES.find(({ bytes: prefix }) => startsWith(bytes, prefix));
  if (signature) throw new ImportError(signature.kind, {});

  const detected = detectEncoding(bytes);
  const { text, encoding } =
    detected === 'utf-8' ? decodeUtf8(bytes) : { text: new TextDecoder(detected).decode(bytes), encoding: detected };
  if (text.includes('\0')) throw new ImportError('binary-file', {});
  if (text.trim() === '') throw new ImportError('empty-file', {});
  return { text: text.replace(/\r\n?/g, '\n'), encoding };
}
