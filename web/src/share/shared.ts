/** What is shared by a link or a file: a calculation or a portfolio, with the rules that its figures rest on. */
import { type Day, type Evaluation, type Portfolio, type Problem, type RuleBook, TierwiseError } from 'tierwise';
import { isDay } from '../day.ts';
import { attempt, engine, minima, type Outcome, ruleBook } from '../state/app.ts';
import { applyScenario } from '../state/apply-scenario.ts';
import { portfolioProblems, refuseIfAny, wrongFormat, wrongKind } from '../state/checks.ts';
import { isMinima, type Minima } from '../state/minima.ts';
import { isScenarios, type Scenario } from '../state/scenarios.ts';

export const SHARED_FORMAT = 'tierwise/shared@1';
const DOCUMENT = 'shared';

/** The rules under which something was shared: which they were, and the sharer's own minima in them. */
export interface SharedRules {
  id: string;
  version: string;
  minima: Minima;
}
interface Shared {
  format: typeof SHARED_FORMAT;
  /** The day that was shown. */
  day: Day;
  rules: SharedRules;
}
export interface SharedPortfolio extends Shared {
  name: string;
  portfolio: Portfolio;
  scenarios: readonly Scenario[];
  /** The id of the scenario that was shown; empty where it was the facts. */
  shown: string;
  /** The whole rule book, so that the figures can be computed again after it has changed. */
  book: RuleBook;
}
/** The figures of the calculator when it was shared. */
export interface SharedFigures {
  total: number;
  before: string | null;
  after: string | null;
}
export interface SharedCalculation extends Shared {
  calculator: Readonly<Record<string, unknown>>;
  figures: SharedFigures;
}

/** Which rules are in force here. */
export function rulesHere(book: RuleBook): SharedRules {
  return { id: book.id, version: book.version, minima: minima.peek() };
}

/** Whether what was shared rests on the rules that are in force here. */
export function hasSameRules({ rules }: Shared): boolean {
  const here = ruleBook.value;
  return here !== null && JSON.stringify(rules) === JSON.stringify(rulesHere(here));
}

export function isSharedCalculation(value: unknown): value is SharedCalculation {
  const { format, day, rules, calculator, figures } = membersOf(value);
  const { total, before, after } = membersOf(figures);
  const isTier = (tier: unknown) => tier === null || typeof tier === 'string';
  return (
    format === SHARED_FORMAT &&
    isSharedDay(day) &&
    isSharedRules(rules) &&
    typeof calculator === 'object' &&
    typeof total === 'number' &&
    isTier(before) &&
    isTier(after)
  );
}

/**
 * What was shared, checked in full.
 * @throws TierwiseError with everything that is wrong.
 */
export function checkedPortfolio(value: unknown): SharedPortfolio {
  const { format, day, rules, name, portfolio, scenarios, shown, book } = membersOf(value);
  refuseIfAny(format === SHARED_FORMAT ? [] : [wrongFormat(DOCUMENT, SHARED_FORMAT, format)]);
  const problems: Problem[] = [...portfolioProblems(DOCUMENT, '/portfolio', portfolio)];
  if (!isSharedDay(day)) problems.push(wrongKind(DOCUMENT, '/day', 'a text', day));
  if (!isSharedRules(rules)) problems.push(wrongKind(DOCUMENT, '/rules', 'an object', rules));
  if (!isScenarios(scenarios)) problems.push(wrongKind(DOCUMENT, '/scenarios', 'a list', scenarios));
  if (typeof name !== 'string') problems.push(wrongKind(DOCUMENT, '/name', 'a text', name));
  if (typeof shown !== 'string') problems.push(wrongKind(DOCUMENT, '/shown', 'a text', shown));
  if (typeof book !== 'object' || book === null) problems.push(wrongKind(DOCUMENT, '/book', 'an object', book));
  refuseIfAny(problems);
  return value as SharedPortfolio;
}

/**
 * Where a shared portfolio stands on its day under a rule book, with the scenario that was shown; the problems where the
 * engine does not take the book.
 */
export function standingUnder(
  book: RuleBook,
  { portfolio, scenarios, shown, day }: SharedPortfolio,
): Outcome<Evaluation> {
  const running = engine.value;
  if (running === null) return null;
  return attempt(() => {
    const rules = running.openRules(book);
    const facts = rules.openPortfolio(portfolio);
    const scenario = scenarios.find(({ id }) => id === shown);
    const plan = scenario === undefined ? undefined : applyScenario(facts, scenario);
    try {
      return (plan?.model ?? facts).evaluate(day);
    } finally {
      plan?.dispose();
      facts.dispose();
      rules.dispose();
    }
  });
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const isSharedDay = (value: unknown): value is Day => typeof value === 'string' && isDay(value);

function isSharedRules(value: unknown): value is SharedRules {
  const { id, version, minima: own } = membersOf(value);
  return typeof id === 'string' && typeof version === 'string' && isMinima(own);
}

/** Why something that was shared cannot be opened, where it is no fault of the page. */
export const problemsOf = (error: unknown): readonly Problem[] | undefined =>
  error instanceof TierwiseError ? error.problems : undefined;
