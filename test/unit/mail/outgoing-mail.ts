import type { OutgoingMail } from '../../../src/platform/mail/outgoing-mail.js';
import { writeInvitation } from '../../../src/platform/icalendar/invitation-calendar.js';
import { calendarMessage } from '../icalendar/calendar-message.js';

const organiser = { name: 'Matti Öhman', address: 'kutsut+k7f3q9@yhteisaika.example' };

/** A mail of the usual kind; a test names only what it is about. */
export function outgoingMail(changes: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    from: organiser,
    replyTo: organiser,
    to: { name: 'Aino Mäkelä', address: 'aino@posti.example' },
    subject: 'Kutsu tapaamiseen perjantaina 12. maaliskuuta',
    text: 'Hei Aino Mäkelä,\n\nTapaaminen on perjantaina. Älä huolehdi 🎈.\n.\nFrom: tämä on tekstiä.\n',
    html: '<!doctype html>\n<html lang="fi"><head><title>Kutsu</title></head><body><p>Hei Aino Mäkelä, 🎈</p></body></html>\n',
    calendar: { method: 'REQUEST', ics: writeInvitation(calendarMessage()) },
    messageId: '2f6b1c1e.1.aino@yhteisaika.example',
    date: Date.UTC(2027, 1, 1, 8, 30, 0, 125),
    language: 'FI',
    ...changes,
  };
}
