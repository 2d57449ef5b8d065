/** The sum over all clients, as its changes by day. */
import type { RuleBook } from '../../../wasm/src/documents.ts';
import { type ClientLedger, clientLedger, Workshop } from './client.ts';
import { FOREVER } from './days.ts';
import { type PlainClient, type PlainPortfolio, type PlainRules, readRules } from './documents.ts';
import { addSum, addTo, Denominators, type Fraction, type Sum } from './exact.ts';

export interface PlainPoints {
  sourced: Sum;
  assisted: Sum;
  managed: Sum;
}
export interface DayChange extends PlainPoints {
  day: number;
}

export const noPoints = (): PlainPoints => ({ sourced: [], assisted: [], managed: [] });

export function addPoints(points: PlainPoints, other: PlainPoints): void {
  addSum(points.sourced, other.sourced);
  addSum(points.assisted, other.assisted);
  addSum(points.managed, other.managed);
}

export function sumOf(...sums: Sum[]): Sum {
  const total: Sum = [];
  for (const sum of sums) addSum(total, sum);
  return total;
}

/** A portfolio under a rule book; a what-if is another one that shares the ledgers of clients that it does not touch. */
export interface PlainModel {
  portfolio: PlainPortfolio;
  rules: PlainRules;
  denominators: Denominators;
  clients: ClientLedger[];
  /** Ascending. */
  changes: DayChange[];
}

export function buildModel(portfolio: PlainPortfolio, rules: PlainRules): PlainModel {
  const denominators = new Denominators();
  const shop = new Workshop(rules, portfolio, denominators);
  const clients = portfolio.clients.map((client) => clientLedger(client, shop));
  const byDay = new Map<number, DayChange>();
  for (const ledger of clients)
    eachChange(ledger, (day, part, points, sign) => {
      addTo(changeOn(byDay, day)[part], points, sign);
    });
  const changes = [...byDay.values()].sort((a, b) => a.day - b.day);
  return { portfolio, rules, denominators, clients, changes };
}

function changeOn(changes: Map<number, DayChange>, day: number): DayChange {
  const known = changes.get(day);
  if (known !== undefined) return known;
  const change: DayChange = { day, ...noPoints() };
  changes.set(day, change);
  return change;
}

type Visit = (day: number, part: keyof PlainPoints, points: Fraction, sign: number) => void;

function eachChange(ledger: ClientLedger, visit: Visit): void {
  let before: Fraction | undefined;
  for (const { from, value } of ledger.managed) {
    if (before !== undefined && before.numerator !== 0) visit(from, 'managed', before, -1);
    if (value.numerator !== 0) visit(from, 'managed', value, 1);
    before = value;
  }
  ledger.lots.forEach((lot, i) => {
    const part = ledger.client.sales[i]?.motion ?? 'sourced';
    visit(lot.from, part, lot.points, 1);
    visit(lot.to, part, lot.points, -1);
  });
}

/** The model with one client replaced by what `edit` makes of it. */
export function withClient(model: PlainModel, id: string, edit: (client: PlainClient) => PlainClient): PlainModel {
  const index = model.clients.findIndex(({ client }) => client.id === id);
  const before = model.clients[index] as ClientLedger;
  const after = clientLedger(edit(before.client), new Workshop(model.rules, model.portfolio, model.denominators));
  const edited = new Map<number, DayChange>();
  const correct = (ledger: ClientLedger, direction: number) =>
    eachChange(ledger, (day, part, points, sign) => addTo(changeOn(edited, day)[part], points, sign * direction));
  correct(before, -1);
  correct(after, 1);
  const clients = model.clients.slice();
  clients[index] = after;
  return {
    ...model,
    clients,
    changes: merged(
      model.changes,
      [...edited.values()].sort((a, b) => a.day - b.day),
    ),
  };
}

function merged(changes: DayChange[], edits: DayChange[]): DayChange[] {
  const result: DayChange[] = [];
  let next = 0;
  for (const change of changes) {
    for (; next < edits.length && (edits[next] as DayChange).day < change.day; next++) {
      result.push(edits[next] as DayChange);
    }
    if (edits[next]?.day !== change.day) {
      result.push(change);
      continue;
    }
    const both: DayChange = { day: change.day, ...noPoints() };
    addPoints(both, change);
    addPoints(both, edits[next++] as DayChange);
    result.push(both);
  }
  return result.concat(edits.slice(next));
}

/** What a line of the client costs from a day on, whatever it cost before. */
export function setMrr(line: string, mrr: number, from: number): (client: PlainClient) => PlainClient {
  return (client) => ({
    ...client,
    subscriptions: [
      ...client.subscriptions
        .filter((row) => row.line !== line || row.inForce.from < from)
        .map((row) =>
          row.line === line && row.inForce.to > from ? { ...row, inForce: { from: row.inForce.from, to: from } } : row,
        ),
      { line, mrr, inForce: { from, to: FOREVER } },
    ],
  });
}

/** Without the activities on or after a day. */
export function stopWork(from: number): (client: PlainClient) => PlainClient {
  return (client) => {
    const kept = [...client.activityDays.keys()].filter((i) => (client.activityDays[i] as number) < from);
    return {
      ...client,
      activityDays: Int32Array.from(kept, (i) => client.activityDays[i] as number),
      activityEmployees: Uint16Array.from(kept, (i) => client.activityEmployees[i] as number),
      activityKinds: Uint8Array.from(kept, (i) => client.activityKinds[i] as number),
    };
  };
}

/** The model under another rule book: everything anew from the documents in memory. */
export const withRules = (model: PlainModel, book: RuleBook): PlainModel =>
  buildModel(model.portfolio, readRules(book));
