import type { Language } from '../../domain/result.js';
import { blockHtml } from '../../platform/mail/letter.js';
import { type Html, html } from '../../platform/pages/html.js';
import { choiceGroup, folded, pageForm } from '../../platform/pages/page-form.js';
import { hiddenField } from '../../platform/pages/text-field.js';
import { type ContactWish, contactWishes } from '../directory/contact-wish.js';
import type { InvitationPageFacts, PageTold } from './invitation-page-facts.js';

interface MessagesWords {
  readonly messages: string;
  readonly question: string;
  readonly choices: Readonly<Record<ContactWish, string>>;
  readonly ofAll: string;
  readonly beware: string;
  readonly keep: string;
  readonly nothingChosen: string;
  /** What follows from the wish, for whoever has said it. */
  readonly follows: Readonly<Record<ContactWish, readonly string[]>>;
}

export const messagesWords: Readonly<Record<Language, MessagesWords>> = {
  FI: {
    messages: 'Muutan, miten saan viestejä',
    question: 'Miten haluat saada viestejä?',
    choices: {
      EMAIL: 'Sähköpostilla',
      SMS: 'Tekstiviestillä',
      CALL: 'Haluan, että minulle soitetaan',
      NONE: 'En halua viestejä',
    },
    ofAll: 'Tämä koskee kaikkia viestejä, joita saat tapaamisista.',
    beware: 'Jos et halua viestejä, emme kerro sinulle muutoksista.',
    keep: 'Tallenna valinta',
    nothingChosen: 'Et ole valinnut, miten haluat saada viestejä. Valitse yksi tapa.',
    follows: {
      EMAIL: ['Valintasi on tallennettu.', 'Saat viestit sähköpostilla.'],
      SMS: ['Valintasi on tallennettu.', 'Jos tekstiviestiä ei voi lähettää, järjestäjä soittaa sinulle.'],
      CALL: ['Valintasi on tallennettu.', 'Järjestäjä soittaa sinulle.'],
      NONE: ['Valintasi on tallennettu.', 'Emme enää lähetä sinulle viestejä.', 'Voit muuttaa valintaa tällä sivulla.'],
    },
  },
  SV: {
    messages: 'Jag ändrar hur jag får meddelanden',
    question: 'Hur vill du få meddelanden?',
    choices: {
      EMAIL: 'Per e-post',
      SMS: 'Per textmeddelande',
      CALL: 'Jag vill att ni ringer mig',
      NONE: 'Jag vill inte ha meddelanden',
    },
    ofAll: 'Det gäller alla meddelanden som du får om möten.',
    beware: 'Om du inte vill ha meddelanden, berättar vi inte om ändringar.',
    keep: 'Spara valet',
    nothingChosen: 'Du har inte valt hur du vill få meddelanden. Välj ett sätt.',
    follows: {
      EMAIL: ['Ditt val har sparats.', 'Du får meddelanden per e-post.'],
      SMS: ['Ditt val har sparats.', 'Om textmeddelandet inte kan skickas, ringer den som ordnar mötet dig.'],
      CALL: ['Ditt val har sparats.', 'Den som ordnar mötet ringer dig.'],
      NONE: ['Ditt val har sparats.', 'Vi skickar dig inga fler meddelanden.', 'Du kan ändra valet på denna sida.'],
    },
  },
  EN: {
    messages: 'I change how I get messages',
    question: 'How do you want to get messages?',
    choices: {
      EMAIL: 'By e-mail',
      SMS: 'By text message',
      CALL: 'I want you to call me',
      NONE: 'I do not want messages',
    },
    ofAll: 'This is about all messages that you get about meetings.',
    beware: 'If you do not want messages, we do not tell you about changes.',
    keep: 'Save the choice',
    nothingChosen: 'You have not chosen how you want to get messages. Choose one way.',
    follows: {
      EMAIL: ['Your choice is saved.', 'You get messages by e-mail.'],
      SMS: ['Your choice is saved.', 'If the text message cannot be sent, the organiser calls you.'],
      CALL: ['Your choice is saved.', 'The organiser calls you.'],
      NONE: ['Your choice is saved.', 'We send you no more messages.', 'You can change the choice on this page.'],
    },
  },
};

/** Which wishes can come true: nobody is offered a mail without an address, or a call without a number. */
export const offeredWishes = ({ wish, hasEmail, hasPhone }: InvitationPageFacts['contact']): ContactWish[] =>
  contactWishes.filter((each) => {
    if (each === wish || each === 'NONE') return true;
    return each === 'EMAIL' ? hasEmail : hasPhone;
  });

/** Where the reader says how they wish to hear from us; there as long as the link lives, so that there is a way back. */
export function messagesSection({ facts, problems }: PageTold): Html {
  const { language } = facts.invitation;
  const say = messagesWords[language];
  const choices = offeredWishes(facts.contact).map((value) => ({ value, label: say.choices[value] }));
  const group = choiceGroup({ name: 'wish', legend: say.question, choices, chosen: facts.contact.wish });
  const form = pageForm(language, [hiddenField('act', 'wish'), group], say.keep);
  const isOpen = facts.contact.wish !== 'EMAIL' || problems.some(({ field }) => field === 'wish');
  return folded(say.messages, html`${blockHtml({ sentences: [say.ofAll, say.beware] }, true)}${form}`, isOpen);
}
