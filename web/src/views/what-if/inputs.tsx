import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { AmountField, type AmountInputProps, type AmountValue } from '../../components/amount-field.tsx';
import { Field } from '../../components/field.tsx';
import { isDay } from '../../day.ts';
import { t } from '../../messages.ts';

export interface Choice {
  value: string;
  label: string;
}

/**
 * What is being typed, while it cannot be taken yet; a value that came from elsewhere (undo, another field) replaces it.
 * Answers the text to show, and what to do with the next one.
 */
function useDraft<T>(value: T, isValid: (next: T) => boolean, onChange: (next: T) => void): [T, (next: T) => void] {
  const [draft, setDraft] = useState({ shown: value, of: value });
  const set = (next: T) => {
    const taken = isValid(next);
    setDraft({ shown: next, of: taken ? next : value });
    if (taken) onChange(next);
  };
  return [draft.of === value ? draft.shown : value, set];
}

/** A choice of one from a short list. The present value is in the list even where it is none of the choices. */
export function SelectField({
  label,
  choices,
  value,
  onChange,
}: {
  label: ComponentChildren;
  choices: readonly Choice[];
  value: string;
  onChange: (value: string) => void;
}) {
  const isKnown = choices.some((choice) => choice.value === value);
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        >
          {!isKnown && <option value={value}>{value}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A day; an unfinished one is not taken. An optional one may be emptied. */
export function DayField({
  label,
  value,
  isOptional = false,
  onChange,
}: {
  label: ComponentChildren;
  value: string;
  isOptional?: boolean;
  onChange: (value: string) => void;
}) {
  const isTaken = (text: string) => isDay(text) || (isOptional && text === '');
  const [shown, set] = useDraft(value, isTaken, onChange);
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          class="input"
          type="date"
          required={!isOptional}
          value={shown}
          onInput={({ currentTarget }) => set(currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A short text; an empty one is not taken, and says so. */
export function TextField({
  label,
  type,
  value,
  isValid,
  problem,
  onChange,
}: {
  label: ComponentChildren;
  type: 'text' | 'email';
  value: string;
  isValid: (text: string) => boolean;
  problem: string;
  onChange: (value: string) => void;
}) {
  const [shown, set] = useDraft(value, isValid, onChange);
  return (
    <Field label={label} problem={isValid(shown) ? null : problem}>
      {(control) => (
        <input
          {...control}
          class="input"
          type="text"
          inputMode={type}
          autocomplete="off"
          value={shown}
          onInput={({ currentTarget }) => set(currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** An amount of which only a readable one is taken; an optional one may be emptied. */
export function TakenAmountField({
  label,
  value,
  isOptional = false,
  onChange,
  ...input
}: Omit<AmountInputProps, 'value' | 'onChange'> & {
  label: ComponentChildren;
  value: string;
  isOptional?: boolean;
  onChange: (value: string) => void;
}) {
  const isTaken = (next: AmountValue) => next !== null && (isOptional || next !== '');
  const [shown, set] = useDraft<AmountValue>(value, isTaken, (next) => onChange(next ?? ''));
  return (
    <AmountField
      {...input}
      label={label}
      value={shown}
      onChange={set}
      problem={shown === '' && !isOptional ? t('whatif.amountNeeded') : null}
    />
  );
}
