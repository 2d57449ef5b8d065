/** The values of rules that are lists: one entry of them is chosen and changed. */
import { useState } from 'preact/hooks';
import type { Day, MinimumActivities, QualifyingRow, RuleBook, Tier } from 'tierwise';
import {
  type ActivityMinima,
  changedTiers,
  changedTools,
  type Reviews,
  reviewDays,
  valueOn,
  withActions,
  withActivities,
} from '../../changes/rule-values.ts';
import { actionsIn, OTHER_TOOLS, qualifyingActions, toolsIn } from '../../changes/tools.ts';
import { CountField } from '../../components/count-field.tsx';
import { formatMonthDay } from '../../format.ts';
import { t } from '../../messages.ts';
import { toolName } from '../../names.ts';
import { type Choice, SelectField } from './inputs.tsx';

const MOST_ACTIVITIES = 100;
const MOST_DAYS = 366;

/** What the form of a rule's value gets. */
export interface ValueProps {
  /** The value that would be in force without the change. */
  before: unknown;
  value: unknown;
  onValue: (value: unknown) => void;
  /** As it is before the change. */
  book: RuleBook;
  /** The day from which the value holds. */
  from: Day;
  /** The credited tier. */
  held: string | undefined;
}

/** Which actions count in a tool. */
export function QualifyingValue({ before, value, onValue }: ValueProps) {
  const usual = before as QualifyingRow[];
  const table = value as QualifyingRow[];
  const [tool, setTool] = useState(changedTools(usual, table)[0] ?? OTHER_TOOLS);
  const counting = qualifyingActions(table, tool);
  const choices: Choice[] = toolsIn(usual).map((one) => ({ value: one, label: toolName(one) }));
  const toggle = (action: string) =>
    actionsIn(usual).filter((one) => (one === action ? !counting.includes(one) : counting.includes(one)));
  return (
    <>
      <SelectField
        label={t('whatif.field.tool')}
        choices={[{ value: OTHER_TOOLS, label: t('rules.otherTools') }, ...choices]}
        value={tool}
        onChange={setTool}
      />
      <fieldset class="change-form__checks">
        <legend class="field__label">{t('whatif.field.counts')}</legend>
        {actionsIn(usual).map((action) => (
          <label key={action} class="check">
            <input
              type="checkbox"
              checked={counting.includes(action)}
              onChange={() => onValue(withActions(usual, tool, toggle(action)))}
            />
            {toolName(action)}
          </label>
        ))}
      </fieldset>
    </>
  );
}

/** How many activities a credited tier must show, and within how many days. */
export function ActivitiesValue({ before, value, onValue, book, from, held }: ValueProps) {
  const usual = before as ActivityMinima;
  const minima = value as ActivityMinima;
  const tiers = (valueOn(book, '/tiers', from) ?? []) as Tier[];
  const [tier, setTier] = useState(changedTiers(usual, minima)[0] ?? held ?? tiers[0]?.id ?? '');
  const windowDays = Number(valueOn(book, '/managed/windowDays', from));
  const { count, days }: MinimumActivities = minima[tier] ?? { count: 0, days: windowDays };
  return (
    <>
      <SelectField
        label={t('whatif.field.heldTier')}
        choices={tiers.map(({ id, name }) => ({ value: id, label: name }))}
        value={tier}
        onChange={setTier}
      />
      <CountField
        label={t('whatif.field.activities')}
        value={count}
        most={MOST_ACTIVITIES}
        onChange={(next) => onValue(withActivities(usual, tier, { count: next, days }))}
      />
      {count > 0 && (
        <CountField
          label={t('whatif.field.withinDays')}
          value={days}
          most={MOST_DAYS}
          onChange={(next) => onValue(withActivities(usual, tier, { count, days: Math.max(1, next) }))}
        />
      )}
    </>
  );
}

/** On which days of the year a tier can fall, and how far back each of these reviews looks. */
export function ReviewsValue({ value, onValue, book, from }: ValueProps) {
  const reviews = value as Reviews;
  const days = reviewDays(Number(valueOn(book, '/review/checkpointDay', from)));
  const choices: Choice[] = days.map((day) => ({ value: day, label: formatMonthDay(day) }));
  const free = days.find((day) => reviews.every(({ on }) => on !== day));
  const changed = (place: number, part: Partial<Reviews[number]>) =>
    reviews.map((review, index) => (index === place ? { ...review, ...part } : review));
  return (
    <>
      {reviews.map(({ on, since }, index) => (
        <fieldset key={index} class="change-form__row" aria-label={t('whatif.review', { number: index + 1 })}>
          <SelectField
            label={t('whatif.field.reviewOn')}
            choices={choices}
            value={on}
            onChange={(next) => onValue(changed(index, { on: next }))}
          />
          <SelectField
            label={t('whatif.field.reviewSince')}
            choices={choices}
            value={since}
            onChange={(next) => onValue(changed(index, { since: next }))}
          />
          <button class="button" type="button" onClick={() => onValue(reviews.filter((_, place) => place !== index))}>
            {t('whatif.dropReview')}
          </button>
        </fieldset>
      ))}
      {free !== undefined && (
        <button class="button" type="button" onClick={() => onValue([...reviews, { on: free, since: free }])}>
          {t('whatif.addReview')}
        </button>
      )}
    </>
  );
}
