import './choose-file.css';
import { rules } from '../state/app.ts';

/** A file input that looks like a button. What is chosen goes to the engine, so it waits for that. */
export function ChooseFile({
  label,
  accept,
  onChoose,
  isPrimary = false,
}: {
  label: string;
  accept: string;
  onChoose: (file: File) => void;
  isPrimary?: boolean;
}) {
  return (
    <label class={`button choose-file${isPrimary ? ' button--primary' : ''}`}>
      <input
        class="visually-hidden"
        type="file"
        accept={accept}
        disabled={rules.value === null}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same file, changed since, can be chosen again.
          currentTarget.value = '';
          if (file !== undefined) onChoose(file);
        }}
      />
      {label}
    </label>
  );
}
