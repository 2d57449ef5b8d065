import type { Change, Day } from 'tierwise';
import { Mark } from '../../components/mark.tsx';
import { ScrollX } from '../../components/scroll-x.tsx';
import { formatDay, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { day, setDay } from '../../state/app.ts';
import { inForce } from '../../state/minima.ts';
import { plannedDocuments } from '../../state/planned.ts';
import { isIllustrative, tierName } from '../../state/rule-facts.ts';
import { type Scenario, shownScenario } from '../../state/scenarios.ts';
import { PictureButtons } from '../../take-away/picture-buttons.tsx';
import type { Question } from '../../why/asked.ts';
import { Why, WhyFigure } from '../../why/why.tsx';
import { PointsChange, pointsText } from './change-text.tsx';
import { type Level, PlanChart, planSheet } from './chart.tsx';
import { difference, factsOutcome, HORIZON_MONTHS, type Outcome, shownOutcome } from './outcome.ts';

const figures = ['total', 'sold', 'sourced', 'managed'] as const;

/** What the shown plan changes, at once: figures, tiers, and the months to come. */
export function Effect() {
  const facts = factsOutcome.value;
  const plan = shownOutcome.value;
  const scenario = shownScenario.value;
  if (facts === null || plan === null || scenario === null) return null;
  const total = difference(plan.evaluation.points.total, facts.evaluation.points.total);
  const chart = {
    series: [
      { id: 'facts', name: t('whatif.facts'), timeline: facts.timeline },
      { id: scenario.id, name: scenario.name, timeline: plan.timeline },
    ],
    levels: totalMinima(day.value),
    label: t('whatif.chart.label', { plan: scenario.name, months: HORIZON_MONTHS }),
  };
  return (
    <section class="card effect-plan" aria-label={t('whatif.effect')}>
      <div class="heading-row">
        <h2>{t('whatif.effect')}</h2>
        <div class="heading-row__tools">
          <PictureButtons id="effect" name={t('whatif.effect')} sheet={() => planSheet(chart)} />
        </div>
      </div>
      <div class="effect-plan__figure">
        <span class="figure__value">{formatPoints(plan.evaluation.points.total)}</span>
        <span class="figure__unit">
          {t('whatif.pointsOn', { day: formatDay(day.value) })} <PointsChange points={total} />{' '}
          <Why figure="points.total" name={t('whatif.figure.total')} />
        </span>
      </div>
      <LaterDay scenario={scenario} />
      <FiguresTable facts={facts} plan={plan} />
      <PlanChart {...chart} />
    </section>
  );
}

/** The total minima of the tiers, as planned. */
export function totalMinima(on: Day): Level[] {
  const tiers = inForce(plannedDocuments.value?.after.book.tiers ?? [], on)?.value ?? [];
  return tiers.flatMap(({ id, name, minimum }) =>
    minimum.total === undefined
      ? []
      : [
          {
            name: isIllustrative(id, 'total') ? t('whatif.chart.illustrative', { tier: name }) : name,
            points: Number(minimum.total),
          },
        ],
  );
}

/** The days that a change names. */
function daysIn(change: Change): Day[] {
  const text = JSON.stringify(change.do === 'rule' ? { from: change.from } : { ...change, until: undefined });
  return text.match(/(?<=")\d{4}-\d\d-\d\d(?=")/g) ?? [];
}

/** A plan that goes on after the shown day seems to do less than it does: says so, and leads there. */
function LaterDay({ scenario }: { scenario: Scenario }) {
  const later = scenario.changes
    .filter(({ isOn }) => isOn)
    .flatMap(({ change }) => daysIn(change))
    .filter((on) => on > day.value)
    .sort()
    .at(-1);
  if (later === undefined) return null;
  return (
    <p class="small">
      {t('whatif.later', { day: formatDay(later) })}{' '}
      <button class="button button--link" type="button" onClick={() => setDay(later)}>
        {t('whatif.lookThen')}
      </button>
    </p>
  );
}

function FiguresTable({ facts, plan }: { facts: Outcome; plan: Outcome }) {
  return (
    <ScrollX label={t('whatif.effect')}>
      <table class="table effect-plan__table">
        <thead>
          <tr>
            <td />
            <th scope="col" class="number">
              {t('whatif.facts')}
            </th>
            <th scope="col" class="number">
              {t('whatif.plan')}
            </th>
            <th scope="col" class="number">
              {t('whatif.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <PointsRow
              key={figure}
              question={{ figure: `points.${figure}` }}
              label={t(`whatif.figure.${figure}`)}
              before={facts.evaluation.points[figure]}
              after={plan.evaluation.points[figure]}
            />
          ))}
          <TierRow
            question={{ figure: 'performance' }}
            label={t('whatif.figure.performance')}
            before={facts.evaluation.performance}
            after={plan.evaluation.performance}
          />
          <TierRow
            question={{ figure: 'credited' }}
            label={t('whatif.figure.credited')}
            before={facts.evaluation.credited}
            after={plan.evaluation.credited}
          />
          {facts.atReview !== null && plan.atReview !== null && (
            <>
              <PointsRow
                question={{ figure: 'points.total', on: facts.atReview.on }}
                label={t('whatif.figure.reviewTotal', { day: formatDay(facts.atReview.on) })}
                before={facts.atReview.points.total}
                after={plan.atReview.points.total}
              />
              <TierRow
                question={{ figure: 'credited', on: facts.atReview.on }}
                label={t('whatif.figure.review', { day: formatDay(facts.atReview.on) })}
                before={facts.atReview.held}
                after={plan.atReview.held}
              />
            </>
          )}
        </tbody>
      </table>
    </ScrollX>
  );
}

function PointsRow({ question, label, before, after }: RowProps<number>) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td class="number">
        <WhyFigure {...question} scenario={null} name={label} value={pointsText(before)} />
      </td>
      <td class="number">
        <WhyFigure {...question} name={label} value={pointsText(after)} />
      </td>
      <td class="number">
        <PointsChange points={difference(after, before)} />
      </td>
    </tr>
  );
}

interface RowProps<T> {
  /** The figure of the row. */
  question: Question;
  label: string;
  before: T;
  after: T;
}

/** The name of a tier that may be none. */
export function tierText(tier: string | null): string {
  return tier === null ? t('tier.none') : tierName(tier);
}

function TierRow({ question, label, before, after }: RowProps<string | null>) {
  return (
    <tr>
      <th scope="row">
        {label} {isStandIn(after) && <Mark kind="illustrative" />}
      </th>
      <td class="number">
        <WhyFigure {...question} scenario={null} name={label} value={tierText(before)} />
      </td>
      <td class="number">
        <WhyFigure {...question} name={label} value={tierText(after)} />
      </td>
      <td class="number">
        <TierChange before={before} after={after} />
      </td>
    </tr>
  );
}

const isStandIn = (tier: string | null): boolean => tier !== null && isIllustrative(tier, 'total');

/** Whether a tier is higher or lower, in a word. */
export function TierChange({ before, after }: { before: string | null; after: string | null }) {
  if (before === after) return <span class="delta soft">{t('whatif.same')}</span>;
  const ranks = (inForce(plannedDocuments.value?.after.book.tiers ?? [], day.value)?.value ?? []).map(({ id }) => id);
  const isHigher = ranks.indexOf(after ?? '') > ranks.indexOf(before ?? '');
  return (
    <span class={isHigher ? 'delta delta--more' : 'delta delta--fewer'}>
      {t(isHigher ? 'whatif.higher' : 'whatif.lower')}
    </span>
  );
}
