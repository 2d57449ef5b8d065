import { useId } from 'preact/hooks';

/** A choice of one among a few, all visible: radio buttons that look like one control. */
export function Segmented<T extends string>({
  label,
  options,
  value,
  onChange,
  isLabelHidden = false,
}: {
  label: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
  isLabelHidden?: boolean;
}) {
  const name = useId();
  return (
    <fieldset class="field segmented">
      <legend class={isLabelHidden ? 'visually-hidden' : 'field__label'}>{label}</legend>
      <div class="segmented__options">
        {options.map((option) => (
          <label key={option.value} class="segmented__option">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
