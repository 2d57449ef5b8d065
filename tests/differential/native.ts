/** The engine as g++ builds it, by a program that answers any number of questions, one a line. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Problem } from 'tierwise';
import type { Evaluation } from '../../wasm/src/results.ts';
import type { ReferenceTimeline } from '../reference/timeline.ts';
import { comparableEvaluation, comparableTimeline } from './compare.ts';
import { type Outcome, outcomeOf, type Question } from './outcome.ts';

const ANSWERS = fileURLToPath(new URL('../../build/native/tests/answers', import.meta.url));

/** A question in the form of a vector. */
function lineOf({ rules, portfolio, changes, ask }: Question): string {
  return JSON.stringify({ rulebookText: JSON.stringify(rules), portfolio, changes, ...ask });
}

export function askNative(questions: readonly Question[]): Outcome[] {
  const { status, signal, stdout, error } = spawnSync(ANSWERS, {
    input: questions.map((question) => `${lineOf(question)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (error) throw new Error(`${ANSWERS} cannot run; scripts/test unit builds it`, { cause: error });
  const answers = stdout.split('\n').slice(0, -1);
  if (answers.length !== questions.length)
    throw new Error(`${ANSWERS}: ${answers.length} answers to ${questions.length} questions, then ${status ?? signal}`);
  return answers.map((answer, index) => outcome(JSON.parse(answer), questions[index] as Question));
}

type Answer = { errors: Problem[] } | Evaluation | ReferenceTimeline;

function outcome(answer: Answer, { ask }: Question): Outcome {
  if ('errors' in answer) return outcomeOf(answer.errors);
  return {
    result: 'on' in ask ? comparableEvaluation(answer as Evaluation) : comparableTimeline(answer as ReferenceTimeline),
  };
}
