/** The native programs, asked for one sample at a time over a pipe. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { inRepository } from './paths.ts';
import type { Sample } from './sampling.ts';

class Program {
  readonly #process: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  constructor(name: string, args: string[]) {
    this.#process = spawn(inRepository(`build/native-bench/${name}`), args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines: Interface = createInterface({ input: this.#process.stdout as NonNullable<ChildProcess['stdout']> });
    this.#answers = lines[Symbol.asyncIterator]();
  }

  async ask(question: string): Promise<unknown> {
    this.#process.stdin?.write(`${question}\n`);
    const { value, done } = await this.#answers.next();
    if (done) throw new Error(`${this.#process.spawnfile} stopped when asked for ${question}`);
    return JSON.parse(value);
  }

  async close(): Promise<void> {
    this.#process.stdin?.end();
    if (this.#process.exitCode === null) await once(this.#process, 'exit');
  }
}

/** The engine itself, with one portfolio open. */
export class NativeEngine {
  readonly #program: Program;

  constructor(portfolio: string) {
    this.#program = new Program('engine_bench', [portfolio, inRepository('core/rules/hubspot-solutions.json'), '-']);
  }

  async sample(step: string): Promise<Sample> {
    const { ms, hash } = (await this.#program.ask(step)) as { ms: number; hash: number | null };
    return { ms, digest: hash };
  }

  close(): Promise<void> {
    return this.#program.close();
  }
}

export class NativeBarePass {
  readonly #program: Program;

  constructor(arrays: string, day: number) {
    this.#program = new Program('bare_pass_bench', [arrays, `${day}`]);
  }

  async sample(): Promise<Sample> {
    const { ms } = (await this.#program.ask('')) as { ms: number };
    return { ms, digest: null };
  }

  close(): Promise<void> {
    return this.#program.close();
  }
}
