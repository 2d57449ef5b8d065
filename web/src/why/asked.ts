/** Which figure the reader asks about. */
import { signal } from '@preact/signals';
import type { Explanation, Figure } from 'tierwise';

/** A figure of the shown day: a total, or one of a client. */
export interface Question {
  figure: Figure;
  client?: string;
}

/** `null`: nothing is asked. */
export const asked = signal<Question | null>(null);

/** The first explanation of a figure in a tree, nearest to the root. */
export function findFigure(figures: readonly Explanation[], figure: Figure): Explanation | undefined {
  return (
    figures.find((node) => node.figure === figure) ??
    figures.map(({ because }) => findFigure(because, figure)).find((node) => node !== undefined)
  );
}
