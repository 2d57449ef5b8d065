/** From a key to the frame that shows what it changed, as Chromium itself takes the time in its trace. */
import type { Browser, Page } from '@playwright/test';

export interface KeyLatency {
  /**
   * Milliseconds from the key's arrival in the browser until the page had painted its frame and handed it over: all that
   * happens on the main thread, and the wait for it.
   */
  painted: number;
  /** The same to the frame on the screen: with what compositor, raster and display did. */
  shown: number;
}

/** What is needed of a trace; each further category takes time of the main thread's own. */
const CATEGORIES = ['input'];

/** One entry of Chromium's trace format; times are in µs. */
export interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  pid: number;
  id2?: { local?: string };
  args: { event_latency?: { event_type?: string; display_trace_id?: number } };
}

/** Of every key that led to a frame while `type` ran. */
export async function keyLatencies(browser: Browser, page: Page, type: () => Promise<void>): Promise<KeyLatency[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await type();
  const trace: { traceEvents: TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  return latenciesIn(trace.traceEvents);
}

/** Of the keys that led to a frame; the events of one share an id, which a later one may have again. */
export function latenciesIn(events: readonly TraceEvent[]): KeyLatency[] {
  const keys: KeyLatency[] = [];
  const open = new Map<string, { arrived: number; committed: number }>();
  for (const { name, ph, ts, pid, id2, args } of events.toSorted((a, b) => a.ts - b.ts)) {
    const id = `${pid} ${id2?.local}`;
    const { event_type, display_trace_id } = args.event_latency ?? {};
    if (name === 'EventLatency' && ph === 'b') {
      open.delete(id);
      if (event_type !== 'KEY_PRESSED' || display_trace_id === undefined) continue;
      open.set(id, { arrived: ts, committed: Number.NaN });
    }
    const key = open.get(id);
    if (key === undefined || ph !== 'e') continue;
    if (name === 'Commit') key.committed = ts;
    if (name !== 'EventLatency') continue;
    keys.push({ painted: (key.committed - key.arrived) / 1000, shown: (ts - key.arrived) / 1000 });
    open.delete(id);
  }
  return keys;
}
