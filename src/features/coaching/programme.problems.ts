import type { PlainProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';

/** What goes wrong with coaching programmes, said to a person: what happened and what to do next. */

export const unknownProgramme: Localised = {
  FI: 'Ryhmävalmennusta ei löydy. Avaa se uudelleen luettelosta.',
  SV: 'Gruppcoachningen finns inte. Öppna den på nytt i listan.',
  EN: 'The coaching programme cannot be found. Open it again from the list.',
};

export const unknownHost: Localised = {
  FI: 'Työpaikkaa ei löydy. Valitse se uudelleen tai lisää se organisaatioihin.',
  SV: 'Arbetsplatsen finns inte. Välj den på nytt eller lägg till den bland organisationerna.',
  EN: 'The workplace cannot be found. Choose it again or add it to the organisations.',
};

export const notYoursToPlan: PlainProblem = {
  code: 'FORBIDDEN',
  sentence: {
    FI: 'Työhönvalmentaja suunnittelee omat ryhmänsä ja koordinaattori kaikkien. Pyydä apua heiltä.',
    SV: 'En jobbcoach planerar sina egna grupper och en koordinator allas. Be dem om hjälp.',
    EN: 'A job coach plans their own groups, and a coordinator those of everybody. Ask one of them.',
  },
};

export const notYoursToChange = (field: string): PlainProblem => ({
  code: 'FORBIDDEN',
  field,
  sentence: {
    FI: 'Vain ryhmän valmentaja tai koordinaattori voi muuttaa ohjelmaa. Pyydä muutosta heiltä.',
    SV: 'Bara gruppens coach eller en koordinator kan ändra programmet. Be dem om ändringen.',
    EN: 'Only the coach of the group or a coordinator can change the programme. Ask one of them.',
  },
});

export const staleVersion = (field: string): PlainProblem => ({
  code: 'STALE_VERSION',
  field,
  sentence: {
    FI: 'Joku on muuttanut ohjelmaa sillä välin. Katso uudet tiedot ja tee muutos uudelleen.',
    SV: 'Någon har ändrat programmet under tiden. Se de nya uppgifterna och gör ändringen på nytt.',
    EN: 'Somebody has changed the programme in the meantime. Look at it again and repeat your change.',
  },
});

export const alreadyCancelled: PlainProblem = {
  code: 'ALREADY_CANCELLED',
  field: 'programmeId',
  sentence: {
    FI: 'Ohjelma on peruttu. Tee uusi suunnitelma, jos ryhmä sittenkin alkaa.',
    SV: 'Programmet är inställt. Gör en ny plan om gruppen ändå börjar.',
    EN: 'The programme is cancelled. Make a new plan if the group starts after all.',
  },
};

export const alreadyConfirmed: Localised = {
  FI: 'Ohjelma on jo vahvistettu, ja kutsut ovat lähteneet. Sinun ei tarvitse tehdä mitään.',
  SV: 'Programmet är redan bekräftat och inbjudningarna har skickats. Du behöver inte göra någonting.',
  EN: 'The programme is already confirmed, and the invitations have left. You do not need to do anything.',
};

export const notConfirmed: Localised = {
  FI: 'Suunnitelmaa ei ole vielä vahvistettu. Vahvista se ensin tai tee uusi suunnitelma.',
  SV: 'Planen är inte bekräftad ännu. Bekräfta den först eller gör en ny plan.',
  EN: 'The plan is not confirmed yet. Confirm it first, or make a new plan.',
};

export const clientAsCoach: Localised = {
  FI: 'Ryhmän asiakas ei voi olla sen valmentaja. Valitse toinen.',
  SV: 'En klient i gruppen kan inte vara dess coach. Välj en annan.',
  EN: 'A client of the group cannot be its coach. Choose somebody else.',
};

export const takesPartAlready: Localised = {
  FI: 'Tämä ihminen on jo mukana. Jätä hänet pois lisättävistä.',
  SV: 'Personen är redan med. Lämna bort personen från dem som läggs till.',
  EN: 'This person already takes part. Leave them out of those to add.',
};

export const noClientOfIt: Localised = {
  FI: 'Tämä ihminen ei ole ryhmän asiakas. Jätä hänet pois poistettavista.',
  SV: 'Personen är inte klient i gruppen. Lämna bort personen från dem som tas bort.',
  EN: 'This person is no client of the group. Leave them out of those to remove.',
};

export const nobodyLeft: Localised = {
  FI: 'Ryhmään ei jäisi ketään. Peru koko ohjelma, jos se päättyy.',
  SV: 'Ingen skulle bli kvar i gruppen. Ställ in hela programmet om det tar slut.',
  EN: 'Nobody would be left in the group. Cancel the whole programme if it ends.',
};

export const tooManyClients = (clientsMax: number, field: string): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field,
  sentence: {
    FI: `Ryhmässä voi olla enintään ${clientsMax} asiakasta. Tee muista toinen ryhmä.`,
    SV: `Gruppen kan ha högst ${clientsMax} klienter. Gör en annan grupp av de övriga.`,
    EN: `A group can have at most ${clientsMax} clients. Make another group of the others.`,
  },
});

