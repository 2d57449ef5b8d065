/**
 * What the engine answers. Points are numbers rounded to 6 decimals, half away from zero; amounts are decimal strings with
 * at most 6 decimals. Both are rounded only here: the engine itself computes exactly.
 */
import type { Day, Motion, Track } from './documents.ts';

/** One thing that is wrong with a document or a request. `message` is English; pages word their own from `id` and the rest. */
export interface Problem {
  /** Stable id, such as `expected-amount` or `unknown-employee`. */
  id: string;
  /** `rules`, `portfolio`, `changes` or `request`. */
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
export interface Evaluation {
  format: 'tierwise/evaluation@1';
  on: Day;
  rules: { id: string; version: string };
  points: Points;
  performance: string | null;
  credited: string | null;
  tiers: TierStanding[];
  review: { next: Day; outcome: ReviewOutcome; to: string | null } | null;
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
export interface TimelineEvent {
  on: Day;
  client?: string;
  kind: EventKind;
  points: number;
}
export interface Timeline {
  format: 'tierwise/timeline@1';
  from: Day;
  to: Day;
  points: { days: Day[]; sold: number[]; sourced: number[]; managed: number[]; total: number[] };
  performance: { from: Day; tier: string | null }[];
  credited: { from: Day; tier: string | null }[];
  events: TimelineEvent[];
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
/** The counterparts, as decimal strings with at most 6 decimals: converting them back gives the request's figures. */
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
