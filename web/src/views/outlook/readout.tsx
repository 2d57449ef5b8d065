import type { Day, Figure as FigureId } from 'tierwise';
import { formatDay, formatPoints } from '../../format.ts';
import { Term } from '../../glossary/term.tsx';
import type { TermId } from '../../glossary/terms.ts';
import { t } from '../../messages.ts';
import { dayInHand, now, setDay } from '../../state/app.ts';
import { tierName } from '../../state/rule-facts.ts';
import { Why } from '../../why/why.tsx';
import { Change } from './change.tsx';
import { countUpTo, standingOn } from './series.ts';
import { baseTimeline, standing, timeline } from './span.ts';

const nameOf = (tier: string | null): string => (tier === null ? t('tier.none') : tierName(tier));

const timeOf = (on: Day) => (on === now.value ? 'today' : on > now.value ? 'future' : 'past');

/** The figures of the chosen day, and the way to the days on which they change. */
export function Readout() {
  const shown = standing.value;
  if (shown === null) return null;
  const on = dayInHand.value;
  const base = baseTimeline.value?.value;
  const { performance, credited } = shown;
  return (
    <div class="readout">
      <p class="readout__day">
        <strong>{formatDay(on)}</strong> <span class="tag">{t(`outlook.${timeOf(on)}`)}</span>
      </p>
      <dl class="readout__figures">
        <Figure why="points.total" name={t('track.total')} value={formatPoints(shown.total)} isMain />
        <Figure
          why="points.sourced"
          name={t('calculator.part.sourced')}
          value={formatPoints(shown.sourced)}
          tone="sourced"
          term="sourced"
        />
        <Figure
          why="points.assisted"
          name={t('calculator.part.assisted')}
          value={formatPoints(shown.assisted)}
          tone="assisted"
          term="assisted"
        />
        <Figure
          why="points.managed"
          name={t('track.managed')}
          value={formatPoints(shown.managed)}
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
      {base !== undefined && (
        <p class="readout__base">
          {t('outlook.versusBase')} <Change points={shown.total - standingOn(base, on).total} />
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
  const passed = countUpTo(days, dayInHand.value);
  const target =
    direction === 'next' ? days[passed] : days[days[passed - 1] === dayInHand.value ? passed - 2 : passed - 1];
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
