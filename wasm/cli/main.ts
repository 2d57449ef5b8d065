#!/usr/bin/env node
/** The command line: JSON on standard output, everything else on standard error; exit 0 done, 2 bad input or usage. */
import { TierwiseError } from '../src/index.ts';
import { loadTierwise } from '../src/node.ts';
import { readArguments, synopsis, UsageError } from './arguments.ts';
import { type Answer, COMMANDS, type Command } from './commands.ts';

const BAD_INPUT = 2;

function usage(): string {
  const lines = Object.entries(COMMANDS).flatMap(([name, command]) => [
    `  tierwise ${name} ${synopsis(command)}`,
    `      ${command.summary}`,
  ]);
  return ['usage:', ...lines].join('\n');
}

function commandNamed(name: string | undefined): Command {
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command !== undefined) return command;
  const found = name === undefined ? 'none' : `"${name}"`;
  throw new UsageError(`expected a command (${Object.keys(COMMANDS).join(', ')}) or --help, found ${found}`);
}

/** The option that a field of a request comes from, in place of the request: `request /on` becomes `--on`. */
function inOptions(message: string, { options }: Command): string {
  return message.replace(/^request \/(\w+)/, (place, field: string) => {
    const option = field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return Object.hasOwn(options, option) ? `--${option}` : place;
  });
}

/** A field's name may hold anything, and a problem is one line. */
function onOneLine(message: string): string {
  return message.replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

async function answer(args: string[]): Promise<Answer> {
  const [name, ...rest] = args;
  const command = commandNamed(name);
  try {
    return command.run(await loadTierwise(), readArguments(rest, command));
  } catch (error) {
    if (!(error instanceof TierwiseError)) throw error;
    throw new UsageError(error.problems.map(({ message }) => onOneLine(inOptions(message, command))).join('\n'));
  }
}

async function main(args: string[]): Promise<void> {
  if (args.includes('--help')) {
    console.log(usage());
    return;
  }
  try {
    const { json, remarks = [] } = await answer(args);
    for (const remark of remarks) console.error(remark);
    console.log(json);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    process.exitCode = BAD_INPUT;
  }
}

// Whoever reads the answer may stop reading.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
await main(process.argv.slice(2));
