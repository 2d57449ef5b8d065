import { useRef, useState } from 'preact/hooks';
import { type AmountProblem, formatDecimal, parseAmount } from '../format.ts';
import { locale, t } from '../messages.ts';
import { type ControlProps, Field, type FieldProps } from './field.tsx';
import { whenPainted } from './when-painted.ts';

/** A canonical decimal string, empty for nothing typed, `null` for something that is no amount. */
export type AmountValue = string | null;

export interface AmountInputProps {
  value: AmountValue;
  onChange: (value: AmountValue) => void;
  /** Most decimals; 4 unless told. */
  decimals?: number;
  /** A unit that stands at the end of the field, such as a currency code. */
  unit?: string;
  placeholder?: string;
}

/** What is wrong with an amount, in words that say what to do. */
export function amountProblemText({ id, found }: AmountProblem, decimals: number): string {
  return t(`amount.${id}`, { found, decimals });
}

/**
 * The text of an amount while it is typed. It stays as typed until the field is left, then it is written the reader's way,
 * so that the reader sees how it was understood. The control shows what is typed by itself: what there is to say about it comes
 * once what follows from it is painted.
 */
function useAmountText({ value, onChange, decimals = 4 }: AmountInputProps) {
  const rules = { region: locale.value.region, decimals };
  const shown = value === null || value === '' ? '' : formatDecimal(value);
  const typed = useRef<string | null>(null);
  const [, draw] = useState(typed.current);
  const setTyped = (next: string | null) => {
    typed.current = next;
    whenPainted(() => draw(next));
  };
  const text = typed.current ?? shown;
  const parsed = parseAmount(text, rules);
  // A value that came from elsewhere (a link, a swap) replaces what was typed.
  const isOwn = typed.current === null || ('problem' in parsed ? value === null : parsed.value === value);
  const current = isOwn ? parsed : parseAmount(shown, rules);
  return {
    text: isOwn ? text : shown,
    problem: 'problem' in current ? amountProblemText(current.problem, decimals) : null,
    onInput: (next: string) => {
      setTyped(next);
      const result = parseAmount(next, rules);
      onChange('problem' in result ? null : result.value);
    },
    onBlur: () => {
      if (!('problem' in current)) setTyped(null);
    },
  };
}

function AmountControl({
  text,
  onInput,
  onBlur,
  unit,
  placeholder,
  ...control
}: Partial<ControlProps> &
  Pick<ReturnType<typeof useAmountText>, 'text' | 'onInput' | 'onBlur'> & {
    unit?: string | undefined;
    placeholder?: string | undefined;
    'aria-label'?: string;
  }) {
  return (
    <span class="amount">
      <input
        {...control}
        class="input input--number"
        type="text"
        inputMode="decimal"
        autocomplete="off"
        placeholder={placeholder}
        value={text}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        onBlur={onBlur}
      />
      {unit !== undefined && (
        <span class="amount__unit" aria-hidden="true">
          {unit}
        </span>
      )}
    </span>
  );
}

/** A labelled amount. `problem` is what else is wrong with it, beside its being no amount. */
export function AmountField({ label, hint, problem, ...amount }: FieldProps & AmountInputProps) {
  const typing = useAmountText(amount);
  return (
    <Field label={label} hint={hint} problem={typing.problem ?? problem}>
      {(control) => <AmountControl {...control} {...typing} unit={amount.unit} placeholder={amount.placeholder} />}
    </Field>
  );
}

/** An amount in a table cell; its problem is the tooltip and description of the field. */
export function AmountCell({ label, ...amount }: AmountInputProps & { label: string }) {
  const typing = useAmountText(amount);
  return (
    <span class="amount-cell" title={typing.problem ?? undefined}>
      <AmountControl
        {...typing}
        aria-label={typing.problem === null ? label : `${label}: ${typing.problem}`}
        aria-invalid={typing.problem === null ? undefined : true}
        placeholder={amount.placeholder}
      />
    </span>
  );
}
