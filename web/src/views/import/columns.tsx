import { useSignal } from '@preact/signals';
import { type ClientExport, type Column, type ColumnField, FIELDS, recogniseColumns } from '../../import/index.ts';
import { t } from '../../messages.ts';
import { answers, chooseColumn } from './state.ts';
import { fieldName } from './words.ts';

const DELIMITER_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

/** Which column was taken as what; any of them can be chosen anew. */
export function Columns({ list: { understood } }: { list: ClientExport }) {
  const isOpen = useSignal(false);
  const { columns, headers, encoding, delimiter, rows } = understood;
  return (
    <details
      class="card import-more"
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary>{t('import.columns', { used: columns.length, ignored: headers.length - columns.length })}</summary>
      <p class="soft small">
        {t('import.columns.file', {
          rows,
          encoding: encoding.toUpperCase(),
          delimiter: DELIMITER_NAMES[delimiter],
        })}
      </p>
      {isOpen.value && (
        <div class="import-columns">
          <ColumnChoices columns={columns} headers={headers} />
        </div>
      )}
    </details>
  );
}

/** Asks which column is which, for a list none of whose columns, or no column that names the client, is known. */
export function UnknownColumns({ headers }: { headers: readonly string[] }) {
  return (
    <section class="card import-unknown">
      <h2>{t('import.columns.unknown')}</h2>
      <p class="soft">{t('import.columns.unknownHint')}</p>
      <div class="import-columns">
        <ColumnChoices columns={recogniseColumns(headers, answers.value.columns)} headers={headers} />
      </div>
    </section>
  );
}

interface ColumnsOfFile {
  columns: readonly Column[];
  headers: readonly string[];
}

function ColumnChoices(file: ColumnsOfFile) {
  return FIELDS.map((field) => <ColumnChoice key={field} field={field} {...file} />);
}

function ColumnChoice({ field, columns, headers }: ColumnsOfFile & { field: ColumnField }) {
  const column = columns.find((one) => one.field === field);
  return (
    <label class="import-columns__row">
      <span>{fieldName(field)}</span>
      <select
        class="input"
        value={column?.index ?? ''}
        onChange={({ currentTarget }) => {
          chooseColumn(field, currentTarget.value === '' ? null : Number(currentTarget.value), headers);
        }}
      >
        <option value="">{t('import.columns.none')}</option>
        {headers.map((header, index) => (
          <option key={index} value={index}>
            {header}
          </option>
        ))}
      </select>
    </label>
  );
}
