/**
 * The import in hand: the file, and what its reader answered about it. What was understood follows from the two, so every
 * answer is seen at once. Until it is opened, it outlives the page.
 */
import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Day, Evaluation, Motion } from 'tierwise';
import { addDays, today } from '../../day.ts';
import {
  type ClientExport,
  type ColumnChoice,
  type ColumnField,
  type Correction,
  type DayOrder,
  type DecimalSign,
  FIELDS,
  type Field,
  ImportError,
  type ImportOptions,
  type LearnedColumns,
  learnColumn,
  readClientExport,
  windowDaysOn,
} from '../../import/index.ts';
import { attempt, type Outcome, ruleBook, rules } from '../../state/app.ts';
import { keep } from '../../state/keep.ts';

export interface Source {
  /** Of the file; empty for pasted text. */
  name: string;
  bytes: Uint8Array;
}
/** What the export does not say. An empty text is an answer that is still open. */
export interface Answers {
  asOf: Day;
  partnerName: string;
  currency: string;
  market: string;
  expiry: Day | '';
  certified: 'yes' | 'no' | '';
  certifiedUntil: Day | '';
  tier: string;
  tierSince: Day | '';
  soldAs: Motion | 'left-out';
  soldOn: Day | '';
  dayOrder: DayOrder | '';
  decimalSign: DecimalSign | '';
  columns: ColumnChoice;
  corrections: readonly Correction[];
}

/** Half of the year for which sold points count: right today, whichever day of that year it was. */
const DAYS_SINCE_SALE = 182;
const DAYS_OF_CERTIFICATION = 365;

function firstAnswers(asOf: Day): Answers {
  return {
    asOf,
    partnerName: '',
    currency: '',
    market: '',
    expiry: '',
    certified: '',
    certifiedUntil: addDays(asOf, DAYS_OF_CERTIFICATION),
    tier: '',
    tierSince: '',
    soldAs: 'sourced',
    soldOn: addDays(asOf, -DAYS_SINCE_SALE),
    dayOrder: '',
    decimalSign: '',
    columns: {},
    corrections: [],
  };
}

export const source = signal<Source | null>(null);
export const answers = signal<Answers>(firstAnswers(today()));

/** Takes a file, with fresh answers: those to the last one may not hold for it. */
export function takeSource(next: Source, asOf: Day): void {
  answers.value = firstAnswers(asOf);
  source.value = next;
}

interface InHand {
  source: Source;
  answers: Answers;
}
const inHand = signal<InHand | null>(null);
const openedSource = signal<Source | null>(null);

/** Says that the list has become a portfolio: the next visit starts with a new one. */
export function markOpened(): void {
  openedSource.value = source.peek();
}

effect(() => {
  const isOver = source.value === null || source.value === openedSource.value;
  inHand.value = isOver ? null : { source: source.value as Source, answers: answers.value };
});

function isInHand(value: unknown): value is InHand {
  const { source: file, answers: given } = (value ?? {}) as Partial<InHand>;
  if (typeof file?.name !== 'string' || !(file.bytes instanceof Uint8Array)) return false;
  const first = firstAnswers(today());
  return (Object.keys(first) as (keyof Answers)[]).every((key) => typeof given?.[key] === typeof first[key]);
}

void keep('import', inHand, {
  isValid: isInHand,
  isPerTab: true,
  take: (kept) => {
    if (kept === null) return;
    batch(() => {
      answers.value = kept.answers;
      source.value = kept.source;
    });
  },
});

function isLearnedColumns(value: unknown): value is LearnedColumns {
  const known: readonly unknown[] = FIELDS;
  return typeof value === 'object' && value !== null && Object.values(value).every((field) => known.includes(field));
}

/** Headers that the reader once told the meaning of: the same export next week asks no more. */
export const learnedColumns = signal<LearnedColumns>({});
void keep('columns', learnedColumns, { isValid: isLearnedColumns });

/** Takes a column of the file for a field, or none, now and in later files with that header. */
export function chooseColumn(field: ColumnField, index: number | null, headers: readonly string[]): void {
  answer({ columns: { ...answers.peek().columns, [field]: index } });
  learnedColumns.value = learnColumn(learnedColumns.peek(), field, index === null ? undefined : headers[index]);
}

export function answer(changes: Partial<Answers>): void {
  answers.value = { ...answers.peek(), ...changes };
}

/** Types over a cell of the list; an empty text takes the cell of the file again. */
export function correct(row: number, field: Field, text: string): void {
  const others = answers.peek().corrections.filter((one) => one.row !== row || one.field !== field);
  answer({ corrections: text === '' ? others : [...others, { row, field, text }] });
}

function importOptions(given: Answers, windowDays: number): ImportOptions {
  const { asOf, columns, corrections, soldAs, soldOn } = given;
  return {
    asOf,
    windowDays,
    columns,
    learnedColumns: learnedColumns.value,
    corrections,
    ...(given.partnerName && { partnerName: given.partnerName }),
    ...(given.currency && { currency: given.currency }),
    ...(given.market && { market: given.market }),
    ...(given.expiry && { expiry: given.expiry }),
    ...(given.dayOrder && { dayOrder: given.dayOrder }),
    ...(given.decimalSign && { decimalSign: given.decimalSign }),
    ...(given.certified === 'yes' && given.certifiedUntil && { certifiedUntil: given.certifiedUntil }),
    ...(given.tier && given.tierSince && { creditedTier: { tier: given.tier, since: given.tierSince } }),
    ...(soldAs !== 'left-out' && soldOn && { sales: { on: soldOn, motion: soldAs } }),
  };
}

/** What was understood of the file, or why nothing was; null without a file or before the engine is up. */
export const reading: ReadonlySignal<{ list: ClientExport } | { error: ImportError } | null> = computed(() => {
  const file = source.value;
  const book = ruleBook.value;
  if (file === null || book === null) return null;
  const given = answers.value;
  try {
    return { list: readClientExport(file.bytes, importOptions(given, windowDaysOn(book, given.asOf))) };
  } catch (error) {
    if (error instanceof ImportError) return { error };
    throw error;
  }
});

/** Where the partner would stand with the list as it is understood now. */
export const preview: ReadonlySignal<Outcome<Evaluation>> = computed(() => {
  const read = reading.value;
  const opened = rules.value;
  if (read === null || !('list' in read) || opened === null) return null;
  const { portfolio } = read.list;
  return attempt(() => {
    const model = opened.openPortfolio(portfolio);
    try {
      return model.evaluate(portfolio.asOf);
    } finally {
      model.dispose();
    }
  });
});
