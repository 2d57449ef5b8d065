/** What can be said about a file, by its id; every language of the page words each of them. */
export const ERROR_IDS = [
  'empty-file',
  'file-too-large',
  'list-too-large',
  'spreadsheet',
  'pdf',
  'binary-file',
  'no-known-column',
  'no-identity-column',
  'header-only',
  'option-day',
  'option-currency',
] as const;
/** Why nothing of the file was read. */
export type ErrorId = (typeof ERROR_IDS)[number];

export const PROBLEM_IDS = [
  'broken-quotes',
  'too-many-cells',
  'duplicate-row',
  'no-identity',
  'unknown-country',
  'not-an-amount',
  'negative-amount',
  'ambiguous-amount',
  'amount-too-large',
  'not-a-day',
  'ambiguous-day',
  'not-yes-or-no',
  'not-a-number',
  'not-a-currency',
  'two-currencies',
  'not-a-motion',
] as const;
/** Why a row was not read. */
export type ProblemId = (typeof PROBLEM_IDS)[number];

export const ASSUMPTION_IDS = [
  'currency',
  'currency-sign',
  'day-order',
  'thousands',
  'rounded',
  'left-out',
  'no-country',
  'no-expiry',
  'expiry-passed',
  'expiry-beyond-window',
  'not-managed-despite-expiry',
  'no-mrr',
  'no-share',
  'uneven-split',
  'sale-day',
  'sale-motion',
  'same-identity',
  'one-activity',
  'mrr-since',
] as const;
/** What was taken for granted. */
export type AssumptionId = (typeof ASSUMPTION_IDS)[number];

export const MISSING_IDS = [
  'mrr-column',
  'managed-column',
  'currency',
  'country',
  'expiry',
  'sales',
  'sold-mrr',
  'certification',
  'credited-tier',
] as const;
/** What still has to be asked for. */
export type MissingId = (typeof MISSING_IDS)[number];
