/** Names for what documents know by an id alone. */
import type { Employee } from 'tierwise';

/** A product line as documents write it (`marketing-hub`), in the words of the product. */
export function lineName(line: string): string {
  return line.replaceAll('-', ' ').replace(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toLocaleUpperCase());
}

/** A tool or an action as documents write it (`landing-page`), as a word in a sentence. */
export function toolName(tool: string): string {
  return tool.replaceAll('-', ' ');
}

/** An employee by the name in the e-mail address; by the whole address where two share that name, by the id where none is known. */
export function employeeName(id: string, employees: readonly Employee[]): string {
  const employee = employees.find((one) => one.id === id);
  if (employee === undefined) return id;
  const local = localPart(employee.email);
  const isShared = employees.some((one) => one !== employee && localPart(one.email) === local);
  return isShared ? employee.email : lineName(local.replaceAll(/[._]/g, '-'));
}

const localPart = (email: string): string => email.split('@', 1)[0] ?? email;

/** The e-mail domain, in lower case. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}
