/** The words of the programme, each with a short definition in the catalogue under `glossary.` and its id. */
import { formatDecimal, formatMonthDay } from '../format.ts';
import { type MessageValues, t } from '../messages.ts';
import { day, ruleBook } from '../state/app.ts';
import { inForce } from '../state/minima.ts';
import { growthMultiplier } from '../state/rule-facts.ts';

export const termIds = [
  'mrr',
  'managed-credit',
  'managed-points',
  'employee',
  'qualifying-activity',
  'window',
  'sold-credit',
  'sold-points',
  'sourced',
  'assisted',
  'unit',
  'growth-market',
  'tier',
  'minimum',
  'performance',
  'credited',
  'certification',
  'checkpoint',
  'review',
  'protection',
] as const;
export type TermId = (typeof termIds)[number];

export function termName(id: TermId): string {
  return t(`glossary.${id}`);
}

/** What the definitions say in numbers, as the rule book of the shown day has it. */
function numbers(): MessageValues {
  const book = ruleBook.value;
  const on = day.value;
  const review = book?.review;
  const reviews = inForce(review?.downReviews ?? [], on)?.value ?? [];
  return {
    window: t('rules.days', { count: inForce(book?.managed.windowDays ?? [], on)?.value ?? 0 }),
    life: t('rules.months', { count: inForce(book?.sold.lifeMonths ?? [], on)?.value ?? 0 }),
    multiplier: growthMultiplier.value,
    sourced: formatDecimal(inForce(book?.sold.rate.sourced ?? [], on)?.value ?? 0),
    assisted: formatDecimal(inForce(book?.sold.rate.assisted ?? [], on)?.value ?? 0),
    managed: formatDecimal(inForce(book?.managed.rate ?? [], on)?.value ?? 0),
    checkpoint: t('rules.dayOfMonth', { day: inForce(review?.checkpointDay ?? [], on)?.value ?? 0 }),
    protection: t('rules.months', { count: inForce(review?.protectionMonths ?? [], on)?.value ?? 0 }),
    reviews: reviews.map((one) => formatMonthDay(one.on)).join(', '),
  };
}

/** What a term means, in a sentence or two. */
export function termText(id: TermId): string {
  return t(`glossary.${id}.text`, numbers());
}
