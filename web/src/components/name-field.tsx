/** A name that is typed in place. Left empty, it becomes `fallback` when the field is left. */
export function NameField(props: {
  label: string;
  name: string;
  fallback: string;
  rename(name: string): void;
  class?: string;
}) {
  return (
    <input
      class={`input ${props.class ?? ''}`}
      type="text"
      aria-label={props.label}
      autocomplete="off"
      maxLength={80}
      value={props.name}
      onInput={({ currentTarget }) => props.rename(currentTarget.value)}
      onBlur={({ currentTarget }) => {
        if (currentTarget.value.trim() === '') props.rename(props.fallback);
      }}
    />
  );
}
