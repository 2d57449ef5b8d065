/**
 * What the engine answers. Points are numbers rounded to 6 decimals, half away from zero; amounts are decimal strings with
 * at most 6 decimals. Both are rounded only here: the engine itself computes exactly.
 */
import type { Day, Motion, Track } from './documents.ts';

/** One thing that is wrong with a document or a request. `message` is English; pages word their own from `id` and the rest. */
export interface Problem {
  /** Stable id, such as `expected-amount` or `unknown-employee`. */
  id: string;
  /** `rules`, `portfolio`, `changes` or `request`; `engine` where it has stopped. */
  document: string;
  /** JSON pointer to the place. */
  pointer: string;
  found?: string;
  expected?: string;
  message: string;
}

export interface TierStanding {
  id: string;
  met: boolean;
  /** Points missing per minimum; only the minima that are not met. */
  missing: Partial<Record<Track, number>>;
  /** Conditions that the user has not confirmed. */
  unconfirmed: string[];
  certified: boolean;
}
export interface Points {
  total: number;
  sold: number;
  sourced: number;
  assisted: number;
  managed: number;
}

export type ManagedStatus = 'never' | 'active' | 'expired' | 'ended';
export type NeverReason = 'no-employee' | 'not-assigned' | 'no-activity' | 'not-qualifying';
export interface ManagedResult {
  status: ManagedStatus;
  reason?: NeverReason;
  /** In the client's currency, after the split; `"0"` unless active. */
  credit: string;
  currency: string;
  /** How many partners share the credit, this one included. */
  partners: number;
  /** `null`: the currency cannot be priced. */
  points: number | null;
  lastActivity?: Day;
  /** Active: the day on which the credit runs out if nothing more is done. Expired, ended: the day on which it did. */
  until?: Day;
}
export interface Lot {
  line: string;
  on: Day;
  motion: Motion;
  rate: number;
  points: number | null;
  until: Day;
  active: boolean;
}
export interface ClientResult {
  id: string;
  managed: ManagedResult;
  sold: { points: number | null; sourced: number | null; assisted: number | null; lots: Lot[] };
}
export type ReviewOutcome = 'keep' | 'protected' | 'fall' | 'rise';
export interface Warning {
  client?: string;
  code: string;
  text: string;
}
/** What the partner as a whole stands at on one day. */
export interface Totals {
  on: Day;
  rules: { id: string; version: string };
  points: Points;
  performance: string | null;
  credited: string | null;
  tiers: TierStanding[];
  review: { next: Day; outcome: ReviewOutcome; to: string | null } | null;
}
export interface Evaluation extends Totals {
  format: 'tierwise/evaluation@1';
  clients: ClientResult[];
  warnings: Warning[];
}

export type EventKind =
  | 'managed-start'
  | 'managed-expire'
  | 'managed-end'
  | 'managed-change'
  | 'sold-start'
  | 'sold-expire'
  | 'checkpoint'
  | 'rise'
  | 'fall'
  | 'rule-change';
/** What differs on a day from the day before. Timelines of models that share a client share its events: do not change them. */
export interface TimelineEvent {
  readonly on: Day;
  readonly client?: string;
  readonly kind: EventKind;
  /** The signed change; `null`: the currency cannot be priced. */
  readonly points: number | null;
}
/** What the partner as a whole stands at on each day of a range. */
export interface Series {
  from: Day;
  to: Day;
  points: { days: Day[]; sold: number[]; sourced: number[]; managed: number[]; total: number[] };
  performance: { from: Day; tier: string | null }[];
  credited: { from: Day; tier: string | null }[];
}
export interface Timeline extends Series {
  format: 'tierwise/timeline@1';
  /** In order of days; within a day rule changes, then clients in the order of the portfolio, then what is judged. */
  readonly events: readonly TimelineEvent[];
}

/** What the calculator is asked. Amounts are decimal strings in `currency`, at most 4 decimals. */
export interface CalculationRequest {
  on: Day;
  market: string;
  currency: string;
  sold: string;
  motion: Motion;
  /** `null`: the client will not be managed. */
  managed: string | null;
  /** How many other partners will manage the client too; 0 or more. */
  otherPartners: number;
}
export interface Calculation {
  total: number;
  sold: number;
  managed: number;
  /** What the figures rest on: all of the day asked for. */
  unit: string;
  soldRate: string;
  managedRate: string;
  growth: boolean;
  multiplier: string;
  /** Managed credit in the client's currency, after the split. */
  credit: string;
}
export interface ConversionRequest {
  on: Day;
  market: string;
  currency: string;
  motion: Motion;
  direction: 'points-to-currency' | 'currency-to-points';
  /** Points or amounts, by `direction`; at most 6 decimals. */
  sold: string;
  managed: string;
}
/** The counterparts, as decimal strings rounded to 6 decimals: what that cuts off is missing when they are converted back. */
export interface Conversion {
  sold: string;
  managed: string;
}
/** Points that somebody says they have, to be held against the tiers of a day. */
export interface StandingRequest {
  on: Day;
  /** Decimal strings, at most 6 decimals. Total is sourced + assisted + managed. */
  points: { sourced: string; assisted: string; managed: string };
  certified: boolean;
  confirmed: string[];
}
export interface Standing {
  points: Points;
  performance: string | null;
  tiers: TierStanding[];
}

