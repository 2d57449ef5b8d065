import { useSignal } from '@preact/signals';
import { type ClientExport, type ColumnField, FIELDS } from '../../import/index.ts';
import { t } from '../../messages.ts';
import { answer, answers } from './state.ts';
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
          {FIELDS.map((field) => (
            <ColumnChoice key={field} field={field} list={understood} />
          ))}
        </div>
      )}
    </details>
  );
}

function ColumnChoice({ field, list }: { field: ColumnField; list: ClientExport['understood'] }) {
  const column = list.columns.find((one) => one.field === field);
  return (
    <label class="import-columns__row">
      <span>{fieldName(field)}</span>
      <select
        class="input"
        value={column?.index ?? ''}
        onChange={({ currentTarget }) => {
          const index = currentTarget.value === '' ? null : Number(currentTarget.value);
          answer({ columns: { ...answers.peek().columns, [field]: index } });
        }}
      >
        <option value="">{t('import.columns.none')}</option>
        {list.headers.map((header, index) => (
          <option key={index} value={index}>
            {header}
          </option>
        ))}
      </select>
    </label>
  );
}
