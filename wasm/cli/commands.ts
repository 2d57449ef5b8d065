import { ImportError } from '../../web/src/import/errors.ts';
import {
  describeAssumption,
  describeError,
  describeMissing,
  describeRejected,
  readClientExport,
  windowDaysOn,
} from '../../web/src/import/index.ts';
import {
  type CalculationRequest,
  type Engine,
  type ExplainRequest,
  type GoalRequest,
  type Model,
  type PlanRequest,
  type Rules,
  TierwiseError,
} from '../src/index.ts';
import { type Arguments, type CommandSpec, type OptionSpec, UsageError } from './arguments.ts';
import { readBytes, readText } from './files.ts';

/** What a command answers: JSON for standard output, and remarks for standard error, one a line. */
export interface Answer {
  json: string;
  remarks?: string[];
}

export interface Command extends CommandSpec {
  summary: string;
  /** @throws UsageError or TierwiseError for bad input. */
  run(engine: Engine, args: Arguments): Answer;
}

const DAY: OptionSpec = { value: 'DAY', required: true };
const RULES: OptionSpec = { value: 'FILE.json' };
/** One of them: what is to be reached or kept. */
const TARGET: Record<string, OptionSpec> = { tier: { value: 'ID' }, points: { value: 'AMOUNT' } };
/** What every command about a portfolio takes besides its own. */
const SITUATION: Record<string, OptionSpec> = { rules: RULES, changes: { value: 'FILE.json', multiple: true } };

function openRules(engine: Engine, args: Arguments): Rules {
  const path = args.get('rules');
  return path === undefined ? engine.openRules() : engine.openRules(readText(path));
}

/** Where several files of changes are given, a problem says in which it is. */
function withChanges(model: Model, path: string, several: boolean): Model {
  const text = readText(path);
  try {
    return model.withChanges(text);
  } catch (error) {
    if (!several || !(error instanceof TierwiseError)) throw error;
    throw new TierwiseError(error.problems.map((one) => ({ ...one, message: `${path}: ${one.message}` })));
  }
}

function openModel(engine: Engine, args: Arguments): Model {
  const base = openRules(engine, args).openPortfolio(readText(args.file));
  const changes = args.all('changes');
  return changes.reduce((model, path) => withChanges(model, path, changes.length > 1), base);
}

function calculationRequest(args: Arguments): CalculationRequest {
  if (args.has('managed') && !args.has('manage')) throw new UsageError('--managed: expected --manage with it');
  const sold = args.need('sold');
  return {
    on: args.need('on'),
    market: args.need('market'),
    currency: args.get('currency') ?? 'USD',
    sold,
    motion: (args.get('motion') ?? 'sourced') as CalculationRequest['motion'],
    managed: args.has('manage') ? (args.get('managed') ?? sold) : null,
    otherPartners: Number(args.get('other-partners') ?? 0),
  };
}

/** The given ones of these options as a request has them: `--sell-on` is `sellOn`. */
function requestOf(args: Arguments, ...options: string[]): object {
  const field = (option: string): string => option.replace(/-./g, ([, letter = '']) => letter.toUpperCase());
  return Object.fromEntries(
    options.filter((option) => args.has(option)).map((option) => [field(option), args.need(option)]),
  );
}

function importClients(engine: Engine, args: Arguments): Answer {
  const asOf = args.need('as-of');
  const currency = args.get('currency');
  const rules = openRules(engine, args);
  try {
    const { portfolio, assumed, rejected, missing } = readClientExport(readBytes(args.file), {
      asOf,
      windowDays: windowDaysOn(rules.document, asOf),
      ...(currency === undefined ? {} : { currency }),
    });
    const remarks = [
      ...assumed.map(describeAssumption),
      ...rejected.map(describeRejected),
      ...missing.map(describeMissing),
    ];
    if (portfolio.clients?.length === 0) throw new UsageError(remarks.join('\n'));
    return { json: JSON.stringify(portfolio), remarks };
  } catch (error) {
    if (error instanceof ImportError) {
      const place = error.id.startsWith('option-') ? '--' : `${args.file}: `;
      throw new UsageError(place + describeError(error));
    }
    if (error instanceof RangeError) throw new UsageError(`--as-of: ${error.message}`);
    throw error;
  }
}

export const COMMANDS: Record<string, Command> = {
  evaluate: {
    summary: 'points, tier and every client on a day',
    file: 'PORTFOLIO.json',
    options: { on: DAY, ...SITUATION },
    run: (engine, args) => ({ json: openModel(engine, args).json('evaluate', args.need('on')) }),
  },
  timeline: {
    summary: 'points, tiers and events from a day until before another',
    file: 'PORTFOLIO.json',
    options: { from: DAY, to: DAY, ...SITUATION },
    run: (engine, args) => ({ json: openModel(engine, args).json('timeline', args.need('from'), args.need('to')) }),
  },
  explain: {
    summary: 'the tree behind each figure of a client, or of the partner',
    file: 'PORTFOLIO.json',
    options: { on: DAY, client: { value: 'ID' }, ...SITUATION },
    run(engine, args) {
      const request = requestOf(args, 'on', 'client') as ExplainRequest;
      return { json: openModel(engine, args).json('explain', request) };
    },
  },
  diff: {
    summary: 'what changed from one day to a later one, and why',
    file: 'PORTFOLIO.json',
    options: { from: DAY, to: DAY, ...SITUATION },
    run(engine, args) {
      const request = { from: args.need('from'), to: args.need('to') };
      return { json: openModel(engine, args).json('differences', request) };
    },
  },
  goal: {
    summary: 'what is missing to a tier or to a number of points, and the smallest sale that closes it',
    file: 'PORTFOLIO.json',
    options: { on: DAY, ...TARGET, 'sell-on': { value: 'DAY' }, ...SITUATION },
    run(engine, args) {
      const request = requestOf(args, 'on', 'sell-on', 'tier', 'points') as GoalRequest;
      return { json: openModel(engine, args).json('goal', request) };
    },
  },
  plan: {
    summary: 'the fewest touches of clients that keep a tier or a number of points',
    file: 'PORTFOLIO.json',
    options: { from: DAY, until: DAY, ...TARGET, at: { value: 'DAYS' }, ...SITUATION },
    run(engine, args) {
      const request = { at: 'checkpoints', ...requestOf(args, 'from', 'until', 'at', 'tier', 'points') } as PlanRequest;
      return { json: openModel(engine, args).json('plan', request) };
    },
  },
  calculate: {
    summary: 'what a sale is worth, and managing it',
    options: {
      sold: { value: 'AMOUNT', required: true },
      market: { value: 'CODE', required: true },
      on: DAY,
      motion: { value: 'MOTION' },
      currency: { value: 'CODE' },
      manage: {},
      managed: { value: 'AMOUNT' },
      'other-partners': { value: 'COUNT' },
      rules: RULES,
    },
    run(engine, args) {
      const { total, sold, managed } = openRules(engine, args).calculate(calculationRequest(args));
      return { json: JSON.stringify({ total, sold, managed }) };
    },
  },
  import: {
    summary: "the owner's export of the client list as a portfolio",
    file: 'CLIENTS.csv',
    options: { 'as-of': DAY, currency: { value: 'CODE' }, rules: RULES },
    run: importClients,
  },
  validate: {
    summary: 'whether a document of any format reads, and which it is',
    file: 'DOCUMENT.json',
    options: {},
    run: (engine, args) => ({ json: JSON.stringify({ format: engine.validate(readText(args.file)) }) }),
  },
};
