import type { PlainProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';
import type { AddressRefusal } from '../../platform/feeds/feed-address.js';

/** What goes wrong when a calendar is connected, said to a person: what happened and what to do next. */

export const addressRefused: Readonly<Record<AddressRefusal, Localised>> = {
  UNREADABLE: {
    FI: 'Tämä ei ole kalenterin osoite. Kopioi kalenteristasi koko iCal-osoite, joka alkaa https:// tai webcal://.',
    SV: 'Det här är ingen kalenderadress. Kopiera hela iCal-adressen från din kalender; den börjar med https:// eller webcal://.',
    EN: 'This is no address of a calendar. Copy the whole iCal address from your calendar; it starts with https:// or webcal://.',
  },
  NOT_HTTPS: {
    FI: 'Osoite ei ole suojattu. Anna kalenterin osoite, joka alkaa https://.',
    SV: 'Adressen är inte skyddad. Ange kalenderns adress som börjar med https://.',
    EN: 'The address is not protected. Give the address of the calendar that starts with https://.',
  },
  PASSWORD: {
    FI: 'Osoitteessa on käyttäjätunnus tai salasana. Anna kalenterin salainen iCal-osoite, jossa niitä ei ole.',
    SV: 'Adressen innehåller ett användarnamn eller ett lösenord. Ange kalenderns hemliga iCal-adress utan dem.',
    EN: 'The address has a user name or a password in it. Give the secret iCal address of the calendar, which has none.',
  },
  PORT: {
    FI: 'Osoitteen portti ei ole kalentereiden portti. Anna osoite ilman porttinumeroa tai pyydä ylläpitoa sallimaan palvelin.',
    SV: 'Adressens port används inte för kalendrar. Ange adressen utan portnummer eller be driften tillåta servern.',
    EN: 'The port in the address is not one of calendars. Give the address without a port, or ask the operator to allow the server.',
  },
  PRIVATE: {
    FI: 'Osoite ei ole julkisessa verkossa. Anna julkinen iCal-osoite tai pyydä ylläpitoa sallimaan palvelin.',
    SV: 'Adressen finns inte i det offentliga nätet. Ange en offentlig iCal-adress eller be driften tillåta servern.',
    EN: 'The address is not on the public network. Give a public iCal address, or ask the operator to allow the server.',
  },
};

export const tooManyFeeds = (feedsMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.url',
  sentence: {
    FI: `Yhdellä ihmisellä voi olla enintään ${feedsMax} kalenteria muualla. Poista ensin yksi niistä.`,
    SV: `En person kan ha högst ${feedsMax} kalendrar på annat håll. Ta först bort en av dem.`,
    EN: `One person can have at most ${feedsMax} calendars elsewhere. Disconnect one of them first.`,
  },
});

export const unknownFeed: PlainProblem = {
  code: 'NOT_FOUND',
  field: 'feedId',
  sentence: {
    FI: 'Tätä kalenteria ei löydy. Katso ihmisen kalenterit luettelosta.',
    SV: 'Kalendern finns inte. Se personens kalendrar i listan.',
    EN: 'This calendar cannot be found. See the calendars of the person in the list.',
  },
};
