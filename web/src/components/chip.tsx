import type { ComponentChildren } from 'preact';

/** A filter that is on or off, with the number of rows that it would show. */
export function Chip({
  isOn,
  onToggle,
  count,
  children,
}: {
  isOn: boolean;
  onToggle: () => void;
  count?: number | string;
  children: ComponentChildren;
}) {
  return (
    <button type="button" class="chip" aria-pressed={isOn} onClick={onToggle}>
      {children}
      {count !== undefined && <span class="chip__count">{count}</span>}
    </button>
  );
}
