/** Who may work for a client, and when (`managed.setup`, `managed.assignment`). */
import type { Access, Day, Employee, Portfolio } from 'tierwise';
import { domainOf } from '../names.ts';
import { holds } from '../state/documents.ts';

/** Whether the user may work on a day: present, and not deactivated. */
export function isUsable(user: Employee | Access, day: Day): boolean {
  return holds(user, day) && !(user.inactive ?? []).some((interval) => holds(interval, day));
}

/** Whether an e-mail address is of one of the partner's domains (`managed.assignment`). */
export function isOwnDomain({ partner }: Portfolio, email: string): boolean {
  return (partner.emailDomains ?? []).some((domain) => domain.toLowerCase() === domainOf(email));
}

/** Whether the client is assigned to the user of an access row on a day (`managed.assignment`). */
export function isAssigned(portfolio: Portfolio, row: Access, day: Day): boolean {
  const employee = (portfolio.employees ?? []).find(({ id }) => id === row.employee);
  if (employee === undefined) return false;
  return isOwnDomain(portfolio, employee.email) || (row.linked !== undefined && row.linked <= day);
}
