import { t } from '../messages.ts';
import type { Table } from './table.ts';

/** Saves a table as CSV. Stands at the end of the line with the table's heading. `name` is what the table is called there. */
export function CsvButton({ name, table }: { name: string; table: () => Table }) {
  return (
    <button
      type="button"
      class="button button--quiet take"
      aria-label={t('take.csv.of', { name })}
      title={t('take.csv.hint')}
      onClick={() => void import('./csv-file.ts').then(({ saveCsv }) => saveCsv(table()))}
    >
      {t('take.csv')}
    </button>
  );
}
