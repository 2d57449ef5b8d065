import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Changes, Portfolio, RuleBook } from '../../wasm/src/documents.ts';
import type {
  CalculationRequest,
  ConversionRequest,
  ExplainRequest,
  GoalRequest,
  PlanRequest,
  StandingRequest,
} from '../../wasm/src/results.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What every case may bring; README.md beside this file describes the fields. */
interface Documents {
  name: string;
  rules?: string[];
  source?: string;
  /** A JSON merge patch (RFC 7396) over the shipped rule book. */
  rulebook?: unknown;
  changes?: Changes;
}
export interface EvaluationCase extends Documents {
  portfolio: Portfolio;
  on: string;
  expect: Record<string, unknown>;
}
export interface TimelineCase extends Documents {
  portfolio: Portfolio;
  from: string;
  to: string;
  expect: Record<string, unknown>;
}
/** A question that is put as a request, by the name of the facade's function. */
export type AdviceCase = Documents & { portfolio: Portfolio; expect: Record<string, unknown> } & (
    | { explain: ExplainRequest }
    | { differences: { from: string; to: string } }
    | { goal: GoalRequest }
    | { plan: PlanRequest }
  );
/** A question to the rule book alone. */
export type CalculatorCase = Documents & { expect: Record<string, unknown> } & (
    | { calculate: CalculationRequest }
    | { convert: ConversionRequest }
    | { standing: StandingRequest }
  );
export interface ErrorCase extends Documents {
  portfolio?: Portfolio;
  /** Where the documents are good, what is asked and refused; a request can be wrong in any way. */
  on?: string;
  from?: string;
  to?: string;
  explain?: never;
  goal?: never;
  plan?: never;
  calculate?: never;
  convert?: never;
  standing?: never;
  rulebookText?: string;
  portfolioText?: string;
  changesText?: string;
  expectErrors: { document: string; pointer: string; id?: string; expected?: string; found?: string }[];
}
export type AnsweredCase = EvaluationCase | TimelineCase | AdviceCase | CalculatorCase;
export type Case = AnsweredCase | ErrorCase;

export const isEvaluation = (vector: Case): vector is EvaluationCase => 'on' in vector && 'expect' in vector;
export const isTimeline = (vector: Case): vector is TimelineCase => 'from' in vector && 'expect' in vector;
export const isAdvice = (vector: Case): vector is AdviceCase =>
  'explain' in vector || 'differences' in vector || 'goal' in vector || 'plan' in vector;
export const isError = (vector: Case): vector is ErrorCase => 'expectErrors' in vector;

export const shippedRulesText: string = readFileSync(at('../../core/rules/hubspot-solutions.json'), 'utf8');

/** All cases, by file name without `.json`. */
export function loadVectors(): Map<string, Case[]> {
  const files = readdirSync(at('.')).filter((name) => name.endsWith('.json'));
  return new Map(files.map((name) => [name.slice(0, -5), JSON.parse(readFileSync(at(name), 'utf8')) as Case[]]));
}

/** The rule book of a case: the shipped one with the case's patch. */
export function ruleBookOf(vector: Case): RuleBook {
  return mergePatch(JSON.parse(shippedRulesText), vector.rulebook ?? {}) as RuleBook;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** RFC 7396: objects merge, null removes, anything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = { ...(isObject(target) ? target : {}) };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}

/** The value at a JSON pointer (RFC 6901), or undefined. */
export function valueAt(document: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  return keys.reduce<unknown>((value, key) => {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    return isObject(value) || Array.isArray(value) ? (value as Record<string, unknown>)[name] : undefined;
  }, document);
}

/** What the document holds at each expected pointer, with the marker for what is absent; to be compared with `expect`. */
export function found(document: unknown, expect: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.keys(expect).map((pointer) => {
    const value = valueAt(document, pointer);
    return [pointer, value === undefined ? { absent: true } : value] as const;
  });
  return Object.fromEntries(entries);
}
