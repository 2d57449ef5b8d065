/** Which figure the reader asks about. */
import { signal } from '@preact/signals';
import type { Day, Explanation, Figure, Track } from 'tierwise';
import type { Scenario } from '../state/scenarios.ts';

/** Tells a figure from others of its kind. */
export interface Subject {
  tier?: string;
  track?: Track;
}

/** A figure: a total, or one of a client; of what is shown on the shown day, unless it says otherwise. */
export interface Question extends Subject {
  figure: Figure;
  client?: string;
  on?: Day;
  /** The plan that the figure is of; `null`: the facts. */
  scenario?: Scenario | null;
}

/** `null`: nothing is asked. */
export const asked = signal<Question | null>(null);

/** The first explanation of a figure in a tree, nearest to the root. */
export function findFigure(
  figures: readonly Explanation[],
  figure: Figure,
  about: Subject = {},
): Explanation | undefined {
  const { tier, track } = about;
  const isIt = ({ figure: found, subject }: Explanation) =>
    found === figure && (tier ?? subject.tier) === subject.tier && (track ?? subject.track) === subject.track;
  return (
    figures.find(isIt) ??
    figures.map(({ because }) => findFigure(because, figure, about)).find((node) => node !== undefined)
  );
}
