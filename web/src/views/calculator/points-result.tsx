import type { ComponentChildren } from 'preact';
import type { Calculation } from 'tierwise';
import type { AmountValue } from '../../components/amount-field.tsx';
import { Notice } from '../../components/notice.tsx';
import { StackedBar } from '../../components/stacked-bar.tsx';
import { useAfterPaint } from '../../components/use-after-paint.ts';
import { currencyName, formatDecimal, formatMoney, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { problemText } from '../../problem-words.ts';
import { pricedCurrencies, tierName } from '../../state/rule-facts.ts';
import { Basis, ratesOf } from './basis.tsx';
import { type SectionRole, useCalculator } from './state.ts';

/** The big figure, its parts, and what it rests on. */
export function PointsResult({ role, actions }: { role: SectionRole; actions: ComponentChildren }) {
  const outcome = useCalculator().calculation.value;
  return (
    <section class="card result" part="result" role={role} aria-label={t('calculator.result')}>
      {outcome?.value !== undefined ? <Worth worth={outcome.value} actions={actions} /> : <NoWorth />}
    </section>
  );
}

function NoWorth() {
  const { typed, calculation } = useCalculator();
  const currency = typed.currency.value;
  const isUnpriced = pricedCurrencies.value.length > 0 && !pricedCurrencies.value.includes(currency);
  const problems = calculation.value?.problems;
  return (
    <>
      <p class="figure">
        <span class="figure__value">—</span> <span class="figure__unit">{t('calculator.points')}</span>
      </p>
      {isUnpriced && <Notice kind="warning">{t('currency.unpriced', { currency: currencyName(currency) })}</Notice>}
      {!isUnpriced && problems?.map((problem) => <Notice kind="warning">{problemText(problem)}</Notice>)}
    </>
  );
}

function Worth({ worth, actions }: { worth: Calculation; actions: ComponentChildren }) {
  const { typed } = useCalculator();
  const motion = typed.motion.value;
  const currency = typed.currency.value;
  const isManaged = typed.willManage.value;
  return (
    <>
      <div class="result__head">
        <p class="figure">
          <span class="figure__value">{formatPoints(worth.total)}</span>{' '}
          <span class="figure__unit">{t('calculator.points')}</span>
        </p>
        <div class="result__actions">{actions}</div>
      </div>
      <StackedBar
        parts={[
          { tone: motion, value: worth.sold },
          { tone: 'managed', value: worth.managed },
        ]}
      />
      <dl class="parts">
        <dt>
          <span class={`swatch tone--${motion}`} />
          {t(`calculator.part.${motion}`)}
        </dt>
        <dd class="parts__points">{formatPoints(worth.sold)}</dd>
        <dd class="parts__how">{soldSteps(worth, typed.sold.value, currency)}</dd>
        <dt>
          <span class="swatch tone--managed" />
          {t('calculator.part.managed')}
        </dt>
        <dd class="parts__points">{formatPoints(worth.managed)}</dd>
        <dd class="parts__how">{isManaged ? managedSteps(worth, currency) : t('calculator.notManaged')}</dd>
      </dl>
      <p class="result__basis small soft">
        <Basis {...ratesOf(worth)} partners={isManaged ? typed.otherPartners.value + 1 : 0} />
      </p>
    </>
  );
}

/** `€2,000 ÷ €88 × 5 × 2`: the figure as it is worked out. */
function soldSteps({ unit, soldRate, multiplier, growth }: Calculation, sold: AmountValue, currency: string): string {
  return steps(sold || '0', currency, unit, soldRate, growth ? multiplier : null);
}

function managedSteps({ credit, unit, managedRate, multiplier, growth }: Calculation, currency: string): string {
  return steps(credit, currency, unit, managedRate, growth ? multiplier : null);
}

function steps(amount: string, currency: string, unit: string, rate: string, multiplier: string | null): string {
  const start = `${formatMoney(amount, currency)} ÷ ${formatMoney(unit, currency)} × ${formatDecimal(rate)}`;
  return multiplier === null ? start : `${start} × ${formatDecimal(multiplier)}`;
}

/** The figure again, at the bottom of a phone's screen while the inputs are typed. */
export function PinnedResult() {
  const worth = useCalculator().calculation.value?.value;
  return (
    <div class="pinned" part="pinned" aria-hidden="true">
      <span class="pinned__figure">
        {worth === undefined ? '—' : formatPoints(worth.total)} <small>{t('calculator.points')}</small>
      </span>
      <PinnedTier />
    </div>
  );
}

function PinnedTier() {
  const { tierEffect, pointsAfter } = useCalculator();
  const effect = useAfterPaint(tierEffect, pointsAfter)?.value;
  if (effect === undefined) return null;
  return <span class="pinned__tier">{tierChange(effect.before.performance, effect.after.performance)}</span>;
}

/** `Gold → Platinum`, or the one tier where it stays. */
export function tierChange(before: string | null, after: string | null): string {
  const name = (tier: string | null) => (tier === null ? t('tier.none') : tierName(tier));
  return before === after ? name(after) : t('tier.change', { before: name(before), after: name(after) });
}