export const tooFewClients = (clientsMin: number): Localised => ({
  FI: `Ryhmässä pitää olla vähintään ${clientsMin} asiakasta. Lisää asiakkaita tai varaa tapaamisia yhdelle.`,
  SV: `Gruppen ska ha minst ${clientsMin} klienter. Lägg till klienter eller boka möten för en.`,
  EN: `A group must have at least ${clientsMin} clients. Add clients, or book meetings for one.`,
});

export const personTwice: Localised = {
  FI: 'Sama ihminen on mukana kaksi kertaa. Poista toinen.',
  SV: 'Samma person finns med två gånger. Ta bort den ena.',
  EN: 'The same person is there twice. Remove one of them.',
};

export const notAClient: Localised = {
  FI: 'Tätä ihmistä ei ole lisätty asiakkaaksi. Valitse toinen tai lisää hänet asiakkaaksi.',
  SV: 'Personen är inte tillagd som klient. Välj en annan eller lägg till personen som klient.',
  EN: 'This person has not been added as a client. Choose another, or add them as a client.',
};

export const nameMissing: Localised = {
  FI: 'Ohjelmalla ei ole nimeä. Kirjoita sille nimi.',
  SV: 'Programmet saknar namn. Skriv ett namn.',
  EN: 'The programme has no name. Write one.',
};

export const noWeeks: Localised = {
  FI: 'Ohjelmassa pitää olla ainakin yksi viikko. Anna viikkojen määrä.',
  SV: 'Programmet ska ha minst en vecka. Ange antalet veckor.',
  EN: 'The programme must have at least one week. Give the number of weeks.',
};

export const tooManyWeeks = (weeksMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.weeks',
  sentence: {
    FI: `Ohjelma voi kestää enintään ${weeksMax} viikkoa. Lyhennä sitä ja jatka toisella ohjelmalla.`,
    SV: `Programmet kan vara högst ${weeksMax} veckor. Förkorta det och fortsätt med ett annat.`,
    EN: `A programme can last at most ${weeksMax} weeks. Make it shorter and go on with another.`,
  },
});

export const startsInThePast: Localised = {
  FI: 'Alkupäivä on jo mennyt. Valitse päivä, joka on tulossa.',
  SV: 'Startdagen har redan passerat. Välj en kommande dag.',
  EN: 'The first day has already passed. Choose a coming day.',
};

export const startsTooFar = (daysMax: number): Localised => ({
  FI: `Alkupäivä on liian kaukana. Valitse päivä, johon on enintään ${daysMax} päivää.`,
  SV: `Startdagen ligger för långt fram. Välj en dag inom ${daysMax} dagar.`,
  EN: `The first day is too far away. Choose one within ${daysMax} days.`,
});

export const noDaysAtAll: Localised = {
  FI: 'Ohjelmassa ei ole yhtään päivää. Anna viikkoon ainakin yksi työssäoppimispäivä tai teoriapäivä.',
  SV: 'Programmet har inga dagar. Ge veckan minst en dag för lärande i arbetet eller en teoridag.',
  EN: 'The programme has no days. Give the week at least one on-the-job day or theory day.',
};

export const perWeekOutOfRange = (daysMax: number): Localised => ({
  FI: `Päiviä voi olla viikossa 0–${daysMax}. Anna toinen määrä.`,
  SV: `Dagarna i veckan kan vara 0–${daysMax}. Ange ett annat antal.`,
  EN: `There can be 0 to ${daysMax} days a week. Give another number.`,
});

export const tooFewWeekdays: Localised = {
  FI: 'Viikonpäiviä on vähemmän kuin päiviä viikossa. Lisää viikonpäiviä tai vähennä päiviä.',
  SV: 'Veckodagarna är färre än dagarna i veckan. Lägg till veckodagar eller minska dagarna.',
  EN: 'There are fewer weekdays than days a week. Add weekdays or have fewer days.',
};

