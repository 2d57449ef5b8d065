/** What a link or a file brings: it is refused with a reason, or opens; either way the page goes on. */
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeLink, encodeLink, LinkError } from '../../web/src/share/link-text.ts';
import { pack } from '../../web/src/share/pack.ts';
import { openState, sample } from '../web/page-state.ts';
import { fuzz } from './fuzz.ts';
import { mutatedText, mutatedValue } from './mutate.ts';

const DAY = '2026-11-22';
const app = await openState(sample(), DAY);
const { openCalculation, opened } = await import('../../web/src/share/calculation.ts');
const { rulesHere, SHARED_FORMAT, standingUnder } = await import('../../web/src/share/shared.ts');
const { received, receiveLink, receiveText } = await import('../../web/src/views/shared/state.ts');
const { initialInput } = await import('../../web/src/views/calculator/input.ts');

const book = app.ruleBook.value;
if (book === null) throw new Error('the engine is not up');
const shared = { format: SHARED_FORMAT, day: DAY, rules: rulesHere(book) };
const { clients = [], ...agency } = sample();
const small = { ...agency, clients: clients.slice(0, 4) };
const change = { do: 'set-mrr', client: small.clients[0]?.id ?? '', line: 'crm', mrr: '5', from: DAY };
const scenarios = [{ id: 'plan1', name: 'Plan', changes: [{ id: 'change1', isOn: true, change }] }];
const sharedPortfolio = { ...shared, name: 'Agency', portfolio: small, scenarios, shown: 'plan1', book };
const packed = { ...sharedPortfolio, portfolio: pack(small) };
const calculation = { ...shared, calculator: initialInput, figures: { total: 60, before: null, after: 'gold' } };

/** A link with any content; JSON has no lone surrogates, but a link may. */
const linkTo = (document: unknown): string => `1.${deflateSync(JSON.stringify(document) ?? '').toString('base64url')}`;

/** What was received is looked at as the page does. */
function look(): void {
  const { shared: portfolio, fault, problems } = received.peek() ?? {};
  expect([portfolio, fault, problems].filter((one) => one !== undefined)).toHaveLength(1);
  if (portfolio !== undefined) standingUnder(portfolio.book, portfolio);
}

test('link', async () => {
  const seeds = await Promise.all([encodeLink({ a: 1 }), encodeLink(calculation)]);
  await fuzz(
    'link',
    mutatedText(seeds, ['.', '1.', '2.', '-', '_', '=', '%', '\u0000', 'é', 'A'.repeat(70)]),
    async (text) => {
      await decodeLink(text).catch((error: unknown) => expect(error).toBeInstanceOf(LinkError));
    },
  );
});

test('shared', async () => {
  await fuzz('shared', mutatedValue([packed, packed, sharedPortfolio]), async (document) => {
    await receiveLink(linkTo(document));
    look();
    receiveText(JSON.stringify(document) ?? '');
    look();
  });
});

test('calculation', async () => {
  await fuzz('calculation', mutatedValue([calculation]), async (document) => {
    await openCalculation(linkTo(document));
    expect(opened.peek()).not.toBeNull();
  });
});
