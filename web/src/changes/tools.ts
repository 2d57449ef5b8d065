/** What can be done for a client: the usual tools and actions, beside those that the rule book names. */
import type { QualifyingRow } from 'tierwise';

const TOOLS = ['email', 'landing-page', 'blog', 'workflow', 'form', 'report'];
const ACTIONS = ['create', 'edit', 'publish'];
/** The row of a table of qualifying activities that is for all tools without one of their own. */
export const OTHER_TOOLS = '*';

/** The usual tools, and those with a row of their own in the table. */
export function toolsIn(table: readonly QualifyingRow[]): string[] {
  const own = table.map(({ tool }) => tool).filter((tool) => tool !== OTHER_TOOLS);
  return [...new Set([...TOOLS, ...own])];
}

/** The usual actions, and those that count in some tool. */
export function actionsIn(table: readonly QualifyingRow[]): string[] {
  return [...new Set([...ACTIONS, ...table.flatMap(({ actions }) => actions)])];
}

/** The actions that count in a tool (`managed.qualifying`). */
export function qualifyingActions(table: readonly QualifyingRow[], tool: string): readonly string[] {
  const row = table.find((one) => one.tool === tool) ?? table.find((one) => one.tool === OTHER_TOOLS);
  return row?.actions ?? [];
}
