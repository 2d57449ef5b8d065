import { Chip } from '../../components/chip.tsx';
import { ScrollX } from '../../components/scroll-x.tsx';
import { formatDay } from '../../format.ts';
import { t } from '../../messages.ts';
import { day, portfolio } from '../../state/app.ts';
import { route, setParameters } from '../../state/route.ts';
import { type Scenario, scenarios } from '../../state/scenarios.ts';
import { CsvButton } from '../../take-away/csv-button.tsx';
import { PictureButtons } from '../../take-away/picture-buttons.tsx';
import type { Question } from '../../why/asked.ts';
import { WhyFigure } from '../../why/why.tsx';
import { PointsChange, pointsText } from './change-text.tsx';
import { PlanChart, planSheet } from './chart.tsx';
import { compareTable } from './compare-table.ts';
import { TierChange, tierText, totalMinima } from './effect.tsx';
import {
  type ChangedClient,
  chosenScenarios,
  clientPoints,
  compare,
  comparedFigures,
  difference,
  factsOutcome,
  HORIZON_MONTHS,
  type Laid,
  MOST_COMPARED,
  type Outcome,
} from './outcome.ts';

/** Two or three plans side by side, against the facts and so against each other. */
export function Compare() {
  const facts = factsOutcome.value;
  if (facts === null || scenarios.value.length < 2) return null;
  const chosen = chosenScenarios(route.value.parameters.compare ?? '');
  const plans = chosen.map(compare).filter((plan): plan is Laid => plan.outcome !== null);
  const chart = {
    series: [
      { id: 'facts', name: t('whatif.facts'), timeline: facts.timeline },
      ...plans.map(({ scenario: { id, name }, outcome }) => ({ id, name, timeline: outcome.timeline })),
    ],
    levels: totalMinima(day.value),
    label: t('whatif.chart.compared', { months: HORIZON_MONTHS }),
  };
  return (
    <section class="card compare" aria-label={t('whatif.compare')}>
      <div class="heading-row">
        <h2>{t('whatif.compare')}</h2>
        {plans.length > 0 && (
          <div class="heading-row__tools">
            <CsvButton
              name={t('whatif.compare')}
              table={() => compareTable(facts, plans, changedClients(facts, plans))}
            />
            <PictureButtons id="compare" name={t('whatif.compare')} sheet={() => planSheet(chart)} />
          </div>
        )}
      </div>
      <Chooser chosen={chosen} />
      {plans.length > 0 && (
        <>
          <PlanChart {...chart} />
          <TrackTable facts={facts} plans={plans} />
          <ClientTable facts={facts} plans={plans} />
        </>
      )}
    </section>
  );
}

function Chooser({ chosen }: { chosen: readonly Scenario[] }) {
  const toggle = (scenario: Scenario) => {
    const rest = chosen.filter((one) => one !== scenario);
    const next = rest.length < chosen.length ? rest : [...rest.slice(-(MOST_COMPARED - 1)), scenario];
    // Nothing chosen is kept as such: without the parameter, the plans choose themselves.
    setParameters({ compare: next.map(({ id }) => id).join(',') || 'none' });
  };
  return (
    <fieldset class="compare__plans">
      <legend class="visually-hidden">{t('whatif.compared')}</legend>
      {scenarios.value.map((scenario) => (
        <Chip key={scenario.id} isOn={chosen.includes(scenario)} onToggle={() => toggle(scenario)}>
          {scenario.name}
        </Chip>
      ))}
      <span class="soft small">{t('whatif.mostCompared', { count: MOST_COMPARED })}</span>
    </fieldset>
  );
}

