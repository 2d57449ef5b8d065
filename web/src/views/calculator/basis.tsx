import { RuleMark } from '../../components/rule-mark.tsx';
import { countryName, formatDay, formatDecimal, formatMoney } from '../../format.ts';
import { rich, t } from '../../messages.ts';
import { day, ruleBook } from '../../state/app.ts';
import { inForce } from '../../state/minima.ts';
import { type Rates, useCalculator } from './state.ts';

/**
 * What the figures rest on, in sentences: the unit, the rates, the market and the split, uncertain ones marked.
 * `partners`: how many share the managed credit; 0 where nothing is managed.
 */
export function Basis({ unit, soldRate, managedRate, multiplier, growth, partners }: Rates & { partners: number }) {
  const { typed } = useCalculator();
  const market = typed.market.value;
  const unitEntry = inForce(ruleBook.value?.currency.unit ?? [], day.value);
  const growthEntry = inForce(ruleBook.value?.market.growth ?? [], day.value);
  return (
    <>
      {t('calculator.basis.day', { day: formatDay(day.value) })}{' '}
      {rich('calculator.basis.unit', {
        unit: formatMoney(unit, typed.currency.value),
        mark: <RuleMark entry={unitEntry} />,
      })}{' '}
      {t('calculator.basis.rate', { rate: formatDecimal(soldRate), motion: typed.motion.value })}{' '}
      {partners > 0 && t('calculator.basis.managed', { rate: formatDecimal(managedRate), count: partners })}{' '}
      {growth
        ? rich('calculator.basis.growth', {
            market: countryName(market),
            multiplier: formatDecimal(multiplier),
            mark: <RuleMark entry={growthEntry} />,
          })
        : t('calculator.basis.standard', { market: countryName(market) })}
    </>
  );
}
