import { signal } from '@preact/signals';
import type { Day, Portfolio, Problem } from 'tierwise';
import { portfolioText } from '../../portfolio-text.ts';
import sampleUrl from '../../sample/portfolio.json?url';
import { attempt, portfolio, rules } from '../../state/app.ts';

/** The portfolio that the last one opened here has replaced, for going back. */
export const replaced = signal<Portfolio | null>(null);

function show(next: Portfolio): void {
  replaced.value = portfolio.peek();
  portfolio.value = next;
}

/**
 * Opens a portfolio if the engine takes it; otherwise says why not, and the open one stays.
 * @param document as a value, or as the text of a file.
 */
export function openPortfolio(document: Portfolio | string): readonly Problem[] {
  const opened = rules.peek();
  if (opened === null) return [];
  const trial = attempt(() => opened.openPortfolio(document));
  if (trial.problems !== undefined) return trial.problems;
  trial.value.dispose();
  show(typeof document === 'string' ? (JSON.parse(document) as Portfolio) : document);
  return [];
}

/** Brings back the portfolio that was open before. */
export function undoOpening(): void {
  const previous = replaced.peek();
  if (previous !== null) show(previous);
}

/**
 * Opens the sample agency.
 * @returns the day that its data are of: a look at it starts there.
 * @throws Error when its file cannot be fetched.
 */
export async function openSample(): Promise<Day> {
  const response = await fetch(sampleUrl);
  if (!response.ok) throw new Error(`${sampleUrl}: ${response.status} ${response.statusText}`);
  const sample = (await response.json()) as Portfolio;
  openPortfolio(sample);
  return sample.asOf;
}

/** Hands the open portfolio to the reader as a file. */
export function savePortfolio(open: Portfolio): void {
  const url = URL.createObjectURL(new Blob([portfolioText(open)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `tierwise-${open.asOf}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