function Head({ plans, label }: { plans: readonly Laid[]; label: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">{label}</th>
        <th scope="col" class="number">
          {t('whatif.facts')}
        </th>
        {plans.map(({ scenario: { id, name } }) => (
          <th key={id} scope="col" class="number">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function TrackTable({ facts, plans }: { facts: Outcome; plans: readonly Laid[] }) {
  return (
    <ScrollX label={t('whatif.byTrack')}>
      <table class="table compare__table">
        <Head plans={plans} label={t('whatif.byTrack')} />
        <tbody>
          {comparedFigures.map((figure) => (
            <PointsRow
              key={figure}
              question={{ figure: `points.${figure}` }}
              label={t(`whatif.figure.${figure}`)}
              before={facts.evaluation.points[figure]}
              plans={plans}
              pointsOf={({ outcome }) => outcome.evaluation.points[figure]}
            />
          ))}
          <TierRow
            question={{ figure: 'performance' }}
            label={t('whatif.figure.performance')}
            before={facts.evaluation.performance}
            plans={plans}
            tierOf={({ outcome }) => outcome.evaluation.performance}
          />
          <TierRow
            question={{ figure: 'credited' }}
            label={t('whatif.figure.credited')}
            before={facts.evaluation.credited}
            plans={plans}
            tierOf={({ outcome }) => outcome.evaluation.credited}
          />
          {facts.atReview !== null && (
            <TierRow
              question={{ figure: 'credited', on: facts.atReview.on }}
              label={t('whatif.figure.review', { day: formatDay(facts.atReview.on) })}
              before={facts.atReview.held}
              plans={plans}
              tierOf={({ outcome }) => outcome.atReview?.held ?? null}
            />
          )}
        </tbody>
      </table>
    </ScrollX>
  );
}

function PointsRow({
  question,
  label,
  before,
  plans,
  pointsOf,
}: {
  question: Question;
  label: string;
  before: number;
  plans: readonly Laid[];
  pointsOf: (plan: Laid) => number;
}) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td class="number">
        <WhyFigure {...question} scenario={null} name={label} value={pointsText(before)} />
      </td>
      {plans.map((plan) => (
        <td key={plan.scenario.id} class="number">
          <WhyFigure
            {...question}
            scenario={plan.scenario}
            name={figureName(label, plan)}
            value={pointsText(pointsOf(plan))}
          />{' '}
          <PointsChange points={difference(pointsOf(plan), before)} />
        </td>
      ))}
    </tr>
  );
}

function TierRow({
  question,
  label,
  before,
  plans,
  tierOf,
}: {
  question: Question;
  label: string;
  before: string | null;
  plans: readonly Laid[];
  tierOf: (plan: Laid) => string | null;
}) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td class="number">
        <WhyFigure {...question} scenario={null} name={label} value={tierText(before)} />
      </td>
      {plans.map((plan) => (
        <td key={plan.scenario.id} class="number">
          <WhyFigure
            {...question}
            scenario={plan.scenario}
            name={figureName(label, plan)}
            value={tierText(tierOf(plan))}
          />{' '}
          <TierChange before={before} after={tierOf(plan)} />
        </td>
      ))}
    </tr>
  );
}

const figureName = (figure: string, { scenario: { name } }: Laid): string =>
  t('whatif.figureOf', { figure, plan: name });

/** The clients that some plan changes, the most changed first. */
function changedClients(facts: Outcome, plans: readonly Laid[]): ChangedClient[] {
  const names = new Map(plans.flatMap(({ scenario }) => addedClients(scenario)));
  for (const client of portfolio.value?.clients ?? []) names.set(client.id, client.name);
  const rows = [...names].map(([id, name]) => {
    const before = clientPoints(facts.evaluation, id);
    const changes = plans.map(({ outcome }) => Math.abs(difference(clientPoints(outcome.evaluation, id), before)));
    return { id, name, before, most: Math.max(...changes) };
  });
  return rows.filter(({ most }) => most > 0).sort((a, b) => b.most - a.most);
}

function ClientTable({ facts, plans }: { facts: Outcome; plans: readonly Laid[] }) {
  const changed = changedClients(facts, plans);
  if (changed.length === 0) return <p class="soft">{t('whatif.noClientChanges')}</p>;
  return (
    <ScrollX label={t('whatif.byClient')}>
      <table class="table compare__table">
        <Head plans={plans} label={t('whatif.byClient')} />
        <tbody>
          {changed.map(({ id, name, before }) => (
            <PointsRow
              key={id}
              question={{ figure: 'client.points', client: id }}
              label={name}
              before={before}
              plans={plans}
              pointsOf={({ outcome }) => clientPoints(outcome.evaluation, id)}
            />
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function addedClients({ changes }: Scenario): [string, string][] {
  return changes.flatMap(({ change }) => (change.do === 'add-client' ? [[change.client.id, change.client.name]] : []));
}
