/** Who is a user where, on the shown day and as planned. */
import type { Access, Client, Day, Employee, Portfolio } from 'tierwise';
import { isAssigned, isUsable } from '../../changes/users.ts';
import { compareTexts, searchable } from '../../format.ts';
import { employeeName } from '../../names.ts';
import { holds } from '../../state/documents.ts';

/** Whether a user can work, and if not, why. */
export type UserState = 'active' | 'deactivated' | 'left' | 'coming';

export function stateOf(user: Employee | Access, day: Day): UserState {
  if (day < user.from) return 'coming';
  if (!holds(user, day)) return 'left';
  return isUsable(user, day) ? 'active' : 'deactivated';
}

/** One user in one client's account. */
export interface AccessRow {
  client: Client;
  employee: Employee;
  name: string;
  access: Access;
  state: UserState;
  /** The client is assigned to the user: by the domain, or by a link. */
  isAssigned: boolean;
}

/** Every row of access of clients that is in force, to come, or over. */
export function accessRows(portfolio: Portfolio, day: Day): AccessRow[] {
  const employees = portfolio.employees ?? [];
  const byId = new Map(employees.map((employee) => [employee.id, employee]));
  return (portfolio.clients ?? []).flatMap((client) =>
    (client.access ?? []).flatMap((access): AccessRow[] => {
      const employee = byId.get(access.employee);
      if (employee === undefined) return [];
      const state = stateOf(access, day);
      const name = employeeName(employee.id, employees);
      return [{ client, employee, name, access, state, isAssigned: isAssigned(portfolio, access, day) }];
    }),
  );
}

/** Rows under one heading: an employee with clients, or a client with employees. */
export interface AccessGroup<Of> {
  of: Of;
  name: string;
  /** In force, or to come. */
  rows: AccessRow[];
  /** Over. */
  former: AccessRow[];
}

function grouped<Of extends { id: string }>(
  members: readonly Of[],
  nameOf: (member: Of) => string,
  rows: readonly AccessRow[],
  memberOf: (row: AccessRow) => string,
): AccessGroup<Of>[] {
  const groups = new Map(
    members.map((of): [string, AccessGroup<Of>] => [of.id, { of, name: nameOf(of), rows: [], former: [] }]),
  );
  for (const row of rows) {
    const group = groups.get(memberOf(row));
    (row.state === 'left' ? group?.former : group?.rows)?.push(row);
  }
  return [...groups.values()].sort((a, b) => compareTexts(a.name, b.name));
}

/** Those who are deleted from the partner account come last. */
export function byEmployee(portfolio: Portfolio, rows: readonly AccessRow[], day: Day): AccessGroup<Employee>[] {
  const employees = portfolio.employees ?? [];
  const isGone = ({ of }: AccessGroup<Employee>) => Number(stateOf(of, day) === 'left');
  const groups = grouped(
    employees,
    ({ id }) => employeeName(id, employees),
    rows,
    ({ employee }) => employee.id,
  );
  return groups.sort((a, b) => isGone(a) - isGone(b));
}

export function byClient(portfolio: Portfolio, rows: readonly AccessRow[]): AccessGroup<Client>[] {
  return grouped(
    portfolio.clients ?? [],
    ({ name }) => name,
    rows,
    ({ client }) => client.id,
  );
}

/** The groups whose name, or one of whose rows, holds the text. */
export function matching<Of>(groups: readonly AccessGroup<Of>[], text: string): readonly AccessGroup<Of>[] {
  const wanted = searchable(text.trim());
  if (wanted === '') return groups;
  const holdsText = (found: string) => searchable(found).includes(wanted);
  return groups.filter(
    ({ name, rows }) =>
      holdsText(name) || rows.some((row) => holdsText(row.client.name) || holdsText(row.employee.email)),
  );
}
