/** Files for the reader. */
import type { Day } from 'tierwise';

/** Most characters of a name that the reader chose. */
const MOST_CHARACTERS = 40;

/** A name as a part of a file name: letters and digits of any script, joined by hyphens. */
function namePart(name: string): string {
  const plain = name.normalize('NFC').toLocaleLowerCase().slice(0, MOST_CHARACTERS);
  return plain.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}

/** `tierwise-lindholm-partners-clients-2026-11-22.csv`, from what the file is about. */
export function fileName(about: readonly string[], on: Day, extension: string): string {
  const parts = ['tierwise', ...about.map(namePart), on].filter((part) => part !== '');
  return `${parts.join('-')}.${extension}`;
}

/** Hands a file to the reader. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
