import type { PlainProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';

/** What goes wrong with signing up, said to whoever does it: what happened and what to do next. */

export const nicknameTooLong = (charactersMax: number): Localised => ({
  FI: `Nimi on liian pitkä. Lyhennä se enintään ${charactersMax} merkkiin.`,
  SV: `Namnet är för långt. Förkorta det till högst ${charactersMax} tecken.`,
  EN: `The name is too long. Shorten it to at most ${charactersMax} characters.`,
});

export const contactMissing: Localised = {
  FI: 'Yhteystieto puuttuu. Kirjoita sähköpostiosoite tai puhelinnumero.',
  SV: 'Kontaktuppgiften saknas. Skriv en e-postadress eller ett telefonnummer.',
  EN: 'We need a way to reach you. Write an e-mail address or a phone number.',
};

export const noAddress: Localised = {
  FI: 'Sähköpostiosoite ei kelpaa. Tarkista se, esimerkiksi nimi@esimerkki.fi.',
  SV: 'E-postadressen duger inte. Kontrollera den, till exempel namn@exempel.fi.',
  EN: 'The e-mail address will not do. Check it, for example name@example.fi.',
};

export const noNumber: Localised = {
  FI: 'Numeroon ei voi lähettää tekstiviestiä. Kirjoita matkapuhelimen numero tai sähköpostiosoite.',
  SV: 'Det går inte att skicka sms till numret. Skriv ett mobilnummer eller en e-postadress.',
  EN: 'We cannot send a text message there. Write the number of a mobile phone, or an e-mail address.',
};

export const noTextMessages: Localised = {
  FI: 'Emme voi nyt lähettää tekstiviestejä. Kirjoita sähköpostiosoite tai soita ryhmän ohjaajalle.',
  SV: 'Vi kan inte skicka sms just nu. Skriv en e-postadress eller ring gruppens ledare.',
  EN: 'We cannot send text messages now. Write an e-mail address or call the leader of the group.',
};

export const tooManySignUps: PlainProblem = {
  code: 'LIMIT_REACHED',
  sentence: {
    FI: 'Ilmoittautumisia tulee nyt paljon. Yritä tunnin päästä uudelleen tai soita ryhmän ohjaajalle.',
    SV: 'Det kommer många anmälningar nu. Försök igen om en timme eller ring gruppens ledare.',
    EN: 'Many people are signing up now. Try again in an hour, or call the leader of the group.',
  },
};
