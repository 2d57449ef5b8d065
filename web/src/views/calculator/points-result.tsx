import { useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Notice } from '../../components/notice.tsx';
import { StackedBar } from '../../components/stacked-bar.tsx';
import { currencyName, formatDecimal, formatMoney } from '../../format.ts';
import { t } from '../../messages.ts';
import { problemText } from '../../problem-words.ts';
import { pricedCurrencies, tierName } from '../../state/rule-facts.ts';
import { Basis } from './basis.tsx';
import { type Rates, type SectionRole, useCalculator } from './state.ts';

/** The big figure, its parts, and what it rests on. */
export function PointsResult({ role, actions }: { role: SectionRole; actions: ComponentChildren }) {
  const { rates } = useCalculator();
  return (
    <section class="card result" part="result" role={role} aria-label={t('calculator.result')}>
      {rates.value === null ? <NoWorth /> : <Worth rates={rates.value} actions={actions} />}
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

/** The most characters of points as shown, and of amounts as typed, that fit on their lines of a wide page in any language. */
const SHORT = { points: 10, amount: 8 };

const isShortAmount = (amount: string | null): boolean => (amount ?? '').length <= SHORT.amount;

function Worth({ rates, actions }: { rates: Rates; actions: ComponentChildren }) {
  const { typed, calculation, figures } = useCalculator();
  const isShort = useComputed(
    () =>
      figures.total.value.length <= SHORT.points &&
      isShortAmount(typed.sold.value) &&
      isShortAmount(typed.managed.value),
  );
  const length = isShort.value ? 'is-short' : '';
  const motion = typed.motion.value;
  const currency = typed.currency.value;
  const isManaged = typed.willManage.value;
  const sold = useComputed(() => formatMoney(typed.sold.value || '0', typed.currency.value));
  const credit = useComputed(() => formatMoney(calculation.value?.value?.credit ?? '0', typed.currency.value));
  return (
    <>
      <div class={`result__head ${length}`}>
        <p class="figure">
          <span class="figure__value">{figures.total}</span> <span class="figure__unit">{t('calculator.points')}</span>
        </p>
        <div class="result__actions">{actions}</div>
      </div>
      <PartsBar />
      <dl class={`parts ${length}`}>
        <dt>
          <span class={`swatch tone--${motion}`} />
          {t(`calculator.part.${motion}`)}
        </dt>
        <dd class="parts__points">{figures.sold}</dd>
        <dd class="parts__how">
          {sold} {steps(rates, rates.soldRate, currency)}
        </dd>
        <dt>
          <span class="swatch tone--managed" />
          {t('calculator.part.managed')}
        </dt>
        <dd class="parts__points">{figures.managed}</dd>
        <dd class="parts__how">
          {isManaged ? (
            <>
              {credit} {steps(rates, rates.managedRate, currency)}
            </>
          ) : (
            t('calculator.notManaged')
          )}
        </dd>
      </dl>
      <p class="result__basis small soft">
        <Basis {...rates} partners={isManaged ? typed.otherPartners.value + 1 : 0} />
      </p>
    </>
  );
}

/** `÷ €88 × 5 × 2`: how an amount becomes points. */
function steps({ unit, multiplier, growth }: Rates, rate: string, currency: string): string {
  const start = `÷ ${formatMoney(unit, currency)} × ${formatDecimal(rate)}`;
  return growth ? `${start} × ${formatDecimal(multiplier)}` : start;
}

/** The parts side by side. */
function PartsBar() {
  const { typed, calculation } = useCalculator();
  const worth = calculation.value?.value;
  return (
    <StackedBar
      parts={[
        { tone: typed.motion.value, value: worth?.sold ?? 0 },
        { tone: 'managed', value: worth?.managed ?? 0 },
      ]}
    />
  );
}

/** The figure again, at the bottom of a phone's screen while the inputs are typed. */
export function PinnedResult() {
  const { figures } = useCalculator();
  return (
    <div class="pinned" part="pinned" aria-hidden="true">
      <span class="pinned__figure">
        {figures.total} <small>{t('calculator.points')}</small>
      </span>
      <PinnedTier />
    </div>
  );
}

function PinnedTier() {
  const effect = useCalculator().tierEffect.value?.value;
  if (effect === undefined) return null;
  return <span class="pinned__tier">{tierChange(effect.before.performance, effect.after.performance)}</span>;
}

/** `Gold → Platinum`, or the one tier where it stays. */
export function tierChange(before: string | null, after: string | null): string {
  const name = (tier: string | null) => (tier === null ? t('tier.none') : tierName(tier));
  return before === after ? name(after) : t('tier.change', { before: name(before), after: name(after) });
}
