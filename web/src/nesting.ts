/** As deep as the engine reads documents; nothing that is made here comes near. */
export const MOST_LEVELS = 64;

/**
 * Whether a value from outside is nested at most so deep. `JSON.parse` reads any depth, but whatever walks or writes the
 * value later would run out of stack.
 */
export function isNestedWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((member) => isNestedWithin(member, levels - 1));
}
