import { randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Case, generateCase } from '../reference/generate.ts';
import { shippedRulesText } from '../vectors/load.ts';
import { type Difference, differences } from './compare.ts';
import { keepAsVector } from './keep.ts';
import { askReference, type Outcome, type Question } from './outcome.ts';
import { shrink } from './shrink.ts';

/** Others on every run: what has been found once is kept as a vector. */
const seed = Number(process.env.TIERWISE_SEED ?? randomInt(2 ** 31));
const cases = Number(process.env.TIERWISE_CASES ?? 1000);

const shipped = JSON.parse(shippedRulesText);

type Evaluator = (questions: readonly Question[]) => Outcome[];

/** Members that shrinking leaves in place, because a document without them is no document. */
const REQUIRED = new Set(
  `rules portfolio ask on from to format asOf partner name id email client employee line mrr motion tool action tier since
   do market currency value path until everyDays sale access condition`.split(/\s+/),
);

function questions({ rules, portfolio, changes, days, from, to }: Case): Question[] {
  const changed = { rules, portfolio, changes };
  const base = { rules, portfolio };
  return [
    ...days.map((on) => ({ ...base, ask: { on } })),
    ...days.map((on) => ({ ...changed, ask: { on } })),
    { ...base, ask: { from, to } },
    { ...changed, ask: { from, to } },
  ];
}

const compareOutcomes = (question: Question, outcome: Outcome): Difference[] =>
  differences(outcome, askReference(question));

/** The question with as many parameters as possible as they are shipped. */
function withShippedRules(question: Question, fails: (candidate: Question) => boolean): Question {
  let smallest = question;
  for (const [name, value] of Object.entries(shipped)) {
    const candidate = { ...smallest, rules: { ...smallest.rules, [name]: value } };
    if (fails(candidate)) smallest = candidate;
  }
  return smallest;
}

/** Shrinks a question about which the two differ, keeps it, and says how to go on. */
function report(engine: Evaluator, seed: number, question: Question): string {
  const ask = (one: Question): Outcome => engine([one])[0] as Outcome;
  const wasInvalid = 'invalid' in ask(question);
  const fails = (candidate: Question): boolean => {
    try {
      const outcome = ask(candidate);
      return 'invalid' in outcome === wasInvalid && compareOutcomes(candidate, outcome).length > 0;
    } catch {
      // What the engine or the reference cannot read proves nothing.
      return false;
    }
  };
  const { rules, ...others } = withShippedRules(question, fails);
  const smallest = { ...shrink(others, REQUIRED, (candidate) => fails({ ...candidate, rules })), rules };
  const found = compareOutcomes(smallest, ask(smallest));
  return `the engine and the reference differ; repeat it with TIERWISE_SEED=${seed} TIERWISE_CASES=1
${JSON.stringify(found, null, 1)}
${keepAsVector(seed, smallest, found)}`;
}

/**
 * Holds an engine against the reference on random cases, other ones on every run. `TIERWISE_SEED` and `TIERWISE_CASES`
 * repeat a run, or ask for more:
 *
 *     TIERWISE_CASES=5000 TIERWISE_SEED=7 npx vitest run differential
 */
export function testAgreement(how: string, engine: Evaluator): void {
  describe(`the engine ${how} and the reference agree, TIERWISE_SEED=${seed}`, () => {
    const batch = 50;
    const pastSeed = seed + cases;
    for (let start = seed; start < pastSeed; start += batch) {
      const seeds = Array.from({ length: Math.min(batch, pastSeed - start) }, (_, index) => start + index);
      it(`seeds ${start} to ${seeds.at(-1)}`, { timeout: 0 }, () => {
        const asked = seeds.flatMap((one) =>
          questions(generateCase(shipped, one)).map((question) => [one, question] as const),
        );
        const outcomes = engine(asked.map(([, question]) => question));
        for (const [index, [one, question]] of asked.entries()) {
          if (compareOutcomes(question, outcomes[index] as Outcome).length > 0)
            expect.fail(report(engine, one, question));
        }
      });
    }
  });
}
