import type { PlainProblem, TimeConflict, TimeTakenProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';
import { listOf } from '../directory/list-of-names.js';

/** What goes wrong with meetings, said to a person: what happened and what to do next. */

export const endsBeforeStart: Localised = {
  FI: 'Tapaaminen loppuu ennen kuin se alkaa. Anna kesto, joka on pidempi kuin nolla.',
  SV: 'Mötet slutar innan det börjar. Ange en längd som är större än noll.',
  EN: 'The meeting ends before it starts. Give a duration longer than zero.',
};

export const wholeMinutes: Localised = {
  FI: 'Keston pitää olla täysiä minuutteja. Anna kesto esimerkiksi muodossa PT1H30M.',
  SV: 'Längden ska vara hela minuter. Ange den till exempel som PT1H30M.',
  EN: 'The duration must be whole minutes. Give it, for example, as PT1H30M.',
};

export const skippedHour: Localised = {
  FI: 'Tätä kellonaikaa ei ole, koska kellot siirtyvät silloin eteenpäin. Valitse tuntia aikaisempi tai myöhempi aika.',
  SV: 'Klockslaget finns inte, för klockorna ställs då fram. Välj en tid som är en timme tidigare eller senare.',
  EN: 'There is no such hour, because the clocks go forward then. Choose a time an hour earlier or later.',
};

export const tooLong = (daysMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.duration',
  sentence: {
    FI: `Tapaaminen voi kestää enintään ${daysMax} päivää. Lyhennä sitä tai jaa se useaan tapaamiseen.`,
    SV: `Ett möte kan vara högst ${daysMax} dagar. Förkorta det eller dela upp det i flera möten.`,
    EN: `A meeting can last at most ${daysMax} days. Make it shorter or split it into several meetings.`,
  },
});

export const titleMissing: Localised = {
  FI: 'Tapaamisella ei ole nimeä. Kirjoita sille nimi.',
  SV: 'Mötet saknar namn. Skriv ett namn på mötet.',
  EN: 'The meeting has no title. Write one.',
};

export const textTooLong = (charactersMax: number): Localised => ({
  FI: `Teksti on liian pitkä. Lyhennä se enintään ${charactersMax} merkkiin.`,
  SV: `Texten är för lång. Förkorta den till högst ${charactersMax} tecken.`,
  EN: `The text is too long. Shorten it to at most ${charactersMax} characters.`,
});

export const nobodyInvited: Localised = {
  FI: 'Tapaamisessa ei ole ketään. Lisää ainakin yksi osallistuja.',
  SV: 'Ingen är med på mötet. Lägg till minst en deltagare.',
  EN: 'Nobody takes part in the meeting. Add at least one participant.',
};

export const tooManyParticipants = (participantsMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.participants',
  sentence: {
    FI: `Tapaamiseen voi kutsua enintään ${participantsMax} ihmistä. Poista osallistujia tai jaa tapaaminen kahtia.`,
    SV: `Högst ${participantsMax} personer kan bjudas in till ett möte. Ta bort deltagare eller dela mötet i två.`,
    EN: `At most ${participantsMax} people can be invited to a meeting. Remove participants or split the meeting.`,
  },
});

export const personTwice: Localised = {
  FI: 'Sama ihminen on osallistujissa kaksi kertaa. Poista toinen.',
  SV: 'Samma person finns två gånger bland deltagarna. Ta bort den ena.',
  EN: 'The same person is among the participants twice. Remove one of them.',
};

export const takesPartAlready: Localised = {
  FI: 'Tämä ihminen on jo mukana. Jätä hänet pois lisättävistä.',
  SV: 'Personen är redan med. Lämna bort personen från dem som läggs till.',
  EN: 'This person already takes part. Leave them out of those to add.',
};

export const takesNoPart: Localised = {
  FI: 'Tämä ihminen ei ole mukana tapaamisessa. Katso osallistujat uudelleen ja valitse heistä.',
  SV: 'Personen är inte med på mötet. Se deltagarna på nytt och välj bland dem.',
  EN: 'This person does not take part in the meeting. Look at the participants again and choose among them.',
};

