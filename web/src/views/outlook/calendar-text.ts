/** Calendars as text: iCalendar, RFC 5545. */
import type { Day } from 'tierwise';

export interface CalendarEvent {
  /** The same for the same thing in every export, so that a calendar updates it instead of adding another. */
  uid: string;
  on: Day;
  summary: string;
  description: string;
}

/** The text of a calendar of all-day events. `stampedOn` is when it was made. */
export async function calendarText(name: string, events: readonly CalendarEvent[], stampedOn: Day): Promise<string> {
  const { default: ical } = await import('ical-generator');
  const calendar = ical({ name, prodId: '//Tierwise//Tierwise//EN' });
  for (const { uid, on, summary, description } of events) {
    calendar.createEvent({
      id: uid,
      start: on,
      allDay: true,
      summary,
      description,
      stamp: `${stampedOn}T00:00:00Z`,
    });
  }
  return `${calendar.toString()}\r\n`;
}
