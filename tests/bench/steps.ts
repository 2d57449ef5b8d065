/** The pieces of work that steps.json lists, asked of the engine through its facade. */
import type { Changes, Day, Model, Rules } from 'tierwise';
import steps from './steps.json';

export type StepName = keyof typeof steps;
type Call = [name: string, ...args: (string | object)[]];

const callsOf = (step: StepName): Call[] => steps[step] as Call[];

/** The client that work on a changed document is about. */
const clientOfTurn = (turn: number): string => `c${1 + (turn % 100)}`;

/** What the last call of a step answers, as JSON text; a model that it opens is disposed of. */
export function askForText(rules: Rules, model: Model, portfolio: string, step: StepName, turn: number): string {
  return askedOf(rules, model, portfolio, step, turn, question);
}

/** How a day or a range is asked about. */
export type Answered = 'evaluate' | 'totals' | 'timeline' | 'series';

/** The same as objects, with all about each client or without it. */
export function askForObjects(rules: Rules, model: Model, step: StepName, turn: number, as: Answered): unknown {
  return askedOf(rules, model, '', step, turn, (asked, _, [first, second]) =>
    as === 'evaluate' || as === 'totals' ? asked[as](first) : asked[as](first, second),
  );
}

function askedOf<Answer>(
  rules: Rules,
  model: Model,
  portfolio: string,
  step: StepName,
  turn: number,
  ask: (asked: Model, name: string, args: [string, string]) => Answer,
): Answer {
  const opened: Model[] = [];
  let answer: Answer | undefined;
  for (const [name, ...args] of callsOf(step)) {
    const asked = opened.at(-1) ?? model;
    const texts = args.map((arg) => textOf(arg, turn)) as [string, string];
    if (name === 'openPortfolio') opened.push(rules.openPortfolio(portfolio));
    else if (name === 'withChanges') opened.push(asked.withChanges(texts[0]));
    else answer = ask(asked, name, texts);
  }
  for (const each of opened) each.dispose();
  return answer as Answer;
}

function textOf(argument: string | object, turn: number): string {
  const text = typeof argument === 'string' ? argument : JSON.stringify(argument);
  return text.replaceAll('{client}', clientOfTurn(turn));
}

function question(model: Model, name: string, [first, second]: [string, string]): string {
  switch (name) {
    case 'evaluate':
      return model.json('evaluate', first);
    case 'timeline':
      return model.json('timeline', first, second);
    case 'explain':
    case 'differences':
    case 'goal':
    case 'plan':
      return model.json(name as 'plan', JSON.parse(first));
    default:
      throw new RangeError(`unknown call ${name}`);
  }
}

/** The changes that a step begins with; undefined where it has none. */
export function changesOf(step: StepName, turn: number): Changes | undefined {
  const call = callsOf(step).find(([name]) => name === 'withChanges');
  return call && JSON.parse(textOf(call[1] as object, turn));
}

/** The days that the last call of a step is about. */
export function daysOf(step: StepName): [Day, Day?] {
  const [, ...days] = callsOf(step).at(-1) as [string, Day, Day?];
  return days;
}
