/** Why a change cannot apply, in words that say what to do. */
import type { Change, Problem } from 'tierwise';
import { formatDay } from '../format.ts';
import { type MessageKey, t } from '../messages.ts';
import { employeeName, lineName } from '../names.ts';
import { problemText } from '../problem-words.ts';
import type { Documents } from '../state/documents.ts';
import { valueAt } from './fields.ts';

const WORDED = new Set([
  'access-overlap',
  'already-inactive',
  'duplicate-id',
  'nothing-to-change',
  'replaces-above-mrr',
  'to-before-from',
  'unknown-client',
  'unknown-condition',
  'unknown-employee',
]);
/** The kinds of change that end or edit something in force, with what is missing when there is nothing. */
const NOTHING: Partial<Record<Change['do'], string>> = {
  leave: 'partner',
  'set-mrr': 'line',
  link: 'access',
  'remove-access': 'access',
  'delete-employee': 'user',
  deactivate: 'user',
  reactivate: 'inactive',
};

/** The engine's problem with a change, in the page's words; the engine's own where it is an unusual one. */
export function sayProblem(problem: Problem, change: Change, { portfolio }: Documents): string {
  const key = keyOf(problem, change);
  if (key === null) return t('whatif.problem.other', { message: problemText(problem) });
  const client = text(change, 'client');
  const employee = text(change, 'employee') || text(change, 'access.employee');
  const on = text(change, 'on') || text(change, 'from') || text(change, 'access.from') || text(change, 'sale.on');
  return t(key, {
    client: portfolio.clients?.find(({ id }) => id === client)?.name ?? client,
    employee: employee === '' ? '' : employeeName(employee, portfolio.employees ?? []),
    isAll: employee === '' ? 'yes' : 'no',
    isPartner: client === '' ? 'yes' : 'no',
    line: lineName(text(change, 'line')),
    on: on === '' ? '' : formatDay(on),
    found: problem.found ?? '',
  });
}

function keyOf({ id }: Problem, change: Change): MessageKey | null {
  const nothing = NOTHING[change.do];
  if (id === 'nothing-in-force' && nothing !== undefined) return `whatif.problem.no-${nothing}` as MessageKey;
  return WORDED.has(id) ? (`whatif.problem.${id}` as MessageKey) : null;
}

function text(change: Change, path: string): string {
  const value = valueAt(change, path);
  return typeof value === 'string' ? value : '';
}
