import { t } from '../messages.ts';
import { Field, type FieldProps } from './field.tsx';

/** A small whole number from 0 to `most`, typed or stepped. What is no such number is not taken. */
export function CountField({
  value,
  most,
  onChange,
  ...field
}: FieldProps & { value: number; most: number; onChange: (value: number) => void }) {
  const step = (by: number) => onChange(Math.max(0, Math.min(most, value + by)));
  return (
    <Field {...field}>
      {(control) => (
        <span class="count">
          <button
            class="button"
            type="button"
            aria-label={t('count.fewer')}
            disabled={value <= 0}
            onClick={() => step(-1)}
          >
            −
          </button>
          <input
            {...control}
            class="input"
            type="number"
            inputMode="numeric"
            min={0}
            max={most}
            step={1}
            value={value}
            onInput={({ currentTarget }) => {
              const typed = currentTarget.valueAsNumber;
              if (Number.isInteger(typed) && typed >= 0 && typed <= most) onChange(typed);
            }}
            onBlur={({ currentTarget }) => {
              currentTarget.value = String(value);
            }}
          />
          <button
            class="button"
            type="button"
            aria-label={t('count.more')}
            disabled={value >= most}
            onClick={() => step(1)}
          >
            +
          </button>
        </span>
      )}
    </Field>
  );
}
