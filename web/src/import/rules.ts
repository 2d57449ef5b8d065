import type { Day, RuleBook } from 'tierwise';
import { inForce } from '../state/minima.ts';

/**
 * How many days an activity counts on a day (`managed.window`).
 * @throws RangeError if the rule book starts after `day`.
 */
export function windowDaysOn(rules: RuleBook, day: Day): number {
  const entry = inForce(rules.managed.windowDays, day);
  if (!entry) throw new RangeError(`rules /managed/windowDays: expected an entry on or before ${day}, found none`);
  return entry.value;
}
