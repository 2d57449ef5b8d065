/** What is coming, as an iCalendar file (RFC 5545) for the reader's own calendar. */
import type { Day } from 'tierwise';
import { t } from '../../messages.ts';
import type { Coming } from '../../state/coming.ts';
import { saveFile } from '../../take-away/save-file.ts';
import { calendarText } from './calendar-text.ts';
import { pointsText, whatHappens } from './coming-words.ts';

/** Hands the items to the reader as a calendar file. */
export async function downloadCalendar(items: readonly Coming[], partner: string, stampedOn: Day): Promise<void> {
  const events = items.map((item) => ({
    uid: `${item.id}@tierwise`,
    on: item.on,
    summary: whatHappens(item),
    description: pointsText(item),
  }));
  const text = await calendarText(t('outlook.ics.name', { partner }), events, stampedOn);
  saveFile(`tierwise-${stampedOn}.ics`, new Blob([text], { type: 'text/calendar' }));
}
