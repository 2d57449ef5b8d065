/** What is coming, as an iCalendar file (RFC 5545) for the reader's own calendar. */
import type { Day } from 'tierwise';
import { t } from '../../messages.ts';
import type { Coming } from '../../state/coming.ts';
import { pointsText, whatHappens } from './coming-words.ts';

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

/** Hands the items to the reader as a calendar file. */
export async function downloadCalendar(items: readonly Coming[], partner: string, stampedOn: Day): Promise<void> {
  const events = items.map((item) => ({
    uid: `${item.id}@tierwise`,
    on: item.on,
    summary: whatHappens(item),
    description: pointsText(item),
  }));
  const text = await calendarText(t('outlook.ics.name', { partner }), events, stampedOn);
  const url = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `tierwise-${stampedOn}.ics`;
  link.click();
  URL.revokeObjectURL(url);
}
