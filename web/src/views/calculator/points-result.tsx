import { useSignal } from '@preact/signals';
import type { Calculation } from 'tierwise';
import { Notice } from '../../components/notice.tsx';
import { StackedBar } from '../../components/stacked-bar.tsx';
import { currencyName, formatDecimal, formatMoney, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { problemText } from '../../problem-words.ts';
import { day } from '../../state/app.ts';
import { formatRoute, route } from '../../state/route.ts';
import { pricedCurrencies, tierName } from '../../state/rule-facts.ts';
import { Basis } from './basis.tsx';
import { linkParameters } from './input.ts';
import { calculation, input, tierEffect } from './state.ts';

/** The big figure, its parts, and what it rests on. */
export function PointsResult() {
  const outcome = calculation.value;
  return (
    <section class="card result" aria-label={t('calculator.result')}>
      {outcome?.value !== undefined ? <Worth worth={outcome.value} /> : <NoWorth />}
    </section>
  );
}

function NoWorth() {
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

function Worth({ worth }: { worth: Calculation }) {
  const { motion, willManage, otherPartners } = input.value;
  return (
    <>
      <div class="result__head">
        <p class="figure">
          <span class="figure__value">{formatPoints(worth.total)}</span>{' '}
          <span class="figure__unit">{t('calculator.points')}</span>
        </p>
        <CopyLink />
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
        <dd class="parts__how">{soldSteps(worth)}</dd>
        <dt>
          <span class="swatch tone--managed" />
          {t('calculator.part.managed')}
        </dt>
        <dd class="parts__points">{formatPoints(worth.managed)}</dd>
        <dd class="parts__how">{willManage ? managedSteps(worth) : t('calculator.notManaged')}</dd>
      </dl>
      <p class="result__basis small soft">
        <Basis worth={worth} partners={willManage ? otherPartners + 1 : 0} />
      </p>
    </>
  );
}

/** `€2,000 ÷ €88 × 5 × 2`: the figure as it is worked out. */
function soldSteps({ unit, soldRate, multiplier, growth }: Calculation): string {
  const { sold, currency } = input.value;
  return steps(sold || '0', currency, unit, soldRate, growth ? multiplier : null);
}

function managedSteps({ credit, unit, managedRate, multiplier, growth }: Calculation): string {
  return steps(credit, input.value.currency, unit, managedRate, growth ? multiplier : null);
}

function steps(amount: string, currency: string, unit: string, rate: string, multiplier: string | null): string {
  const start = `${formatMoney(amount, currency)} ÷ ${formatMoney(unit, currency)} × ${formatDecimal(rate)}`;
  return multiplier === null ? start : `${start} × ${formatDecimal(multiplier)}`;
}

/** Puts an address that restores exactly these figures into the clipboard. */
function CopyLink() {
  const copied = useSignal(false);
  const copy = async () => {
    const { day: shownDay = '' } = route.value.parameters;
    const fragment = formatRoute({
      view: 'calculator',
      parameters: { ...linkParameters(input.value), day: shownDay || day.value },
    });
    await navigator.clipboard.writeText(new URL(fragment, location.href).href);
    copied.value = true;
  };
  return (
    <button
      class="button button--quiet"
      type="button"
      onClick={() => void copy()}
      onBlur={() => {
        copied.value = false;
      }}
    >
      {copied.value ? t('calculator.linkCopied') : t('calculator.copyLink')}
    </button>
  );
}

/** The figure again, at the bottom of a phone's screen while the inputs are typed. */
export function PinnedResult() {
  const worth = calculation.value?.value;
  const effect = tierEffect.value?.value;
  return (
    <div class="pinned" aria-hidden="true">
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
