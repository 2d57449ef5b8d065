import { describe, expect, it } from 'vitest';
import { type Case, generateCase } from '../reference/generate.ts';
import { shippedRulesText } from '../vectors/load.ts';
import { loadEngine } from '../wasm/engine.ts';
import { type Difference, differences } from './compare.ts';
import { askEngine, askReference, type Question } from './outcome.ts';
import { shrink } from './shrink.ts';

const seed = Number(process.env.TIERWISE_SEED ?? 1);
const cases = Number(process.env.TIERWISE_CASES ?? 2000);

const engine = await loadEngine();
const shipped = JSON.parse(shippedRulesText);

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

const compareOutcomes = (question: Question): Difference[] =>
  differences(askEngine(engine, question), askReference(question));

/** A candidate that the engine or the reference cannot read proves nothing. */
function differsAlike(question: Question, wasInvalid: boolean): boolean {
  try {
    const invalid = 'invalid' in askEngine(engine, question);
    return invalid === wasInvalid && compareOutcomes(question).length > 0;
  } catch {
    return false;
  }
}

/** The question with as many parameters as possible as they are shipped. */
function withShippedRules(question: Question, fails: (candidate: Question) => boolean): Question {
  let smallest = question;
  for (const [name, value] of Object.entries(shipped)) {
    const candidate = { ...smallest, rules: { ...smallest.rules, [name]: value } };
    if (fails(candidate)) smallest = candidate;
  }
  return smallest;
}

function report(seed: number, question: Question): string {
  const invalid = 'invalid' in askEngine(engine, question);
  const fails = (candidate: Question) => differsAlike(candidate, invalid);
  const { rules, ...others } = withShippedRules(question, fails);
  const smallest = shrink(others, REQUIRED, (candidate) => fails({ ...candidate, rules }));
  const rulesUnlikeShipped = differences(rules, shipped).map(({ pointer, engine: value }) => ({ pointer, value }));
  const shown = { ...smallest, rulesUnlikeShipped, differences: compareOutcomes({ ...smallest, rules }) };
  return `seed ${seed}: the engine and the reference differ on\n${JSON.stringify(shown, null, 1)}`;
}

/**
 * Tests the engine against the reference on one half of the random cases: Vitest runs files side by side, and there is a
 * file for each half. `TIERWISE_SEED` and `TIERWISE_CASES` choose other and more cases:
 *
 *     TIERWISE_CASES=5000 TIERWISE_SEED=7 npx vitest run differential
 */
export function testHalf(half: 0 | 1): void {
  const middle = seed + Math.ceil(cases / 2);
  const [firstSeed, pastSeed] = half === 0 ? [seed, middle] : [middle, seed + cases];
  describe(`engine and reference agree, seeds ${firstSeed} to ${pastSeed - 1}`, () => {
    const batch = 50;
    for (let start = firstSeed; start < pastSeed; start += batch) {
      const end = Math.min(start + batch, pastSeed);
      it(`seeds ${start} to ${end - 1}`, { timeout: 0 }, () => {
        for (let one = start; one < end; one++) {
          const wrong = questions(generateCase(shipped, one)).find((question) => compareOutcomes(question).length > 0);
          if (wrong) expect.fail(report(one, wrong));
        }
      });
    }
  });
}
