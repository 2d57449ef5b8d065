/** What goes to the page's worker and comes back is what the engine itself says, for the documents of every case. */
import { type Endpoint, expose, wrap } from 'comlink';
import type { Changes, PlanRequest, Portfolio } from 'tierwise';
import { afterAll, expect, test } from 'vitest';
import { type Tasks, tasksBy } from '../../web/src/background/tasks.ts';
import { addDays, isDay } from '../../web/src/day.ts';
import { type Case, isAdvice, isError, loadVectors, ruleBookOf } from '../vectors/load.ts';
import { loadEngine } from '../wasm/engine.ts';

const here = tasksBy(await loadEngine());

// The two ends of a worker, without the thread: all that passes is copied on the way.
const { port1: inside, port2: outside } = new MessageChannel();
expose(here, inside as unknown as Endpoint);
const beyond = wrap<Tasks>(outside as unknown as Endpoint);
afterAll(() => inside.close());

/** What the case asks, if it asks for a plan; what has an answer everywhere; and what is refused. */
function requestsOf(vector: Case, { asOf }: Portfolio): PlanRequest[] {
  const from = typeof asOf === 'string' && isDay(asOf) ? asOf : '2025-03-01';
  const range = { from, until: addDays(from, 200), at: 'checkpoints' } as const;
  return [
    ...(isAdvice(vector) && 'plan' in vector ? [vector.plan] : []),
    { ...range, points: '100.000001' },
    { ...range, at: 'reviews', tier: 'gold' },
    { ...range, at: 'day', tier: 'none-of-these' },
    { ...range, from: addDays(range.until, 1), points: 'many' },
  ];
}

/** What came back, or the words of what was thrown. */
function settled<T>(work: Promise<T>): Promise<T | string> {
  return work.catch((error: unknown) => String(error));
}

/** A case whose documents are objects, as the page has them. */
function hasDocuments(vector: Case): vector is Case & { portfolio: Portfolio; changes?: Changes } {
  if (!('portfolio' in vector) || vector.portfolio === undefined) return false;
  return !isError(vector) || [vector.rulebookText, vector.portfolioText, vector.changesText].every((text) => !text);
}

const CASES = [...loadVectors()].flatMap(([file, vectors]) =>
  vectors.filter(hasDocuments).map((vector) => [`${file}: ${vector.name}`, vector] as const),
);

test.each(CASES)('%s', { timeout: 0 }, async (_, vector) => {
  const { portfolio, changes } = vector;
  const documents = { book: ruleBookOf(vector), portfolio, changes: changes === undefined ? [] : [changes] };
  const requests = requestsOf(vector, portfolio);
  const expected = await settled(here.plans(documents, requests));
  expect(await settled(beyond.plans(documents, requests))).toStrictEqual(expected);
});
