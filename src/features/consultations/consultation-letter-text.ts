import type { Language } from '../../domain/result.js';

/** What a letter says: what happened, then what to do. */
interface NewsWords {
  readonly subject: string;
  readonly sentences: readonly string[];
}

/** Values for the middle of a sentence: times are written out, and a name that is missing is a colleague. */
export interface LetterValues {
  readonly asker: string | undefined;
  readonly consultant: string | undefined;
  readonly handler: string | undefined;
  /** When an answer is due, or the time that was booked. */
  readonly day: string;
  readonly moment: string;
}

/**
 * The words of letters about consultations. Professionals read them, so they are short; no topic and no text is in them, for a mail lies
 * open on many screens.
 */
export interface ConsultationLetterWords {
  /** For `lang` and Content-Language. */
  readonly tag: string;
  readonly asked: (values: LetterValues) => NewsWords;
  readonly reminder: (values: LetterValues) => NewsWords;
  readonly overdueForDeputy: (values: LetterValues) => NewsWords;
  readonly overdue: (values: LetterValues) => NewsWords;
  readonly answered: (values: LetterValues) => NewsWords;
  readonly contacted: (values: LetterValues) => NewsWords;
  readonly withdrawn: (values: LetterValues) => NewsWords;
  readonly cancelledByAsker: (values: LetterValues) => NewsWords;
  readonly cancelledByConsultant: (values: LetterValues) => NewsWords;
  /** Over the times that are free instead. */
  readonly freeTimes: string;
  readonly noFreeTimes: string;
  /** Last of all, but where nothing is to be done there. */
  readonly open: string;
}

