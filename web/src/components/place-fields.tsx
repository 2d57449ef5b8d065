import { useComputed } from '@preact/signals';
import { countryCodes } from '../data/countries.ts';
import { currencyCodes } from '../data/currencies.ts';
import { compareTexts, countryName, currencyName } from '../format.ts';
import { t } from '../messages.ts';
import { growthMarkets, growthMultiplier, pricedCurrencies } from '../state/rule-facts.ts';
import { Combobox, type ComboboxOption } from './combobox.tsx';

interface ChoiceProps {
  value: string;
  onChange: (value: string) => void;
}

/** The client's market: a country by its name, growth markets of the shown day marked. */
export function MarketField({ value, onChange }: ChoiceProps) {
  const options = useComputed(() => {
    const growth = growthMarkets.value;
    return countryCodes
      .map((code): ComboboxOption => {
        const option = { value: code, label: countryName(code) };
        return growth.has(code)
          ? { ...option, detail: t('market.growth', { multiplier: growthMultiplier.value }) }
          : option;
      })
      .sort((a, b) => compareTexts(a.label, b.label));
  });
  return (
    <Combobox
      label={t('market.label')}
      hint={
        growthMarkets.value.has(value)
          ? t('market.growthHint', { multiplier: growthMultiplier.value })
          : t('market.standardHint')
      }
      options={() => options.value}
      value={value}
      valueLabel={countryName(value)}
      onChange={onChange}
    />
  );
}

/** A currency by its name, those with a published unit first; the others are there, and said to be without one. */
export function CurrencyField({ value, onChange }: ChoiceProps) {
  const options = useComputed(() => {
    const priced = pricedCurrencies.value;
    const option = (code: string, group: string): ComboboxOption => ({
      value: code,
      label: currencyName(code),
      detail: code,
      group,
    });
    const others = currencyCodes.filter((code) => !priced.includes(code));
    return [
      ...priced.map((code) => option(code, t('currency.published'))),
      ...others.map((code) => option(code, t('currency.unpublished'))).sort((a, b) => compareTexts(a.label, b.label)),
    ];
  });
  const isUnpriced = pricedCurrencies.value.length > 0 && !pricedCurrencies.value.includes(value);
  return (
    <Combobox
      label={t('currency.label')}
      problem={isUnpriced ? t('currency.unpriced', { currency: currencyName(value) }) : null}
      options={() => options.value}
      value={value}
      valueLabel={currencyName(value)}
      onChange={onChange}
    />
  );
}
