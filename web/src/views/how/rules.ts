/** The rules in the order in which they are told, and where those come from that have no number in the rule book. */
import type { Status } from 'tierwise';
import type { MessageKey } from '../../messages.ts';
import type { RuleId } from '../../why/words.ts';

export interface Chapter {
  id: string;
  title: MessageKey;
  rules: readonly RuleId[];
}

export const chapters: readonly Chapter[] = [
  {
    id: 'managed',
    title: 'how.managed',
    rules: [
      'rate.managed',
      'managed.setup',
      'managed.assignment',
      'managed.qualifying',
      'managed.window',
      'managed.end',
      'managed.minimum',
      'managed.split',
    ],
  },
  { id: 'sold', title: 'how.sold', rules: ['sold.rate', 'sold.line', 'sold.net', 'sold.life'] },
  { id: 'money', title: 'how.money', rules: ['currency.unit', 'market.growth', 'points.exact'] },
  {
    id: 'tiers',
    title: 'how.tiers',
    rules: ['tier.minimum', 'tier.certification', 'tier.condition', 'tier.credited'],
  },
  {
    id: 'reviews',
    title: 'how.reviews',
    rules: ['review.checkpoint', 'review.down', 'review.protection', 'review.certification'],
  },
];

/** How sure a rule without a parameter is, and the rule book's key of the source that says so, where one does. */
export const origins: Readonly<Partial<Record<RuleId, { status: Status; source?: string }>>> = {
  'managed.setup': { status: 'stated', source: 'managed-credit-pt' },
  'managed.assignment': { status: 'stated', source: 'managed-credit-pt' },
  'managed.end': { status: 'stated', source: 'managed-credit-pt' },
  'managed.split': { status: 'stated', source: 'managed-credit-pt' },
  'sold.line': { status: 'stated', source: 'programme-2024' },
  'sold.net': { status: 'inferred' },
  'points.exact': { status: 'assumed', source: 'tierwise' },
  'tier.certification': { status: 'stated' },
  'tier.condition': { status: 'stated', source: 'programme-2022' },
  'tier.credited': { status: 'stated' },
  'review.certification': { status: 'inferred' },
};
