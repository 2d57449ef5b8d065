import type { Motion } from 'tierwise';
import { AmountField } from '../../components/amount-field.tsx';
import { CountField } from '../../components/count-field.tsx';
import { CurrencyField, MarketField } from '../../components/place-fields.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { t } from '../../messages.ts';
import { MOST_OTHER_PARTNERS } from './input.ts';
import { useCalculator } from './state.ts';

/** The inputs of the points tab. */
export function PointsForm() {
  const { input, change } = useCalculator();
  const { sold, managed, market, currency, motion, willManage, otherPartners } = input.value;
  return (
    <form class="card calculator__form" part="form" onSubmit={(event) => event.preventDefault()}>
      <div class="calculator__pair">
        <AmountField
          label={t('calculator.sold')}
          hint={t('calculator.sold.hint')}
          value={sold}
          unit={currency}
          onChange={(next) => change({ sold: next })}
        />
        <CurrencyField value={currency} onChange={(next) => change({ currency: next })} />
      </div>
      <MarketField value={market} onChange={(next) => change({ market: next })} />
      <MotionField value={motion} onChange={(next) => change({ motion: next })} />
      <Segmented
        label={t('calculator.manage')}
        options={[
          { value: 'yes', label: t('calculator.manage.yes') },
          { value: 'no', label: t('calculator.manage.no') },
        ]}
        value={willManage ? 'yes' : 'no'}
        onChange={(next) => change({ willManage: next === 'yes' })}
      />
      {willManage && (
        <div class="calculator__pair">
          <AmountField
            label={t('calculator.managed')}
            hint={t('calculator.managed.hint')}
            placeholder={t('calculator.managed.asSold')}
            value={managed}
            unit={currency}
            onChange={(next) => change({ managed: next })}
          />
          <CountField
            label={t('calculator.otherPartners')}
            hint={t('calculator.otherPartners.hint', { count: otherPartners + 1 })}
            most={MOST_OTHER_PARTNERS}
            value={otherPartners}
            onChange={(next) => change({ otherPartners: next })}
          />
        </div>
      )}
    </form>
  );
}

/** Whether the partner found the customer itself, or helped the programme's own sales. */
export function MotionField({ value, onChange }: { value: Motion; onChange: (motion: Motion) => void }) {
  return (
    <Segmented
      label={t('motion.label')}
      options={[
        { value: 'sourced', label: t('motion.sourced') },
        { value: 'assisted', label: t('motion.assisted') },
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
