import type { PlainProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';

/** What goes wrong with organisations, people and rooms, said to a person: what happened and what to do next. */

export const nameMissing: Localised = {
  FI: 'Nimi puuttuu. Kirjoita nimi.',
  SV: 'Namnet saknas. Skriv ett namn.',
  EN: 'The name is missing. Write one.',
};

export const textTooLong = (charactersMax: number): Localised => ({
  FI: `Teksti on liian pitkä. Lyhennä se enintään ${charactersMax} merkkiin.`,
  SV: `Texten är för lång. Förkorta den till högst ${charactersMax} tecken.`,
  EN: `The text is too long. Shorten it to at most ${charactersMax} characters.`,
});

export const unprintable: Localised = {
  FI: 'Tekstissä on rivinvaihto tai näkymätön merkki. Kirjoita se yhdelle riville uudelleen.',
  SV: 'Texten innehåller en radbrytning eller ett osynligt tecken. Skriv den på nytt på en rad.',
  EN: 'The text has a line break or an invisible character. Type it again on one line.',
};

export const invisibleCharacter: Localised = {
  FI: 'Tekstissä on näkymätön merkki. Kirjoita teksti uudelleen.',
  SV: 'Texten innehåller ett osynligt tecken. Skriv texten på nytt.',
  EN: 'The text has an invisible character. Type the text again.',
};

export const noEmailAddress: Localised = {
  FI: 'Sähköpostiosoite ei kelpaa. Tarkista se, esimerkiksi nimi@esimerkki.fi.',
  SV: 'E-postadressen duger inte. Kontrollera den, till exempel namn@exempel.fi.',
  EN: 'The e-mail address will not do. Check it, for example name@example.fi.',
};

export const noPhoneNumber: Localised = {
  FI: 'Puhelinnumero ei kelpaa. Käytä numeroita, välejä ja merkkejä + - ( ), esimerkiksi +358 40 123 4567.',
  SV: 'Telefonnumret duger inte. Använd siffror, mellanslag och tecknen + - ( ), till exempel +358 40 123 4567.',
  EN: 'The phone number will not do. Use digits, spaces and + - ( ), for example +358 40 123 4567.',
};

export const interpreterLanguageMissing: Localised = {
  FI: 'Tulkkauksen kieli puuttuu. Anna kielen koodi, esimerkiksi ar tai fse.',
  SV: 'Tolkningens språk saknas. Ange språkets kod, till exempel ar eller fse.',
  EN: 'The language of interpretation is missing. Give its code, for example ar or fse.',
};

export const noLanguageCode: Localised = {
  FI: 'Kielen koodia ei tunneta. Anna ISO 639 -koodi, jossa on kaksi tai kolme kirjainta, esimerkiksi ar.',
  SV: 'Språkkoden är okänd. Ange en ISO 639-kod med två eller tre bokstäver, till exempel ar.',
  EN: 'The language code is unknown. Give an ISO 639 code of two or three letters, for example ar.',
};

export const tooManyLanguages = (languagesMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.interpretsLanguages',
  sentence: {
    FI: `Kieliä voi olla enintään ${languagesMax}. Jätä vain ne, joita todella tulkataan.`,
    SV: `Det kan finnas högst ${languagesMax} språk. Behåll bara dem som verkligen tolkas.`,
    EN: `There can be at most ${languagesMax} languages. Keep only those that are really interpreted.`,
  },
});

export const capacityOutOfRange = (capacityMax: number): Localised => ({
  FI: `Paikkojen määrä ei kelpaa. Anna luku väliltä 1–${capacityMax}.`,
  SV: `Antalet platser duger inte. Ange ett tal mellan 1 och ${capacityMax}.`,
  EN: `The number of seats will not do. Give a number from 1 to ${capacityMax}.`,
});

export const unknownOrganisation: Localised = {
  FI: 'Tätä organisaatiota ei löydy. Valitse organisaatio luettelosta.',
  SV: 'Organisationen finns inte. Välj en organisation i listan.',
  EN: 'This organisation cannot be found. Choose one from the list.',
};

export const unknownPerson: Localised = {
  FI: 'Tätä ihmistä ei löydy. Valitse ihminen luettelosta.',
  SV: 'Personen finns inte. Välj en person i listan.',
  EN: 'This person cannot be found. Choose a person from the list.',
};

export const roleTwice: Localised = {
  FI: 'Sama rooli on luettelossa kaksi kertaa. Poista toinen.',
  SV: 'Samma roll finns två gånger i listan. Ta bort den ena.',
  EN: 'The same role is in the list twice. Remove one of them.',
};

export const lastAdministrator: Localised = {
  FI: 'Alueella pitää olla vähintään yksi pääkäyttäjä. Anna rooli ensin toiselle, joka voi kirjautua.',
  SV: 'Området behöver minst en administratör. Ge först rollen till någon annan som kan logga in.',
  EN: 'The area needs at least one administrator. First give the role to somebody else who can sign in.',
};

export const notYoursToKeep: PlainProblem = {
  code: 'FORBIDDEN',
  sentence: {
    FI: 'Vain pääkäyttäjä voi tehdä tämän. Pyydä apua organisaatiosi pääkäyttäjältä.',
    SV: 'Bara en administratör kan göra detta. Be din organisations administratör om hjälp.',
    EN: 'Only an administrator can do this. Ask the administrator of your organisation for help.',
  },
};

export const notYoursToAddPeople: PlainProblem = {
  code: 'FORBIDDEN',
  sentence: {
    FI: 'Vain koordinaattori tai pääkäyttäjä voi lisätä ihmisiä. Pyydä apua heiltä.',
    SV: 'Bara en koordinator eller en administratör kan lägga till personer. Be dem om hjälp.',
    EN: 'Only a coordinator or an administrator can add people. Ask one of them for help.',
  },
};

export const notYoursToCorrect: PlainProblem = {
  code: 'FORBIDDEN',
  sentence: {
    FI: 'Vain koordinaattori, pääkäyttäjä tai ihminen itse voi korjata nämä tiedot. Pyydä apua heiltä.',
    SV: 'Bara en koordinator, en administratör eller personen själv kan rätta uppgifterna. Be dem om hjälp.',
    EN: 'Only a coordinator, an administrator or the person can correct this. Ask one of them for help.',
  },
};

/** The same for a wrong address and a wrong password: which of them it was would tell who has an account. */
export const wrongSignIn: Localised = {
  FI: 'Sähköpostiosoite tai salasana ei täsmää. Tarkista ne ja yritä uudelleen.',
  SV: 'E-postadressen eller lösenordet stämmer inte. Kontrollera dem och försök igen.',
  EN: 'The e-mail address or the password does not match. Check them and try again.',
};

export const pageTooShort: PlainProblem = {
  code: 'VALIDATION',
  field: 'first',
  sentence: {
    FI: 'Pyydä vähintään yksi ihminen.',
    SV: 'Be om minst en person.',
    EN: 'Ask for at least one person.',
  },
};

export const pageTooLong = (peopleMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'first',
  sentence: {
    FI: `Kerralla voi näyttää enintään ${peopleMax} ihmistä. Pyydä vähemmän tai tarkenna hakua.`,
    SV: `Högst ${peopleMax} personer kan visas på en gång. Be om färre eller precisera sökningen.`,
    EN: `At most ${peopleMax} people can be shown at once. Ask for fewer or narrow the search.`,
  },
});
