/** One part of a whole. `tone` is the colour of a kind of points. */
export interface BarPart {
  tone: 'sourced' | 'assisted' | 'managed';
  value: number;
}

/** The parts of a figure, side by side in proportion. The same figures stand beside it as text. */
export function StackedBar({ parts }: { parts: readonly BarPart[] }) {
  const whole = parts.reduce((total, part) => total + part.value, 0);
  return (
    <div class="stack" aria-hidden="true">
      {parts.map(
        (part) =>
          part.value > 0 && (
            <span key={part.tone} class={`stack__part tone--${part.tone}`} style={{ flexGrow: part.value / whole }} />
          ),
      )}
    </div>
  );
}