/** What a figure rests on besides settled facts: a plan (something dated after the portfolio's `asOf`), or an illustrative parameter. */
export type RestsOn = 'planned' | 'illustrative';
/** An entry of the rule book that decides a figure. `value` is the part of the entry that does. */
export interface ExplainedParameter {
  path: string;
  from: Day;
  value: string | number | boolean;
  status: import('./documents.ts').Status;
  source: string;
}
/** A place in the portfolio that decides a figure. */
export interface ExplainedInput {
  pointer: string;
  value: string | number | boolean;
}
export type Figure =
  | 'client.points'
  | 'managed.points'
  | 'managed.credit'
  | 'managed.status'
  | 'managed.activity'
  | 'managed.ending'
  | 'client.mrr'
  | 'client.partners'
  | 'sold.points'
  | 'lot.points'
  | 'points.total'
  | 'points.sold'
  | 'points.sourced'
  | 'points.assisted'
  | 'points.managed'
  | 'performance'
  | 'tier.met'
  | 'tier.minimum'
  | 'tier.certification'
  | 'tier.condition'
  | 'credited'
  | 'review'
  | 'review.checkpoint';
/** A figure and why it is what it is: only what determines it. */
export interface Explanation {
  figure: Figure;
  /** Which client, line, tier, track, condition, employee, tool or day it is about. */
  subject: Partial<
    Record<
      | 'client'
      | 'line'
      | 'tier'
      | 'track'
      | 'condition'
      | 'employee'
      | 'tool'
      | 'action'
      | 'on'
      | 'until'
      | 'motion'
      | 'reason'
      | 'outcome',
      string
    >
  >;
  value: number | string | boolean | null;
  /** `points`, a currency code, `partners`, `status`, `tier`, `day` or `boolean`. */
  unit: string;
  rules: string[];
  parameters: ExplainedParameter[];
  inputs: ExplainedInput[];
  /** Empty: settled. */
  restsOn: RestsOn[];
  because: Explanation[];
}
export interface Explanations {
  format: 'tierwise/explanation@1';
  on: Day;
  figures: Explanation[];
}
/** Without `client`: totals, tiers, credited tier and review. */
export interface ExplainRequest {
  on: Day;
  client?: string;
}

export type DifferenceKind =
  | 'managed-start'
  | 'managed-expire'
  | 'managed-end'
  | 'mrr-change'
  | 'partners-change'
  | 'price-change'
  | 'sold-start'
  | 'sold-expire';
/** One reason why one client's points changed. */
export interface Difference {
  client: string;
  part: 'managed' | 'sourced' | 'assisted';
  kind: DifferenceKind;
  on: Day;
  line?: string;
  points: number;
}
/** Tier point changes from the state of `from` to the state of `to`; the parts add up exactly to the change. */
export interface Differences {
  format: 'tierwise/differences@1';
  from: Day;
  to: Day;
  before: Points;
  after: Points;
  change: Points;
  new: { sold: number; managed: number };
  lost: { sold: number; managed: number };
  parts: Difference[];
}

/** Either a tier or a number of total points to be at on `on`. */
export interface GoalRequest {
  on: Day;
  /** The day of the sale; `on` by default. */
  sellOn?: Day;
  tier?: string;
  /** A decimal string. */
  points?: string;
}
export type GoalReason =
  | 'not-certified'
  | 'unconfirmed'
  | 'needs-sourced'
  | 'needs-managed'
  | 'sale-expired'
  | 'rate-zero'
  | 'too-large';
export interface GoalWay {
  motion: Motion;
  market: 'standard' | 'growth';
  currency: string;
  /** The smallest amount that meets the goal; just below does not. `null`: not reachable this way, see `reason`. */
  amount: string | null;
  reason?: GoalReason;
}
export interface Goal {
  format: 'tierwise/goal@1';
  on: Day;
  tier: string | null;
  met: boolean;
  missing: Partial<Record<Track, number>>;
  unconfirmed: string[];
  certified: boolean;
  ways: GoalWay[];
}

export interface PlanRequest {
  /** The first day on which something can be done. */
  from: Day;
  /** The last day that is looked at. */
  until: Day;
  /** On which days the target must hold: every checkpoint or every down-review up to `until`, or `until` itself. */
  at: 'checkpoints' | 'reviews' | 'day';
  tier?: string;
  /** A decimal string. */
  points?: string;
}
/** One qualifying activity for one client. */
export interface Touch {
  client: string;
  employee: string;
  tool: string;
  action: string;
  /** The last day on which it still helps. */
  by: Day;
  /** The days of the plan on which the client's credit counts because of it. */
  covers: Day[];
  /** What it brings on the first of them. */
  points: number;
}
/** A client whose credit runs out, and by when an activity keeps it without a gap. */
export interface Lapse {
  client: string;
  /** The day before; or `on` itself, where an activity counts on its own day alone. */
  actBy: Day;
  on: Day;
  points: number;
}
export type PlanReason = 'not-certified' | 'unconfirmed' | 'needs-sold' | 'needs-sourced' | 'too-few-clients';
export interface Plan {
  format: 'tierwise/plan@1';
  from: Day;
  until: Day;
  tier: string | null;
  reachable: boolean;
  /** Why not, and on which day. */
  reason?: { code: PlanReason; on: Day };
  /** The least number of touches, proven; `false`: the search was cut short and fewer may do. */
  proven: boolean;
  days: { on: Day; missing: number; after: number }[];
  touches: Touch[];
  /** By points at stake, most first. */
  lapses: Lapse[];
}
