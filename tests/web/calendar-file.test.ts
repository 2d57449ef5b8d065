import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarText } from '../../web/src/views/outlook/calendar-text.ts';

const events = [
  {
    uid: '2027-01-15.review@tierwise',
    on: '2027-01-15',
    summary: 'Review: you keep Gold',
    description: '210 in total',
  },
  {
    uid: '2026-12-01.managed-expire.luz@tierwise',
    on: '2026-12-01',
    summary: `Café Luz; São Paulo, ${'a very long name '.repeat(8)}\nand 漢字: managed credit runs out`,
    description: '−30 lost',
  },
];
const text = await calendarText('Tierwise: Lindholm & Partners', events, '2026-11-22');

describe('the calendar file', () => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown as unknown[]);
  const read = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));

  test('reads back as it was written', () => {
    expect(read.map(({ uid, summary, description }) => ({ uid, summary, description }))).toEqual(
      events.map(({ uid, summary, description }) => ({ uid, summary, description })),
    );
  });
  test('has all-day events of one day', () => {
    expect(read.map(({ startDate, endDate }) => [startDate.isDate, `${startDate}`, `${endDate}`])).toEqual([
      [true, '2027-01-15', '2027-01-16'],
      [true, '2026-12-01', '2026-12-02'],
    ]);
  });
  test('ends every line with CRLF', () => {
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });
  test('folds lines at 75 octets', () => {
    const lengths = text.split('\r\n').map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
  });
  test('is the same text for the same events', async () => {
    expect(await calendarText('Tierwise: Lindholm & Partners', events, '2026-11-22')).toBe(text);
  });
});
