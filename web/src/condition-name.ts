import type { Tier } from 'tierwise';
import { hasText, t } from './messages.ts';

/** What a condition of a tier asks for: in the reader's language where the page knows it, else as the rule book says. */
export function conditionName({ id, text }: Tier['conditions'][number]): string {
  const key = `condition.${id}`;
  return hasText(key) ? t(key) : text;
}

/** The same by its id, for the conditions of these tiers; the id itself where they have none of it. */
export function conditionNamed(id: string, tiers: readonly Tier[]): string {
  const found = tiers.flatMap(({ conditions }) => conditions).find((condition) => condition.id === id);
  return found === undefined ? id : conditionName(found);
}
