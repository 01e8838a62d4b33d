import type { Language } from '../../domain/result.js';
import { longMoment, shortMoment } from '../../domain/time/local-date-text.js';
import type { TimeZone } from '../../domain/time/zone.js';
import type { Letter } from '../../platform/mail/letter.js';

export interface QuestionFacts {
  readonly language: Language;
  readonly zone: TimeZone;
  /** Epoch milliseconds. */
  readonly start: number;
  readonly coming: number;
  readonly minimum: number;
  readonly link: string;
}

/** Asks a leader whether a session with few people is to be held. Pure; it names nobody who comes. */
export function questionLetter({ language, zone, start, coming, minimum, link }: QuestionFacts): Letter {
  const say = words[language];
  return {
    tag: say.tag,
    subject: say.subject(shortMoment(start, zone, language)),
    greeting: undefined,
    blocks: [
      { sentences: [say.coming(longMoment(start, zone, language), coming), say.minimum(minimum), say.decide] },
      { label: say.link, url: link },
      { sentences: [say.otherwise] },
    ],
    sentenceALine: true,
  };
}

export function questionSms({ language, zone, start, coming, minimum, link }: QuestionFacts): string {
  const say = words[language];
  return `${say.sms(shortMoment(start, zone, language), coming, minimum)} ${link}`;
}

interface Words {
  readonly tag: string;
  readonly subject: (moment: string) => string;
  readonly coming: (moment: string, count: number) => string;
  readonly minimum: (count: number) => string;
  readonly decide: string;
  readonly link: string;
  readonly otherwise: string;
  readonly sms: (moment: string, coming: number, minimum: number) => string;
}

const words: Readonly<Record<Language, Words>> = {
  FI: {
    tag: 'fi',
    subject: (moment) => `Pidetäänkö ryhmän tapaaminen ${moment}?`,
    coming: (moment, count) => `Ryhmän tapaamiseen ${moment} on tulossa ${count}.`,
    minimum: (count) => `Ryhmän vähimmäismäärä on ${count}.`,
    decide: 'Päätä, pidetäänkö tapaaminen.',
    link: 'Pidä tai peru tapaaminen',
    otherwise: 'Jos et tee mitään, tapaaminen pidetään.',
    sms: (moment, coming, minimum) =>
      `Ryhmän tapaamiseen ${moment} on tulossa ${coming}, vähintään ${minimum}. Pidä tai peru:`,
  },
  SV: {
    tag: 'sv',
    subject: (moment) => `Ska gruppens möte ${moment} hållas?`,
    coming: (moment, count) => `Till gruppens möte ${moment} kommer ${count}.`,
    minimum: (count) => `Gruppens minimiantal är ${count}.`,
    decide: 'Bestäm om mötet ska hållas.',
    link: 'Håll eller ställ in mötet',
    otherwise: 'Om du inte gör något hålls mötet.',
    sms: (moment, coming, minimum) =>
      `Till gruppens möte ${moment} kommer ${coming}, minst ${minimum}. Håll eller ställ in:`,
  },
  EN: {
    tag: 'en',
    subject: (moment) => `Will the group meet on ${moment}?`,
    coming: (moment, count) => `To the group’s meeting on ${moment}, ${count} are coming.`,
    minimum: (count) => `The group’s minimum is ${count}.`,
    decide: 'Decide whether the meeting is held.',
    link: 'Hold or cancel the meeting',
    otherwise: 'If you do nothing, the meeting is held.',
    sms: (moment, coming, minimum) =>
      `Group meeting ${moment}: ${coming} are coming, minimum ${minimum}. Hold or cancel:`,
  },
};
