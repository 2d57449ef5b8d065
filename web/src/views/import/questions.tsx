import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Day } from 'tierwise';
import { Field } from '../../components/field.tsx';
import { Mark } from '../../components/mark.tsx';
import { Notice } from '../../components/notice.tsx';
import { CurrencyField, MarketField } from '../../components/place-fields.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { addDays, isDay } from '../../day.ts';
import { formatDay } from '../../format.ts';
import { type ClientExport, type MissingId, windowDaysOn } from '../../import/index.ts';
import { t } from '../../messages.ts';
import { now, ruleBook } from '../../state/app.ts';
import { inForce } from '../../state/minima.ts';
import { type Answers, answer } from './state.ts';
import { findingValues, rowNumbers } from './words.ts';

interface QuestionsProps {
  list: ClientExport;
  answers: Answers;
}

/** What the export does not say, asked with an answer that is there already wherever one can be guessed. */
export function Questions({ list, answers }: QuestionsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that took the file is gone, and the focus with it.
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="card import-questions" aria-labelledby="import-questions">
      <div>
        <h2 id="import-questions" ref={heading} tabIndex={-1}>
          {t('import.questions')}
        </h2>
        <p class="soft small">{t('import.questions.why')}</p>
      </div>
      <Lacking list={list} />
      <Certification answers={answers} />
      <Sold list={list} answers={answers} />
      <Places list={list} answers={answers} />
      <CreditedTier answers={answers} />
      <Agency answers={answers} />
      <Expiry list={list} answers={answers} />
      <Notation list={list} answers={answers} />
    </section>
  );
}

const LACKING = ['mrr-column', 'managed-column', 'sold-mrr'] as const;

/** Columns without which the figures stay poor: only another export helps. */
function Lacking({ list }: { list: ClientExport }) {
  const lacking = LACKING.flatMap((id) =>
    list.missing.filter((one) => one.id === id).map(({ rows }) => ({ id, rows })),
  );
  if (lacking.length === 0) return null;
  return (
    <Notice kind="warning">
      {lacking.map(({ id, rows }) => (
        <p key={id}>
          {t(`import.missing.${id}`)} {rowNumbers(rows)}
        </p>
      ))}
    </Notice>
  );
}

