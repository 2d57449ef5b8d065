/** Every parameter of the rule book: where it stands, what it is called, and how its value reads. */

import type { Dated, MinimumActivities, QualifyingRow, RuleBook, Tier, Track } from 'tierwise';
import { conditionName } from '../../condition-name.ts';
import { compareTexts, countryName, formatDecimal, formatList, formatMoney, formatMonthDay } from '../../format.ts';
import { type MessageKey, t } from '../../messages.ts';

/** A parameter with its dated values turned into text: each value is one or more lines. */
export interface Parameter {
  /** The id of the rule that uses it. */
  id: string;
  label: MessageKey;
  entries(book: RuleBook): readonly Dated<readonly string[]>[];
}

function parameter<T>(
  id: string,
  label: MessageKey,
  list: (book: RuleBook) => readonly Dated<T>[] | undefined,
  lines: (value: T) => readonly string[],
): Parameter {
  return {
    id,
    label,
    entries: (book) => (list(book) ?? []).map((entry) => ({ ...entry, value: lines(entry.value) })),
  };
}

const days = (count: number) => [t('rules.days', { count })];
const months = (count: number) => [t('rules.months', { count })];
const rate = (points: string | number) => [t('rules.perUnit', { points: formatDecimal(points) })];
const orNone = (lines: readonly string[]) => (lines.length === 0 ? [t('rules.none')] : lines);

const qualifying = (rows: QualifyingRow[]) =>
  rows.map(({ tool, actions }) =>
    t('rules.qualifying', {
      tool: tool === '*' ? t('rules.otherTools') : tool,
      actions: actions.length === 0 ? t('rules.nothing') : formatList(actions),
    }),
  );
const minimumActivities = (byTier: Record<string, MinimumActivities>) =>
  orNone(Object.entries(byTier).map(([tier, { count, days }]) => t('rules.minimumActivities', { tier, count, days })));
const units = (byCurrency: Record<string, string | number>) => [
  Object.entries(byCurrency)
    .map(([currency, amount]) => formatMoney(amount, currency))
    .join(' · '),
];
const growth = (markets: string[]) =>
  orNone(markets.length === 0 ? [] : [markets.map(countryName).sort(compareTexts).join(', ')]);
const tiers = (list: Tier[]) => orNone(list.map(tierLine));

function tierLine({ name, minimum, conditions }: Tier): string {
  const minima = (Object.entries(minimum) as [Track, string | number][]).map(
    ([track, points]) => `${t(`track.${track}`)} ${formatDecimal(points)}`,
  );
  return t('rules.tier', { name, asks: [...minima, ...conditions.map(conditionName)].join(' · ') });
}

export const parameters: readonly Parameter[] = [
  parameter('managed.window', 'rules.windowDays', (book) => book.managed.windowDays, days),
  parameter('rate.managed', 'rules.managedRate', (book) => book.managed.rate, rate),
  parameter('managed.qualifying', 'rules.qualifyingActivities', (book) => book.managed.qualifying, qualifying),
  parameter('managed.minimum', 'rules.activityMinimum', (book) => book.managed.minimumActivities, minimumActivities),
  parameter('sold.life', 'rules.lifeMonths', (book) => book.sold.lifeMonths, months),
  parameter('sold.rate', 'rules.sourcedRate', (book) => book.sold.rate.sourced, rate),
  parameter('sold.rate', 'rules.assistedRate', (book) => book.sold.rate.assisted, rate),
  parameter('currency.unit', 'rules.unit', (book) => book.currency.unit, units),
  parameter('market.growth', 'rules.growth', (book) => book.market.growth, growth),
  parameter(
    'market.growth',
    'rules.multiplier',
    (book) => book.market.multiplier,
    (value) => [`×${formatDecimal(value)}`],
  ),
  parameter('tier.minimum', 'rules.tiers', (book) => book.tiers, tiers),
  parameter(
    'review.checkpoint',
    'rules.checkpoint',
    (book) => book.review.checkpointDay,
    (value) => [t('rules.dayOfMonth', { day: value })],
  ),
  parameter('review.protection', 'rules.protection', (book) => book.review.protectionMonths, months),
  parameter(
    'review.down',
    'rules.downReviews',
    (book) => book.review.downReviews,
    (reviews) =>
      reviews.map(({ on, since }) => t('rules.downReview', { on: formatMonthDay(on), since: formatMonthDay(since) })),
  ),
];
