import { sendWaiting, type SentMail } from './sent-mails.js';
import type { MeetingScene } from './meeting-scene.js';

/**
 * What a calendar message says, in a line that a person can check: its method and SEQUENCE, then what it is about. "series" with its
 * rule, left-out times and exceptions; "time" with the RECURRENCE-ID and where it is now; "event" for one by itself. UIDs are numbered
 * in the order in which the scenario meets them.
 */
export class SeriesMessages {
  private readonly uids: string[] = [];
  readonly calendars: string[] = [];

  constructor(private readonly scene: MeetingScene) {}

  /** The lines that each of these people was sent since the last call. */
  async sent(people: Readonly<Record<string, string>>): Promise<Record<string, string[]>> {
    const mails = await sendWaiting(this.scene);
    return Object.fromEntries(
      Object.entries(people).map(([name, email]) => {
        const theirs = mails.filter((mail) => addressOf(mail) === email);
        theirs.sort((a, b) => this.rank(a) - this.rank(b));
        return [name, theirs.map((mail) => this.lineOf(mail))];
      }),
    );
  }

  /** By the numbers of their UIDs, new ones last. */
  private rank({ ics = '' }: SentMail): number {
    const known = this.uids.indexOf(valueOf(ics, 'UID'));
    return known < 0 ? this.uids.length : known;
  }

  private lineOf({ ics = '' }: SentMail): string {
    this.calendars.push(ics);
    const events = ics
      .replace(/\r\n[ \t]/g, '')
      .split('BEGIN:VEVENT')
      .slice(1);
    const [main = '', ...exceptions] = events;
    const method = /METHOD:(\w+)/.exec(ics)?.[1];
    const what = [`${method} #${this.uidOf(main)} seq ${valueOf(main, 'SEQUENCE')}`];
    const rule = valueOf(main, 'RRULE');
    const id = timeOf(main, 'RECURRENCE-ID');
    const start = timeOf(main, 'DTSTART');
    if (rule !== '') what.push(`series ${start} ${rule}`);
    else if (id !== '') what.push(method === 'CANCEL' || id === start ? `time ${id}` : `time ${id} now ${start}`);
    else what.push(`event ${start}`);
    const left = [...main.matchAll(/^EXDATE[^:]*:(.*)$/gm)]
      .flatMap(([, times = '']) => times.trim().split(','))
      .map(shortTime);
    if (left.length > 0) what.push(`without ${left.join(' ')}`);
    for (const each of exceptions) what.push(`but ${timeOf(each, 'RECURRENCE-ID')} now ${timeOf(each, 'DTSTART')}`);
    return what.join('; ');
  }

  private uidOf(event: string): number {
    const uid = valueOf(event, 'UID');
    if (!this.uids.includes(uid)) this.uids.push(uid);
    return this.uids.indexOf(uid) + 1;
  }
}

const addressOf = (mail: SentMail): string => [mail.to ?? []].flat()[0]?.value[0]?.address ?? '';

const valueOf = (event: string, name: string): string =>
  new RegExp(`^${name}(?:;[^:]*)?:(.*)$`, 'm').exec(event)?.[1]?.trim() ?? '';

const timeOf = (event: string, name: string): string => shortTime(valueOf(event, name));

/** "20270302T090000" as "2.3. 9.00". */
function shortTime(text: string): string {
  const [, month, day, hour, minute] = /^\d{4}(\d\d)(\d\d)T(\d\d)(\d\d)/.exec(text.trim()) ?? [];
  return month === undefined ? '' : `${Number(day)}.${Number(month)}. ${Number(hour)}.${minute}`;
}
