import { describe, expect, test } from 'vitest';
import { type MailText, MOST_CHARACTERS, mailOf } from '../../web/src/views/report/mail-text.ts';

const mail = (changes: Partial<MailText> = {}): MailText => ({
  to: 'robin@programme.example',
  subject: 'Lindholm & Partners: points',
  opening: ['You hold Gold.', '', 'At the review you keep Gold.'],
  items: ['Alpha Foods by Nov 30', 'Beta Saúde by Dec 5'],
  more: (count) => `and ${count} more`,
  closing: ['Unofficial.'],
  ...changes,
});

/** Address, subject and body as a mail program reads them (RFC 6068). */
function read(link: string) {
  const { protocol, pathname, searchParams } = new URL(link.replaceAll('+', '%2B'));
  return { protocol, to: pathname, subject: searchParams.get('subject'), body: searchParams.get('body') };
}

test('a link holds address, subject and body, paragraph by paragraph', () => {
  expect(read(mailOf(mail()).link)).toEqual({
    protocol: 'mailto:',
    to: 'robin@programme.example',
    subject: 'Lindholm & Partners: points',
    body: 'You hold Gold.\r\n\r\nAt the review you keep Gold.\r\n\r\n- Alpha Foods by Nov 30\r\n- Beta Saúde by Dec 5\r\n\r\nUnofficial.',
  });
});

test('nothing that is typed adds a header', () => {
  const { link } = mailOf(mail({ to: 'a@b.example?bcc=c@d.example', subject: 'x&bcc=c@d.example' }));
  expect([...new URL(link).searchParams.keys()]).toEqual(['subject', 'body']);
});

describe('a link stays short enough for every mail program', () => {
  const items = (count: number, text: string) => Array.from({ length: count }, (_, index) => `${text} ${index}`);
  test('by counting the items without room', () => {
    const { link, body } = mailOf(mail({ items: items(100, 'Café Luz, by Nov 30') }));
    expect(link.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    const [, left] = /\n- and (\d+) more\n\nUnofficial\.$/.exec(body) ?? [];
    expect(Number(left) + (body.match(/^- Café/gm) ?? []).length).toBe(100);
  });
  test('by cutting a text whose letters take nine characters each', () => {
    const { link, body } = mailOf(mail({ opening: ['次の審査'.repeat(100)], items: items(3, 'カフェ') }));
    expect(link.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(body).toMatch(/^次の審査.*…$/s);
  });
});
