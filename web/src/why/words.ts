/** Explanations in words: a sentence for each figure, and names for rules, parameters and places of the portfolio. */

import type { Client, ExplainedInput, ExplainedParameter, Explanation, Track } from 'tierwise';
import { conditionNamed } from '../condition-name.ts';
import {
  countryName,
  currencyName,
  formatDay,
  formatDecimal,
  formatMoney,
  formatMonthDay,
  formatPoints,
} from '../format.ts';
import { type MessageKey, t } from '../messages.ts';
import { employeeName, lineName, toolName } from '../names.ts';
import { tierEntry, tierName } from '../state/rule-facts.ts';
import { explainedDocuments } from './explained.ts';

/** Falling to no tier is losing it. */
const lossOr = (outcome: string, tier: Explanation['value']): string =>
  outcome === 'fall' && tier === null ? 'lost' : outcome;
const tierText = (tier: Explanation['value']): string => (tier === null ? t('tier.none') : tierName(String(tier)));
const clientText = (id = ''): string =>
  explainedDocuments.value?.portfolio.clients?.find((one) => one.id === id)?.name ?? id;
const employeeText = (id = ''): string => employeeName(id, explainedDocuments.value?.portfolio.employees ?? []);
const dayText = (day: string | undefined): string => (day === undefined ? '' : formatDay(day));

/** What a figure is, with its value and unit, in a sentence. */
export function sentenceOf(node: Explanation): string {
  const { figure, subject, value, unit } = node;
  const client = clientText(subject.client);
  const on = dayText(subject.on);
  const until = dayText(subject.until);
  switch (figure) {
    case 'client.points':
    case 'managed.points':
    case 'sold.points':
      return value === null
        ? t('why.say.unpriced', { client })
        : t(`why.say.${figure}`, { client, points: formatPoints(String(value)) });
    case 'points.total':
    case 'points.sold':
    case 'points.sourced':
    case 'points.assisted':
    case 'points.managed':
      return t(`why.say.${figure}`, { points: formatPoints(String(value)) });
    case 'managed.credit':
    case 'client.mrr':
      return t(`why.say.${figure}`, { amount: formatMoney(String(value), unit) });
    case 'managed.status':
      return statusSentence(String(value), subject.reason, until);
    case 'managed.activity':
      return t('why.say.managed.activity', {
        on: dayText(String(value)),
        employee: employeeText(subject.employee),
        tool: toolName(subject.tool ?? ''),
        action: toolName(subject.action ?? ''),
      });
    case 'managed.ending':
      return t('why.say.managed.ending', { on: dayText(String(value)) });
    case 'client.partners':
      return t('why.say.client.partners', { partners: Number(value) });
    case 'lot.points':
      return t(value === null ? 'why.say.lot.unpriced' : 'why.say.lot.points', {
        line: lineName(subject.line ?? ''),
        motion: subject.motion ?? '',
        on,
        until,
        points: value === null ? '' : formatPoints(String(value)),
      });
    case 'performance':
    case 'credited':
      return t(`why.say.${figure}`, { tier: tierText(value) });
    case 'tier.met':
      return t('why.say.tier.met', { tier: tierText(subject.tier ?? null), isMet: String(value) });
    case 'tier.minimum':
      return minimumSentence(node);
    case 'tier.certification':
      return t('why.say.tier.certification', { isMet: String(value) });
    case 'tier.condition':
      return t('why.say.tier.condition', { condition: conditionText(subject.condition), isMet: String(value) });
    case 'review':
      return t('why.say.review', { on, outcome: lossOr(subject.outcome ?? '', value), tier: tierText(value) });
    case 'review.checkpoint':
      return t('why.say.review.checkpoint', { on, tier: tierText(value) });
  }
}

function statusSentence(status: string, reason: string | undefined, until: string): string {
  if (status === 'never') return t(`never.${reason ?? 'no-activity'}` as MessageKey);
  return t('why.say.managed.status', { status: until === '' ? `${status}Open` : status, until });
}