function DayField({
  label,
  hint,
  value,
  onChange,
  max,
  problem,
}: {
  label: ComponentChildren;
  hint?: string | undefined;
  value: Day | '';
  onChange: (day: Day | '') => void;
  max?: Day;
  problem?: string | null;
}) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => (
        <input
          {...control}
          class="input"
          type="date"
          value={value}
          max={max}
          onInput={({ currentTarget }) => {
            if (currentTarget.value === '' || isDay(currentTarget.value)) onChange(currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}

function Agency({ answers }: { answers: Answers }) {
  return (
    <div class="import-questions__row">
      <Field label={t('import.agency')}>
        {(control) => (
          <input
            {...control}
            class="input"
            type="text"
            autocomplete="organization"
            placeholder={t('import.agency.none')}
            value={answers.partnerName}
            onInput={({ currentTarget }) => answer({ partnerName: currentTarget.value })}
          />
        )}
      </Field>
      <DayField
        label={t('import.asOf')}
        hint={t('import.asOf.hint')}
        value={answers.asOf}
        max={now.value}
        onChange={(asOf) => asOf !== '' && answer({ asOf })}
      />
    </div>
  );
}

function Places({ list, answers }: QuestionsProps) {
  const unplaced = rowsOf(list, 'country').length > 0 || answers.market !== '';
  return (
    <div class="import-questions__row">
      <div>
        <CurrencyField value={answers.currency || 'USD'} onChange={(currency) => answer({ currency })} />
        <p class="field__hint">{t('import.currency.hint')}</p>
      </div>
      {unplaced && (
        <div>
          <MarketField value={answers.market || 'US'} onChange={(market) => answer({ market })} />
          <p class="field__hint">{t('import.market.hint')}</p>
        </div>
      )}
    </div>
  );
}

function Certification({ answers }: { answers: Answers }) {
  return (
    <div class="import-questions__row">
      <Segmented
        label={t('import.certified')}
        options={[
          { value: 'yes', label: t('import.yes') },
          { value: 'no', label: t('import.no') },
        ]}
        // No answer is no choice, so that nobody is certified by default.
        value={answers.certified as 'yes' | 'no'}
        onChange={(certified) => answer({ certified })}
      />
      {answers.certified === 'yes' && (
        <DayField
          label={t('import.certifiedUntil')}
          hint={t('import.certifiedUntil.hint')}
          value={answers.certifiedUntil}
          onChange={(certifiedUntil) => answer({ certifiedUntil })}
        />
      )}
    </div>
  );
}

function CreditedTier({ answers }: { answers: Answers }) {
  const book = ruleBook.value;
  const tiers = book === null ? [] : (inForce(book.tiers, answers.asOf)?.value ?? []);
  return (
    <div class="import-questions__row">
      <Field label={t('import.tier')} hint={t('import.tier.hint')}>
        {(control) => (
          <select
            {...control}
            class="input"
            value={answers.tier}
            onChange={({ currentTarget }) => answer({ tier: currentTarget.value })}
          >
            <option value="">{t('import.tier.unknown')}</option>
            {tiers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {answers.tier !== '' && (
        <DayField
          label={t('import.tierSince')}
          hint={answers.tierSince === '' ? undefined : t('import.tierSince.hint')}
          problem={answers.tierSince === '' ? t('import.tierSince.needed') : null}
          value={answers.tierSince}
          max={answers.asOf}
          onChange={(tierSince) => answer({ tierSince })}
        />
      )}
    </div>
  );
}

function Sold({ list, answers }: QuestionsProps) {
  const sold = list.imported.filter(({ soldMrr }) => soldMrr !== undefined);
  if (sold.length === 0) return null;
  return (
    <div class="import-questions__row">
      <Segmented
        label={t('import.sold', { count: sold.length })}
        options={[
          { value: 'sourced', label: t('motion.sourced') },
          { value: 'assisted', label: t('motion.assisted') },
          { value: 'left-out', label: t('import.sold.leftOut') },
        ]}
        value={answers.soldAs}
        onChange={(soldAs) => answer({ soldAs })}
      />
      {answers.soldAs === 'left-out' ? (
        <p class="field__hint">{t('import.sold.leftOut.hint')}</p>
      ) : (
        <DayField
          label={
            <>
              {t('import.soldOn')} <Mark kind="assumed">{t('import.soldOn.why')}</Mark>
            </>
          }
          hint={t('import.soldOn.hint')}
          value={answers.soldOn}
          onChange={(soldOn) => answer({ soldOn })}
        />
      )}
    </div>
  );
}

function Expiry({ list, answers }: QuestionsProps) {
  const book = ruleBook.value;
  const open = rowsOf(list, 'expiry').length;
  if (book === null || (open === 0 && answers.expiry === '')) return null;
  const latest = addDays(answers.asOf, windowDaysOn(book, answers.asOf));
  return (
    <div class="import-questions__row">
      <DayField
        label={t('import.expiry', { count: open })}
        hint={t('import.expiry.hint', { day: formatDay(latest) })}
        value={answers.expiry}
        max={latest}
        onChange={(expiry) => answer({ expiry })}
      />
    </div>
  );
}

/** How days and amounts are to be read, if the list itself leaves it open. */
function Notation({ list, answers }: QuestionsProps) {
  const order = list.assumed.find(({ id }) => id === 'day-order');
  const thousands = list.assumed.find(({ id }) => id === 'thousands');
  const dayOrder = answers.dayOrder || order?.params.order;
  const decimalSign = answers.decimalSign || (thousands && 'none');
  if (dayOrder === undefined && decimalSign === undefined) return null;
  return (
    <div class="import-questions__row">
      {(dayOrder === 'day-month' || dayOrder === 'month-day') && (
        <Segmented
          label={t('import.dayOrder', { example: '', ...findingValues(order?.params ?? {}) })}
          options={[
            { value: 'day-month', label: t('import.dayOrder.day-month') },
            { value: 'month-day', label: t('import.dayOrder.month-day') },
          ]}
          value={dayOrder}
          onChange={(next) => answer({ dayOrder: next })}
        />
      )}
      {decimalSign !== undefined && (
        <Segmented
          label={t('import.decimalSign')}
          options={[
            { value: '.', label: t('import.decimalSign.point') },
            { value: ',', label: t('import.decimalSign.comma') },
          ]}
          value={decimalSign as '.' | ','}
          onChange={(next) => answer({ decimalSign: next })}
        />
      )}
    </div>
  );
}

function rowsOf(list: ClientExport, missing: MissingId): readonly number[] {
  return list.missing.find(({ id }) => id === missing)?.rows ?? [];
}
