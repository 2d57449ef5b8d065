import type { CompiledMessage } from '../messages-plugin.ts';

const ACCENT = '\u0301';
/** The types of a parsed message's nodes that hold words; placeholders and their styles stay as they are. */
const LITERAL = 0;

/** Doubled vowels make words about a third longer, as a translation may be, and leave them as breakable as they were. */
function disguise(text: string): string {
  return text.replace(/[aeiou]/gi, (vowel) => (vowel + ACCENT + vowel.toLowerCase()).normalize('NFC'));
}

function disguised(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(disguised);
  if (typeof node !== 'object' || node === null) return node;
  const { type, value } = node as { type?: number; value?: unknown };
  if (type === LITERAL && typeof value === 'string') return { ...node, value: disguise(value) };
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, disguised(child)]));
}

/** The texts with accents, a third longer. */
export function pseudo<T extends Partial<Record<string, CompiledMessage>>>(texts: T): T {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, typeof text === 'string' ? disguise(text) : disguised(text)]),
  ) as T;
}
