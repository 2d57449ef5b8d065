import type { Calculation } from 'tierwise';
import { RuleMark } from '../../components/rule-mark.tsx';
import { countryName, formatDay, formatDecimal, formatMoney } from '../../format.ts';
import { rich, t } from '../../messages.ts';
import { day, ruleBook } from '../../state/app.ts';
import { inForce } from '../../state/minima.ts';
import { useCalculator } from './state.ts';

/**
 * What the figures rest on, in sentences: the unit, the rates, the market and the split, uncertain ones marked.
 * @param partners how many share the managed credit; 0 where nothing is managed.
 */
export function Basis({ worth, partners }: { worth: Calculation; partners: number }) {
  const { market, currency, motion } = useCalculator().input.value;
  const unit = inForce(ruleBook.value?.currency.unit ?? [], day.value);
  const growth = inForce(ruleBook.value?.market.growth ?? [], day.value);
  return (
    <>
      {t('calculator.basis.day', { day: formatDay(day.value) })}{' '}
      {rich('calculator.basis.unit', {
        unit: formatMoney(worth.unit, currency),
        mark: <RuleMark entry={unit} />,
      })}{' '}
      {t('calculator.basis.rate', { rate: formatDecimal(worth.soldRate), motion })}{' '}
      {partners > 0 && t('calculator.basis.managed', { rate: formatDecimal(worth.managedRate), count: partners })}{' '}
      {worth.growth
        ? rich('calculator.basis.growth', {
            market: countryName(market),
            multiplier: formatDecimal(worth.multiplier),
            mark: <RuleMark entry={growth} />,
          })
        : t('calculator.basis.standard', { market: countryName(market) })}
    </>
  );
}
