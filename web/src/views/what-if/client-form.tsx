import type { Change } from 'tierwise';
import { linesOf } from '../../changes/defaults.ts';
import { clientOn, type NewClientTerms, termsOf } from '../../changes/new-client.ts';
import { t } from '../../messages.ts';
import { employeeName, lineName } from '../../names.ts';
import { day } from '../../state/app.ts';
import type { Documents } from '../../state/documents.ts';
import { DayField, SelectField, TakenAmountField } from './inputs.tsx';

type AddClient = Extract<Change, { do: 'add-client' }>;

/** What a new client pays and who services it, after its name and place. */
export function ClientForm({
  change,
  documents: { portfolio },
  onChange,
}: {
  change: AddClient;
  documents: Documents;
  onChange: (change: Change) => void;
}) {
  const { client } = change;
  const terms = termsOf(client, day.value);
  const set = (part: Partial<NewClientTerms>) =>
    onChange({ ...change, client: clientOn(client, { ...terms, ...part }, portfolio) });
  const employees = portfolio.employees ?? [];
  return (
    <>
      <TakenAmountField
        label={t('whatif.field.pays')}
        value={terms.mrr}
        isOptional
        unit={client.currency}
        onChange={(mrr) => set({ mrr })}
      />
      {terms.mrr !== '' && (
        <>
          <SelectField
            label={t('whatif.field.line')}
            choices={linesOf(undefined).map((line) => ({ value: line, label: lineName(line) }))}
            value={terms.line}
            onChange={(line) => set({ line })}
          />
          <DayField label={t('whatif.field.paysFrom')} value={terms.from} onChange={(from) => set({ from })} />
        </>
      )}
      <SelectField
        label={t('whatif.field.servicedBy')}
        choices={[
          { value: '', label: t('whatif.nobody') },
          ...employees.map(({ id }) => ({ value: id, label: employeeName(id, employees) })),
        ]}
        value={terms.employee}
        onChange={(employee) => set({ employee })}
      />
      {terms.employee !== '' && (
        <DayField
          label={t('whatif.field.servicedFrom')}
          value={terms.servicedFrom}
          onChange={(servicedFrom) => set({ servicedFrom })}
        />
      )}
    </>
  );
}
