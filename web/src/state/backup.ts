/** All that is kept on this device as one document, and back. */
import { signal } from '@preact/signals';
import type { Portfolio, Problem } from 'tierwise';
import { initialInput, isCalculatorInput } from '../views/calculator/input.ts';
import { pageCalculator } from '../views/calculator/page-calculator.ts';
import { attempt, minima, type Outcome } from './app.ts';
import { parseJson, portfolioProblems, refuseIfAny, wrongFormat, wrongKind } from './checks.ts';
import { isMinima, type Minima } from './minima.ts';
import { openId, type PortfolioEntry, portfolios } from './portfolio-list.ts';
import { keepPortfolio, keptUnder, openKept } from './portfolios.ts';
import { isScenarios, type Scenario } from './scenarios.ts';

export const BACKUP_FORMAT = 'tierwise/backup@1';

export interface Backup {
  format: typeof BACKUP_FORMAT;
  portfolios: { name: string; portfolio: Portfolio; scenarios: readonly Scenario[] }[];
  minima: Minima;
  calculator: unknown;
}

/** Everything on this device, what other tabs have kept included. Portfolios that cannot be read are left out. */
export async function backUp(): Promise<Backup> {
  pageCalculator.settle();
  const kept = [];
  for (const { id, name } of portfolios.peek()) {
    const found = await keptUnder(id);
    if (found !== undefined) kept.push({ name, portfolio: found.facts, scenarios: found.plans });
  }
  return { format: BACKUP_FORMAT, portfolios: kept, minima: minima.peek(), calculator: pageCalculator.input.peek() };
}

/** What was taken from a file of all data: everything, or everything but the minima, since this device has its own. */
export interface Restored {
  entries: readonly PortfolioEntry[];
  otherMinima: Minima | null;
}

/**
 * Puts what a file of all data holds beside what is on this device; nothing that is here is replaced. All of it is taken or
 * nothing.
 * @throws TierwiseError that says what is wrong with the file.
 */
function restore(document: unknown): Restored {
  const backup = checked(document);
  const entries = backup.portfolios.map(({ name, portfolio, scenarios }) =>
    keepPortfolio({ name, facts: portfolio, plans: scenarios }),
  );
  const [first] = entries;
  if (openId.peek() === null && first !== undefined) void openKept(first.id);
  const { input, change } = pageCalculator;
  if (isSame(input.peek(), initialInput) && isCalculatorInput(backup.calculator)) change(backup.calculator);
  const hasOwn = Object.keys(minima.peek()).length > 0;
  if (!hasOwn) minima.value = backup.minima;
  return { entries, otherMinima: hasOwn && !isSame(minima.peek(), backup.minima) ? backup.minima : null };
}

/** What came of the last file of all data. */
export const restoring = signal<Outcome<Restored>>(null);

/** Takes the text of a file of all data, and says in `restoring` what came of it. */
export function restoreText(text: string): void {
  restoring.value = attempt(() => restore(parseJson(text)));
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const DOCUMENT = 'backup';

function checked(document: unknown): Backup {
  const { format, portfolios: kept, minima: own, calculator } = (document ?? {}) as Record<string, unknown>;
  refuseIfAny(format === BACKUP_FORMAT ? [] : [wrongFormat(DOCUMENT, BACKUP_FORMAT, format)]);
  const problems = Array.isArray(kept)
    ? kept.flatMap((one: unknown, index) => problemsOf(one, `/portfolios/${index}`))
    : [wrongKind(DOCUMENT, '/portfolios', 'a list', kept)];
  refuseIfAny(isMinima(own) ? problems : [...problems, wrongKind(DOCUMENT, '/minima', 'an object', own)]);
  return { format: BACKUP_FORMAT, portfolios: kept as Backup['portfolios'], minima: own as Minima, calculator };
}

function problemsOf(one: unknown, pointer: string): readonly Problem[] {
  const { name, portfolio, scenarios } = (one ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string') return [wrongKind(DOCUMENT, `${pointer}/name`, 'a text', name)];
  if (!isScenarios(scenarios)) return [wrongKind(DOCUMENT, `${pointer}/scenarios`, 'a list', scenarios)];
  return portfolioProblems(DOCUMENT, `${pointer}/portfolio`, portfolio);
}
