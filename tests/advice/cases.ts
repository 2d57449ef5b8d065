import { type Model, TierwiseError } from 'tierwise';
import type { Portfolio, RuleBook } from '../../wasm/src/documents.ts';
import { MissingParameter } from '../reference/book.ts';
import { applyChanges, CannotApply } from '../reference/changes.ts';
import { standingOf } from '../reference/evaluate.ts';
import { type Case, generateCase } from '../reference/generate.ts';
import { Random } from '../reference/random.ts';
import type { Standing } from '../reference/standing.ts';
import { shippedRulesText } from '../vectors/load.ts';
import { loadEngine } from '../wasm/engine.ts';

/**
 * Random documents, and both evaluators of them. `TIERWISE_SEED` and `TIERWISE_CASES` choose other and more cases:
 *
 *     TIERWISE_CASES=1000 TIERWISE_SEED=7 npx vitest run advice
 */
const firstSeed = Number(process.env.TIERWISE_SEED ?? 1);

const engine = await loadEngine();
export const shippedRules: RuleBook = JSON.parse(shippedRulesText);

export interface Situation {
  /** Shown where a claim fails. */
  seed: number;
  rules: RuleBook;
  portfolio: Portfolio;
  /** As generated, for its days. */
  drawn: Case;
  /** For further choices. */
  random: Random;
  /** The engine's. */
  model: Model;
  /** The reference's. */
  standing: Standing;
}

export function modelOf(rules: RuleBook, portfolio: Portfolio): Model {
  return engine.openRules(rules).openPortfolio(portfolio);
}

/** The documents of a case with its changes, where they apply. */
function documentsOf({ rules, portfolio, changes }: Case): { rules: RuleBook; portfolio: Portfolio } {
  try {
    return applyChanges(rules, portfolio, changes);
  } catch (error) {
    if (error instanceof CannotApply) return { rules, portfolio };
    throw error;
  }
}

const drawnCases = new Map<number, Case>();
function drawnCase(seed: number): Case {
  const drawn = drawnCases.get(seed) ?? generateCase(shippedRules, seed);
  drawnCases.set(seed, drawn);
  return drawn;
}

/** Puts `claim` to random situations. */
export function forAll(cases: number, claim: (situation: Situation) => void, prepare = documentsOf): void {
  const count = Number(process.env.TIERWISE_CASES ?? cases);
  for (let seed = firstSeed; seed < firstSeed + count; seed++) forSeed(seed, claim, prepare);
}

/** Puts `claim` to one situation. Days before the first entry of a parameter are the differential tests' business. */
export function forSeed(seed: number, claim: (situation: Situation) => void, prepare = documentsOf): void {
  const drawn = drawnCase(seed);
  const { rules, portfolio } = prepare(drawn);
  const model = modelOf(rules, portfolio);
  try {
    claim({ seed, rules, portfolio, drawn, random: new Random(seed), model, standing: standingOf(rules, portfolio) });
  } catch (error) {
    if (!lacksParameter(error)) throw inCase(seed, error);
  } finally {
    model.dispose();
  }
}

/** What failed, and for which seed. */
export function inCase(seed: number, error: unknown): Error {
  return new Error(`seed ${seed}: ${String(error)}`, { cause: error });
}

function lacksParameter(error: unknown): boolean {
  if (error instanceof TierwiseError) return error.problems.every(({ id }) => id === 'missing-parameter');
  return error instanceof MissingParameter;
}
