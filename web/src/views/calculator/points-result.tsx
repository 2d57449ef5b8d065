import type { ComponentChildren } from 'preact';
import type { Calculation } from 'tierwise';
import { Notice } from '../../components/notice.tsx';
import { StackedBar } from '../../components/stacked-bar.tsx';
import { currencyName, formatDecimal, formatMoney, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { problemText } from '../../problem-words.ts';
import { pricedCurrencies, tierName } from '../../state/rule-facts.ts';
import { Basis } from './basis.tsx';
import type { CalculatorInput } from './input.ts';
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
  const { input, calculation } = useCalculator();
  const { currency } = input.value;
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
  const { input } = useCalculator();
  const { motion, willManage, otherPartners, currency } = input.value;
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
        <dd class="parts__how">{soldSteps(worth, input.value)}</dd>
        <dt>
          <span class="swatch tone--managed" />
          {t('calculator.part.managed')}
        </dt>
        <dd class="parts__points">{formatPoints(worth.managed)}</dd>
        <dd class="parts__how">{willManage ? managedSteps(worth, currency) : t('calculator.notManaged')}</dd>
      </dl>
      <p class="result__basis small soft">
        <Basis worth={worth} partners={willManage ? otherPartners + 1 : 0} />
      </p>
    </>
  );
}

/** `€2,000 ÷ €88 × 5 × 2`: the figure as it is worked out. */
function soldSteps({ unit, soldRate, multiplier, growth }: Calculation, { sold, currency }: CalculatorInput): string {
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
  const { calculation, tierEffect } = useCalculator();
  const worth = calculation.value?.value;
  const effect = tierEffect.value?.value;
  return (
    <div class="pinned" part="pinned" aria-hidden="true">
      <span class="pinned__figure">
        {worth === undefined ? '—' : formatPoints(worth.total)} <small>{t('calculator.points')}</small>
      </span>
      {effect !== undefined && (
        <span class="pinned__tier">{tierChange(effect.before.performance, effect.after.performance)}</span>
      )}
    </div>
  );
}

/** `Gold → Platinum`, or the one tier where it stays. */
export function tierChange(before: string | null, after: string | null): string {
  const name = (tier: string | null) => (tier === null ? t('tier.none') : tierName(tier));
  return before === after ? name(after) : t('tier.change', { before: name(before), after: name(after) });
}
