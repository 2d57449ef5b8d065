import { AmountField } from '../../components/amount-field.tsx';
import { Notice } from '../../components/notice.tsx';
import { CurrencyField, MarketField } from '../../components/place-fields.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { currencyName, formatMoney, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { problemText } from '../../problem-words.ts';
import { pricedCurrencies } from '../../state/rule-facts.ts';
import { Basis } from './basis.tsx';
import type { Direction } from './input.ts';
import { MotionField } from './points-form.tsx';
import { type SectionRole, useCalculator } from './state.ts';

const parts = ['sold', 'managed'] as const;

/** Points into a currency and back. */
export function CurrencyTab({ role }: { role: SectionRole }) {
  const { input, change } = useCalculator();
  const { market, currency, motion, direction, converted } = input.value;
  const toPoints = direction === 'currency-to-points';
  return (
    <div class="calculator">
      <form class="card calculator__form" part="form" onSubmit={(event) => event.preventDefault()}>
        <Segmented<Direction>
          label={t('convert.direction')}
          options={[
            { value: 'currency-to-points', label: t('convert.toPoints') },
            { value: 'points-to-currency', label: t('convert.toCurrency') },
          ]}
          value={direction}
          onChange={(next) => change({ direction: next })}
        />
        <MarketField value={market} onChange={(next) => change({ market: next })} />
        <CurrencyField value={currency} onChange={(next) => change({ currency: next })} />
        <MotionField value={motion} onChange={(next) => change({ motion: next })} />
        <div class="calculator__pair">
          {parts.map((part) => (
            <AmountField
              key={part}
              label={t(toPoints ? `convert.${part}Amount` : `convert.${part}Points`)}
              decimals={6}
              value={converted[part]}
              {...(toPoints && { unit: currency })}
              onChange={(next) => change({ converted: { ...converted, [part]: next } })}
            />
          ))}
        </div>
      </form>
      <div class="calculator__result">
        <Counterparts role={role} />
      </div>
    </div>
  );
}

function Counterparts({ role }: { role: SectionRole }) {
  const { input, conversion, conversionBasis } = useCalculator();
  const { currency, direction } = input.value;
  const outcome = conversion.value;
  const basis = conversionBasis.value;
  const toPoints = direction === 'currency-to-points';
  const isUnpriced = pricedCurrencies.value.length > 0 && !pricedCurrencies.value.includes(currency);
  const show = (value: string) => (toPoints ? formatPoints(value) : formatMoney(value, currency));
  return (
    <section class="card result" part="result" role={role} aria-label={t('calculator.result')}>
      <dl class="counterparts">
        {parts.map((part) => (
          <div key={part}>
            <dt>
              <span class={`swatch tone--${part === 'sold' ? input.value.motion : 'managed'}`} />
              {t(toPoints ? `convert.${part}Points` : `convert.${part}Amount`)}
            </dt>
            <dd class="figure__value">{outcome?.value === undefined ? '—' : show(outcome.value[part])}</dd>
          </div>
        ))}
      </dl>
      {isUnpriced && <Notice kind="warning">{t('currency.unpriced', { currency: currencyName(currency) })}</Notice>}
      {!isUnpriced && outcome?.problems?.map((problem) => <Notice kind="warning">{problemText(problem)}</Notice>)}
      {basis !== undefined && (
        <p class="result__basis small soft">
          <Basis {...basis} partners={1} />
        </p>
      )}
      <TurnAround />
    </section>
  );
}

function TurnAround() {
  const { conversion, turnAround } = useCalculator();
  return (
    <button class="button" type="button" disabled={conversion.value?.value === undefined} onClick={turnAround}>
      <span aria-hidden="true">⇄</span> {t('convert.turn')}
    </button>
  );
}
