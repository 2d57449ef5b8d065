import { useEffect, useRef } from 'preact/hooks';
import type { Change, Client, Motion, QualifyingRow } from 'tierwise';
import { linesOf } from '../../changes/defaults.ts';
import { type ChangeField, fieldsOf, valueAt, withValueAt } from '../../changes/fields.ts';
import { actionsIn, toolsIn } from '../../changes/tools.ts';
import { Combobox } from '../../components/combobox.tsx';
import { CountField } from '../../components/count-field.tsx';
import { CurrencyField, MarketField } from '../../components/place-fields.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { conditionName } from '../../condition-name.ts';
import { compareTexts } from '../../format.ts';
import { t } from '../../messages.ts';
import { employeeName, lineName, toolName } from '../../names.ts';
import type { Documents } from '../../state/documents.ts';
import { inForce } from '../../state/minima.ts';
import { ClientForm } from './client-form.tsx';
import { type Choice, DayField, SelectField, TakenAmountField, TextField } from './inputs.tsx';
import { RuleForm } from './rule-form.tsx';

const MOST_DAYS_BETWEEN = 365;

interface FormProps<Kind extends Change = Change> {
  change: Kind;
  /** As they are before this change. */
  documents: Documents;
  onChange: (change: Change) => void;
}

/** The form of one change: whatever is entered and can be read takes effect at once. */
export function ChangeForm({ change, documents, onChange, label }: FormProps & { label: string }) {
  const form = useRef<HTMLFieldSetElement>(null);
  useEffect(() => form.current?.focus({ preventScroll: true }), []);
  return (
    <fieldset class="change-form" ref={form} tabIndex={-1} aria-label={label}>
      {change.do === 'rule' ? (
        <RuleForm change={change} documents={documents} onChange={onChange} />
      ) : (
        fieldsOf[change.do].map((field) => (
          <Input key={field.path} field={field} change={change} documents={documents} onChange={onChange} />
        ))
      )}
      {change.do === 'add-client' && <ClientForm change={change} documents={documents} onChange={onChange} />}
    </fieldset>
  );
}

/** What an input of any kind gets. */
interface InputProps {
  label: string;
  field: ChangeField;
  value: string;
  /** The client that the change is about, where it is about one. */
  client: Client | undefined;
  change: Change;
  documents: Documents;
  /** `undefined` leaves the value out. */
  onValue: (value: unknown) => void;
}

function Input({ field, change, documents, onChange }: FormProps & { field: ChangeField }) {
  const value = valueAt(change, field.path);
  const clientId = valueAt(change, 'client');
  const Kind = inputs[field.input];
  return (
    <Kind
      label={t(field.label)}
      field={field}
      value={value === undefined ? '' : String(value)}
      client={documents.portfolio.clients?.find(({ id }) => id === clientId)}
      change={change}
      documents={documents}
      onValue={(next) => onChange(withValueAt(change, field.path, next))}
    />
  );
}

