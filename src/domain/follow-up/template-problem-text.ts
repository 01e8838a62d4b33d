import type { Localised } from '../result.js';

/** What is quoted of somebody's text in a sentence: enough to find it. */
const quotedCharactersMax = 30;
const quoted = (text: string): string => text.slice(0, quotedCharactersMax);

export const noSteps: Localised = {
  FI: 'Seurannassa ei ole yhtään vaihetta. Lisää ainakin yksi tai poista seuranta käytöstä.',
  SV: 'Uppföljningen har inga steg. Lägg till minst ett eller ta uppföljningen ur bruk.',
  EN: 'The follow-up has no steps. Add at least one, or switch the follow-up off.',
};

export const tooManySteps = (most: number): Localised => ({
  FI: `Seurannassa on liikaa vaiheita. Jätä niitä enintään ${most}.`,
  SV: `Uppföljningen har för många steg. Behåll högst ${most}.`,
  EN: `The follow-up has too many steps. Keep at most ${most}.`,
});

export const unusableKey = (most: number): Localised => ({
  FI: `Vaiheen tunnuksessa voi olla 1–${most} merkkiä: a–z, 0–9 ja yhdysmerkki. Kirjoita se uudelleen.`,
  SV: `Stegets beteckning kan ha 1–${most} tecken: a–z, 0–9 och bindestreck. Skriv den på nytt.`,
  EN: `A step's key can have 1 to ${most} characters: a–z, 0–9 and hyphens. Write it again.`,
});

export const sameKey = (key: string): Localised => ({
  FI: `Tunnus ”${quoted(key)}” on jo toisella vaiheella. Anna vaiheelle oma tunnus.`,
  SV: `Ett annat steg har redan beteckningen ”${quoted(key)}”. Ge steget en egen.`,
  EN: `Another step has the key "${quoted(key)}" already. Give this step one of its own.`,
});

export const unknownStep: Localised = {
  FI: 'Vaihe lasketaan vaiheesta, jota ei ole. Valitse jokin seurannan muista vaiheista.',
  SV: 'Steget räknas från ett steg som inte finns. Välj ett annat steg i uppföljningen.',
  EN: 'The step is counted from a step that is not there. Choose another step of the follow-up.',
};

export const loop: Localised = {
  FI: 'Vaiheet lasketaan toisistaan kehässä, joten niiden aika ei koskaan tule. Laske jokin niistä tapaamisesta.',
  SV: 'Stegen räknas från varandra i en ring, så deras tid kommer aldrig. Räkna något av dem från mötet.',
  EN: 'The steps are counted from each other in a ring, so their time never comes. Count one of them from the meeting.',
};

export const alwaysPast: Localised = {
  FI: 'Vaiheen aika on aina jo mennyt, kun se suunnitellaan. Valitse aika, joka tulee lähtökohdan jälkeen.',
  SV: 'Stegets tid har alltid redan gått när det planeras. Välj en tid efter utgångspunkten.',
  EN: 'The time of the step has always passed when it is planned. Choose a time after what it is counted from.',
};

export const tooFarAway = (days: number): Localised => ({
  FI: `Vaihe on liian kaukana. Anna kokonaisluku, enintään ${days} päivää.`,
  SV: `Steget är för långt borta. Ange ett heltal, högst ${days} dagar.`,
  EN: `The step is too far away. Give a whole number, at most ${days} days.`,
});

export const windowTooFarAway = (months: number): Localised => ({
  FI: `Aikaväli on liian kaukana. Anna kuukaudet väliltä 0–${months}.`,
  SV: `Tidsrymden är för långt borta. Ange månader mellan 0 och ${months}.`,
  EN: `The window is too far away. Give months from 0 to ${months}.`,
});

export const windowReversed: Localised = {
  FI: 'Aikaväli loppuu ennen kuin se alkaa. Vaihda kuukaudet toisin päin.',
  SV: 'Tidsrymden slutar innan den börjar. Byt plats på månaderna.',
  EN: 'The window ends before it begins. Swap its months.',
};

export const atQuietHour: Localised = {
  FI: 'Kello 21–8 ei lähetetä viestejä. Valitse kellonaika kello 8:n ja 21:n väliltä.',
  SV: 'Mellan klockan 21 och 8 skickas inga meddelanden. Välj ett klockslag mellan 8 och 21.',
  EN: 'No messages are sent between 21:00 and 8:00. Choose a time from 8:00 to 21:00.',
};

export const unknownVariable = (name: string, known: readonly string[]): Localised => {
  const list = known.map((each) => `{${each}}`).join(', ');
  return {
    FI: `Tekstissä on {${quoted(name)}}, jota ei tunneta. Käytä näitä: ${list}.`,
    SV: `Texten har {${quoted(name)}}, som är okänt. Använd dessa: ${list}.`,
    EN: `The text has {${quoted(name)}}, which is not known. Use these: ${list}.`,
  };
};
