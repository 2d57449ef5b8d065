import { useState } from 'preact/hooks';
import type { Change, DecimalInput, Tier, Track } from 'tierwise';
import {
  isRulePath,
  movedRule,
  type RuleChange,
  type RuleForm as RuleFormKind,
  ruleForms,
  rulePaths,
  scaledTiers,
  tierDifference,
  tiersWith,
  valueOn,
} from '../../changes/rule-values.ts';
import { CountField } from '../../components/count-field.tsx';
import { MarketField } from '../../components/place-fields.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { currencyName } from '../../format.ts';
import { t } from '../../messages.ts';
import type { Documents } from '../../state/documents.ts';
import { tracks } from '../../state/minima.ts';
import { DayField, SelectField, TakenAmountField } from './inputs.tsx';
import { ActivitiesValue, QualifyingValue, ReviewsValue, type ValueProps } from './rule-lists.tsx';

const MOST_COUNT = 366;

/** The form of a rule change: which rule, from which day, and its new value beside the one that it replaces. */
export function RuleForm({
  change,
  documents: { book, portfolio },
  onChange,
}: {
  change: RuleChange;
  documents: Documents;
  onChange: (change: Change) => void;
}) {
  const before = valueOn(book, change.path, change.from);
  const Value = isRulePath(change.path) ? values[ruleForms[change.path].form] : null;
  return (
    <>
      <SelectField
        label={t('whatif.field.rule')}
        choices={rulePaths.map((path) => ({ value: path, label: t(ruleForms[path].label) }))}
        value={change.path}
        onChange={(path) => onChange({ ...change, path, value: valueOn(book, path, change.from) })}
      />
      <DayField
        label={t('whatif.field.from')}
        value={change.from}
        onChange={(from) => onChange(movedRule(change, book, from))}
      />
      {Value !== null && before !== undefined && (
        <Value
          key={change.path}
          before={before}
          value={change.value}
          onValue={(value) => onChange({ ...change, value })}
          book={book}
          from={change.from}
          held={portfolio.partner.creditedTier?.tier}
        />
      )}
    </>
  );
}

const values: Readonly<Record<RuleFormKind, (props: ValueProps) => preact.ComponentChildren>> = {
  minima: (props) => <MinimaValue {...props} />,
  amount: ({ value, onValue }) => (
    <TakenAmountField label={t('whatif.field.value')} value={String(value)} onChange={onValue} />
  ),
  count: ({ value, onValue }) => (
    <CountField
      label={t('whatif.field.value')}
      value={Number(value)}
      most={MOST_COUNT}
      onChange={(count) => onValue(Math.max(1, count))}
    />
  ),
  unit: (props) => <UnitValue {...props} />,
  growth: (props) => <GrowthValue {...props} />,
  qualifying: (props) => <QualifyingValue {...props} />,
  activities: (props) => <ActivitiesValue {...props} />,
  reviews: (props) => <ReviewsValue {...props} />,
};

function MinimaValue({ before, value, onValue }: ValueProps) {
  const tiers = before as Tier[];
  const difference = tierDifference(tiers, value as Tier[]);
  const [scope, setScope] = useState<'all' | 'one'>(difference.kind === 'one' ? 'one' : 'all');
  return (
    <>
      <Segmented
        label={t('whatif.field.minima')}
        options={[
          { value: 'all', label: t('whatif.minima.all') },
          { value: 'one', label: t('whatif.minima.one') },
        ]}
        value={scope}
        onChange={setScope}
      />
      {scope === 'all' ? (
        <AllMinima
          percent={difference.kind === 'percent' ? difference.percent : '0'}
          onPercent={(percent) => onValue(scaledTiers(tiers, percent))}
        />
      ) : (
        <OneMinimum
          tiers={tiers}
          value={value as Tier[]}
          chosen={difference.kind === 'one' ? difference : undefined}
          onValue={onValue}
        />
      )}
    </>
  );
}

