import type { Localised } from '../../domain/result.js';

/** Why a message has not arrived (it will be tried again, or never can), or why none was to be sent. */
export type DeliveryCause =
  | 'WILL_RETRY'
  | 'GIVEN_UP'
  | 'ADDRESS_REFUSED'
  | 'NUMBER_REFUSED'
  | 'NO_ADDRESS'
  | 'NOT_ARRIVED'
  | 'ADDRESS_FAILED'
  | 'OVERTAKEN'
  | 'MEETING_OVER'
  | 'NEVER_INVITED'
  | 'CONSENT_MISSING'
  | 'WANTS_SMS'
  | 'WANTS_CALL'
  | 'WANTS_NO_MESSAGES';

/** What the organiser reads about it: what happened, what to do next. */
export const deliveryFailureText: Readonly<Record<DeliveryCause, Localised>> = {
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
  ADDRESS_REFUSED: {
    FI: 'Vastaanottajan sähköposti ei ottanut viestiä vastaan. Tarkista osoite tai soita vastaanottajalle.',
    SV: 'Mottagarens e-post tog inte emot meddelandet. Kontrollera adressen eller ring mottagaren.',
    EN: "The recipient's mail did not accept the message. Check the address or call the recipient.",
  },
  NUMBER_REFUSED: {
    FI: 'Tekstiviestiä ei voitu lähettää vastaanottajan numeroon. Tarkista numero tai soita vastaanottajalle.',
    SV: 'Textmeddelandet kunde inte skickas till mottagarens nummer. Kontrollera numret eller ring mottagaren.',
    EN: "The text message could not be sent to the recipient's number. Check the number or call the recipient.",
  },
  NO_ADDRESS: {
    FI: 'Vastaanottajalla ei ole sähköpostia. Soita vastaanottajalle tai lisää osoite.',
    SV: 'Mottagaren har ingen e-post. Ring mottagaren eller lägg till en adress.',
    EN: 'The recipient has no e-mail. Call the recipient or add an address.',
  },
  NOT_ARRIVED: {
    FI: 'Viesti ei mennyt perille. Tarkista osoite ja soita vastaanottajalle.',
    SV: 'Meddelandet kom inte fram. Kontrollera adressen och ring mottagaren.',
    EN: 'The message did not arrive. Check the address and call the recipient.',
  },
  ADDRESS_FAILED: {
    FI: 'Vastaanottajan sähköpostiosoite ei toimi, joten viestiä ei lähetetty. Soita hänelle ja pyydä toimiva osoite.',
    SV: 'Mottagarens e-postadress fungerar inte, så inget meddelande skickades. Ring personen och be om en adress som fungerar.',
    EN: "The recipient's e-mail address does not work, so no message was sent. Call them and ask for one that works.",
  },
  OVERTAKEN: {
    FI: 'Tapaaminen muuttui ennen kuin viesti lähti. Uudempi viesti kertoo kaiken.',
    SV: 'Mötet ändrades innan meddelandet gick iväg. Ett nyare meddelande berättar allt.',
    EN: 'The meeting changed before the message left. A newer message tells everything.',
  },
  MEETING_OVER: {
    FI: 'Tapaaminen oli jo mennyt, joten viestiä ei lähetetty.',
    SV: 'Mötet var redan över, så inget meddelande skickades.',
    EN: 'The meeting was already over, so no message was sent.',
  },
  NEVER_INVITED: {
    FI: 'Vastaanottaja ei ehtinyt saada kutsua, joten perumisestakaan ei kerrottu.',
    SV: 'Mottagaren hann inte få någon inbjudan, så inget meddelades om inställandet heller.',
    EN: 'The recipient had not been invited yet, so no cancellation was sent either.',
  },
  CONSENT_MISSING: {
    FI: 'Suostumus puuttuu, joten viestiä ei lähetetty. Kirjaa suostumus tai poista vastaanottaja tapaamisesta.',
    SV: 'Samtycke saknas, så inget meddelande skickades. Anteckna samtycket eller ta bort mottagaren från mötet.',
    EN: 'Consent is missing, so no message was sent. Record the consent or remove the recipient from the meeting.',
  },
  WANTS_SMS: {
    FI: 'Vastaanottaja haluaa viestit tekstiviestillä, joten sähköpostia ei lähetetty. Soita tai lähetä tekstiviesti.',
    SV: 'Mottagaren vill ha textmeddelanden, så ingen e-post skickades. Ring eller skicka ett textmeddelande.',
    EN: 'The recipient wants text messages, so no e-mail was sent. Call or send a text message.',
  },
  WANTS_CALL: {
    FI: 'Vastaanottaja haluaa, että hänelle soitetaan, joten viestiä ei lähetetty. Soita vastaanottajalle.',
    SV: 'Mottagaren vill bli uppringd, så inget meddelande skickades. Ring mottagaren.',
    EN: 'The recipient wants to be called, so no message was sent. Call the recipient.',
  },
  WANTS_NO_MESSAGES: {
    FI: 'Vastaanottaja ei halua viestejä, joten viestiä ei lähetetty. Kerro asia, kun tapaatte tai puhutte.',
    SV: 'Mottagaren vill inte ha meddelanden, så inget skickades. Berätta saken när ni ses eller talas vid.',
    EN: 'The recipient wants no messages, so none was sent. Tell them when you meet or talk.',
  },
};
