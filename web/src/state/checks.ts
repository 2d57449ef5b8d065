/** Checks of what comes from outside and is no document of the engine's, told in the engine's terms. */
import { type Portfolio, type Problem, TierwiseError } from 'tierwise';
import { isNestedWithin, MOST_LEVELS } from '../nesting.ts';
import { attempt, engine, rules } from './app.ts';

const SHOWN = 40;

const short = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, SHOWN);

/**
 * The value that a text is.
 * @throws TierwiseError that says where the text stops being JSON, or that it is nested too deep.
 */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (isNestedWithin(value, MOST_LEVELS)) return value;
    throw new RangeError(`more than ${MOST_LEVELS} levels of nesting`);
  } catch (error) {
    // The engine says what and where, in terms that the page has words for.
    engine.peek()?.validate(text);
    throw error;
  }
}

/** A document of another format than the one that is expected. */
export function wrongFormat(document: string, expected: string, value: unknown): Problem {
  const found = short(value);
  return {
    id: 'wrong-format',
    document,
    pointer: '/format',
    found,
    expected: JSON.stringify(expected),
    message: `${document} /format: expected ${expected}, found ${found}`,
  };
}

/** What stands in a place where something of another kind is expected. */
export function wrongKind(
  document: string,
  pointer: string,
  expected: 'an object' | 'a list' | 'a text',
  value: unknown,
): Problem {
  const found = short(value);
  return {
    id: 'expected-type',
    document,
    pointer,
    found,
    expected,
    message: `${document} ${pointer}: expected ${expected}, found ${found}`,
  };
}

/** Why the engine does not take a portfolio that stands in another document; nothing where it does. */
export function portfolioProblems(document: string, pointer: string, value: unknown): readonly Problem[] {
  const opened = rules.peek();
  if (typeof value !== 'object' || value === null) return [wrongKind(document, pointer, 'an object', value)];
  if (opened === null) throw new Error('the engine is not up yet');
  const trial = attempt(() => opened.openPortfolio(value as Portfolio));
  trial.value?.dispose();
  return (trial.problems ?? []).map((problem) => ({ ...problem, pointer: pointer + problem.pointer }));
}

/** @throws TierwiseError where there are problems. */
export function refuseIfAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new TierwiseError(problems);
}
