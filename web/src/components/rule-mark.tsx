import type { Dated } from 'tierwise';
import { formatDay } from '../format.ts';
import { t } from '../messages.ts';
import { uncertaintyOf } from '../state/rule-facts.ts';
import { Mark } from './mark.tsx';

/** The sign beside a figure whose rule is not plainly stated, or is stated with a reservation; nothing otherwise. */
export function RuleMark({ entry }: { entry: Dated<unknown> | undefined }) {
  if (entry === undefined) return null;
  const kind = uncertaintyOf(entry.status) ?? (entry.note === undefined ? null : 'noted');
  if (kind === null) return null;
  return (
    <Mark kind={kind}>
      {t('calculator.basis.from', { day: formatDay(entry.from) })} {entry.note ?? t(`mark.${kind}.why`)}
    </Mark>
  );
}
