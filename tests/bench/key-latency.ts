/** From a key to the frame that shows what it changed, as Chromium itself takes the time in its trace. */
import type { Browser, Page } from '@playwright/test';

export interface KeyLatency {
  /**
   * Milliseconds from the key's arrival in the browser to its frame on the screen: until the main thread was free, what it
   * did, and what compositor, raster and display did with its frame. What the page does after that frame is not in it.
   */
  shown: number;
  /** Milliseconds for which the main thread was running between that arrival and its handing the frame over. */
  mainThread: number;
}

/** What is needed of a trace: latencies of input, and the tasks of each thread with their CPU time. */
const CATEGORIES = ['input', 'toplevel'];

/** One entry of Chromium's trace format; times are in µs. */
export interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  /** CPU time of the thread. */
  tdur?: number;
  pid: number;
  tid: number;
  id2?: { local?: string };
  args: { name?: string; event_latency?: { event_type?: string; display_trace_id?: number } };
}

/** Of every key that led to a frame while `type` ran. */
export async function keyLatencies(browser: Browser, page: Page, type: () => Promise<void>): Promise<KeyLatency[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await type();
  const trace: { traceEvents: TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  return latenciesIn(trace.traceEvents);
}

export function latenciesIn(events: readonly TraceEvent[]): KeyLatency[] {
  const inOrder = events.toSorted((a, b) => a.ts - b.ts);
  const mains = inOrder.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const isOnMain = ({ pid, tid }: TraceEvent) => mains.some((main) => main.pid === pid && main.tid === tid);
  const tasks = inOrder.filter((event) => event.name === 'ThreadControllerImpl::RunTask' && isOnMain(event));
  return keysIn(inOrder).map(({ pid, arrived, committed, shown }) => {
    const own = tasks.filter((task) => task.pid === pid && task.ts >= arrived && task.ts < committed);
    const mainThread = own.reduce((sum, { tdur = 0 }) => sum + tdur, 0);
    return { shown: (shown - arrived) / 1000, mainThread: mainThread / 1000 };
  });
}

interface Key {
  pid: number;
  arrived: number;
  committed: number;
  shown: number;
}

/** The keys that led to a frame; the events of one share an id, which a later one may have again. */
function keysIn(inOrder: readonly TraceEvent[]): Key[] {
  const keys: Key[] = [];
  const open = new Map<string, Key>();
  for (const { name, ph, ts, pid, id2, args } of inOrder) {
    const id = `${pid} ${id2?.local}`;
    const { event_type, display_trace_id } = args.event_latency ?? {};
    if (name === 'EventLatency' && ph === 'b') {
      open.delete(id);
      if (event_type !== 'KEY_PRESSED' || display_trace_id === undefined) continue;
      open.set(id, { pid, arrived: ts, committed: Number.NaN, shown: Number.NaN });
    }
    const key = open.get(id);
    if (key === undefined || ph !== 'e') continue;
    if (name === 'Commit') key.committed = ts;
    if (name !== 'EventLatency') continue;
    keys.push({ ...key, shown: ts });
    open.delete(id);
  }
  return keys;
}