export const consultationLetterWords: Readonly<Record<Language, ConsultationLetterWords>> = {
  FI: {
    tag: 'fi',
    asked: ({ asker = 'Kollega', day, moment }) => ({
      subject: `Sinulle on kysymys. Vastaa viimeistään ${day}`,
      sentences: [`${asker} on lähettänyt sinulle kysymyksen.`, `Vastaa tai ota yhteyttä viimeistään ${moment}.`],
    }),
    reminder: ({ asker = 'Kollega', day, moment }) => ({
      subject: `Muistutus: kysymys odottaa. Vastaa viimeistään ${day}`,
      sentences: [`${asker} odottaa vielä vastaustasi.`, `Vastaa tai ota yhteyttä viimeistään ${moment}.`],
    }),
    overdueForDeputy: ({ asker = 'Kollega', consultant = 'Kollega', moment }) => ({
      subject: 'Vastaus on myöhässä. Vastaatko sinä?',
      sentences: [
        `${consultant} ei ole vastannut kysymykseen ajoissa.`,
        `Sinä olet hänen sijaisensa.`,
        `${asker} odotti vastausta viimeistään ${moment}.`,
        'Vastaa tai ota yhteyttä tänään.',
      ],
    }),
    overdue: ({ asker = 'Kollega', moment }) => ({
      subject: 'Vastauksesi on myöhässä',
      sentences: [`${asker} odotti vastausta viimeistään ${moment}.`, 'Vastaa tai ota yhteyttä tänään.'],
    }),
    answered: ({ handler = 'Kollega' }) => ({
      subject: 'Kysymykseesi on vastattu',
      sentences: [`${handler} on vastannut kysymykseesi.`],
    }),
    contacted: ({ handler = 'Kollega' }) => ({
      subject: 'Kysymyksestäsi on otettu yhteyttä',
      sentences: [
        `${handler} on merkinnyt, että kysymyksestäsi on puhuttu.`,
        'Jos kukaan ei ole ottanut sinuun yhteyttä, soita hänelle.',
      ],
    }),
    withdrawn: ({ moment }) => ({
      subject: 'Varaamasi aika on peruttu',
      sentences: [`Varaamasi aika ${moment} on peruttu.`, 'Voit varata uuden ajan.'],
    }),
    cancelledByAsker: ({ asker = 'Kollega' }) => ({
      subject: 'Kysymys on peruttu',
      sentences: [`${asker} on perunut kysymyksensä.`, 'Sinun ei tarvitse vastata.'],
    }),
    cancelledByConsultant: ({ consultant = 'Kollega' }) => ({
      subject: 'Kysymyksesi on peruttu',
      sentences: [`${consultant} on perunut kysymyksesi.`, 'Kysy uudelleen tai varaa aika.'],
    }),
    freeTimes: 'Seuraavat vapaat ajat',
    noFreeTimes: 'Vapaita aikoja ei nyt ole. Voit kysyä kirjallisesti.',
    open: 'Kirjaudu palveluun, niin näet sen siellä.',
  },
  SV: {
    tag: 'sv',
    asked: ({ asker = 'En kollega', day, moment }) => ({
      subject: `Du har fått en fråga. Svara senast ${day}`,
      sentences: [`${asker} har skickat dig en fråga.`, `Svara eller ta kontakt senast ${moment}.`],
    }),
    reminder: ({ asker = 'En kollega', day, moment }) => ({
      subject: `Påminnelse: en fråga väntar. Svara senast ${day}`,
      sentences: [`${asker} väntar fortfarande på ditt svar.`, `Svara eller ta kontakt senast ${moment}.`],
    }),
    overdueForDeputy: ({ asker = 'En kollega', consultant = 'En kollega', moment }) => ({
      subject: 'Ett svar är försenat. Kan du svara?',
      sentences: [
        `${consultant} har inte svarat på en fråga i tid.`,
        'Du är ställföreträdare.',
        `${asker} väntade på svar senast ${moment}.`,
        'Svara eller ta kontakt i dag.',
      ],
    }),
    overdue: ({ asker = 'En kollega', moment }) => ({
      subject: 'Ditt svar är försenat',
      sentences: [`${asker} väntade på svar senast ${moment}.`, 'Svara eller ta kontakt i dag.'],
    }),
    answered: ({ handler = 'En kollega' }) => ({
      subject: 'Din fråga har fått ett svar',
      sentences: [`${handler} har svarat på din fråga.`],
    }),
    contacted: ({ handler = 'En kollega' }) => ({
      subject: 'Någon har tagit kontakt om din fråga',
      sentences: [
        `${handler} har antecknat att ni har talat om din fråga.`,
        'Om ingen har tagit kontakt med dig, ring till personen.',
      ],
    }),
    withdrawn: ({ moment }) => ({
      subject: 'Tiden som du bokade är inställd',
      sentences: [`Tiden som du bokade, ${moment}, är inställd.`, 'Du kan boka en ny tid.'],
    }),
    cancelledByAsker: ({ asker = 'En kollega' }) => ({
      subject: 'En fråga har dragits tillbaka',
      sentences: [`${asker} har dragit tillbaka sin fråga.`, 'Du behöver inte svara.'],
    }),
    cancelledByConsultant: ({ consultant = 'En kollega' }) => ({
      subject: 'Din fråga är inställd',
      sentences: [`${consultant} har ställt in din fråga.`, 'Fråga på nytt eller boka en tid.'],
    }),
    freeTimes: 'Nästa lediga tider',
    noFreeTimes: 'Det finns inga lediga tider just nu. Du kan fråga skriftligt.',
    open: 'Logga in i tjänsten, så ser du den där.',
  },
  EN: {
    tag: 'en',
    asked: ({ asker = 'A colleague', day, moment }) => ({
      subject: `You have a question. Please answer by ${day}`,
      sentences: [`${asker} has sent you a question.`, `Please answer or get in touch by ${moment}.`],
    }),
    reminder: ({ asker = 'A colleague', day, moment }) => ({
      subject: `Reminder: a question is waiting. Please answer by ${day}`,
      sentences: [`${asker} is still waiting for your answer.`, `Please answer or get in touch by ${moment}.`],
    }),
    overdueForDeputy: ({ asker = 'A colleague', consultant = 'A colleague', moment }) => ({
      subject: 'An answer is late. Can you give it?',
      sentences: [
        `${consultant} has not answered a question in time.`,
        'You are the deputy.',
        `${asker} was waiting for an answer by ${moment}.`,
        'Please answer or get in touch today.',
      ],
    }),
    overdue: ({ asker = 'A colleague', moment }) => ({
      subject: 'Your answer is late',
      sentences: [`${asker} was waiting for an answer by ${moment}.`, 'Please answer or get in touch today.'],
    }),
    answered: ({ handler = 'A colleague' }) => ({
      subject: 'Your question has an answer',
      sentences: [`${handler} has answered your question.`],
    }),
    contacted: ({ handler = 'A colleague' }) => ({
      subject: 'Somebody has been in touch about your question',
      sentences: [
        `${handler} has noted that your question has been talked about.`,
        'If nobody has been in touch with you, please call them.',
      ],
    }),
    withdrawn: ({ moment }) => ({
      subject: 'The time that you booked is cancelled',
      sentences: [`The time that you booked, ${moment}, is cancelled.`, 'You can book a new time.'],
    }),
    cancelledByAsker: ({ asker = 'A colleague' }) => ({
      subject: 'A question has been taken back',
      sentences: [`${asker} has taken the question back.`, 'You do not need to answer.'],
    }),
    cancelledByConsultant: ({ consultant = 'A colleague' }) => ({
      subject: 'Your question is cancelled',
      sentences: [`${consultant} has cancelled your question.`, 'Ask again or book a time.'],
    }),
    freeTimes: 'The next free times',
    noFreeTimes: 'There are no free times at the moment. You can ask in writing.',
    open: 'Sign in to the service to see it.',
  },
};
