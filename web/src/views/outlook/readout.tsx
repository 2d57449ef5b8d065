import { useComputed } from '@preact/signals';
import type { Day, Figure as FigureId } from 'tierwise';
import { formatDay, formatPoints } from '../../format.ts';
import { Term } from '../../glossary/term.tsx';
import type { TermId } from '../../glossary/terms.ts';
import { t } from '../../messages.ts';
import { baseModel, day, evaluation, now, scenario, setDay } from '../../state/app.ts';
import { tierName } from '../../state/rule-facts.ts';
import { Why } from '../../why/why.tsx';
import { Change } from './change.tsx';
import { timeline } from './span.ts';

const nameOf = (tier: string | null): string => (tier === null ? t('tier.none') : tierName(tier));

const timeOf = (on: Day) => (on === now.value ? 'today' : on > now.value ? 'future' : 'past');

/** The figures of the chosen day, and the way to the days on which they change. */
export function Readout() {
  const standing = evaluation.value;
  const versusBase = useComputed(() => {
    const base = baseModel.value?.value;
    const planned = evaluation.value;
    if (scenario.value.length === 0 || base === undefined || planned === null) return null;
    return planned.points.total - base.evaluate(day.value).points.total;
  });
  if (standing === null) return null;
  const { points, performance, credited } = standing;
  return (
    <div class="readout">
      <p class="readout__day">
        <strong>{formatDay(day.value)}</strong> <span class="tag">{t(`outlook.${timeOf(day.value)}`)}</span>
      </p>
      <dl class="readout__figures">
        <Figure why="points.total" name={t('track.total')} value={formatPoints(points.total)} isMain />
        <Figure
          why="points.sourced"
          name={t('calculator.part.sourced')}
          value={formatPoints(points.sourced)}
          tone="sourced"
          term="sourced"
        />
        <Figure
          why="points.assisted"
          name={t('calculator.part.assisted')}
          value={formatPoints(points.assisted)}
          tone="assisted"
          term="assisted"
        />
        <Figure
          why="points.managed"
          name={t('track.managed')}
          value={formatPoints(points.managed)}
          tone="managed"
          term="managed-points"
        />
        <Figure why="performance" name={t('outlook.band.performance')} value={nameOf(performance)} term="performance" />
        <Figure
          why="credited"
          term="credited"
          name={t('outlook.band.credited')}
          value={credited === null ? t('outlook.unknown') : tierName(credited)}
        />
      </dl>
      {versusBase.value !== null && (
        <p class="readout__base">
          {t('outlook.versusBase')} <Change points={versusBase.value} />
        </p>
      )}
      <div class="readout__steps">
        <StepTo direction="previous" />
        <StepTo direction="next" />
      </div>
    </div>
  );
}

function Figure({
  why,
  name,
  value,
  tone,
  term,
  isMain,
}: {
  why: FigureId;
  name: string;
  value: string;
  tone?: string;
  term?: TermId;
  isMain?: boolean;
}) {
  return (
    <div class={isMain ? 'readout__figure readout__figure--main' : 'readout__figure'}>
      <dt>
        {tone !== undefined && <span class={`swatch tone--${tone}`} />}
        {term === undefined ? name : <Term id={term}>{name}</Term>}
      </dt>
      <dd>
        {value} <Why figure={why} name={name} />
      </dd>
    </div>
  );
}

/** Goes to the nearest day before or after the chosen one on which a figure changes. */
function StepTo({ direction }: { direction: 'previous' | 'next' }) {
  const days = timeline.value?.value?.points.days ?? [];
  const target = direction === 'next' ? days.find((on) => on > day.value) : days.findLast((on) => on < day.value);
  return (
    <button
      type="button"
      class="button button--quiet"
      disabled={target === undefined}
      onClick={() => target !== undefined && setDay(target)}
    >
      {t(`outlook.step.${direction}`)}
    </button>
  );
}
