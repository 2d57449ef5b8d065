/** Tables as data, on their way out of the page. */

/** A text, a figure of the engine, or nothing. A figure is a number or, where it is an amount, a decimal string in `figure`. */
export type Cell = string | number | Figure | null;
interface Figure {
  figure: string;
}

/** What a view shows as a table, in the reader's words; days are `YYYY-MM-DD`, figures as exact as the engine gives them. */
export interface Table {
  /** Names the file, the same in every language. */
  id: string;
  columns: readonly string[];
  /** As many cells in each as there are columns. */
  rows: readonly (readonly Cell[])[];
}

/** A decimal string, such as an amount, as a figure and not as a text. */
export function figure(decimal: string | number): Figure {
  return { figure: String(decimal) };
}
