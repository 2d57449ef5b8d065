/** The fields of each kind of change, as data: what the form asks, and where in the change the answer stands. */
import type { Change } from 'tierwise';
import type { MessageKey } from '../messages.ts';

/** How a field is asked for. */
export type FieldInput =
  | 'client'
  | 'client-or-all'
  | 'client-or-partner'
  | 'employee'
  | 'employee-or-all'
  | 'line'
  | 'amount'
  | 'day'
  | 'motion'
  | 'tool'
  | 'action'
  | 'count'
  | 'market'
  | 'currency'
  | 'text'
  | 'email'
  | 'yes-no'
  | 'condition'
  | 'rule';

export interface ChangeField {
  input: FieldInput;
  /** The members that lead to the value, such as `sale.mrr`. */
  path: string;
  label: MessageKey;
  /** May be left empty; the change then lacks the member. */
  isOptional?: boolean;
}

const field = (input: FieldInput, path: string, label: MessageKey): ChangeField => ({ input, path, label });
const optional = (input: FieldInput, path: string, label: MessageKey): ChangeField => ({
  ...field(input, path, label),
  isOptional: true,
});
const client = field('client', 'client', 'whatif.field.client');
const employee = field('employee', 'employee', 'whatif.field.employee');
const from = field('day', 'from', 'whatif.field.from');
const on = field('day', 'on', 'whatif.field.on');
const place = field('client-or-partner', 'client', 'whatif.field.place');

export const fieldsOf: Readonly<Record<Change['do'], readonly ChangeField[]>> = {
  'add-client': [
    field('text', 'client.name', 'whatif.field.name'),
    field('market', 'client.market', 'market.label'),
    field('currency', 'client.currency', 'currency.label'),
  ],
  sell: [
    client,
    field('line', 'sale.line', 'whatif.field.line'),
    field('amount', 'sale.mrr', 'whatif.field.mrr'),
    field('day', 'sale.on', 'whatif.field.soldOn'),
    field('motion', 'sale.motion', 'motion.label'),
    optional('amount', 'sale.replaces', 'whatif.field.replaces'),
  ],
  'set-mrr': [client, field('line', 'line', 'whatif.field.line'), field('amount', 'mrr', 'whatif.field.mrrThen'), from],
  work: [
    client,
    employee,
    field('tool', 'tool', 'whatif.field.tool'),
    field('action', 'action', 'whatif.field.action'),
    from,
    field('day', 'until', 'whatif.field.until'),
    field('count', 'everyDays', 'whatif.field.everyDays'),
  ],
  'stop-work': [field('client-or-all', 'client', 'whatif.field.client'), from],
  join: [client, from],
  leave: [client, from],
  'add-employee': [
    field('email', 'employee.email', 'whatif.field.email'),
    field('day', 'employee.from', 'whatif.field.from'),
    optional('yes-no', 'employee.admin', 'whatif.field.admin'),
  ],
  'give-access': [
    client,
    field('employee', 'access.employee', 'whatif.field.employee'),
    field('day', 'access.from', 'whatif.field.from'),
    optional('day', 'access.linked', 'whatif.field.linked'),
  ],
  link: [client, employee, on],
  'remove-access': [client, field('employee-or-all', 'employee', 'whatif.field.employee'), on],
  'delete-employee': [employee, on],
  deactivate: [employee, place, on],
  reactivate: [employee, place, on],
  'end-services': [client, on],
  'move-client': [
    client,
    optional('market', 'market', 'market.label'),
    optional('currency', 'currency', 'currency.label'),
  ],
  certify: [field('day', 'until', 'whatif.field.certifiedUntil')],
  confirm: [field('condition', 'condition', 'whatif.field.condition')],
  rule: [field('rule', 'value', 'whatif.field.rule'), from],
};

type Members = Readonly<Record<string, unknown>>;

/** The value at a field of a change; `undefined` where it is left out. */
export function valueAt(change: Change, path: string): unknown {
  let place: unknown = change;
  for (const member of path.split('.')) place = (place as Members | undefined)?.[member];
  return place;
}

/** The change with another value at a field; `undefined` leaves the member out. */
export function withValueAt(change: Change, path: string, value: unknown): Change {
  return withMember({ ...change }, path.split('.'), value) as unknown as Change;
}

function withMember(holder: Members, [first = '', ...rest]: readonly string[], value: unknown): Members {
  if (rest.length > 0) return { ...holder, [first]: withMember((holder[first] ?? {}) as Members, rest, value) };
  const { [first]: _, ...others } = holder;
  return value === undefined ? others : { ...others, [first]: value };
}
