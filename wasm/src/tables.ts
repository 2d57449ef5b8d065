/** Answers put together again from tables, as `core/src/write_tables.cpp` takes them apart. */
import type { Day, Motion } from './documents.ts';
import type {
  ClientResult,
  Evaluation,
  EventKind,
  Lot,
  ManagedResult,
  ManagedStatus,
  NeverReason,
  Series,
  Timeline,
  TimelineEvent,
} from './results.ts';

/** An answer in two: what is many and alike as numbers, and the rest. */
export interface Table<Rest> {
  rest: Rest;
  numbers: Float64Array;
}
export type EvaluationRest = Omit<Evaluation, 'format' | 'clients'>;
export type SeriesRest = Omit<Series, 'points'>;

/** The names of a portfolio's clients, in its order; a line for each sale. Models share those of clients that they share. */
export type ClientNames = readonly { id: string; currency: string; lines: string[] }[];

/** The events of a timeline, in which those of other models are found again. */
export interface KnownEvents {
  names: ClientNames;
  events: readonly TimelineEvent[];
  /** Of each event, the day and the position of the client. */
  days: Int32Array;
  clients: Int32Array;
}

const STATUSES: ManagedStatus[] = ['never', 'active', 'expired', 'ended'];
const REASONS: NeverReason[] = ['no-employee', 'not-assigned', 'no-activity', 'not-qualifying'];
const MOTIONS: Motion[] = ['sourced', 'assisted'];
const KINDS: EventKind[] = [
  'managed-start',
  'managed-expire',
  'managed-end',
  'managed-change',
  'sold-start',
  'sold-expire',
  'checkpoint',
  'rise',
  'fall',
  'rule-change',
];

/** Numbers of one event: day, client, kind, points. */
const EVENT_NUMBERS = 4;

const DAY_MS = 86_400_000;
const MOST_KNOWN_DAYS = 100_000;
const knownDays = new Map<number, Day>();

function dayText(day: number): Day {
  const known = knownDays.get(day);
  if (known !== undefined) return known;
  if (knownDays.size >= MOST_KNOWN_DAYS) knownDays.clear();
  const text = new Date(day * DAY_MS).toISOString().slice(0, 10);
  knownDays.set(day, text);
  return text;
}

/** Reads numbers one after the other. */
class Cursor {
  #next = 0;

  constructor(private readonly numbers: Float64Array) {}

  get atEnd(): boolean {
    return this.#next >= this.numbers.length;
  }

