/** What-if: the changes that the benchmark makes, applied to a model. */
import type { Change, Dated as DatedEntry, RuleBook } from '../../../wasm/src/documents.ts';
import { dayOf } from './days.ts';
import { readRules } from './documents.ts';
import { scaled } from './exact.ts';
import { buildModel, type PlainModel, setMrr, stopWork, withClient } from './ledger.ts';

export function withChanges(model: PlainModel, book: RuleBook, changes: Change[]): PlainModel {
  if (changes.some((change) => change.do === 'rule'))
    return buildModel(model.portfolio, readRules(changed(book, changes)));
  return changes.reduce(withChange, model);
}

function withChange(model: PlainModel, change: Change): PlainModel {
  if (change.do === 'set-mrr') {
    return withClient(model, change.client, setMrr(change.line, scaled(change.mrr), dayOf(change.from)));
  }
  if (change.do === 'stop-work' && change.client !== undefined) {
    return withClient(model, change.client, stopWork(dayOf(change.from)));
  }
  throw new RangeError(`${change.do} is not known here`);
}

function changed(book: RuleBook, changes: Change[]): RuleBook {
  const result = structuredClone(book);
  for (const change of changes) {
    if (change.do !== 'rule') continue;
    const { path, from, value } = change;
    const list = path
      .slice(1)
      .split('/')
      .reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], result) as DatedEntry<unknown>[];
    list.push({ from, value, status: 'user', source: 'user' });
    list.sort((a, b) => (a.from < b.from ? -1 : 1));
  }
  return result;
}
