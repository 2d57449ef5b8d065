/** The built engine with less memory, as on a device that has no more to give. */
const PAGE = 65_536;
const MEMORY_SECTION = 5;

function readNumber(bytes: Uint8Array, at: number): { value: number; end: number } {
  let value = 0;
  for (let shift = 0; ; shift += 7, at += 1) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, end: at + 1 };
  }
}

/** Writes a number in as many bytes as the one there took. */
function overwriteNumber(bytes: Uint8Array, at: number, value: number): void {
  const { end } = readNumber(bytes, at);
  for (let left = value; at < end; at += 1, left = Math.floor(left / 128))
    bytes[at] = (left % 128) | (at + 1 < end ? 0x80 : 0);
}

/** A copy of a module whose memory grows to `megabytes` at most. */
export function withMemory(wasm: Uint8Array, megabytes: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(wasm);
  let at = 8;
  while (bytes[at] !== MEMORY_SECTION) {
    const { value: size, end } = readNumber(bytes, at + 1);
    at = end + size;
  }
  const count = readNumber(bytes, readNumber(bytes, at + 1).end);
  const hasMaximum = bytes[count.end] === 1;
  if (count.value !== 1 || !hasMaximum) throw new Error('expected one memory with a maximum');
  const initial = readNumber(bytes, count.end + 1);
  overwriteNumber(bytes, initial.end, Math.max(initial.value, (megabytes * 2 ** 20) / PAGE));
  return bytes;
}