function minimumSentence({ subject, value, parameters }: Explanation): string {
  const minimum = Number(parameters[0]?.value ?? 0);
  const points = Number(value);
  return t('why.say.tier.minimum', {
    track: t(`track.${subject.track as Track}`),
    points: formatPoints(points),
    minimum: formatDecimal(minimum),
    isMet: String(points >= minimum),
  });
}

function conditionText(id = ''): string {
  return conditionNamed(id, tierEntry.value?.value ?? []);
}

/** Every rule, with its plain words in the catalogue under `why.rule.` and its id. */
export const ruleIds = [
  'managed.setup',
  'managed.assignment',
  'managed.qualifying',
  'managed.window',
  'managed.end',
  'managed.minimum',
  'managed.split',
  'sold.rate',
  'sold.line',
  'sold.net',
  'sold.life',
  'currency.unit',
  'market.growth',
  'rate.managed',
  'points.exact',
  'tier.minimum',
  'tier.certification',
  'tier.condition',
  'tier.credited',
  'review.checkpoint',
  'review.down',
  'review.protection',
  'review.certification',
] as const;
/** The id of a rule. */
export type RuleId = (typeof ruleIds)[number];

/** What a rule says, plainly; its id where the catalogue does not know it. */
export function ruleText(rule: string): string {
  return (ruleIds as readonly string[]).includes(rule) ? t(`why.rule.${rule as RuleId}`) : rule;
}

interface ParameterWords {
  name: MessageKey;
  value: (value: string, node: Explanation) => string;
}
const perUnit = (points: string) => t('rules.perUnit', { points: formatDecimal(points) });
const days = (count: string) => t('rules.days', { count: Number(count) });
const months = (count: string) => t('rules.months', { count: Number(count) });

function unitText(amount: string, { inputs }: Explanation): string {
  const currency = inputs.find(({ pointer }) => pointer.endsWith('/currency'))?.value;
  return currency === undefined ? formatDecimal(amount) : formatMoney(amount, String(currency));
}

function downReviewText(text: string): string {
  const [on = '', since = ''] = text.split(', since ');
  return t('rules.downReview', { on: formatMonthDay(on), since: formatMonthDay(since) });
}

const parameterWords: Record<string, ParameterWords> = {
  '/managed/windowDays': { name: 'rules.windowDays', value: days },
  '/managed/rate': { name: 'rules.managedRate', value: perUnit },
  '/managed/qualifying': {
    name: 'rules.qualifyingActivities',
    value: (tool) => (tool === '*' ? t('rules.otherTools') : toolName(tool)),
  },
  '/managed/minimumActivities': { name: 'rules.activityMinimum', value: formatDecimal },
  '/sold/lifeMonths': { name: 'rules.lifeMonths', value: months },
  '/sold/rate/sourced': { name: 'rules.sourcedRate', value: perUnit },
  '/sold/rate/assisted': { name: 'rules.assistedRate', value: perUnit },
  '/currency/unit': { name: 'rules.unit', value: unitText },
  '/market/growth': { name: 'why.market', value: (grows) => t('why.market.value', { grows }) },
  '/market/multiplier': { name: 'rules.multiplier', value: (times) => `×${formatDecimal(times)}` },
  '/tiers': {
    name: 'rules.tiers',
    value: (text) => (/^\d/.test(text) ? formatDecimal(text) : tierText(text === 'null' ? null : text)),
  },
  '/review/checkpointDay': { name: 'rules.checkpoint', value: (day) => t('rules.dayOfMonth', { day: Number(day) }) },
  '/review/protectionMonths': { name: 'rules.protection', value: months },
  '/review/downReviews': { name: 'rules.downReviews', value: downReviewText },
};

/** What a parameter of the rule book is called; its path where that is not known. */
export function parameterName({ path }: ExplainedParameter): string {
  const words = parameterWords[path];
  return words === undefined ? path : t(words.name);
}