  /** Is the event that comes next one before those of a client on a day? */
  isBefore(day: number, client: number): boolean {
    if (this.atEnd) return false;
    const next = this.numbers[this.#next] as number;
    return next < day || (next === day && (this.numbers[this.#next + 1] as number) < client);
  }

  number(): number {
    return this.numbers[this.#next++] as number;
  }

  /** NaN stands for no value. */
  optional(): number | null {
    const number = this.number();
    return Number.isNaN(number) ? null : number;
  }

  day(): Day {
    return dayText(this.number());
  }

  choice<Choice>(choices: readonly Choice[]): Choice {
    return choices[this.number()] as Choice;
  }
}

export function evaluationOf({ rest, numbers }: Table<EvaluationRest>, names: ClientNames): Evaluation {
  const cursor = new Cursor(numbers);
  const { warnings, ...totals } = rest;
  const clients = names.map((client) => clientOf(cursor, client));
  return { format: 'tierwise/evaluation@1', ...totals, clients, warnings };
}

function clientOf(cursor: Cursor, { id, currency, lines }: ClientNames[number]): ClientResult {
  const managed = managedOf(cursor, currency);
  const [points, sourced, assisted] = [cursor.optional(), cursor.optional(), cursor.optional()];
  cursor.number();
  return { id, managed, sold: { points, sourced, assisted, lots: lines.map((line) => lotOf(cursor, line)) } };
}

function managedOf(cursor: Cursor, currency: string): ManagedResult {
  const status = cursor.choice(STATUSES);
  const reason = cursor.optional();
  const credit = String(cursor.number());
  const managed: ManagedResult =
    reason === null
      ? { status, credit, currency, partners: cursor.number(), points: cursor.optional() }
      : {
          status,
          reason: REASONS[reason] as NeverReason,
          credit,
          currency,
          partners: cursor.number(),
          points: cursor.optional(),
        };
  const lastActivity = cursor.optional();
  if (lastActivity !== null) managed.lastActivity = dayText(lastActivity);
  const until = cursor.optional();
  if (until !== null) managed.until = dayText(until);
  return managed;
}

function lotOf(cursor: Cursor, line: string): Lot {
  return {
    line,
    on: cursor.day(),
    motion: cursor.choice(MOTIONS),
    rate: cursor.number(),
    points: cursor.optional(),
    until: cursor.day(),
    active: cursor.number() === 1,
  };
}

export function seriesOf({ rest, numbers }: Table<SeriesRest>): Series {
  return seriesAt(new Cursor(numbers), rest);
}

/** Where events are `known`, the table has only those that are new. */
export function timelineOf({ rest, numbers }: Table<SeriesRest>, names: ClientNames, known?: KnownEvents): Timeline {
  const cursor = new Cursor(numbers);
  const series = seriesAt(cursor, rest);
  return { format: 'tierwise/timeline@1', ...series, events: eventsAt(cursor, names, known) };
}

/** The events of a table that has them all, for tables of those that are new. */
export function knownEventsOf(
  numbers: Float64Array,
  events: readonly TimelineEvent[],
  names: ClientNames,
): KnownEvents {
  const first = numbers.length - events.length * EVENT_NUMBERS;
  const column = (place: number) =>
    Int32Array.from(events, (_, index) => numbers[first + index * EVENT_NUMBERS + place] as number);
  return { names, events, days: column(0), clients: column(1) };
}

/** In the order in which the engine gives them all: by day, then by client. */
function eventsAt(cursor: Cursor, names: ClientNames, known?: KnownEvents): TimelineEvent[] {
  if (known === undefined) return readAll(cursor, names);
  const { events, days, clients } = known;
  const gone = goneOf(known, names);
  // To copy a list and overwrite it takes less than to let one grow.
  const merged = events.slice();
  let size = 0;
  let start = 0;
  let next = 0;
  const takeUntil = (end: number) => {
    for (; start < end; start++) {
      if (start === gone[next]) next++;
      else merged[size++] = events[start] as TimelineEvent;
    }
  };
  while (!cursor.atEnd) {
    let [low, high] = [start, events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cursor.isBefore(days[middle] as number, clients[middle] as number)) high = middle;
      else low = middle + 1;
    }
    takeUntil(low);
    merged[size++] = eventOf(cursor, names);
  }
  takeUntil(events.length);
  merged.length = size;
  return merged;
}

function readAll(cursor: Cursor, names: ClientNames): TimelineEvent[] {
  const events: TimelineEvent[] = [];
  while (!cursor.atEnd) events.push(eventOf(cursor, names));
  return events;
}

/** The places of the known events that are not those of the model with these names. */
function goneOf({ clients, names: known }: KnownEvents, names: ClientNames): number[] {
  // Flags are nearer than names.
  const isShared = new Uint8Array(known.length);
  for (let client = 0; client < isShared.length; client++) isShared[client] = Number(known[client] === names[client]);
  const gone: number[] = [];
  for (let index = 0; index < clients.length; index++) {
    const client = clients[index] as number;
    if (client < 0 || client >= isShared.length || isShared[client] === 0) gone.push(index);
  }
  return gone;
}

function seriesAt(cursor: Cursor, { from, to, performance, credited }: SeriesRest): Series {
  const size = cursor.number();
  const read = <Item>(next: () => Item) => Array.from({ length: size }, next);
  const days = read(() => cursor.day());
  const track = () => read(() => cursor.number());
  return {
    from,
    to,
    points: { days, sold: track(), sourced: track(), managed: track(), total: track() },
    performance,
    credited,
  };
}

/** None where an event is about no client. To read past the end of a list would make all of them slow. */
function nameAt(names: ClientNames, client: number): ClientNames[number] | undefined {
  return client >= 0 && client < names.length ? names[client] : undefined;
}

function eventOf(cursor: Cursor, names: ClientNames): TimelineEvent {
  const on = cursor.day();
  const client = nameAt(names, cursor.number());
  const kind = cursor.choice(KINDS);
  const points = cursor.optional();
  return client === undefined ? { on, kind, points } : { on, client: client.id, kind, points };
}
