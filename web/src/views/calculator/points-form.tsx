import type { Motion } from 'tierwise';
import { AmountField } from '../../components/amount-field.tsx';
import { CountField } from '../../components/count-field.tsx';
import { CurrencyField, MarketField } from '../../components/place-fields.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { t } from '../../messages.ts';
import { MOST_OTHER_PARTNERS } from './input.ts';
import { useCalculator } from './state.ts';

/** The inputs of the points tab, each drawn anew only when what it shows changes. */
export function PointsForm() {
  return (
    <form class="card calculator__form" part="form" onSubmit={(event) => event.preventDefault()}>
      <div class="calculator__pair">
        <Sold />
        <Currency />
      </div>
      <Market />
      <SoldMotion />
      <WillManage />
      <ManagedCredit />
    </form>
  );
}

function Sold() {
  const { typed, type } = useCalculator();
  return (
    <AmountField
      label={t('calculator.sold')}
      hint={t('calculator.sold.hint')}
      value={typed.sold.value}
      unit={typed.currency.value}
      onChange={(next) => type({ sold: next })}
    />
  );
}

function Currency() {
  const { typed, change } = useCalculator();
  return <CurrencyField value={typed.currency.value} onChange={(next) => change({ currency: next })} />;
}

function Market() {
  const { typed, change } = useCalculator();
  return <MarketField value={typed.market.value} onChange={(next) => change({ market: next })} />;
}

function SoldMotion() {
  const { typed, change } = useCalculator();
  return <MotionField value={typed.motion.value} onChange={(next) => change({ motion: next })} />;
}

function WillManage() {
  const { typed, change } = useCalculator();
  return (
    <Segmented
      label={t('calculator.manage')}
      options={[
        { value: 'yes', label: t('calculator.manage.yes') },
        { value: 'no', label: t('calculator.manage.no') },
      ]}
      value={typed.willManage.value ? 'yes' : 'no'}
      onChange={(next) => change({ willManage: next === 'yes' })}
    />
  );
}

function ManagedCredit() {
  const { typed, change, type } = useCalculator();
  const otherPartners = typed.otherPartners.value;
  if (!typed.willManage.value) return null;
  return (
    <div class="calculator__pair">
      <AmountField
        label={t('calculator.managed')}
        hint={t('calculator.managed.hint')}
        placeholder={t('calculator.managed.asSold')}
        value={typed.managed.value}
        unit={typed.currency.value}
        onChange={(next) => type({ managed: next })}
      />
      <CountField
        label={t('calculator.otherPartners')}
        hint={t('calculator.otherPartners.hint', { count: otherPartners + 1 })}
        most={MOST_OTHER_PARTNERS}
        value={otherPartners}
        onChange={(next) => change({ otherPartners: next })}
      />
    </div>
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
