import { Segmented } from '../../components/segmented.tsx';
import { formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { evaluation } from '../../state/app.ts';
import { tierEntry } from '../../state/rule-facts.ts';
import { SelectField, TakenAmountField } from '../what-if/inputs.tsx';
import type { Target } from './advice.ts';

/** What to aim at: a tier by its name, or a number of points. */
export function TargetField({ target, onChange }: { target: Target; onChange: (target: Target) => void }) {
  const tiers = tierEntry.value?.value ?? [];
  return (
    <>
      <Segmented
        label={t('todo.target')}
        options={[
          { value: 'tier', label: t('todo.target.tier') },
          { value: 'points', label: t('todo.target.points') },
        ]}
        value={'tier' in target ? 'tier' : 'points'}
        onChange={(kind) =>
          onChange(
            kind === 'tier'
              ? { tier: tiers[0]?.id ?? '' }
              : { points: String(Math.ceil(evaluation.peek()?.points.total ?? 0)) },
          )
        }
      />
      {'tier' in target ? (
        <SelectField
          label={t('todo.tier')}
          choices={tiers.map(({ id, name, minimum }) => ({
            value: id,
            label:
              minimum.total === undefined
                ? name
                : t('todo.tierOption', { tier: name, points: formatPoints(minimum.total) }),
          }))}
          value={target.tier}
          onChange={(tier) => onChange({ tier })}
        />
      ) : (
        <TakenAmountField label={t('todo.points')} value={target.points} onChange={(points) => onChange({ points })} />
      )}
    </>
  );
}

/** Reads a target from the address: a tier, else points, else the given one. */
export function targetFrom(tier: string | undefined, points: string | undefined, usual: Target): Target {
  const isPoints = points !== undefined && /^\d{1,12}(\.\d{1,4})?$/.test(points);
  if (isPoints) return { points };
  return tier !== undefined && tierEntry.value?.value.some(({ id }) => id === tier) === true ? { tier } : usual;
}