function AllMinima({ percent, onPercent }: { percent: string; onPercent: (percent: string) => void }) {
  const [isFall, setIsFall] = useState(percent.startsWith('-'));
  const size = percent.replace('-', '');
  const signed = (fall: boolean, next: string) => (fall && Number(next) > 0 ? `-${next}` : next);
  return (
    <>
      <Segmented
        label={t('whatif.field.direction')}
        options={[
          { value: 'rise', label: t('whatif.minima.rise') },
          { value: 'fall', label: t('whatif.minima.fall') },
        ]}
        value={isFall ? 'fall' : 'rise'}
        onChange={(next) => {
          setIsFall(next === 'fall');
          onPercent(signed(next === 'fall', size));
        }}
      />
      <TakenAmountField
        label={t('whatif.field.percent')}
        value={size}
        decimals={2}
        unit="%"
        onChange={(next) => onPercent(signed(isFall, next))}
      />
    </>
  );
}

function OneMinimum({
  tiers,
  value,
  chosen,
  onValue,
}: {
  tiers: readonly Tier[];
  value: readonly Tier[];
  chosen: { tier: string; track: Track } | undefined;
  onValue: (value: unknown) => void;
}) {
  const [place, setPlace] = useState({ tier: chosen?.tier ?? tiers[0]?.id ?? '', track: chosen?.track ?? 'total' });
  const points = value.find(({ id }) => id === place.tier)?.minimum[place.track];
  const usual = tiers.find(({ id }) => id === place.tier)?.minimum[place.track];
  return (
    <>
      <SelectField
        label={t('whatif.field.tier')}
        choices={tiers.map(({ id, name }) => ({ value: id, label: name }))}
        value={place.tier}
        onChange={(tier) => setPlace({ ...place, tier })}
      />
      <SelectField
        label={t('whatif.field.track')}
        choices={tracks.map((track) => ({ value: track, label: t(`track.${track}`) }))}
        value={place.track}
        onChange={(track) => setPlace({ ...place, track: track as Track })}
      />
      <TakenAmountField
        key={`${place.tier} ${place.track}`}
        label={t('whatif.field.points')}
        value={String(points ?? usual ?? '')}
        onChange={(next) => onValue(tiersWith(tiers, place.tier, place.track, next))}
      />
    </>
  );
}

function UnitValue({ before, value, onValue }: ValueProps) {
  const units = value as Record<string, DecimalInput>;
  const usual = before as Record<string, DecimalInput>;
  const changed = Object.keys(units).find((code) => String(units[code]) !== String(usual[code]));
  const [currency, setCurrency] = useState(changed ?? Object.keys(units)[0] ?? 'USD');
  return (
    <>
      <SelectField
        label={t('currency.label')}
        choices={Object.keys(usual).map((code) => ({ value: code, label: currencyName(code) }))}
        value={currency}
        onChange={setCurrency}
      />
      <TakenAmountField
        key={currency}
        label={t('whatif.field.unit')}
        value={String(units[currency] ?? '')}
        unit={currency}
        onChange={(next) => onValue({ ...usual, [currency]: next })}
      />
    </>
  );
}

function GrowthValue({ before, value, onValue }: ValueProps) {
  const usual = before as string[];
  const markets = value as string[];
  const changed = [...markets, ...usual].find((code) => markets.includes(code) !== usual.includes(code));
  const [market, setMarket] = useState(changed ?? usual[0] ?? 'US');
  const others = usual.filter((code) => code !== market);
  return (
    <>
      <MarketField value={market} onChange={setMarket} />
      <Segmented
        label={t('whatif.field.marketType')}
        options={[
          { value: 'growth', label: t('clients.markets.growth') },
          { value: 'standard', label: t('clients.markets.standard') },
        ]}
        value={markets.includes(market) ? 'growth' : 'standard'}
        onChange={(next) => onValue(next === 'growth' ? [...others, market] : others)}
      />
    </>
  );
}
