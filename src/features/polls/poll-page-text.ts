import type { Language } from '../../domain/result.js';
import type { PollAnswer } from './poll.js';

/** The words of a poll's page. A missing one does not compile. */
export interface PollPageWords {
  readonly title: string;
  /** What to do, and until when. */
  readonly answerEach: string;
  readonly answerBy: (moment: string) => string;
  readonly mayChange: string;
  readonly zone: (name: string) => string;
  readonly noneSuits: string;
  readonly answers: Readonly<Record<PollAnswer, string>>;
  readonly send: string;
  readonly saved: string;
  readonly unanswered: (count: number) => string;
  readonly shownHere: string;
  readonly nothingChosen: string;
  readonly optionsChanged: string;
  readonly notSaved: string;
  readonly nothingToDo: string;
  readonly decided: {
    readonly title: string;
    readonly time: (span: string) => string;
    readonly invitation: string;
    readonly cancelled: string;
  };
  readonly closing: { readonly title: string; readonly soon: string };
  readonly expired: { readonly title: string; readonly noTime: string };
  readonly cancelled: { readonly title: string; readonly noAnswer: string };
}

export const pollPageWords: Readonly<Record<Language, PollPageWords>> = {
  FI: {
    title: 'Mikä aika sopii sinulle?',
    answerEach: 'Vastaa jokaisen ajan kohdalla.',
    answerBy: (moment) => `Vastaa viimeistään ${moment}.`,
    mayChange: 'Voit muuttaa vastauksiasi siihen asti.',
    zone: (name) => `Ajat ovat ${name}.`,
    noneSuits: 'Jos mikään aika ei sovi, vastaa silti. Etsimme uuden ajan yhdessä.',
    answers: { YES: 'Sopii', IF_NEEDED: 'Sopii tarvittaessa', NO: 'Ei sovi' },
    send: 'Lähetä vastaukset',
    saved: 'Vastauksesi on tallennettu.',
    unanswered: (count) =>
      count === 1 ? 'Yhdessä ajassa ei vielä ole vastaustasi.' : `Vielä ${count} aikaa on ilman vastaustasi.`,
    shownHere: 'Kun aika on päätetty, se näkyy tällä sivulla.',
    nothingChosen: 'Et ole vielä valinnut mitään. Valitse vastaus ainakin yhteen aikaan.',
    optionsChanged: 'Ajat ovat muuttuneet sillä välin. Katso ajat ja vastaa uudelleen.',
    notSaved: 'Vastauksiasi ei tallennettu.',
    nothingToDo: 'Sinun ei tarvitse tehdä mitään.',
    decided: {
      title: 'Aika on päätetty',
      time: (span) => `Tapaaminen on ${span}.`,
      invitation: 'Saat kutsun erikseen.',
      cancelled: 'Tapaaminen on peruttu.',
    },
    closing: { title: 'Vastausaika on päättynyt', soon: 'Aika päätetään pian.' },
    expired: { title: 'Vastausaika on päättynyt', noTime: 'Yhteistä aikaa ei löytynyt.' },
    cancelled: { title: 'Kysely on peruttu', noAnswer: 'Vastausta ei enää tarvita.' },
  },
  SV: {
    title: 'Vilken tid passar dig?',
    answerEach: 'Svara för varje tid.',
    answerBy: (moment) => `Svara senast ${moment}.`,
    mayChange: 'Du kan ändra dina svar fram till dess.',
    zone: (name) => `Tiderna är ${name}.`,
    noneSuits: 'Om ingen tid passar, svara ändå. Vi hittar en ny tid tillsammans.',
    answers: { YES: 'Passar', IF_NEEDED: 'Passar vid behov', NO: 'Passar inte' },
    send: 'Skicka svaren',
    saved: 'Dina svar har sparats.',
    unanswered: (count) =>
      count === 1 ? 'En av tiderna saknar ännu ditt svar.' : `Ännu saknar ${count} tider ditt svar.`,
    shownHere: 'När tiden är bestämd ser du den på denna sida.',
    nothingChosen: 'Du har inte valt något ännu. Välj ett svar för minst en tid.',
    optionsChanged: 'Tiderna har ändrats under tiden. Se tiderna och svara igen.',
    notSaved: 'Dina svar har inte sparats.',
    nothingToDo: 'Du behöver inte göra någonting.',
    decided: {
      title: 'Tiden är bestämd',
      time: (span) => `Mötet är ${span}.`,
      invitation: 'Du får en inbjudan för sig.',
      cancelled: 'Mötet är inställt.',
    },
    closing: { title: 'Svarstiden är slut', soon: 'Tiden bestäms snart.' },
    expired: { title: 'Svarstiden är slut', noTime: 'Vi hittade ingen gemensam tid.' },
    cancelled: { title: 'Förfrågan är inställd', noAnswer: 'Inget svar behövs längre.' },
  },
  EN: {
    title: 'Which time suits you?',
    answerEach: 'Answer for each time.',
    answerBy: (moment) => `Answer by ${moment}.`,
    mayChange: 'You can change your answers until then.',
    zone: (name) => `The times are in ${name}.`,
    noneSuits: 'If no time suits you, please answer all the same. We will find a new time together.',
    answers: { YES: 'Yes', IF_NEEDED: 'If need be', NO: 'No' },
    send: 'Send the answers',
    saved: 'Your answers are saved.',
    unanswered: (count) =>
      count === 1 ? 'One time is still without your answer.' : `${count} times are still without your answer.`,
    shownHere: 'When the time is decided, you will see it on this page.',
    nothingChosen: 'You have not chosen anything yet. Choose an answer for at least one time.',
    optionsChanged: 'The times have changed in the meantime. Look at the times and answer again.',
    notSaved: 'Your answers were not saved.',
    nothingToDo: 'You do not need to do anything.',
    decided: {
      title: 'The time is decided',
      time: (span) => `The meeting is on ${span}.`,
      invitation: 'You will get an invitation.',
      cancelled: 'The meeting is cancelled.',
    },
    closing: { title: 'The time for answers is over', soon: 'The time will be decided soon.' },
    expired: { title: 'The time for answers is over', noTime: 'No common time was found.' },
    cancelled: { title: 'The poll is cancelled', noAnswer: 'No answer is needed any more.' },
  },
};
