import { invalid, type PlainProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';

/** What goes wrong with teams, said to a person: what happened and what to do next. */

export const notYoursToCreate: PlainProblem = {
  code: 'FORBIDDEN',
  sentence: {
    FI: 'Tiimin voi perustaa koordinaattori tai se, joka on sen puheenjohtaja. Pyydä apua koordinaattorilta.',
    SV: 'Ett team kan bildas av en koordinator eller av den som blir ordförande. Be en koordinator om hjälp.',
    EN: 'A team can be created by a coordinator or by the person who is to chair it. Ask a coordinator for help.',
  },
};

export const notYoursToChange: PlainProblem = {
  code: 'FORBIDDEN',
  sentence: {
    FI: 'Vain tiimin puheenjohtaja, kokousten järjestäjä tai koordinaattori voi tehdä tämän. Pyydä heitä.',
    SV: 'Bara teamets ordförande, mötenas arrangör eller en koordinator kan göra detta. Be någon av dem.',
    EN: 'Only the team’s chair, the organiser of its meetings or a coordinator can do this. Ask one of them.',
  },
};

export const unknownTeam: Localised = {
  FI: 'Tiimiä ei löydy. Avaa se uudelleen luettelosta.',
  SV: 'Teamet finns inte. Öppna det på nytt i listan.',
  EN: 'The team cannot be found. Open it again from the list.',
};

export const staleVersion: PlainProblem = {
  code: 'STALE_VERSION',
  field: 'input.version',
  sentence: {
    FI: 'Joku on muuttanut tiimiä sillä välin. Katso uudet tiedot ja tee muutos uudelleen.',
    SV: 'Någon har ändrat teamet under tiden. Se de nya uppgifterna och gör ändringen på nytt.',
    EN: 'Somebody has changed the team in the meantime. Look at it again and repeat your change.',
  },
};

export const nameMissing: Localised = {
  FI: 'Tiimillä ei ole nimeä. Kirjoita sille nimi.',
  SV: 'Teamet saknar namn. Skriv ett namn.',
  EN: 'The team has no name. Write one.',
};

export const tooManyMembers = (membersMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.memberIds',
  sentence: {
    FI: `Tiimissä voi olla enintään ${membersMax} jäsentä. Poista jäseniä tai perusta toinen tiimi.`,
    SV: `Ett team kan ha högst ${membersMax} medlemmar. Ta bort medlemmar eller bilda ett annat team.`,
    EN: `A team can have at most ${membersMax} members. Remove some or create another team.`,
  },
});

export const turnTooShort = (minutesMin: number): Localised => ({
  FI: `Vuoron pitää olla täysiä minuutteja ja kestää vähintään ${minutesMin} minuuttia. Anna kesto esimerkiksi muodossa PT30M.`,
  SV: `En tur ska vara hela minuter, minst ${minutesMin}. Ange längden till exempel som PT30M.`,
  EN: `A turn must be whole minutes, at least ${minutesMin}. Give its duration, for example, as PT30M.`,
});

export const turnTooLong: Localised = {
  FI: 'Vuoro on pidempi kuin kokous. Anna lyhyempi vuoro tai pidempi kokous.',
  SV: 'Turen är längre än mötet. Ange en kortare tur eller ett längre möte.',
  EN: 'The turn is longer than the meeting. Give a shorter turn or a longer meeting.',
};

export const memberIsClient: Localised = {
  FI: 'Asiakas tai läheinen ei voi olla tiimin jäsen. Kutsu hänet omaan vuoroonsa.',
  SV: 'En klient eller närstående kan inte vara medlem i teamet. Bjud in personen till den egna turen.',
  EN: 'A client or a supporter cannot be a member of the team. Invite them to their own turn.',
};

export const notAMember: Localised = {
  FI: 'Tämä ihminen ei ole tiimin jäsen. Katso jäsenet uudelleen ja valitse heistä.',
  SV: 'Personen är inte medlem i teamet. Se medlemmarna på nytt och välj bland dem.',
  EN: 'This person is not a member of the team. Look at the members again and choose among them.',
};

export const noComingMeeting: Localised = {
  FI: 'Tiimillä ei ole tulevia kokouksia, joten jäseniä ei voi muuttaa. Perusta uusi tiimi.',
  SV: 'Teamet har inga kommande möten, så medlemmarna kan inte ändras. Bilda ett nytt team.',
  EN: 'The team has no meetings to come, so its members cannot be changed. Create a new team.',
};

export const chairLeaves: PlainProblem = invalid('input.removeMemberIds', {
  FI: 'Puheenjohtaja on poistettavissa jäsenissä. Valitse ensin toinen puheenjohtaja.',
  SV: 'Ordföranden finns bland dem som tas bort. Välj först en annan ordförande.',
  EN: 'The chair is among those to be removed. Choose another chair first.',
});