export const nobodyLeft: Localised = {
  FI: 'Tapaamiseen ei jäisi ketään. Jätä ainakin yksi osallistuja tai peru tapaaminen.',
  SV: 'Ingen skulle bli kvar på mötet. Lämna kvar minst en deltagare eller ställ in mötet.',
  EN: 'Nobody would be left in the meeting. Keep at least one participant or cancel the meeting.',
};

export const partOutside: Localised = {
  FI: 'Osuus ei mahdu tapaamiseen. Anna alku ja kesto, jotka ovat tapaamisen sisällä.',
  SV: 'Delen ryms inte i mötet. Ange en början och en längd som ligger inom mötet.',
  EN: 'The part does not fit in the meeting. Give an offset and a duration inside the meeting.',
};

export const videoLinkOnSite: Localised = {
  FI: 'Tapaaminen on paikan päällä, mutta siinä on videolinkki. Poista linkki tai valitse video tai hybridi.',
  SV: 'Mötet hålls på plats men har en videolänk. Ta bort länken eller välj video eller hybrid.',
  EN: 'The meeting is on site but has a video link. Remove the link or choose video or hybrid.',
};

export const unknownPerson: Localised = {
  FI: 'Tätä ihmistä ei löydy. Valitse osallistuja luettelosta.',
  SV: 'Personen finns inte. Välj en deltagare i listan.',
  EN: 'This person cannot be found. Choose a participant from the list.',
};

export const unknownRoom: Localised = {
  FI: 'Tätä tilaa ei löydy. Valitse tila luettelosta.',
  SV: 'Rummet finns inte. Välj ett rum i listan.',
  EN: 'This room cannot be found. Choose a room from the list.',
};

export const unknownMeeting: PlainProblem = {
  code: 'NOT_FOUND',
  field: 'input.meetingId',
  sentence: {
    FI: 'Tapaamista ei löydy. Avaa se uudelleen kalenterista.',
    SV: 'Mötet finns inte. Öppna det på nytt i kalendern.',
    EN: 'The meeting cannot be found. Open it again from the calendar.',
  },
};

export const notYoursToBook: PlainProblem = {
  code: 'FORBIDDEN',
  sentence: {
    FI: 'Sinulla ei ole oikeutta varata tapaamisia. Pyydä oikeus organisaatiosi pääkäyttäjältä.',
    SV: 'Du har inte rätt att boka möten. Be din organisations administratör om rättigheten.',
    EN: 'You may not book meetings. Ask the administrator of your organisation for the right.',
  },
};

export const notYoursToChange: PlainProblem = {
  code: 'FORBIDDEN',
  field: 'input.meetingId',
  sentence: {
    FI: 'Vain tapaamisen järjestäjä, puheenjohtaja tai koordinaattori voi muuttaa sitä. Pyydä muutosta heiltä.',
    SV: 'Bara mötets arrangör, ordförande eller en koordinator kan ändra det. Be dem om ändringen.',
    EN: 'Only the organiser, the chair or a coordinator can change this meeting. Ask one of them.',
  },
};

export const staleVersion: PlainProblem = {
  code: 'STALE_VERSION',
  field: 'input.version',
  sentence: {
    FI: 'Joku on muuttanut tapaamista sillä välin. Katso uudet tiedot ja tee muutos uudelleen.',
    SV: 'Någon har ändrat mötet under tiden. Se de nya uppgifterna och gör ändringen på nytt.',
    EN: 'Somebody has changed the meeting in the meantime. Look at it again and repeat your change.',
  },
};

export const alreadyCancelled: PlainProblem = {
  code: 'ALREADY_CANCELLED',
  field: 'input.meetingId',
  sentence: {
    FI: 'Tapaaminen on jo peruttu. Varaa uusi tapaaminen, jos sitä tarvitaan.',
    SV: 'Mötet är redan inställt. Boka ett nytt möte om det behövs.',
    EN: 'The meeting is already cancelled. Book a new one if it is needed.',
  },
};

export const holdOutOfBounds = (daysMax: number): Localised => ({
  FI: `Aikaa voi pitää varattuna enintään ${daysMax} päivää. Anna loppu, joka on tulossa.`,
  SV: `En tid kan hållas i högst ${daysMax} dagar. Ange ett slut som ligger framåt i tiden.`,
  EN: `A time can be held for at most ${daysMax} days. Give an end that is still to come.`,
});

