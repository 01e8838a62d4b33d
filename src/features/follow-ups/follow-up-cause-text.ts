import type { Localised } from '../../domain/result.js';
import type { FollowUpCause } from './follow-up.js';

/** What staff read about a follow-up that was not sent, or not yet: what happened, what to do next. */
export const followUpCauseText: Readonly<Record<FollowUpCause, Localised>> = {
  WILL_RETRY: {
    FI: 'Viesti ei ole vielä lähtenyt. Yritämme uudelleen.',
    SV: 'Meddelandet har inte gått iväg ännu. Vi försöker igen.',
    EN: 'The message has not left yet. We will try again.',
  },
  GIVEN_UP: {
    FI: 'Viesti ei lähtenyt, vaikka yritimme monta kertaa. Soita vastaanottajalle.',
    SV: 'Meddelandet gick inte iväg, fast vi försökte många gånger. Ring mottagaren.',
    EN: 'The message did not leave, though we tried many times. Call the recipient.',
  },
  REFUSED: {
    FI: 'Vastaanottajan osoite tai numero ei ottanut viestiä vastaan. Tarkista se tai soita vastaanottajalle.',
    SV: 'Mottagarens adress eller nummer tog inte emot meddelandet. Kontrollera den eller ring mottagaren.',
    EN: "The recipient's address or number did not accept the message. Check it or call the recipient.",
  },
  TOO_LATE: {
    FI: 'Viesti ei ehtinyt lähteä ennen tapaamista. Soita vastaanottajalle, jos tapaaminen on vielä edessä.',
    SV: 'Meddelandet hann inte gå iväg före mötet. Ring mottagaren om mötet ännu är framför er.',
    EN: 'The message could not leave in time for the meeting. Call the recipient if the meeting is still to come.',
  },
  TOO_MANY: {
    FI: 'Vastaanottaja oli jo saanut päivän enimmäismäärän viestejä. Soita vastaanottajalle, jos asia on tärkeä.',
    SV: 'Mottagaren hade redan fått så många meddelanden som skickas på en dag. Ring mottagaren om saken är viktig.',
    EN: 'The recipient had had as many messages as are sent in a day. Call the recipient if it matters.',
  },
  OVERTAKEN: {
    FI: 'Myöhempi muistutus samasta tapaamisesta kertoo kaiken, joten tätä ei lähetetty.',
    SV: 'En senare påminnelse om samma möte berättar allt, så denna skickades inte.',
    EN: 'A later reminder of the same meeting tells everything, so this one was not sent.',
  },
  TIME_CHANGED: {
    FI: 'Tapaamisen aika muuttui, joten tätä viestiä ei enää tarvita.',
    SV: 'Mötet fick en ny tid, så det här meddelandet behövs inte längre.',
    EN: 'The meeting got another time, so this message is no longer needed.',
  },
  MEETING_CANCELLED: {
    FI: 'Tapaaminen on peruttu, joten viestiä ei lähetetty.',
    SV: 'Mötet är inställt, så inget meddelande skickades.',
    EN: 'The meeting is cancelled, so no message was sent.',
  },
  TAKES_NO_PART: {
    FI: 'Vastaanottaja ei tule tapaamiseen, joten viestiä ei lähetetty.',
    SV: 'Mottagaren kommer inte till mötet, så inget meddelande skickades.',
    EN: 'The recipient does not come to the meeting, so no message was sent.',
  },
  NOT_INVITED: {
    FI: 'Vastaanottajalla ei ole kutsua, joten viestiä ei lähetetty.',
    SV: 'Mottagaren har ingen inbjudan, så inget meddelande skickades.',
    EN: 'The recipient has no invitation, so no message was sent.',
  },
  CONSENT_MISSING: {
    FI: 'Suostumus puuttuu, joten viestiä ei lähetetty. Kirjaa suostumus tai poista vastaanottaja tapaamisesta.',
    SV: 'Samtycke saknas, så inget meddelande skickades. Anteckna samtycket eller ta bort mottagaren från mötet.',
    EN: 'Consent is missing, so no message was sent. Record the consent or remove the recipient from the meeting.',
  },
  OTHER_CHANNEL: {
    FI: 'Vastaanottaja ei enää halua tekstiviestejä, joten tekstiviestiä ei lähetetty.',
    SV: 'Mottagaren vill inte längre ha textmeddelanden, så inget skickades.',
    EN: 'The recipient no longer wants text messages, so none was sent.',
  },
  NO_ADDRESS: {
    FI: 'Vastaanottajalla ei ole toimivaa sähköpostia eikä numeroa tekstiviesteille. Soita vastaanottajalle.',
    SV: 'Mottagaren har varken en e-post som fungerar eller ett nummer för textmeddelanden. Ring mottagaren.',
    EN: 'The recipient has neither a working e-mail nor a number for text messages. Call the recipient.',
  },
  WANTS_SMS: {
    FI: 'Vastaanottaja haluaa tekstiviestin, mutta sitä ei voi lähettää. Soita vastaanottajalle.',
    SV: 'Mottagaren vill ha ett textmeddelande, men det kan inte skickas. Ring mottagaren.',
    EN: 'The recipient wants a text message, and none can be sent. Call the recipient.',
  },
  WANTS_CALL: {
    FI: 'Vastaanottaja haluaa, että hänelle soitetaan. Soita vastaanottajalle.',
    SV: 'Mottagaren vill bli uppringd. Ring mottagaren.',
    EN: 'The recipient wants to be called. Call the recipient.',
  },
  WANTS_NO_MESSAGES: {
    FI: 'Vastaanottaja ei halua viestejä, joten viestiä ei lähetetty.',
    SV: 'Mottagaren vill inte ha meddelanden, så inget skickades.',
    EN: 'The recipient wants no messages, so none was sent.',
  },
};
