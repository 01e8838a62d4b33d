import type { Language } from '../../domain/result.js';
import { longSpan, type ToldSpan } from '../../domain/time/local-date-text.js';
import type { Letter } from '../../platform/mail/letter.js';
import { cleanValue, valueInSentence } from '../../platform/mail/shown-value-text.js';
import { phoneNumberText } from '../../platform/pages/phone-number-text.js';

export interface DeclinedProposal {
  readonly language: Language;
  /** The proposer's access needs ask for easy language, or they get many such letters: one sentence a line. */
  readonly sentenceALine: boolean;
  /** The time that stays: the proposer's own part of the meeting. */
  readonly when: ToldSpan;
  readonly organiserName: string;
  readonly organiserPhone: string | null;
  /** Where the proposer answers to the time that stays. */
  readonly link: string;
}

interface DeclinedWords {
  readonly tag: string;
  readonly subject: string;
  readonly greeting: string;
  readonly stays: readonly string[];
  readonly time: (span: string) => string;
  readonly answer: string;
  readonly call: (contact: string) => string;
  readonly open: string;
}

const words: Readonly<Record<Language, DeclinedWords>> = {
  FI: {
    tag: 'fi',
    subject: 'Tapaamisen aika pysyy samana',
    greeting: 'Hei,',
    stays: ['Ehdotit tapaamiselle toista aikaa.', 'Aika pysyy samana.'],
    time: (span) => `Tapaaminen on ${span}.`,
    answer: 'Kerro, tuletko.',
    call: (contact) => `Jos et pääse, voit myös soittaa: ${contact}.`,
    open: 'Vastaa kutsuun',
  },
  SV: {
    tag: 'sv',
    subject: 'Mötets tid ändras inte',
    greeting: 'Hej,',
    stays: ['Du föreslog en annan tid för mötet.', 'Tiden ändras inte.'],
    time: (span) => `Mötet är ${span}.`,
    answer: 'Berätta om du kommer.',
    call: (contact) => `Om du inte kan komma får du också ringa: ${contact}.`,
    open: 'Svara på inbjudan',
  },
  EN: {
    tag: 'en',
    subject: 'The time of the meeting stays the same',
    greeting: 'Hello,',
    stays: ['You proposed another time for the meeting.', 'The time stays the same.'],
    time: (span) => `The meeting is on ${span}.`,
    answer: 'Please tell us if you are coming.',
    call: (contact) => `If you cannot come, you can also call: ${contact}.`,
    open: 'Answer the invitation',
  },
};

/** Tells a proposer that the time stays, and asks about it again. Why it stays is not said: it is others' calendars. */
export function declineCounterText(declined: DeclinedProposal): Letter {
  const { language, when, sentenceALine, link } = declined;
  const { tag, subject, greeting, stays, time, answer, call, open } = words[language];
  const number = cleanValue(declined.organiserPhone ?? undefined);
  const organiser = valueInSentence(declined.organiserName);
  const contact = number && [organiser, phoneNumberText(number)].filter((part) => part !== undefined).join(', ');
  return {
    tag,
    subject,
    greeting,
    blocks: [
      { sentences: [...stays, time(longSpan(when, language))] },
      { sentences: [answer, ...(contact ? [call(contact)] : [])] },
      { label: open, url: link },
    ],
    sentenceALine,
  };
}