export const holdOfThePast: Localised = {
  FI: 'Aika on jo mennyt, eikä sitä voi pitää varattuna. Valitse tuleva aika.',
  SV: 'Tiden har redan passerat och kan inte hållas. Välj en kommande tid.',
  EN: 'The time has already passed and cannot be held. Choose a coming time.',
};

export const holdExpired: PlainProblem = {
  code: 'HOLD_EXPIRED',
  field: 'input.meetingId',
  sentence: {
    FI: 'Alustava varaus on rauennut, ja aika on vapaa muille. Etsi yhteinen aika uudelleen ja varaa se.',
    SV: 'Den preliminära bokningen har förfallit och tiden är fri för andra. Sök en gemensam tid på nytt och boka den.',
    EN: 'The hold has lapsed and its time is free for others. Search for a common time again and book it.',
  },
};

export const alreadyHeld: Localised = {
  FI: 'Tapaaminen on jo pidetty. Varaa uusi tapaaminen, jos sitä tarvitaan.',
  SV: 'Mötet har redan hållits. Boka ett nytt möte om det behövs.',
  EN: 'The meeting has already been held. Book a new one if it is needed.',
};

/** Of an inner meeting (inner-meeting.ts), which goes where the outer one goes. */
export const movesWithAnother: PlainProblem = {
  code: 'VALIDATION',
  field: 'input.meetingId',
  sentence: {
    FI: 'Tämä on vuoro toisen tapaamisen sisällä. Siirrä vuoroa tiimin asialistalla.',
    SV: 'Det här är en tur i ett annat möte. Flytta turen på teamets dagordning.',
    EN: 'This is a turn within another meeting. Move the turn on the team’s agenda.',
  },
};

export const roomTooSmall = (name: string, capacity: number, needed: number): PlainProblem => ({
  code: 'CAPACITY_FULL',
  field: 'input.roomId',
  sentence: {
    FI: `Tilaan ${name} mahtuu ${capacity}, mutta tulijoita on ${needed}. Valitse suurempi tila.`,
    SV: `${name} rymmer ${capacity}, men ${needed} kommer. Välj ett större rum.`,
    EN: `${name} holds ${capacity}, but ${needed} people are coming. Choose a larger room.`,
  },
});

const HAS_PASSED: Localised = {
  FI: 'Tämä aika on jo mennyt. Vahvista, jos haluat silti kirjata tapaamisen.',
  SV: 'Tiden har redan passerat. Bekräfta om du ändå vill anteckna mötet.',
  EN: 'This time has already passed. Confirm if you still want to record the meeting.',
};

export const startHasPassed: PlainProblem = {
  code: 'OUTSIDE_AVAILABILITY',
  field: 'input.start',
  confirmable: true,
  sentence: HAS_PASSED,
};

/** `names`: whose time is taken, people and rooms. */
export const timeTaken = (names: readonly string[], conflicts: readonly TimeConflict[]): TimeTakenProblem => {
  const who = listOf(names);
  return {
    code: 'TIME_TAKEN',
    field: 'input.start',
    conflicts,
    sentence: {
      FI: `Tämä aika on jo varattu: ${who.FI}. Etsi yhteinen aika uudelleen ja valitse toinen.`,
      SV: `Tiden är redan tagen för ${who.SV}. Sök en gemensam tid på nytt och välj en annan.`,
      EN: `This time is already taken for ${who.EN}. Search for a common time again and choose another.`,
    },
  };
};

/** As `timeTaken`, where every taken time is only held. `freeAt` tells, in each language, when the last hold ends. */
export const timeHeld = (
  names: readonly string[],
  conflicts: readonly TimeConflict[],
  freeAt: Localised,
): TimeTakenProblem => {
  const who = listOf(names);
  return {
    code: 'TIME_TAKEN',
    field: 'input.start',
    conflicts,
    sentence: {
      FI: `Aika on varattu alustavasti: ${who.FI}. Varaus raukeaa ${freeAt.FI}, jos sitä ei vahvisteta. Valitse toinen aika tai yritä silloin uudelleen.`,
      SV: `Tiden är preliminärt bokad för ${who.SV}. Bokningen förfaller ${freeAt.SV} om den inte bekräftas. Välj en annan tid eller försök igen då.`,
      EN: `This time is only held, for ${who.EN}. The hold ends on ${freeAt.EN} unless it is confirmed. Choose another time or try again then.`,
    },
  };
};
