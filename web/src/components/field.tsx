import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** What a control needs to be tied to its label, hint and problem. */
export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
}

export interface FieldProps {
  label: ComponentChildren;
  hint?: ComponentChildren;
  /** What is wrong with the value, in words; shown at the field. */
  problem?: string | null | undefined;
}

/** A labelled control with its hint and its problem. */
export function Field({
  label,
  hint,
  problem,
  children,
}: FieldProps & { children: (props: ControlProps) => ComponentChildren }) {
  const id = useId();
  const hasNote = Boolean(problem ?? hint);
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': hasNote ? `${id}-note` : undefined,
        'aria-invalid': problem ? true : undefined,
      })}
      {hasNote && (
        <p class={problem ? 'field__problem' : 'field__hint'} id={`${id}-note`}>
          {problem ?? hint}
        </p>
      )}
    </div>
  );
}