const inputs: Readonly<Record<ChangeField['input'], (props: InputProps) => preact.ComponentChildren>> = {
  client: (props) => <ClientInput {...props} />,
  'client-or-all': (props) => <ClientInput {...props} none={t('whatif.allClients')} />,
  'client-or-partner': (props) => <ClientInput {...props} none={t('whatif.partnerAccount')} />,
  employee: (props) => <EmployeeInput {...props} />,
  'employee-or-all': (props) => <EmployeeInput {...props} none={t('whatif.allEmployees')} />,
  line: ({ label, value, client, onValue }) => (
    <SelectField label={label} choices={linesOf(client).map(lineChoice)} value={value} onChange={onValue} />
  ),
  amount: ({ label, field, value, client, change, onValue }) => (
    <TakenAmountField
      label={label}
      value={value}
      isOptional={field.isOptional === true}
      unit={client?.currency ?? ''}
      placeholder={change.do === 'sell' && field.isOptional ? t('whatif.replacesDefault') : ''}
      onChange={(next) => onValue(next === '' ? undefined : next)}
    />
  ),
  day: ({ label, field, value, onValue }) => (
    <DayField
      label={label}
      value={value}
      isOptional={field.isOptional === true}
      onChange={(next) => onValue(next === '' ? undefined : next)}
    />
  ),
  motion: ({ label, value, onValue }) => (
    <Segmented
      label={label}
      options={[
        { value: 'sourced', label: t('motion.sourced') },
        { value: 'assisted', label: t('motion.assisted') },
      ]}
      value={value as Motion}
      onChange={onValue}
    />
  ),
  tool: ({ label, value, documents, onValue }) => (
    <SelectField label={label} choices={toolChoices(documents)} value={value} onChange={onValue} />
  ),
  action: ({ label, value, documents, onValue }) => (
    <SelectField
      label={label}
      choices={actionsIn(qualifyingTable(documents)).map(toolChoice)}
      value={value}
      onChange={onValue}
    />
  ),
  count: ({ label, value, onValue }) => (
    <CountField
      label={label}
      value={Number(value)}
      most={MOST_DAYS_BETWEEN}
      onChange={(next) => onValue(Math.max(1, next))}
    />
  ),
  market: ({ value, client, onValue }) => <MarketField value={value || (client?.market ?? '')} onChange={onValue} />,
  currency: ({ value, client, onValue }) => (
    <CurrencyField value={value || (client?.currency ?? '')} onChange={onValue} />
  ),
  text: ({ label, value, onValue }) => (
    <TextField
      label={label}
      type="text"
      value={value}
      isValid={(text) => text.trim() !== ''}
      problem={t('whatif.textNeeded')}
      onChange={onValue}
    />
  ),
  email: ({ label, value, onValue }) => (
    <TextField
      label={label}
      type="email"
      value={value}
      isValid={(text) => /^[^@\s]+@[^@\s]+$/.test(text)}
      problem={t('whatif.emailNeeded')}
      onChange={onValue}
    />
  ),
  'yes-no': ({ label, value, onValue }) => (
    <label class="check">
      <input
        type="checkbox"
        checked={value === 'true'}
        onChange={({ currentTarget }) => onValue(currentTarget.checked ? true : undefined)}
      />
      {label}
    </label>
  ),
  condition: ({ label, value, documents, onValue }) => (
    <SelectField label={label} choices={conditionChoices(documents)} value={value} onChange={onValue} />
  ),
  rule: () => null,
};

const lineChoice = (line: string): Choice => ({ value: line, label: lineName(line) });
const toolChoice = (tool: string): Choice => ({ value: tool, label: toolName(tool) });

function ClientInput({ label, value, documents, onValue, none }: InputProps & { none?: string }) {
  const clients = documents.portfolio.clients ?? [];
  const options = () => {
    const named = clients
      .map(({ id, name, currency }) => ({ value: id, label: name, detail: currency }))
      .sort((a, b) => compareTexts(a.label, b.label));
    return none === undefined ? named : [{ value: '', label: none }, ...named];
  };
  return (
    <Combobox
      label={label}
      options={options}
      value={value}
      valueLabel={value === '' ? none : clients.find(({ id }) => id === value)?.name}
      onChange={(next) => onValue(next === '' ? undefined : next)}
    />
  );
}

function EmployeeInput({ label, value, documents, onValue, none }: InputProps & { none?: string }) {
  const employees = documents.portfolio.employees ?? [];
  const choices = employees.map(({ id }) => ({ value: id, label: employeeName(id, employees) }));
  return (
    <SelectField
      label={label}
      choices={none === undefined ? choices : [{ value: '', label: none }, ...choices]}
      value={value}
      onChange={(next) => onValue(next === '' ? undefined : next)}
    />
  );
}

const qualifyingTable = ({ portfolio, book }: Documents): readonly QualifyingRow[] =>
  inForce(book.managed.qualifying, portfolio.asOf)?.value ?? [];

/** The usual tools, and those with a rule of their own in which something counts. */
const toolChoices = (documents: Documents): Choice[] =>
  toolsIn(qualifyingTable(documents).filter(({ actions }) => actions.length > 0)).map(toolChoice);

function conditionChoices({ book }: Documents): Choice[] {
  const tiers = book.tiers.at(-1)?.value ?? [];
  return tiers.flatMap((tier) => tier.conditions.map((one) => ({ value: one.id, label: conditionName(one) })));
}
