import type { Language } from '../../domain/result.js';

/** The words of a group's public page. */
interface SignUpPageWords {
  readonly title: string;
  readonly endedTitle: string;
  readonly name: (name: string) => string;
  readonly free: string;
  readonly full: string;
  readonly dropIn: string;
  readonly nickname: string;
  readonly nicknameHint: string;
  readonly contact: string;
  readonly contactHint: string;
  readonly join: string;
  readonly queue: string;
  readonly kept: string;
  readonly unseen: string;
  readonly sent: string;
  readonly confirm: string;
  readonly hours: (hours: number) => string;
}

export const signUpPageWords: Readonly<Record<Language, SignUpPageWords>> = {
  FI: {
    title: 'Tule mukaan ryhmään',
    endedTitle: 'Ryhmä on päättynyt',
    name: (name) => `Ryhmän nimi on ${name}.`,
    free: 'Voit ilmoittautua itse. Osallistuminen on vapaaehtoista.',
    full: 'Ryhmä on nyt täynnä. Voit ilmoittautua jonoon, ja saat viestin, kun paikka vapautuu.',
    dropIn: 'Voit tulla myös ilmoittautumatta.',
    nickname: 'Nimi tai nimimerkki',
    nicknameHint: 'Voit keksiä nimen. Ryhmän ohjaaja näkee sen.',
    contact: 'Sähköposti tai puhelinnumero',
    contactHint: 'Lähetämme sinne linkin, jolla vahvistat ilmoittautumisen.',
    join: 'Ilmoittaudun ryhmään',
    queue: 'Ilmoittaudun jonoon',
    kept: 'Tallennamme tietosi vasta, kun olet vahvistanut ne.',
    unseen: 'Muut ryhmässä eivät näe tietojasi.',
    sent: 'Lähetimme sinulle viestin.',
    confirm: 'Avaa viestin linkki ja vahvista ilmoittautuminen.',
    hours: (hours) => `Linkki toimii ${hours} tuntia.`,
  },
  SV: {
    title: 'Kom med i gruppen',
    endedTitle: 'Gruppen har slutat',
    name: (name) => `Gruppens namn är ${name}.`,
    free: 'Du kan anmäla dig själv. Det är frivilligt att delta.',
    full: 'Gruppen är full nu. Du kan ställa dig i kö och får ett meddelande när en plats blir ledig.',
    dropIn: 'Du kan också komma utan att anmäla dig.',
    nickname: 'Namn eller smeknamn',
    nicknameHint: 'Du får hitta på ett namn. Gruppens ledare ser det.',
    contact: 'E-post eller telefonnummer',
    contactHint: 'Vi skickar en länk dit, och med den bekräftar du anmälan.',
    join: 'Jag anmäler mig till gruppen',
    queue: 'Jag ställer mig i kö',
    kept: 'Vi sparar dina uppgifter först när du har bekräftat dem.',
    unseen: 'De andra i gruppen ser inte dina uppgifter.',
    sent: 'Vi skickade ett meddelande till dig.',
    confirm: 'Öppna länken i det och bekräfta anmälan.',
    hours: (hours) => `Länken fungerar i ${hours} timmar.`,
  },
  EN: {
    title: 'Join the group',
    endedTitle: 'The group has ended',
    name: (name) => `The name of the group is ${name}.`,
    free: 'You can sign up yourself. Taking part is voluntary.',
    full: 'The group is full now. You can join the line, and we will send a message when a place becomes free.',
    dropIn: 'You can also come without signing up.',
    nickname: 'Name or nickname',
    nicknameHint: 'You may make up a name. The leader of the group sees it.',
    contact: 'E-mail or phone number',
    contactHint: 'We will send a link there, and with it you confirm the sign-up.',
    join: 'Sign me up',
    queue: 'Put me in the line',
    kept: 'We keep your details only once you have confirmed them.',
    unseen: 'The others in the group do not see your details.',
    sent: 'We sent you a message.',
    confirm: 'Open the link in it and confirm the sign-up.',
    hours: (hours) => `The link works for ${hours} hours.`,
  },
};
