import type { Language } from '../../domain/result.js';
import { dayNumberOf } from '../../domain/time/local-date.js';
import type { ToldSpan } from '../../domain/time/local-date-text.js';
import { localDateTimeOf } from '../../domain/time/zone.js';
import { cleanValue, valueInSentence } from '../../platform/mail/shown-value-text.js';
import { phoneNumberText } from '../../platform/pages/phone-number-text.js';
import type { Channel } from '../meetings/meeting.js';
import type { DueFollowUp } from './due-follow-up.store.js';
import type { Nearness } from './reminder-words-text.js';

/** All that somebody is told before a meeting, cleaned for sentences. Nothing about the case, health or anybody else is here to be told. */
export interface ReminderFacts {
  readonly news: 'REMINDER' | 'REPLY_MISSING';
  readonly language: Language;
  readonly isProfessional: boolean;
  /** Access needs ask for easy language: one sentence a line. */
  readonly easyLanguage: boolean;
  readonly name: string | undefined;
  /** The organiser's name for the outside; undefined where the neutral one is meant, which the sentences say by themselves. */
  readonly title: string | undefined;
  readonly when: ToldSpan;
  /** On the day of sending. */
  readonly nearness: Nearness;
  readonly channel: Channel;
  readonly place: string | undefined;
  readonly videoUrl: string | undefined;
  readonly organiser: string | undefined;
  /** In groups. */
  readonly phone: string | undefined;
  /** An answer is waited for. */
  readonly isAsked: boolean;
  /** The reader's page. */
  readonly link: string;
}

/** `now`: epoch milliseconds, the moment of sending. */
export function reminderFacts(
  due: DueFollowUp,
  { isProfessional, link, now }: { readonly isProfessional: boolean; readonly link: string; readonly now: number },
): ReminderFacts {
  const phone = cleanValue(due.organiserPhone ?? undefined);
  return {
    news: due.kind === 'REPLY_MISSING' ? 'REPLY_MISSING' : 'REMINDER',
    language: due.language,
    isProfessional,
    easyLanguage: due.needs.includes('EASY_LANGUAGE'),
    name: valueInSentence(due.name),
    title: valueInSentence(due.publicTitle ?? undefined),
    when: { start: due.start, end: due.end, zone: due.timeZone, readerZone: due.zone },
    nearness: nearnessOf(due, now),
    channel: due.channel,
    place: valueInSentence(due.place?.replace(/[.\s]+$/, '')),
    videoUrl: due.videoUrl ?? undefined,
    organiser: valueInSentence(due.organiserName),
    phone: phone === undefined ? undefined : phoneNumberText(phone),
    isAsked: due.status === 'NEEDS_ACTION',
    link,
  };
}

/** Days are those of the meeting's zone, in which its day is told: "tomorrow" must not be another day than the date beside it. */
function nearnessOf({ start, timeZone }: DueFollowUp, now: number): Nearness {
  const day = (instant: number): number => dayNumberOf(localDateTimeOf(timeZone, instant).date) ?? 0;
  const days = day(start) - day(now);
  return days === 0 ? 'TODAY' : days === 1 ? 'TOMORROW' : 'LATER';
}
