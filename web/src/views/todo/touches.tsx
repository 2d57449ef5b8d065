import { useComputed } from '@preact/signals';
import type { Plan } from 'tierwise';
import { planChanges } from '../../changes/from-here.ts';
import { Mark } from '../../components/mark.tsx';
import { Notice } from '../../components/notice.tsx';
import { formatDay, formatPoints } from '../../format.ts';
import { Term } from '../../glossary/term.tsx';
import { type MessageKey, t } from '../../messages.ts';
import { employeeName } from '../../names.ts';
import { problemText } from '../../problem-words.ts';
import { plannedDocuments } from '../../state/planned.ts';
import { formatRoute, route, setParameters } from '../../state/route.ts';
import { isIllustrative } from '../../state/rule-facts.ts';
import { CsvButton } from '../../take-away/csv-button.tsx';
import { DayField, SelectField } from '../what-if/inputs.tsx';
import {
  clientName,
  type DayPlan,
  type Target,
  type Timing,
  timings,
  touchChanges,
  touchedClients,
  touchRows,
} from './advice.ts';
import { type Answer, asked, type Search, useSearch } from './answer.ts';
import { keptText, planText, unreachableText } from './answer-words.ts';
import { TargetField } from './target-field.tsx';
import { lapsesTable, touchesTable } from './todo-tables.ts';

/** The fewest clients to touch, who, and by when. */
export function Touches() {
  const { target, timing, last } = useComputed(asked).value;
  const search = useSearch();
  const { answer } = search;
  const touches = answer?.plans[0]?.plan;
  return (
    <section class="card todo" aria-label={t('todo.touch')}>
      <div class="heading-row">
        <h2>{t('todo.touch')}</h2>
        {touches !== undefined && touches.touches.length > 0 && (
          <CsvButton name={t('todo.touch')} table={() => touchesTable(touches)} />
        )}
      </div>
      <div class="todo__form">
        <TargetField
          target={target}
          onChange={(next) =>
            setParameters('tier' in next ? { tier: next.tier, points: '' } : { tier: '', points: next.points })
          }
        />
        <SelectField
          label={t('todo.when')}
          choices={timings.map((value) => ({ value, label: t(`todo.when.${value}`, { day: formatDay(last) }) }))}
          value={timing}
          onChange={(at) => setParameters({ at })}
        />
        {timing !== 'review' && (
          <DayField label={t('todo.until')} value={last} onChange={(until) => setParameters({ until })} />
        )}
      </div>
      <SearchText {...search} />
    </section>
  );
}

const SEARCH_TEXTS = {
  slow: 'todo.searching',
  restarted: 'todo.restarted',
  cancelled: 'todo.cancelled',
  lost: 'todo.lost',
} as const satisfies Record<Exclude<Search['state'], 'quick'>, MessageKey>;

function SearchText({ answer, state, cancel, again }: Search) {
  if (state === 'quick') {
    return answer === null ? <p class="soft">{t('todo.searching')}</p> : <AnswerText answer={answer} />;
  }
  const isRunning = state === 'slow' || state === 'restarted';
  return (
    <div class="todo__search">
      <p role="status">{t(SEARCH_TEXTS[state])}</p>
      {isRunning && <progress aria-label={t('todo.searching')} />}
      <button class="button" type="button" onClick={isRunning ? cancel : again}>
        {t(isRunning ? 'todo.cancel' : 'todo.again')}
      </button>
    </div>
  );
}

function AnswerText({ answer }: { answer: Answer }) {
  const { target, timing, last, plans, lapsing, isDone, problems } = answer;
  const [best] = plans;
  return (
    <>
      {problems.map((problem) => (
        <Notice key={problem.pointer} kind="problem">
          {problemText(problem)}
        </Notice>
      ))}
      {isDone && <Kept target={target} on={last} />}
      {best !== undefined && (
        <PlanResult best={best} others={plans.slice(1)} target={target} timing={timing} review={last} />
      )}
      {lapsing !== undefined && <Lapses plan={lapsing} />}
    </>
  );
}

