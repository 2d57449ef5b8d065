import type { Portfolio } from 'tierwise';

/** A portfolio as text, a line for each employee and client: readable, and short to load. */
export function portfolioText({ employees = [], clients = [], ...rest }: Portfolio): string {
  const lines = (items: readonly object[]): string => items.map((item) => `    ${JSON.stringify(item)}`).join(',\n');
  const head = JSON.stringify(rest, null, 2).replace(/\n}$/, '');
  return `${head},\n  "employees": [\n${lines(employees)}\n  ],\n  "clients": [\n${lines(clients)}\n  ]\n}\n`;
}
