import { type ReadonlySignal, useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { Day, Plan, Problem, Touch } from 'tierwise';
import { planChanges } from '../../changes/from-here.ts';
import { Mark } from '../../components/mark.tsx';
import { Notice } from '../../components/notice.tsx';
import { addDays, addMonths, isDay } from '../../day.ts';
import { formatDay, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { employeeName } from '../../names.ts';
import { problemText } from '../../problem-words.ts';
import { day, evaluation, model } from '../../state/app.ts';
import { checkpointsIn } from '../../state/checkpoints.ts';
import { plannedDocuments } from '../../state/planned.ts';
import { formatRoute, route, setParameters } from '../../state/route.ts';
import { isIllustrative, tierName } from '../../state/rule-facts.ts';
import { CsvButton } from '../../take-away/csv-button.tsx';
import { DayField, SelectField } from '../what-if/inputs.tsx';
import {
  byEffort,
  clientName,
  type DayPlan,
  factsStanding,
  isKept,
  planFor,
  plansByCheckpoint,
  type Target,
  type Timing,
  timings,
  touchChanges,
} from './advice.ts';
import { TargetField, targetFrom } from './target-field.tsx';
import { lapsesTable, touchesTable } from './todo-tables.ts';

const MONTHS_WITHOUT_REVIEW = 6;

/** What is asked, read from the address so that a link restores it. */
interface Asked {
  target: Target;
  timing: Timing;
  /** The review, or the last day that is looked at. */
  last: Day;
  isDone: boolean;
}
interface Answer {
  plans: readonly DayPlan[];
  /** Knows what runs out until the last day. */
  lapsing: Plan | undefined;
  problems: readonly Problem[];
}

function asked(): Asked {
  const { tier, points, at, until } = route.value.parameters;
  const review = evaluation.value?.review?.next ?? addMonths(day.value, MONTHS_WITHOUT_REVIEW);
  const facts = factsStanding.value;
  const target = targetFrom(tier, points, { tier: facts?.credited ?? facts?.performance ?? 'gold' });
  const timing: Timing = timings.find((known) => known === at) ?? 'review';
  const isOwnDay = timing !== 'review' && until !== undefined && isDay(until) && until >= day.value;
  return { target, timing, last: isOwnDay ? until : review, isDone: timing === 'review' && isKept(target) };
}

function answered({ target, timing, last, isDone }: Asked): Answer {
  const book = plannedDocuments.value?.after.book;
  const days =
    book === undefined || isDone || timing !== 'review'
      ? []
      : checkpointsIn(book, addDays(day.value, 1), addDays(last, 1)).filter(({ on }) => on < last);
  const whole = planFor(target, day.value, last, timing === 'review' ? 'day' : timing);
  const lastPlan: DayPlan[] = whole?.value === undefined || isDone ? [] : [{ on: last, plan: whole.value }];
  const plans = byEffort([...plansByCheckpoint(target, day.value, days), ...lastPlan]);
  return { plans, lapsing: whole?.value, problems: whole?.problems ?? [] };
}

/** The answer, found after the view is drawn: for a large agency the search takes its time. */
function useAnswer(): ReadonlySignal<(Asked & Answer) | null> {
  const answer = useSignal<(Asked & Answer) | null>(null);
  useSignalEffect(() => {
    const question = asked();
    // Read here, so that a change of the plan asks anew.
    if (model.value === null) return;
    const timer = setTimeout(() => {
      answer.value = { ...question, ...answered(question) };
    });
    return () => clearTimeout(timer);
  });
  return answer;
}

/** The fewest clients to touch, who, and by when. */
export function Touches() {
  const { target, timing, last } = useComputed(asked).value;
  const answer = useAnswer().value;
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
      {answer === null ? <p class="soft">{t('todo.searching')}</p> : <AnswerText answer={answer} />}
    </section>
  );
}

function AnswerText({ answer }: { answer: Asked & Answer }) {
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

function targetName(target: Target): string {
  return 'tier' in target ? tierName(target.tier) : t('todo.pointsTarget', { points: formatPoints(target.points) });
}

function TargetMark({ target }: { target: Target }) {
  return 'tier' in target && isIllustrative(target.tier, 'total') ? <Mark kind="illustrative" /> : null;
}

function Kept({ target, on }: { target: Target; on: string }) {
  return (
    <Notice kind="success">
      {t('todo.kept', { target: targetName(target), on: formatDay(on) })} <TargetMark target={target} />
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
  const values = { target: targetName(target), on: formatDay(on), review: formatDay(review) };
  if (!plan.reachable) return <Unreachable plan={plan} target={target} />;
  const after = plan.days.find((one) => one.on === on)?.after ?? plan.days.at(-1)?.after ?? 0;
  if (plan.touches.length === 0) {
    return (
      <Notice kind="success">
        {t('todo.nothing', { ...values, timing })} <TargetMark target={target} />
      </Notice>
    );
  }
  const reachable = others.filter((other) => other.plan.reachable);
  return (
    <>
      <p class="todo__answer">
        {t('todo.answer', { ...values, timing, count: touchedClients(plan), points: formatPoints(after) })}{' '}
        <TargetMark target={target} />
      </p>
      {!plan.proven && <p class="soft small">{t('todo.unproven')}</p>}
      <TouchList plan={plan} />
      <p class="soft small">{t('todo.how')}</p>
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
  const { code, on } = plan.reason ?? { code: 'too-few-clients', on: plan.until };
  return (
    <Notice kind="warning">
      {t('todo.unreachable', { target: targetName(target) })} {t(`todo.because.${code}`, { on: formatDay(on) })}{' '}
      <TargetMark target={target} />
    </Notice>
  );
}

function clientLink(id: string): string {
  const { day: shown = '', scenario = '' } = route.value.parameters;
  return formatRoute({ view: 'clients', parameters: { day: shown, scenario, client: id } });
}

const touchedClients = ({ touches }: Plan): number => new Set(touches.map(({ client }) => client)).size;

function TouchList({ plan }: { plan: Plan }) {
  const employees = plannedDocuments.value?.after.portfolio.employees ?? [];
  const touches = plan.touches.toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : b.points - a.points));
  // A minimum of activities may ask for several of one client by one day: they stand in one row.
  const isSame = (a: Touch, b: Touch) => a.client === b.client && a.by === b.by;
  const rows = touches.filter((touch, index) => touches.findIndex((other) => isSame(other, touch)) === index);
  return (
    <ol class="touches">
      {rows.map((touch) => {
        const { client, employee, by, points } = touch;
        const count = touches.filter((other) => isSame(other, touch)).length;
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
