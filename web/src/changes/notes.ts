/** What a change rests on or entails that its sentence does not say (`managed.setup`, `managed.end`). */
import type { Access, Change, Client, Day, Portfolio } from 'tierwise';
import { formatDay, formatList } from '../format.ts';
import { t } from '../messages.ts';
import { employeeName } from '../names.ts';
import { type Documents, holds } from '../state/documents.ts';
import { inForce } from '../state/minima.ts';
import { qualifyingActions } from './tools.ts';
import { isAssigned, isUsable } from './users.ts';

/** Notes on a change, by the documents that it is applied to; most have none. */
export function notesOn(change: Change, { portfolio, book }: Documents): string[] {
  if (change.do === 'add-employee' || change.do === 'reactivate') return [adminsNote(portfolio)];
  if (change.do === 'give-access') {
    const rows = clientOf(portfolio, change.client)?.access ?? [];
    return wasRemoved(rows, change.access.employee, change.access.from) ? [t('whatif.note.clientOnly')] : [];
  }
  if (change.do === 'remove-access') return removalNotes(portfolio, change);
  if (change.do === 'end-services') return [t('whatif.note.ends')];
  if (change.do === 'delete-employee') return deletionNotes(portfolio, change.employee, change.on);
  if (change.do === 'add-client') return newClientNotes(portfolio, change.client);
  if (change.do !== 'work') return [];
  const qualifying = inForce(book.managed.qualifying, change.from)?.value ?? [];
  const doesQualify = qualifyingActions(qualifying, change.tool).includes(change.action);
  return [...setupNotes(portfolio, change), ...(doesQualify ? [] : [t('whatif.note.notQualifying')])];
}

const clientOf = (portfolio: Portfolio, id: string): Client | undefined =>
  portfolio.clients?.find((client) => client.id === id);

function wasRemoved(rows: readonly Access[], employee: string, day: Day): boolean {
  return rows.some((row) => row.employee === employee && row.to != null && row.to <= day);
}

function adminsNote({ employees = [] }: Portfolio): string {
  const admins = employees.filter(({ admin }) => admin === true).map(({ id }) => employeeName(id, employees));
  return admins.length === 0
    ? t('whatif.note.adminsOnly')
    : t('whatif.note.adminsNamed', { admins: formatList(admins), count: admins.length });
}

/** Whether nobody is left in a client's account once the given user is gone. */
function leavesNobody(client: Client, employee: string | undefined, on: Day): boolean {
  const rows = (client.access ?? []).filter((row) => holds(row, on));
  return rows.length > 0 && rows.every((row) => employee === undefined || row.employee === employee);
}

function removalNotes(
  portfolio: Portfolio,
  { client, employee, on }: Extract<Change, { do: 'remove-access' }>,
): string[] {
  const from = clientOf(portfolio, client);
  if (from === undefined) return [];
  return leavesNobody(from, employee, on) ? [t('whatif.note.lastRemoved')] : [t('whatif.note.clientOnly')];
}

function deletionNotes({ clients = [] }: Portfolio, employee: string, on: Day): string[] {
  const ending = clients.filter((client) => leavesNobody(client, employee, on));
  return ending.length === 0
    ? []
    : [t('whatif.note.endsFor', { clients: formatList(ending.map(({ name }) => name)), count: ending.length })];
}

/** Why the first work for a new client would not count. */
function newClientNotes(portfolio: Portfolio, client: Client): string[] {
  const clients = [...(portfolio.clients ?? []), client];
  return (client.activities ?? []).flatMap(({ employee, on }) =>
    setupNotes({ ...portfolio, clients }, { client: client.id, employee, from: on }),
  );
}

/** Why work would not count for lack of set-up. */
function setupNotes(
  portfolio: Portfolio,
  { client, employee, from }: { client: string; employee: string; from: Day },
): string[] {
  const user = portfolio.employees?.find(({ id }) => id === employee);
  const at = clientOf(portfolio, client);
  if (user === undefined || at === undefined) return [];
  const values = {
    employee: employeeName(employee, portfolio.employees ?? []),
    client: at.name,
    day: formatDay(from),
  };
  if (!isUsable(user, from)) return [t('whatif.note.noUser', values)];
  const row = (at.access ?? []).find((one) => one.employee === employee && isUsable(one, from));
  if (row === undefined) return [t('whatif.note.noAccess', values)];
  return isAssigned(portfolio, row, from) ? [] : [t('whatif.note.notAssigned', values)];
}
