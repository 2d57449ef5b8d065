import { expect, test } from 'vitest';
import { latenciesIn, type TraceEvent } from './key-latency.ts';

const PAGE = { pid: 7, tid: 7 };
const COMPOSITOR = { pid: 7, tid: 9 };

const at = (ts: number, ph: string, name: string, args: TraceEvent['args'] = {}): TraceEvent => ({
  ...COMPOSITOR,
  ts,
  ph,
  name,
  id2: { local: '0x1' },
  args,
});
const task = (thread: { pid: number; tid: number }, ts: number, tdur: number): TraceEvent => ({
  ...thread,
  ts,
  tdur,
  ph: 'X',
  name: 'ThreadControllerImpl::RunTask',
  args: {},
});
const latency = (event_type: string, display_trace_id?: number): TraceEvent['args'] => ({
  event_latency: { event_type, ...(display_trace_id !== undefined && { display_trace_id }) },
});
const shownKey = [
  at(1000, 'b', 'EventLatency', latency('KEY_PRESSED', 1)),
  at(6000, 'b', 'Commit'),
  at(6500, 'e', 'Commit'),
  at(9000, 'e', 'EventLatency'),
];
const main: TraceEvent = { ...PAGE, ts: 0, ph: 'M', name: 'thread_name', args: { name: 'CrRendererMain' } };

test('a key takes until its frame is on the screen', () => {
  expect(latenciesIn([main, ...shownKey])).toEqual([{ shown: 8, mainThread: 0 }]);
});

test('the main thread’s own time is that of its tasks from the key to the commit', () => {
  const tasks = [task(PAGE, 900, 50), task(PAGE, 1200, 2000), task(PAGE, 4000, 1500), task(PAGE, 6600, 700)];
  expect(latenciesIn([main, ...tasks, task(COMPOSITOR, 2000, 900), ...shownKey])[0]?.mainThread).toBe(3.5);
});

test('what led to no frame, and what is no key that is pressed, is left out', () => {
  const others = [
    at(100, 'b', 'EventLatency', latency('KEY_PRESSED')),
    at(200, 'e', 'EventLatency'),
    at(300, 'b', 'EventLatency', latency('MOUSE_PRESSED', 1)),
    at(400, 'e', 'EventLatency'),
  ];
  expect(latenciesIn([main, ...others, ...shownKey])).toHaveLength(1);
});
