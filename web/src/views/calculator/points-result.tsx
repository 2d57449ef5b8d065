import { type ReadonlySignal, useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Calculation } from 'tierwise';
import { Notice } from '../../components/notice.tsx';
import { StackedBar } from '../../components/stacked-bar.tsx';
import { useAfterPaint } from '../../components/use-after-paint.ts';
import { currencyName, formatDecimal, formatMoney, formatPoints } from '../../format.ts';
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

/**
 * A text that follows the calculation, a dash while there is none. With every key that is typed it is changed where it
 * stands, and nothing around it is drawn anew. `text` reads what else it shows from signals.
 */
function useFigure(text: (worth: Calculation) => string): ReadonlySignal<string> {
  const { calculation } = useCalculator();
  return useComputed(() => {
    const worth = calculation.value?.value;
    return worth === undefined ? '—' : text(worth);
  });
}

/** The most characters of points as shown, and of amounts as typed, that fit on their lines of a wide page in any language. */
const SHORT = { points: 10, amount: 8 };

const isShortAmount = (amount: string | null): boolean => (amount ?? '').length <= SHORT.amount;

function Worth({ rates, actions }: { rates: Rates; actions: ComponentChildren }) {
  const { typed } = useCalculator();
  const total = useFigure((worth) => formatPoints(worth.total));
  const soldPoints = useFigure((worth) => formatPoints(worth.sold));
  const managedPoints = useFigure((worth) => formatPoints(worth.managed));
  const sold = useFigure(() => formatMoney(typed.sold.value || '0', typed.currency.value));
  const credit = useFigure((worth) => formatMoney(worth.credit, typed.currency.value));
  const isShort = useComputed(
    () => total.value.length <= SHORT.points && isShortAmount(typed.sold.value) && isShortAmount(typed.managed.value),
  );
  const length = isShort.value ? 'is-short' : '';
  const motion = typed.motion.value;
  const currency = typed.currency.value;
  const isManaged = typed.willManage.value;
  return (
    <>
      <div class={`result__head ${length}`}>
        <p class="figure">
          <span class="figure__value">{total}</span> <span class="figure__unit">{t('calculator.points')}</span>
        </p>
        <div class="result__actions">{actions}</div>
      </div>
      <PartsBar />
      <dl class={`parts ${length}`}>
        <dt>
          <span class={`swatch tone--${motion}`} />
          {t(`calculator.part.${motion}`)}
        </dt>
        <dd class="parts__points">{soldPoints}</dd>
        <dd class="parts__how">
          <How amount={sold} steps={steps(rates, rates.soldRate, currency)} />
        </dd>
        <dt>
          <span class="swatch tone--managed" />
          {t('calculator.part.managed')}
        </dt>
        <dd class="parts__points">{managedPoints}</dd>
        <dd class="parts__how">
          {isManaged ? (
            <How amount={credit} steps={steps(rates, rates.managedRate, currency)} />
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

/** The amount that points follow from and how, which the points themselves do not wait for. */
function How({ amount, steps }: { amount: ReadonlySignal<string>; steps: string }) {
  const { calculation } = useCalculator();
  return `${useAfterPaint(amount, calculation)} ${steps}`;
}

/** `÷ €88 × 5 × 2`: how an amount becomes points. */
function steps({ unit, multiplier, growth }: Rates, rate: string, currency: string): string {
  const start = `÷ ${formatMoney(unit, currency)} × ${formatDecimal(rate)}`;
  return growth ? `${start} × ${formatDecimal(multiplier)}` : start;
}

/** The parts side by side, which the figures do not wait for. */
function PartsBar() {
  const { typed, calculation } = useCalculator();
  const worth = useAfterPaint(calculation, calculation)?.value;
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
  const total = useFigure((worth) => formatPoints(worth.total));
  return (
    <div class="pinned" part="pinned" aria-hidden="true">
      <span class="pinned__figure">
        {total} <small>{t('calculator.points')}</small>
      </span>
      <PinnedTier />
    </div>
  );
}

function PinnedTier() {
  const { tierEffect, calculation, presentPoints } = useCalculator();
  const effect = useAfterPaint(tierEffect, calculation, presentPoints)?.value;
  if (effect === undefined) return null;
  return <span class="pinned__tier">{tierChange(effect.before.performance, effect.after.performance)}</span>;
}

/** `Gold → Platinum`, or the one tier where it stays. */
export function tierChange(before: string | null, after: string | null): string {
  const name = (tier: string | null) => (tier === null ? t('tier.none') : tierName(tier));
  return before === after ? name(after) : t('tier.change', { before: name(before), after: name(after) });
}
