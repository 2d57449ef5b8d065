import type { Plan } from 'tierwise';
import { formatDay, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { employeeName } from '../../names.ts';
import { plannedPortfolio } from '../../state/planned.ts';
import { clientName, touchRows } from '../todo/advice.ts';
import type { Answer } from '../todo/answer.ts';
import { answerText } from '../todo/answer-words.ts';

/** Whom to touch by when, and whose credit runs out; `null` while that is being searched. */
export function PlanPart({ answer }: { answer: Answer | null }) {
  if (answer === null) return <p class="soft">{t('todo.searching')}</p>;
  const [best] = answer.plans;
  const touches = best?.plan.reachable && best.plan.touches.length > 0 ? best.plan : undefined;
  return (
    <>
      <p class="report__sentence">{answerText(answer)}</p>
      {touches !== undefined && <TouchTable plan={touches} />}
      {touches !== undefined && <p class="soft small">{t('todo.how')}</p>}
      {answer.lapsing !== undefined && answer.lapsing.lapses.length > 0 && <LapseTable plan={answer.lapsing} />}
    </>
  );
}

function TouchTable({ plan }: { plan: Plan }) {
  const employees = plannedPortfolio.value?.employees ?? [];
  return (
    <table class="table report__table">
      <thead>
        <tr>
          <th scope="col">{t('take.column.by')}</th>
          <th scope="col">{t('whatif.field.client')}</th>
          <th scope="col">{t('whatif.field.employee')}</th>
          <th scope="col" class="number">
            {t('take.column.times')}
          </th>
          <th scope="col" class="number">
            {t('take.column.gain')}
          </th>
        </tr>
      </thead>
      <tbody>
        {touchRows(plan).map(({ client, by, employee, points, count }) => (
          <tr key={`${client} ${by}`}>
            <td class="report__day">{formatDay(by)}</td>
            <th scope="row">{clientName(client)}</th>
            <td>{employeeName(employee, employees)}</td>
            <td class="number">{count}</td>
            <td class="number">{formatPoints(points)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LapseTable({ plan: { lapses, until } }: { plan: Plan }) {
  return (
    <>
      <h3>{t('todo.lapses', { count: lapses.length, until: formatDay(until) })}</h3>
      <table class="table report__table">
        <thead>
          <tr>
            <th scope="col">{t('whatif.field.client')}</th>
            <th scope="col">{t('take.column.by')}</th>
            <th scope="col">{t('report.runsOut')}</th>
            <th scope="col" class="number">
              {t('insights.track')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lapses.map(({ client, actBy, on, points }) => (
            <tr key={`${client} ${on}`}>
              <th scope="row">{clientName(client)}</th>
              <td class="report__day">{formatDay(actBy)}</td>
              <td class="report__day">{formatDay(on)}</td>
              <td class="number">{formatPoints(points)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
