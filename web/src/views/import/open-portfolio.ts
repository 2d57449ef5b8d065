import { signal } from '@preact/signals';
import type { Day, Portfolio, Problem } from 'tierwise';

import { portfolioText } from '../../portfolio-text.ts';
import sampleUrl from '../../sample/portfolio.json?url';
import { attempt, portfolio, rules } from '../../state/app.ts';
import { openEntry, type PortfolioEntry, portfolios } from '../../state/portfolio-list.ts';
import { addPortfolio, openKept, replaceFacts } from '../../state/portfolios.ts';
import { saveFile } from '../../take-away/save-file.ts';

/** The portfolio that was shown before the last one was opened here, for going back. */
export const previous = signal<{ name: string; bringBack: () => void } | null>(null);

function noteShown(bringBack: (entry: PortfolioEntry, facts: Portfolio) => void): void {
  const [entry, facts] = [openEntry.peek(), portfolio.peek()];
  previous.value =
    entry === undefined || facts === null ? null : { name: entry.name, bringBack: () => bringBack(entry, facts) };
}

/**
 * Opens a portfolio beside the others, or in the place of the open one, if the engine takes it; otherwise says why not, and
 * all stays as it was.
 * @param document as a value, or as the text of a file.
 */
export function openPortfolio(
  document: Portfolio | string,
  place: 'beside' | 'instead' = 'beside',
): readonly Problem[] {
  const opened = rules.peek();
  if (opened === null) return [];
  const trial = attempt(() => opened.openPortfolio(document));
  if (trial.problems !== undefined) return trial.problems;
  trial.value.dispose();
  const facts = typeof document === 'string' ? (JSON.parse(document) as Portfolio) : document;
  if (place === 'instead') {
    noteShown((_, before) => replaceFacts(before));
    replaceFacts(facts);
  } else {
    noteShown(({ id }) => void openKept(id));
    addPortfolio({ name: facts.partner.name, facts });
  }
  return [];
}

/** Brings back the portfolio that was shown before. */
export function bringBack(): void {
  previous.peek()?.bringBack();
  previous.value = null;
}

const SAMPLE = 'sample';

/**
 * Opens the sample agency, or what has become of it on this device.
 * @returns the day that its data are of: a look at it starts there.
 * @throws Error when its file cannot be fetched.
 */
export async function openSample(): Promise<Day> {
  if (portfolios.peek().some(({ id }) => id === SAMPLE)) {
    noteShown(({ id }) => void openKept(id));
    await openKept(SAMPLE);
    return portfolio.peek()?.asOf ?? '';
  }
  const response = await fetch(sampleUrl);
  if (!response.ok) throw new Error(`${sampleUrl}: ${response.status} ${response.statusText}`);
  const sample = (await response.json()) as Portfolio;
  noteShown(({ id }) => void openKept(id));
  addPortfolio({ name: sample.partner.name, facts: sample, id: SAMPLE });
  return sample.asOf;
}

/** Hands the open portfolio to the reader as a file. */
export function savePortfolio(open: Portfolio): void {
  saveFile(`tierwise-${open.asOf}.json`, new Blob([portfolioText(open)], { type: 'application/json' }));
}
