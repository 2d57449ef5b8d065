import { expect, test } from 'vitest';
import { latenciesIn, type TraceEvent } from './key-latency.ts';

const at = (ts: number, ph: string, name: string, args: TraceEvent['args'] = {}): TraceEvent => ({
  pid: 7,
  ts,
  ph,
  name,
  id2: { local: '0x1' },
  args,
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

test('a key is painted when its frame is handed over, and shown when that is on the screen', () => {
  expect(latenciesIn(shownKey)).toEqual([{ painted: 5.5, shown: 8 }]);
});

test('events may come in any order', () => {
  expect(latenciesIn(shownKey.toReversed())).toEqual(latenciesIn(shownKey));
});

test('what led to no frame, and what is no key that is pressed, is left out', () => {
  const others = [
    at(100, 'b', 'EventLatency', latency('KEY_PRESSED')),
    at(200, 'e', 'EventLatency'),
    at(300, 'b', 'EventLatency', latency('MOUSE_PRESSED', 1)),
    at(400, 'e', 'EventLatency'),
  ];
  expect(latenciesIn([...others, ...shownKey])).toHaveLength(1);
});
