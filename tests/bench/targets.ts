/** What quality asks for, as data: no more than `must`, and better no more than `aim`. */
export interface Target {
  work: string;
  /** All sizes by default. */
  size?: string;
  /** The engines that it holds for; those that a user runs, by default. */
  engines?: string[];
  /** With a peer, the figures are times of that peer's in the same run, not units of the row. */
  peer?: string;
  must: number;
  aim?: number;
}

const BROWSER = ['wasm-chromium'];
const NODE = ['wasm-node'];

export const TARGETS: Target[] = [
  { work: 'totals', size: 'agency', must: 1, aim: 0.1 },
  { work: 'evaluate', size: 'agency', must: 1, aim: 0.1 },
  { work: 'series-24', size: 'agency', must: 5, aim: 0.3 },
  { work: 'timeline-24', size: 'agency', must: 5, aim: 0.3 },
  { work: 'build', size: 'large', must: 100, aim: 15 },
  { work: 'edit-series', size: 'large', must: 2, aim: 0.2 },
  { work: 'edit', size: 'large', must: 2, aim: 0.2 },
  { work: 'build', size: 'large', peer: 'bare-pass-js', must: 20, aim: 5 },
  { work: 'build', size: 'large', peer: 'bare-pass-wasm', must: 20, aim: 5 },
  { work: 'read', size: 'large', peer: 'JSON.parse', must: 4, aim: 1.5 },
  { work: '*', engines: BROWSER, peer: 'native', must: 2.5, aim: 1.5 },
  { work: '*', engines: BROWSER, peer: 'plain-js', must: 1, aim: 1 / 3 },
  { work: '*', engines: BROWSER, peer: 'sql.js', must: 1, aim: 1 / 50 },
  { work: '*', engines: BROWSER, peer: 'duckdb', must: 1, aim: 1 / 10 },
  { work: '*', engines: BROWSER, peer: 'publicodes', must: 1 },
  { work: '*', engines: BROWSER, peer: 'hyperformula', must: 1 },
  { work: 'growth', engines: NODE, must: 12, aim: 10 },
  { work: 'memory', size: 'large', must: 200, aim: 64 },
  { work: 'first-visit', must: 160_000, aim: 110_000 },
  { work: 'first-visit-wasm', must: 100_000, aim: 65_000 },
  { work: 'glue', must: 14_000, aim: 10_000 },
  { work: 'keystroke', must: 16, aim: 8 },
  { work: 'keystroke-shown', must: 16, aim: 8 },
  { work: 'scrub', size: 'network', must: 1000 / 60 },
];

const USERS = ['wasm-node', 'wasm-chromium', 'page'];

export function targetOf(work: string, size: string, engine: string, peer: string | null): Target | undefined {
  return TARGETS.find(
    (target) =>
      (target.work === work || target.work === '*' || (target.work === 'growth' && work.startsWith('growth '))) &&
      (target.size ?? size) === size &&
      (target.engines ?? USERS).includes(engine) &&
      (target.peer ?? null) === peer,
  );
}
