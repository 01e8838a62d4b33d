import type { Language } from '../../domain/result.js';
import { longDay, longMoment } from '../../domain/time/local-date-text.js';
import type { Letter } from '../../platform/mail/letter.js';
import { gsmText } from '../../platform/sms/gsm-text.js';

interface MissingWords {
  readonly tag: string;
  readonly subject: (day: string) => string;
  readonly missing: (moment: string, count: number) => string;
  readonly asked: string;
  readonly todo: readonly string[];
  readonly open: string;
}

const words: Readonly<Record<Language, MissingWords>> = {
  FI: {
    tag: 'fi',
    subject: (day) => `Vastauksia puuttuu: tapaaminen ${day}`,
    missing: (moment, count) =>
      count === 1
        ? `Yksi, jonka pitää tulla tapaamiseen ${moment}, ei ole vastannut.`
        : `Tapaamiseen ${moment} pitää tulla ${count}, jotka eivät ole vastanneet.`,
    asked: 'Olemme jo muistuttaneet niitä, jotka tavoitamme viestillä.',
    todo: ['Avaa Yhteisaika ja katso, keneltä vastaus puuttuu.', 'Soita heille.'],
    open: 'Avaa Yhteisaika',
  },
  SV: {
    tag: 'sv',
    subject: (day) => `Svar saknas: mötet ${day}`,
    missing: (moment, count) =>
      count === 1
        ? `En person som ska komma till mötet ${moment} har inte svarat.`
        : `${count} personer som ska komma till mötet ${moment} har inte svarat.`,
    asked: 'Vi har redan påmint dem som vi når med meddelanden.',
    todo: ['Öppna Yhteisaika och se vem som inte har svarat.', 'Ring dem.'],
    open: 'Öppna Yhteisaika',
  },
  EN: {
    tag: 'en',
    subject: (day) => `Answers are missing: the meeting on ${day}`,
    missing: (moment, count) =>
      `${count === 1 ? 'One person' : `${count} people`} who must come to the meeting on ${moment} ${count === 1 ? 'has' : 'have'} not answered.`,
    asked: 'We have reminded those whom we can reach by message.',
    todo: ['Open Yhteisaika to see whose answer is missing.', 'Call them.'],
    open: 'Open Yhteisaika',
  },
};

export interface MissingAnswersFacts {
  readonly language: Language;
  /** Epoch milliseconds. */
  readonly start: number;
  readonly zone: string;
  /** One at least. */
  readonly count: number;
  readonly serviceUrl: string;
}

/** Tells an organiser that people who must come have not answered. A mail leaves the house, so it names nobody: the service does. */
export function missingAnswersLetter({ language, start, zone, count, serviceUrl }: MissingAnswersFacts): Letter {
  const { tag, subject, missing, asked, todo, open } = words[language];
  return {
    tag,
    subject: subject(longDay(start, zone, language)),
    greeting: undefined,
    blocks: [
      { sentences: [missing(longMoment(start, zone, language), count), asked] },
      { sentences: todo },
      { label: open, url: serviceUrl },
    ],
    sentenceALine: true,
  };
}

/** The same for a telephone. */
export function missingAnswersSms({ language, start, zone, count, serviceUrl }: MissingAnswersFacts): string {
  return gsmText(`${words[language].missing(longMoment(start, zone, language), count)} ${serviceUrl}`);
}
