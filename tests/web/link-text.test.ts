import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeLink, encodeLink } from '../../web/src/share/link-text.ts';

const deflated = (bytes: Uint8Array | string) => `1.${deflateSync(bytes).toString('base64url')}`;

test('any document comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (document) => {
      // JSON has no negative zero.
      const plain = JSON.parse(JSON.stringify(document)) as unknown;
      expect(await decodeLink(await encodeLink(plain))).toEqual(plain);
    }),
  );
});

test('one changed letter is never taken for another document', async () => {
  const text = await encodeLink({ sold: '1000', market: 'BR', names: ['Café Luz', '名前'] });
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length - 3), fc.constantFrom(...'AZaz09-_'), async (at, letter) => {
      const changed = `${text.slice(0, at + 2)}${letter}${text.slice(at + 3)}`;
      // The last letter carries bits that nothing is in.
      fc.pre(changed !== text && at < text.length - 3);
      await expect(decodeLink(changed)).rejects.toMatchObject({ fault: 'damaged' });
    }),
  );
});

describe('what is no link of ours is told apart', () => {
  const cases: [name: string, text: string, fault: string][] = [
    ['nothing', '', 'damaged'],
    ['some text', 'hello', 'damaged'],
    ['the beginning of a link', deflated('{"a":1,"b":[1,2,3]}').slice(0, -6), 'damaged'],
    ['no JSON', deflated('{"a":'), 'damaged'],
    ['no UTF-8', deflated(new Uint8Array([0x22, 0xff, 0xfe, 0x22])), 'damaged'],
    ['a newer version', '2.whatever-it-is', 'newer'],
    ['a bomb', deflated(new Uint8Array(64 * 1024 * 1024)), 'too-large'],
    ['nesting that would use up the stack', deflated('['.repeat(100_000) + ']'.repeat(100_000)), 'too-large'],
    ['an endless address', `1.${'A'.repeat(50_000_000)}`, 'too-large'],
  ];
  test.each(cases)('%s', async (_name, text, fault) => {
    await expect(decodeLink(text)).rejects.toMatchObject({ fault });
  });
});
