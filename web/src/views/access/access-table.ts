import { t } from '../../messages.ts';
import { domainOf } from '../../names.ts';
import type { Table } from '../../take-away/table.ts';
import type { AccessRow } from './rows.ts';

/** Who is, was or will be a user where, as data. */
export function accessTable(rows: readonly AccessRow[]): Table {
  return {
    id: 'access',
    columns: [
      t('whatif.field.client'),
      t('whatif.field.employee'),
      t('whatif.field.email'),
      t('import.field.domain'),
      t('take.column.state'),
      t('whatif.field.from'),
      t('whatif.field.until'),
      t('whatif.field.linked'),
      t('take.column.assigned'),
    ],
    rows: rows.map(({ client, employee, name, access, state, isAssigned }) => [
      client.name,
      name,
      employee.email,
      domainOf(employee.email),
      t(`take.state.${state}`),
      access.from,
      access.to ?? null,
      access.linked ?? null,
      t(isAssigned ? 'import.yes' : 'import.no'),
    ]),
  };
}
