import type { Language } from '../../domain/result.js';
import { longMoment } from '../../domain/time/local-date-text.js';
import type { Letter } from '../../platform/mail/letter.js';

export const answerNews = ['DECLINED', 'SERIES_DECLINED', 'PROPOSED', 'UNREACHED', 'SENT_BY_SMS'] as const;
export type AnswerNews = (typeof answerNews)[number];

interface AnswerWords {
  readonly tag: string;
  readonly greeting: string;
  readonly subject: Readonly<Record<AnswerNews, string>>;
  readonly happened: Readonly<Record<AnswerNews, (moment: string) => string>>;
  readonly todo: Readonly<Record<AnswerNews, readonly string[]>>;
  readonly open: string;
}

const words: Readonly<Record<Language, AnswerWords>> = {
  FI: {
    tag: 'fi',
    greeting: 'Hei,',
    subject: {
      DECLINED: 'Joku ei pääse tapaamiseen',
      SERIES_DECLINED: 'Joku ei pääse toistuvaan tapaamiseen',
      PROPOSED: 'Tapaamiselle ehdotetaan toista aikaa',
      UNREACHED: 'Viesti tapaamisesta ei mennyt perille',
      SENT_BY_SMS: 'Sähköposti ei mennyt perille, lähetämme tekstiviestin',
    },
    happened: {
      DECLINED: (moment) => `Joku, jonka piti tulla, ei pääse tapaamiseen ${moment}.`,
      SERIES_DECLINED: (moment) => `Joku ei pääse yhteenkään sarjan tapaamiseen ${moment} alkaen.`,
      PROPOSED: (moment) => `Joku ehdottaa toista aikaa tapaamiselle ${moment}.`,
      UNREACHED: (moment) => `Viesti tapaamisesta ${moment} ei mennyt perille.`,
      SENT_BY_SMS: (moment) => `Sähköposti tapaamisesta ${moment} ei mennyt perille.`,
    },
    todo: {
      DECLINED: ['Avaa Yhteisaika ja katso, kuka ei pääse.', 'Siirrä tapaaminen tai kutsu toinen, jos se on tarpeen.'],
      SERIES_DECLINED: [
        'Avaa Yhteisaika ja katso, kuka ei pääse.',
        'Kutsu toinen tai muuta sarjaa, jos se on tarpeen.',
      ],
      PROPOSED: ['Avaa Yhteisaika ja päätä, siirrätkö tapaamisen.'],
      UNREACHED: [
        'Yhden kutsutun sähköpostiosoite ei toimi.',
        'Avaa Yhteisaika ja katso, kuka hän on.',
        'Soita hänelle.',
      ],
      SENT_BY_SMS: [
        'Yhden kutsutun sähköpostiosoite ei toimi.',
        'Lähetämme hänelle tekstiviestin.',
        'Avaa Yhteisaika ja katso, kuka hän on.',
        'Pyydä häneltä toimiva osoite, kun puhutte.',
      ],
    },
    open: 'Avaa Yhteisaika',
  },
  SV: {
    tag: 'sv',
    greeting: 'Hej,',
    subject: {
      DECLINED: 'Någon kan inte komma till mötet',
      SERIES_DECLINED: 'Någon kan inte komma till det återkommande mötet',
      PROPOSED: 'En annan tid föreslås för mötet',
      UNREACHED: 'Ett meddelande om mötet kom inte fram',
      SENT_BY_SMS: 'E-posten kom inte fram, vi skickar ett textmeddelande',
    },
    happened: {
      DECLINED: (moment) => `Någon som skulle komma kan inte delta i mötet ${moment}.`,
      SERIES_DECLINED: (moment) => `Någon kan inte komma till seriens möten från ${moment}.`,
      PROPOSED: (moment) => `Någon föreslår en annan tid för mötet ${moment}.`,
      UNREACHED: (moment) => `Ett meddelande om mötet ${moment} kom inte fram.`,
      SENT_BY_SMS: (moment) => `Ett e-postmeddelande om mötet ${moment} kom inte fram.`,
    },
    todo: {
      DECLINED: ['Öppna Yhteisaika och se vem det är.', 'Flytta mötet eller bjud in någon annan om det behövs.'],
      SERIES_DECLINED: ['Öppna Yhteisaika och se vem det är.', 'Bjud in någon annan eller ändra serien om det behövs.'],
      PROPOSED: ['Öppna Yhteisaika och bestäm om du flyttar mötet.'],
      UNREACHED: [
        'En inbjuden persons e-postadress fungerar inte.',
        'Öppna Yhteisaika och se vem det är.',
        'Ring personen.',
      ],
      SENT_BY_SMS: [
        'En inbjuden persons e-postadress fungerar inte.',
        'Vi skickar ett textmeddelande till personen.',
        'Öppna Yhteisaika och se vem det är.',
        'Be om en adress som fungerar när ni talas vid.',
      ],
    },
    open: 'Öppna Yhteisaika',
  },
  EN: {
    tag: 'en',
    greeting: 'Hello,',
    subject: {
      DECLINED: 'Somebody cannot come to the meeting',
      SERIES_DECLINED: 'Somebody cannot come to the repeating meeting',
      PROPOSED: 'Another time is proposed for the meeting',
      UNREACHED: 'A message about the meeting did not arrive',
      SENT_BY_SMS: 'A mail did not arrive, we send a text message',
    },
    happened: {
      DECLINED: (moment) => `Somebody who is needed cannot come to the meeting on ${moment}.`,
      SERIES_DECLINED: (moment) => `Somebody cannot come to any of the meetings from ${moment} on.`,
      PROPOSED: (moment) => `Somebody proposes another time for the meeting on ${moment}.`,
      UNREACHED: (moment) => `A message about the meeting on ${moment} did not arrive.`,
      SENT_BY_SMS: (moment) => `A mail about the meeting on ${moment} did not arrive.`,
    },
    todo: {
      DECLINED: ['Open Yhteisaika to see who it is.', 'Move the meeting or invite somebody else, if that is needed.'],
      SERIES_DECLINED: [
        'Open Yhteisaika to see who it is.',
        'Invite somebody else or change the series, if that is needed.',
      ],
      PROPOSED: ['Open Yhteisaika and decide if you move the meeting.'],
      UNREACHED: [
        'The e-mail address of somebody who is invited does not work.',
        'Open Yhteisaika to see who it is.',
        'Call them.',
      ],
      SENT_BY_SMS: [
        'The e-mail address of somebody who is invited does not work.',
        'We send them a text message.',
        'Open Yhteisaika to see who it is.',
        'Ask them for an address that works when you talk.',
      ],
    },
    open: 'Open Yhteisaika',
  },
};

export interface AnswerTold {
  readonly news: AnswerNews;
  readonly language: Language;
  /** Epoch milliseconds: when the meeting is, by the clock of its zone. */
  readonly start: number;
  readonly timeZone: string;
  readonly serviceUrl: string;
}

/** A mail leaves the house, so it names nobody and gives no reason: the service shows both to those who may see them. */
export function answerToldText({ news, language, start, timeZone, serviceUrl }: AnswerTold): Letter {
  const { tag, greeting, subject, happened, todo, open } = words[language];
  return {
    tag,
    subject: subject[news],
    greeting,
    blocks: [
      { sentences: [happened[news](longMoment(start, timeZone, language))] },
      { sentences: todo[news] },
      { label: open, url: serviceUrl },
    ],
    sentenceALine: true,
  };
}