export const durationTooShort = (minutesMin: number): Localised => ({
  FI: `Päivän pitää kestää vähintään ${minutesMin} minuuttia, täysinä minuutteina. Anna toinen kesto.`,
  SV: `Dagen ska vara minst ${minutesMin} minuter, i hela minuter. Ange en annan längd.`,
  EN: `The day must last at least ${minutesMin} minutes, in whole minutes. Give another duration.`,
});

export const durationTooLong = (hoursMax: number, field: string): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field,
  sentence: {
    FI: `Päivä voi kestää enintään ${hoursMax} tuntia. Lyhennä sitä.`,
    SV: `Dagen kan vara högst ${hoursMax} timmar. Förkorta den.`,
    EN: `The day can last at most ${hoursMax} hours. Make it shorter.`,
  },
});

export const latestBeforeEarliest: Localised = {
  FI: 'Päivä päättyisi ennen kuin se alkaa. Anna myöhempi loppu.',
  SV: 'Dagen skulle sluta innan den börjar. Ange ett senare slut.',
  EN: 'The day would end before it begins. Give a later end.',
};

export const tooLittleTime: Localised = {
  FI: 'Päivä ei mahdu näiden kellonaikojen väliin. Aikaista alkua, myöhennä loppua tai lyhennä päivää.',
  SV: 'Dagen får inte plats mellan dessa klockslag. Börja tidigare, sluta senare eller förkorta dagen.',
  EN: 'The day does not fit between these hours. Start earlier, end later, or make the day shorter.',
};

export const tooManyRooms = (roomsMax: number, field: string): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field,
  sentence: {
    FI: `Tiloja voi antaa enintään ${roomsMax}. Jätä sopivimmat.`,
    SV: `Högst ${roomsMax} rum kan anges. Behåll de lämpligaste.`,
    EN: `At most ${roomsMax} rooms can be named. Keep those that suit best.`,
  },
});

export const noRoomFits = (needed: number, field: string): PlainProblem => ({
  code: 'CAPACITY_FULL',
  field,
  sentence: {
    FI: `Mikään näistä tiloista ei sovi: tulijoita on ${needed}, ja joku voi tarvita esteettömän tilan. Valitse toinen tila.`,
    SV: `Inget av rummen passar: ${needed} kommer, och någon kan behöva ett tillgängligt rum. Välj ett annat rum.`,
    EN: `None of these rooms will do: ${needed} people come, and somebody may need an accessible one. Choose another room.`,
  },
});

export const noPoints: Localised = {
  FI: 'Arvioinnilla ei ole ajankohtaa. Valitse ainakin yksi tai jätä arviointi pois.',
  SV: 'Bedömningen har ingen tidpunkt. Välj minst en eller lämna bort bedömningen.',
  EN: 'The assessment has no point of time. Choose at least one, or leave the assessment out.',
};

export const assessmentTwice: Localised = {
  FI: 'Sama arviointi on samassa kohdassa kaksi kertaa. Poista toinen.',
  SV: 'Samma bedömning finns två gånger vid samma tidpunkt. Ta bort den ena.',
  EN: 'The same assessment is there twice at the same point. Remove one of them.',
};

/** `why`: what stands in the way, in words. */
export const notFeasible = (why: Localised): PlainProblem => ({
  code: 'NOT_FEASIBLE',
  field: 'input',
  sentence: why,
});

export const planAgain: Localised = {
  FI: 'Tee suunnitelma uudelleen.',
  SV: 'Gör en ny plan.',
  EN: 'Make the plan anew.',
};

export const anotherSubstitute: Localised = {
  FI: 'Valitse toinen sijainen, tai siirrä nämä kerrat ensin.',
  SV: 'Välj en annan vikarie, eller flytta dessa tillfällen först.',
  EN: 'Choose another substitute, or move these sessions first.',
};

export const moveThemFirst: Localised = {
  FI: 'Siirrä nämä kerrat ensin, tai sovi asiakkaan kanssa toisesta ajasta.',
  SV: 'Flytta dessa tillfällen först, eller kom överens med klienten om en annan tid.',
  EN: 'Move these sessions first, or agree on another time with the client.',
};

export const untilBeforeFrom: Localised = {
  FI: 'Viimeinen päivä on ennen ensimmäistä. Anna myöhempi päivä.',
  SV: 'Den sista dagen är före den första. Ange en senare dag.',
  EN: 'The last day is before the first. Give a later day.',
};

export const nothingToSubstitute: Localised = {
  FI: 'Näinä päivinä ryhmällä ei ole tulevia kertoja, joita valmentaja vetää. Valitse toiset päivät.',
  SV: 'Under dessa dagar har gruppen inga kommande tillfällen som coachen leder. Välj andra dagar.',
  EN: 'The coach leads no coming session of the group on these days. Choose other days.',
};
