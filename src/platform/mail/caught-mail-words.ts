import type { Language } from '../../domain/result.js';

export interface CaughtMailWords {
  readonly tag: string;
  readonly title: string;
  readonly explanation: string;
  readonly none: string;
  readonly onlyNewest: (limit: number) => string;
  readonly recipient: string;
  readonly subject: string;
  readonly time: string;
  readonly method: string;
  readonly noCalendar: string;
  readonly noSubject: string;
  readonly back: string;
  readonly htmlPart: string;
  readonly textPart: string;
  readonly calendarPart: string;
  readonly headers: string;
  readonly file: string;
  readonly gone: string;
  readonly goneAdvice: string;
}

/** The words of the page for caught mail. METHOD stays as the standard writes it: it is what one looks for there. */
export const caughtMailWords: Readonly<Record<Language, CaughtMailWords>> = {
  FI: {
    tag: 'fi',
    title: 'Talteen otetut viestit',
    explanation:
      'Nämä viestit eivät lähteneet kenellekään. Palvelu otti ne talteen, koska sähköpostipalvelinta ei ole asetettu.',
    none: 'Viestejä ei vielä ole.',
    onlyNewest: (limit) => `Tässä on ${limit} uusinta viestiä.`,
    recipient: 'Vastaanottaja',
    subject: 'Aihe',
    time: 'Aika',
    method: 'Kalenteri',
    noCalendar: 'ei kalenteria',
    noSubject: 'Ei aihetta',
    back: 'Kaikki viestit',
    htmlPart: 'Muotoiltu viesti',
    textPart: 'Viesti tekstinä',
    calendarPart: 'Kalenterikutsu',
    headers: 'Otsikkotiedot',
    file: 'Lataa viesti tiedostona (.eml)',
    gone: 'Viestiä ei löydy',
    goneAdvice: 'Valitse viesti luettelosta.',
  },
  SV: {
    tag: 'sv',
    title: 'Uppfångade meddelanden',
    explanation:
      'De här meddelandena har inte skickats till någon. Tjänsten fångade dem, eftersom ingen e-postserver är inställd.',
    none: 'Det finns inga meddelanden ännu.',
    onlyNewest: (limit) => `Här är de ${limit} nyaste meddelandena.`,
    recipient: 'Mottagare',
    subject: 'Ämne',
    time: 'Tid',
    method: 'Kalender',
    noCalendar: 'ingen kalender',
    noSubject: 'Inget ämne',
    back: 'Alla meddelanden',
    htmlPart: 'Formaterat meddelande',
    textPart: 'Meddelandet som text',
    calendarPart: 'Kalenderinbjudan',
    headers: 'Rubrikfält',
    file: 'Ladda ner meddelandet som fil (.eml)',
    gone: 'Meddelandet finns inte',
    goneAdvice: 'Välj ett meddelande i listan.',
  },
  EN: {
    tag: 'en',
    title: 'Caught mail',
    explanation: 'These messages went to nobody. The service kept them, because no mail server is set.',
    none: 'There are no messages yet.',
    onlyNewest: (limit) => `These are the ${limit} newest messages.`,
    recipient: 'To',
    subject: 'Subject',
    time: 'Time',
    method: 'Calendar',
    noCalendar: 'no calendar',
    noSubject: 'No subject',
    back: 'All messages',
    htmlPart: 'Formatted message',
    textPart: 'Message as text',
    calendarPart: 'Calendar invitation',
    headers: 'Header fields',
    file: 'Download the message as a file (.eml)',
    gone: 'There is no such message',
    goneAdvice: 'Choose a message in the list.',
  },
};
