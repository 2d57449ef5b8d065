import type { RuleBook } from 'tierwise';
import { t } from '../../messages.ts';
import { day } from '../../state/app.ts';
import { inForce } from '../../state/minima.ts';
import type { Table } from '../../take-away/table.ts';
import { parameters } from './parameters.ts';

/** Every value of the rule book by date, as data. */
export function rulesTable(book: RuleBook): Table {
  return {
    id: 'rules',
    columns: [
      t('whatif.field.rule'),
      t('take.column.id'),
      t('whatif.field.from'),
      t('take.column.value'),
      t('rules.current'),
      t('take.column.status'),
      t('take.column.note'),
      t('take.column.source'),
      t('take.column.sourceDay'),
      t('take.column.link'),
    ],
    rows: parameters.flatMap((parameter) => {
      const entries = parameter.entries(book);
      const current = inForce(entries, day.value);
      return entries.map((entry) => {
        const source = book.sources[entry.source];
        return [
          t(parameter.label),
          parameter.id,
          entry.from,
          entry.value.join('\n'),
          t(entry === current ? 'import.yes' : 'import.no'),
          t(`status.${entry.status}`),
          entry.note ?? null,
          source?.title ?? null,
          source?.date ?? null,
          source?.url ?? null,
        ];
      });
    }),
  };
}
