/** A summary as an e-mail: what it says, and the link that opens it in the reader's own program. */

/** Most characters of a link that every mail program opens. */
export const MOST_CHARACTERS = 1900;

export interface MailText {
  to: string;
  subject: string;
  /** Said first, a paragraph each. */
  opening: readonly string[];
  /** What to do, a line each; those without room are counted. */
  items: readonly string[];
  /** How many items were left out, in words. */
  more: (count: number) => string;
  closing: readonly string[];
}

/** The link, and the text in it. */
export interface Mail {
  link: string;
  body: string;
}

/** RFC 6068: the address keeps its `@`, lines end in CRLF. */
function linkOf({ to, subject }: MailText, body: string): string {
  const address = encodeURIComponent(to.trim()).replaceAll('%40', '@');
  const lines = encodeURIComponent(body.replaceAll('\n', '\r\n'));
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${lines}`;
}

function bodyOf({ opening, items, more, closing }: MailText, kept: number): string {
  const left = items.length - kept;
  const list = [...items.slice(0, kept).map((item) => `- ${item}`), ...(left > 0 ? [`- ${more(left)}`] : [])];
  return [...opening, list.join('\n'), ...closing].filter((part) => part !== '').join('\n\n');
}

/**
 * The mail with as many items as a link has room for. Where not even the rest has room (scripts whose letters take nine
 * characters each in a link), the text itself is cut.
 */
export function mailOf(text: MailText): Mail {
  for (let kept = text.items.length; kept >= 0; kept -= 1) {
    const body = bodyOf(text, kept);
    const link = linkOf(text, body);
    if (link.length <= MOST_CHARACTERS) return { link, body };
  }
  const letters = [...bodyOf(text, 0)];
  while (linkOf(text, `${letters.join('')}…`).length > MOST_CHARACTERS) letters.pop();
  const body = `${letters.join('')}…`;
  return { link: linkOf(text, body), body };
}