function TargetMark({ target }: { target: Target }) {
  return 'tier' in target && isIllustrative(target.tier, 'total') ? <Mark kind="illustrative" /> : null;
}

function Kept({ target, on }: { target: Target; on: string }) {
  return (
    <Notice kind="success">
      {keptText(target, on)} <TargetMark target={target} />
    </Notice>
  );
}

function PlanResult({
  best: { on, plan },
  others,
  target,
  timing,
  review,
}: {
  best: DayPlan;
  others: readonly DayPlan[];
  target: Target;
  timing: Timing;
  review: string;
}) {
  if (!plan.reachable) return <Unreachable plan={plan} target={target} />;
  const text = planText({ on, plan }, { target, timing, last: review });
  if (plan.touches.length === 0) {
    return (
      <Notice kind="success">
        {text} <TargetMark target={target} />
      </Notice>
    );
  }
  const reachable = others.filter((other) => other.plan.reachable);
  return (
    <>
      <p class="todo__answer">
        {text} <TargetMark target={target} />
      </p>
      {!plan.proven && <p class="soft small">{t('todo.unproven')}</p>}
      <TouchList plan={plan} />
      <p class="soft small">
        {t('todo.how')} <Term id="qualifying-activity">{t('glossary.qualifying-activity')}</Term>
      </p>
      <p>
        <button class="button button--primary" type="button" onClick={() => planChanges(touchChanges(plan.touches))}>
          {t('todo.apply', { count: plan.touches.length })}
        </button>
      </p>
      {reachable.length > 0 && (
        <p class="soft small">
          {t('todo.elsewhere')}{' '}
          {reachable
            .map((other) => t('todo.otherDay', { on: formatDay(other.on), count: touchedClients(other.plan) }))
            .join('; ')}
        </p>
      )}
    </>
  );
}

function Unreachable({ plan, target }: { plan: Plan; target: Target }) {
  return (
    <Notice kind="warning">
      {unreachableText(plan, target)} <TargetMark target={target} />
    </Notice>
  );
}

function clientLink(id: string): string {
  const { day: shown = '', scenario = '' } = route.value.parameters;
  return formatRoute({ view: 'clients', parameters: { day: shown, scenario, client: id } });
}

function TouchList({ plan }: { plan: Plan }) {
  const employees = plannedDocuments.value?.after.portfolio.employees ?? [];
  return (
    <ol class="touches">
      {touchRows(plan).map(({ client, employee, by, points, count }) => {
        const who = { employee: employeeName(employee, employees), by: formatDay(by) };
        return (
          <li key={`${client} ${by}`} class="touch">
            <a class="touch__client" href={clientLink(client)}>
              {clientName(client)}
            </a>
            <span class="touch__points delta--more">{t('todo.gain', { points: formatPoints(points) })}</span>
            <span class="touch__how soft small">
              {count === 1 ? t('todo.who', who) : t('todo.whoTimes', { ...who, count })}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** Whose credit runs out, by the points at stake. */
function Lapses({ plan }: { plan: Plan }) {
  if (plan.lapses.length === 0) return null;
  const name = t('todo.lapses', { count: plan.lapses.length, until: formatDay(plan.until) });
  return (
    <details class="todo__lapses">
      <summary>{name}</summary>
      <div class="heading-row__tools">
        <CsvButton name={name} table={() => lapsesTable(plan)} />
      </div>
      <ul class="touches">
        {plan.lapses.map(({ client, actBy, on, points }) => (
          <li key={`${client} ${on}`} class="touch">
            <a class="touch__client" href={clientLink(client)}>
              {clientName(client)}
            </a>
            <span class="touch__points delta--fewer">{t('todo.loss', { points: formatPoints(points) })}</span>
            <span class="touch__how soft small">{t('todo.lapse', { actBy: formatDay(actBy), on: formatDay(on) })}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
