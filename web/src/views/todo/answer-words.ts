/** What is advised, in words. */
import type { Day, Plan } from 'tierwise';
import { formatDay, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { tierName } from '../../state/rule-facts.ts';
import { type DayPlan, type Target, touchedClients } from './advice.ts';
import type { Answer, Asked } from './answer.ts';

function targetName(target: Target): string {
  return 'tier' in target ? tierName(target.tier) : t('todo.pointsTarget', { points: formatPoints(target.points) });
}

/** Nothing is needed to keep what is held. */
export function keptText(target: Target, on: Day): string {
  return t('todo.kept', { target: targetName(target), on: formatDay(on) });
}

/** How many clients to touch, and what that gives. */
export function planText(
  { on, plan }: DayPlan,
  { target, timing, last }: Pick<Asked, 'target' | 'timing' | 'last'>,
): string {
  const values = { target: targetName(target), on: formatDay(on), review: formatDay(last), timing };
  if (plan.touches.length === 0) return t('todo.nothing', values);
  const after = plan.days.find((one) => one.on === on)?.after ?? plan.days.at(-1)?.after ?? 0;
  return t('todo.answer', { ...values, count: touchedClients(plan), points: formatPoints(after) });
}

/** Why no touches are enough. */
export function unreachableText(plan: Plan, target: Target): string {
  const { code, on } = plan.reason ?? { code: 'too-few-clients', on: plan.until };
  return `${t('todo.unreachable', { target: targetName(target) })} ${t(`todo.because.${code}`, { on: formatDay(on) })}`;
}

/** The answer in a sentence or two; empty where the engine refused the question. */
export function answerText({ isDone, target, timing, last, plans }: Answer): string {
  const [best] = plans;
  if (isDone) return keptText(target, last);
  if (best === undefined) return '';
  return best.plan.reachable ? planText(best, { target, timing, last }) : unreachableText(best.plan, target);
}