/** The value of a parameter with its unit. */
export function parameterValue({ path, value }: ExplainedParameter, node: Explanation): string {
  return parameterWords[path]?.value(String(value), node) ?? String(value);
}

/** What a place of the portfolio is called, by its pointer with `#` for each position in a list. */
const inputKeys: Record<string, MessageKey> = {
  '/asOf': 'why.input.asOf',
  '/clients/#/access/#/from': 'why.input.access.from',
  '/clients/#/access/#/linked': 'why.input.access.linked',
  '/clients/#/access/#/to': 'why.input.access.to',
  '/clients/#/activities/#/action': 'why.input.activity.action',
  '/clients/#/activities/#/on': 'why.input.activity',
  '/clients/#/currency': 'why.input.currency',
  '/clients/#/ended/#': 'why.input.ended',
  '/clients/#/managedUntil': 'why.input.managedUntil',
  '/clients/#/market': 'why.input.market',
  '/clients/#/otherPartners/#/from': 'why.input.partner',
  '/clients/#/otherPartners/#/to': 'why.input.partner.to',
  '/clients/#/sales/#/lineSince': 'why.input.sale.lineSince',
  '/clients/#/sales/#/mrr': 'why.input.sale.mrr',
  '/clients/#/sales/#/on': 'why.input.sale.on',
  '/clients/#/sales/#/replaces': 'why.input.sale.replaces',
  '/clients/#/subscriptions/#/mrr': 'why.input.subscription',
  '/clients/#/subscriptions/#/to': 'why.input.subscription.to',
  '/employees/#/email': 'why.input.employee.email',
  '/employees/#/from': 'why.input.employee.from',
  '/employees/#/to': 'why.input.employee.to',
  '/partner/confirmed/#': 'why.input.confirmed',
  '/partner/certifiedUntil': 'why.input.certifiedUntil',
  '/partner/creditedTier/metOn/#': 'why.input.metOn',
  '/partner/creditedTier/since': 'why.input.since',
  '/partner/creditedTier/tier': 'why.input.tier',
};

/** What the portfolio says at a place that decides a figure. */
export function inputText({ pointer, value }: ExplainedInput): string {
  const positions = (pointer.match(/\d+/g) ?? []).map(Number);
  const pattern = pointer.replaceAll(/\d+/g, '#');
  const text = String(value);
  const key = inputKeys[pattern];
  if (key === undefined) return `${pointer}: ${text}`;
  const client = pattern.startsWith('/clients/')
    ? explainedDocuments.value?.portfolio.clients?.[positions[0] ?? -1]
    : undefined;
  return t(key, {
    value: inputValue(pattern, text, client),
    line: lineName(lineAt(client, pattern, positions[1] ?? -1)),
    employee: employeeText(employeeAt(client, pattern, positions)),
  });
}

function inputValue(pattern: string, text: string, client: Client | undefined): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return formatDay(text);
  if (/\/(mrr|replaces)$/.test(pattern) && client !== undefined) return formatMoney(text, client.currency);
  if (pattern.endsWith('/market')) return countryName(text);
  if (pattern.endsWith('/currency')) return currencyName(text);
  if (pattern.endsWith('/action')) return toolName(text);
  if (pattern.includes('/confirmed/')) return conditionText(text);
  return pattern.endsWith('/tier') ? tierName(text) : text;
}

function lineAt(client: Client | undefined, pattern: string, index: number): string {
  const list = pattern.includes('/sales/') ? client?.sales : client?.subscriptions;
  return list?.[index]?.line ?? '';
}

function employeeAt(client: Client | undefined, pattern: string, [first = -1, second = -1]: number[]): string {
  if (pattern.startsWith('/employees/')) return explainedDocuments.value?.portfolio.employees?.[first]?.id ?? '';
  return (pattern.includes('/access/') ? client?.access : client?.activities)?.[second]?.employee ?? '';
}
