import { parseArgs } from 'node:util';
import { isDay } from '../../web/src/day.ts';

/** What is given to a command is not what the command takes. One line for each problem. */
export class UsageError extends Error {}

interface ValueKind {
  /** As in `expected a day such as 2025-03-01`. */
  description: string;
  /** Absent: whatever uses the value judges it. */
  accepts?: (value: string) => boolean;
}
/** The kinds of value that options take, by their name in a synopsis. */
const VALUES = {
  AMOUNT: { description: 'an amount such as 1000.00' },
  CODE: { description: 'a code such as BR or USD' },
  COUNT: { description: 'a whole number, 0 or more', accepts: (value) => /^\d{1,9}$/.test(value) },
  DAYS: { description: 'checkpoints, reviews or day' },
  DAY: { description: 'a day such as 2025-03-01', accepts: isDay },
  'FILE.json': { description: 'the path of a file' },
  ID: { description: 'an id' },
  MOTION: { description: 'sourced or assisted' },
} as const satisfies Record<string, ValueKind>;

export interface OptionSpec {
  /** Absent: a flag. */
  value?: keyof typeof VALUES;
  required?: true;
  /** May be given several times. */
  multiple?: true;
}

/** What a command takes: a file or none, and options by their names without dashes. */
export interface CommandSpec {
  file?: string;
  options: Record<string, OptionSpec>;
}

/** The arguments of one call, as its `CommandSpec` asks for them. */
export class Arguments {
  constructor(
    /** The path of the command's file; empty if it takes none. */
    readonly file: string,
    private readonly values: ReadonlyMap<string, readonly string[]>,
  ) {}

  has(option: string): boolean {
    return this.values.has(option);
  }

  all(option: string): readonly string[] {
    return this.values.get(option) ?? [];
  }

  get(option: string): string | undefined {
    return this.all(option)[0];
  }

  /** The value of a required option. */
  need(option: string): string {
    return this.get(option) as string;
  }
}

/** The arguments of a command on one line, those that may be left out in brackets. */
export function synopsis({ file, options }: CommandSpec): string {
  const words = Object.entries(options).map(([name, { value, required, multiple }]) => {
    const word = value === undefined ? `--${name}` : `--${name} ${value}`;
    return `${required ? word : `[${word}]`}${multiple ? '...' : ''}`;
  });
  return [...(file === undefined ? [] : [file]), ...words].join(' ');
}

/** @throws UsageError that tells everything that is wrong. */
export function readArguments(args: string[], command: CommandSpec): Arguments {
  const { files, values } = collect(args, command);
  const problems = [
    ...[...values].flatMap(([name, given]) => optionProblems(name, given, command)),
    ...missingOptions(values, command),
    ...fileProblems(files, command.file),
  ];
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return new Arguments(files[0] ?? '', values as Map<string, string[]>);
}

/** Of the command's own options: every object has a `constructor`. */
function optionNamed(name: string, options: CommandSpec['options']): OptionSpec | undefined {
  return Object.hasOwn(options, name) ? options[name] : undefined;
}

/** What was given, unjudged; an option without a value has `undefined`, a flag has the empty string. */
function collect(args: string[], { options }: CommandSpec) {
  const { tokens } = parseArgs({
    args,
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value }]) => [name, { type: value ? 'string' : 'boolean' } as const]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const files: string[] = [];
  const values = new Map<string, (string | undefined)[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = optionNamed(token.name, options)?.value === undefined;
    // Another option is no value; a negative amount is one, for the engine to refuse.
    const value = !token.inlineValue && /^-\D/.test(token.value ?? '') ? undefined : token.value;
    values.set(token.name, [...(values.get(token.name) ?? []), flag ? (value ?? '') : value]);
  }
  return { files, values };
}

function optionProblems(name: string, given: (string | undefined)[], { options }: CommandSpec): string[] {
  const option = optionNamed(name, options);
  if (option === undefined) {
    const known = Object.keys(options).map((known) => `--${known}`);
    return [`--${name}: expected ${known.length === 0 ? 'no option' : `one of ${known.join(', ')}`}`];
  }
  if (given.length > 1 && !option.multiple) return [`--${name}: expected once, found ${given.length} times`];
  return given.flatMap((value) => {
    if (option.value === undefined) return value === '' ? [] : [`--${name}: expected no value, found "${value}"`];
    const { description, accepts }: ValueKind = VALUES[option.value];
    if (value === undefined) return [`--${name}: expected ${description}, found nothing`];
    return accepts === undefined || accepts(value) ? [] : [`--${name}: expected ${description}, found "${value}"`];
  });
}

function missingOptions(values: ReadonlyMap<string, unknown>, { options }: CommandSpec): string[] {
  return Object.entries(options).flatMap(([name, { value, required }]) =>
    required && value !== undefined && !values.has(name)
      ? [`--${name}: expected ${VALUES[value].description}, found no such option`]
      : [],
  );
}

function fileProblems(files: string[], expected: string | undefined): string[] {
  if (expected === undefined) return files.map((file) => `"${file}": expected options only`);
  if (files.length === 0) return [`${expected}: expected the path of a file, found none`];
  return files.slice(1).map((file) => `"${file}": expected one file, found another`);
}
