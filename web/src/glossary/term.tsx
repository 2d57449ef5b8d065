import type { ComponentChildren } from 'preact';
import type { TermId } from './terms.ts';

/** A word of the programme that opens its definition. Its code is loaded with the first question. */
export function Term({ id, children }: { id: TermId; children: ComponentChildren }) {
  return (
    <button
      type="button"
      class="term"
      aria-haspopup="dialog"
      onClick={({ currentTarget }) =>
        void import('./definition.tsx').then(({ showDefinition }) => showDefinition(id, currentTarget))
      }
    >
      {children}
    </button>
  );
}
