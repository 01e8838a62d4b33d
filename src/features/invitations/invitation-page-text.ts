import type { Language } from '../../domain/result.js';
import type { ParticipationStatus } from '../meetings/meeting.js';

export type PageAnswer = Exclude<ParticipationStatus, 'NEEDS_ACTION'>;

/** The words of an invitation's page that its mail has not. A missing one does not compile. */
export interface InvitationPageWords {
  readonly titles: {
    readonly invited: string;
    readonly moved: string;
    readonly cancelled: string;
    readonly over: string;
  };
  readonly was: (span: string) => string;
  /** In the mail it is the message that is for information. */
  readonly forInformation: string;
  readonly message: string;
  readonly yourAnswer: string;
  readonly question: string;
  readonly answers: Readonly<Record<PageAnswer, string>>;
  readonly stands: Readonly<Record<ParticipationStatus, string>>;
  readonly mayChange: string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly send: string;
  /** Of the answer that the mail's button named: one tap is left. */
  readonly confirmAnswer: string;
  readonly confirm: (answer: string) => string;
  readonly saved: string;
  readonly newTimeTogether: string;
  readonly nothingChosen: string;
  readonly reasonTooLong: (charactersMax: number) => string;
  readonly movedMeanwhile: string;
  readonly notSaved: string;
  readonly toCalendar: string;
  readonly propose: string;
  readonly proposeWhen: string;
  readonly untilThen: string;
  readonly day: string;
  readonly clock: string;
  readonly forExample: (example: string) => string;
  readonly sendProposal: string;
  readonly proposed: (moment: string) => string;
  readonly proposalSent: string;
  readonly organiserAnswers: string;
  readonly dayUnreadable: (example: string) => string;
  readonly clockUnreadable: (example: string) => string;
}

export const invitationPageWords: Readonly<Record<Language, InvitationPageWords>> = {
  FI: {
    titles: {
      invited: 'Kutsu tapaamiseen',
      moved: 'Tapaamisen aika on muuttunut',
      cancelled: 'Tapaaminen on peruttu',
      over: 'Tapaaminen on ohi',
    },
    was: (span) => `Tapaaminen oli ${span}.`,
    forInformation: 'Tapaaminen on sinulle tiedoksi.',
    message: 'Viesti sinulle',
    yourAnswer: 'Vastauksesi',
    question: 'Tuletko tapaamiseen?',
    answers: { ACCEPTED: 'Tulen', TENTATIVE: 'Ehkä tulen', DECLINED: 'En pääse' },
    stands: {
      NEEDS_ACTION: 'Et ole vielä vastannut.',
      ACCEPTED: 'Olet vastannut, että tulet.',
      TENTATIVE: 'Olet vastannut, että ehkä tulet.',
      DECLINED: 'Olet vastannut, että et pääse.',
    },
    mayChange: 'Voit muuttaa vastaustasi, kunnes tapaaminen on ohi.',
    reason: 'Jos et pääse, voit kertoa syyn',
    reasonHint: 'Syyn näkevät vain tapaamisen järjestäjät. Sinun ei ole pakko kertoa syytä.',
    send: 'Lähetä vastaus',
    confirmAnswer: 'Vahvista vastauksesi.',
    confirm: (answer) => `Vahvista: ${answer}`,
    saved: 'Vastauksesi on tallennettu.',
    newTimeTogether: 'Etsimme uuden ajan yhdessä.',
    nothingChosen: 'Et ole vielä valinnut vastausta. Valitse yksi vastaus.',
    reasonTooLong: (charactersMax) => `Teksti on liian pitkä. Lyhennä se ${charactersMax} merkkiin.`,
    movedMeanwhile: 'Tapaamisen aika on muuttunut sillä välin. Katso uusi aika ja vastaa uudelleen.',
    notSaved: 'Vastaustasi ei tallennettu.',
    toCalendar: 'Lisää kalenteriin',
    propose: 'Ehdotan toista aikaa',
    proposeWhen: 'Milloin tapaaminen voisi alkaa?',
    untilThen: 'Nykyinen aika on voimassa, kunnes järjestäjä vastaa sinulle.',
    day: 'Päivä',
    clock: 'Kellonaika',
    forExample: (example) => `Esimerkiksi ${example}`,
    sendProposal: 'Lähetä ehdotus',
    proposed: (moment) => `Olet ehdottanut aikaa ${moment}.`,
    proposalSent: 'Ehdotuksesi on lähetetty.',
    organiserAnswers: 'Järjestäjä vastaa sinulle.',
    dayUnreadable: (example) => `Päivä puuttuu tai sitä ei voitu lukea. Kirjoita päivä näin: ${example}.`,
    clockUnreadable: (example) => `Kellonaika puuttuu tai sitä ei voitu lukea. Kirjoita kellonaika näin: ${example}.`,
  },
  SV: {
    titles: {
      invited: 'Inbjudan till ett möte',
      moved: 'Mötet har fått en ny tid',
      cancelled: 'Mötet är inställt',
      over: 'Mötet är över',
    },
    was: (span) => `Mötet var ${span}.`,
    forInformation: 'Mötet är till din kännedom.',
    message: 'Meddelande till dig',
    yourAnswer: 'Ditt svar',
    question: 'Kommer du till mötet?',
    answers: { ACCEPTED: 'Jag kommer', TENTATIVE: 'Jag kommer kanske', DECLINED: 'Jag kan inte komma' },
    stands: {
      NEEDS_ACTION: 'Du har inte svarat ännu.',
      ACCEPTED: 'Du har svarat att du kommer.',
      TENTATIVE: 'Du har svarat att du kanske kommer.',
      DECLINED: 'Du har svarat att du inte kan komma.',
    },
    mayChange: 'Du kan ändra ditt svar tills mötet är över.',
    reason: 'Om du inte kan komma får du berätta varför',
    reasonHint: 'Bara de som ordnar mötet ser orsaken. Du måste inte berätta den.',
    send: 'Skicka svaret',
    confirmAnswer: 'Bekräfta ditt svar.',
    confirm: (answer) => `Bekräfta: ${answer}`,
    saved: 'Ditt svar har sparats.',
    newTimeTogether: 'Vi hittar en ny tid tillsammans.',
    nothingChosen: 'Du har inte valt något svar ännu. Välj ett svar.',
    reasonTooLong: (charactersMax) => `Texten är för lång. Korta den till ${charactersMax} tecken.`,
    movedMeanwhile: 'Mötet har under tiden fått en ny tid. Se den nya tiden och svara igen.',
    notSaved: 'Ditt svar har inte sparats.',
    toCalendar: 'Lägg till i kalendern',
    propose: 'Jag föreslår en annan tid',
    proposeWhen: 'När kunde mötet börja?',
    untilThen: 'Den nuvarande tiden gäller tills den som ordnar mötet svarar dig.',
    day: 'Dag',
    clock: 'Klockslag',
    forExample: (example) => `Till exempel ${example}`,
    sendProposal: 'Skicka förslaget',
    proposed: (moment) => `Du har föreslagit tiden ${moment}.`,
    proposalSent: 'Ditt förslag har skickats.',
    organiserAnswers: 'Den som ordnar mötet svarar dig.',
    dayUnreadable: (example) => `Dagen saknas eller gick inte att läsa. Skriv dagen så: ${example}.`,
    clockUnreadable: (example) => `Klockslaget saknas eller gick inte att läsa. Skriv klockslaget så: ${example}.`,
  },
  EN: {
    titles: {
      invited: 'Invitation to a meeting',
      moved: 'The meeting has a new time',
      cancelled: 'The meeting is cancelled',
      over: 'The meeting is over',
    },
    was: (span) => `The meeting was on ${span}.`,
    forInformation: 'The meeting is for your information.',
    message: 'Message for you',
    yourAnswer: 'Your answer',
    question: 'Are you coming to the meeting?',
    answers: { ACCEPTED: 'I am coming', TENTATIVE: 'I may come', DECLINED: 'I cannot come' },
    stands: {
      NEEDS_ACTION: 'You have not answered yet.',
      ACCEPTED: 'You have answered that you are coming.',
      TENTATIVE: 'You have answered that you may come.',
      DECLINED: 'You have answered that you cannot come.',
    },
    mayChange: 'You can change your answer until the meeting is over.',
    reason: 'If you cannot come, you may tell us why',
    reasonHint: 'Only those who arrange the meeting see the reason. You do not have to tell it.',
    send: 'Send the answer',
    confirmAnswer: 'Please confirm your answer.',
    confirm: (answer) => `Confirm: ${answer}`,
    saved: 'Your answer is saved.',
    newTimeTogether: 'We will find a new time together.',
    nothingChosen: 'You have not chosen an answer yet. Choose one answer.',
    reasonTooLong: (charactersMax) => `The text is too long. Shorten it to ${charactersMax} characters.`,
    movedMeanwhile: 'The time of the meeting has changed in the meantime. Look at the new time and answer again.',
    notSaved: 'Your answer was not saved.',
    toCalendar: 'Add to the calendar',
    propose: 'I suggest another time',
    proposeWhen: 'When could the meeting start?',
    untilThen: 'The present time holds until the organiser answers you.',
    day: 'Day',
    clock: 'Time of day',
    forExample: (example) => `For example ${example}`,
    sendProposal: 'Send the suggestion',
    proposed: (moment) => `You have suggested ${moment}.`,
    proposalSent: 'Your suggestion is sent.',
    organiserAnswers: 'The organiser will answer you.',
    dayUnreadable: (example) => `The day is missing or could not be read. Write the day like this: ${example}.`,
    clockUnreadable: (example) => `The time is missing or could not be read. Write the time like this: ${example}.`,
  },
};
