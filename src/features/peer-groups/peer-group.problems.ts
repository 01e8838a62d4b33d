import { invalid, type PlainProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';

/** What goes wrong with peer groups, said to a person: what happened and what to do next. */

export const unknownGroup: Localised = {
  FI: 'Ryhmää ei löydy. Avaa se uudelleen luettelosta.',
  SV: 'Gruppen finns inte. Öppna den på nytt i listan.',
  EN: 'The group cannot be found. Open it again from the list.',
};

export const notYoursToBegin: PlainProblem = {
  code: 'FORBIDDEN',
  sentence: {
    FI: 'Ryhmän voi perustaa koordinaattori tai ryhmän oma ohjaaja. Lisää itsesi ohjaajiin tai pyydä apua koordinaattorilta.',
    SV: 'En grupp kan startas av en koordinator eller gruppens egen ledare. Lägg till dig bland ledarna eller be en koordinator om hjälp.',
    EN: 'A group is started by a coordinator or by its own leader. Add yourself to the leaders or ask a coordinator.',
  },
};

export const notYoursToChange: PlainProblem = {
  code: 'FORBIDDEN',
  sentence: {
    FI: 'Vain ryhmän ohjaaja tai koordinaattori voi tehdä tämän. Pyydä apua ryhmän ohjaajalta.',
    SV: 'Bara gruppens ledare eller en koordinator kan göra detta. Be gruppens ledare om hjälp.',
    EN: 'Only the leader of the group or a coordinator can do this. Ask the leader of the group.',
  },
};

export const nobodyLeads: Localised = {
  FI: 'Ryhmällä ei ole ohjaajaa. Nimeä ainakin yksi.',
  SV: 'Gruppen har ingen ledare. Ange minst en.',
  EN: 'The group has no leader. Name at least one.',
};

const limit = (field: string, sentence: Localised): PlainProblem => ({ code: 'LIMIT_REACHED', field, sentence });

export const tooManyLeaders = (leadersMax: number): PlainProblem =>
  limit('input.leaderIds', {
    FI: `Ryhmällä voi olla enintään ${leadersMax} ohjaajaa. Nimeä heistä tärkeimmät.`,
    SV: `En grupp kan ha högst ${leadersMax} ledare. Ange de viktigaste.`,
    EN: `A group can have at most ${leadersMax} leaders. Name the most important ones.`,
  });

export const capacityTooSmall: Localised = {
  FI: 'Ryhmässä pitää olla ainakin yksi paikka. Anna luku 1 tai suurempi.',
  SV: 'Gruppen behöver minst en plats. Ange 1 eller mer.',
  EN: 'The group needs at least one place. Give 1 or more.',
};

export const countNegative: Localised = {
  FI: 'Määrä ei voi olla negatiivinen. Anna luku 0 tai suurempi.',
  SV: 'Antalet kan inte vara negativt. Ange 0 eller mer.',
  EN: 'The number cannot be negative. Give 0 or more.',
};

export const tooLarge = (field: string, placesMax: number): PlainProblem =>
  limit(field, {
    FI: `Paikkoja voi olla enintään ${placesMax}. Anna pienempi luku tai perusta toinen ryhmä.`,
    SV: `Det kan finnas högst ${placesMax} platser. Ange ett mindre tal eller starta en grupp till.`,
    EN: `There can be at most ${placesMax} places. Give a smaller number or start another group.`,
  });

export const minimumOutOfRange: Localised = {
  FI: 'Vähimmäismäärän pitää olla vähintään 1 ja enintään ryhmän paikkojen määrä. Anna uusi luku tai jätä se pois.',
  SV: 'Minimiantalet ska vara minst 1 och högst gruppens platser. Ange ett nytt tal eller lämna bort det.',
  EN: 'The minimum must be at least 1 and at most the places of the group. Give another number or leave it out.',
};

export const placesBesideRoom = (name: string, capacity: number, needed: number): PlainProblem => ({
  code: 'CAPACITY_FULL',
  field: 'input.roomId',
  confirmable: true,
  sentence: {
    FI: `Tilaan ${name} mahtuu ${capacity}, mutta paikkoja luvataan ${needed}. Valitse suurempi tila, vähennä paikkoja tai vahvista, jos kaikki eivät tule yhtä aikaa.`,
    SV: `${name} rymmer ${capacity}, men ${needed} platser utlovas. Välj ett större rum, färre platser, eller bekräfta om alla inte kommer samtidigt.`,
    EN: `${name} holds ${capacity}, but ${needed} places are promised. Choose a larger room or fewer places, or confirm if not everybody comes at once.`,
  },
});

export const staggeredOutOfRange = (groupsMax: number): PlainProblem =>
  limit('input.staggered.groups', {
    FI: `Perusta kerralla 2–${groupsMax} ryhmää. Yksittäisen ryhmän voit perustaa ilman porrastusta.`,
    SV: `Starta 2–${groupsMax} grupper på en gång. En enda grupp kan du starta utan förskjutning.`,
    EN: `Start 2 to ${groupsMax} groups at once. A single group can be started without staggering.`,
  });

export const staggerEvery = (daysMax: number): Localised => ({
  FI: `Aloitusten välin pitää olla kokonaisia päiviä, 1–${daysMax}. Anna se esimerkiksi muodossa P28D.`,
  SV: `Tiden mellan starterna ska vara hela dagar, 1–${daysMax}. Ange den till exempel som P28D.`,
  EN: `The time between two starts must be whole days, 1 to ${daysMax}. Give it, for example, as P28D.`,
});

export const themeMissing: Localised = {
  FI: 'Porrastetuilla ryhmillä pitää olla sama teema, josta seuraava aloitus löytyy. Kirjoita teema.',
  SV: 'Grupper som startar efter varandra behöver ett gemensamt tema. Skriv temat.',
  EN: 'Groups that start one after the other need a theme to find the next start by. Write one.',
};

export const staggeredCollide: PlainProblem = invalid('input.staggered.every', {
  FI: 'Ryhmät osuisivat päällekkäin samoille ohjaajille tai samaan tilaan. Pidennä väliä, anna sarjalle loppu tai perusta ryhmät erikseen.',
  SV: 'Grupperna skulle krocka för samma ledare eller i samma rum. Förläng tiden mellan dem, ge serien ett slut eller starta dem var för sig.',
  EN: 'The groups would collide for the same leaders or in the same room. Put more time between them, give the series an end, or start them one by one.',
});

export const groupEnded: PlainProblem = {
  code: 'NOT_FEASIBLE',
  sentence: {
    FI: 'Ryhmä ei enää kokoonnu. Kysy ohjaajalta, milloin seuraava ryhmä alkaa.',
    SV: 'Gruppen träffas inte längre. Fråga ledaren när nästa grupp börjar.',
    EN: 'The group does not meet any more. Ask its leader when the next group starts.',
  },
};

export const leadsGroup: PlainProblem = invalid('input.personId', {
  FI: 'Tämä ihminen ohjaa ryhmää. Valitse joku toinen.',
  SV: 'Personen leder gruppen. Välj någon annan.',
  EN: 'This person leads the group. Choose somebody else.',
});

export const notOnRoll: PlainProblem = {
  code: 'NOT_FOUND',
  field: 'input.personId',
  sentence: {
    FI: 'Tämä ihminen ei ole ryhmässä eikä jonossa. Katso ryhmän tiedot uudelleen.',
    SV: 'Personen är varken med i gruppen eller i kön. Se gruppens uppgifter på nytt.',
    EN: 'This person is neither in the group nor in its line. Look at the group again.',
  },
};

/** Said to somebody who came with a link. */
export const unknownLink: PlainProblem = {
  code: 'NOT_FOUND',
  field: 'token',
  sentence: {
    FI: 'Linkki ei ole voimassa. Avaa linkki uusimmasta viestistä tai soita ryhmän ohjaajalle.',
    SV: 'Länken gäller inte. Öppna länken i det nyaste meddelandet eller ring gruppens ledare.',
    EN: 'This link is not valid. Open the link in the newest message or call the leader of the group.',
  },
};

export const offerOver: PlainProblem = {
  code: 'HOLD_EXPIRED',
  field: 'token',
  sentence: {
    FI: 'Paikka on mennyt jo seuraavalle. Voit ilmoittautua uudelleen tai soittaa ryhmän ohjaajalle.',
    SV: 'Platsen har redan gått till nästa i kön. Du kan anmäla dig på nytt eller ringa gruppens ledare.',
    EN: 'The place has gone to the next in line. You can sign up again or call the leader of the group.',
  },
};

export const nothingOffered: PlainProblem = {
  code: 'VALIDATION',
  field: 'token',
  sentence: {
    FI: 'Sinulle ei ole vielä paikkaa. Saat viestin, kun paikka vapautuu.',
    SV: 'Det finns ingen plats för dig ännu. Du får ett meddelande när en plats blir ledig.',
    EN: 'There is no place for you yet. You will get a message when one becomes free.',
  },
};

export const noSession: PlainProblem = {
  code: 'VALIDATION',
  field: 'input.meetingId',
  sentence: {
    FI: 'Tapaaminen ei ole vertaisryhmän tapaaminen. Valitse ryhmän tapaaminen.',
    SV: 'Mötet hör inte till en kamratstödsgrupp. Välj ett av gruppens möten.',
    EN: 'The meeting is no session of a peer group. Choose one of the group.',
  },
};

export const notBegun: PlainProblem = invalid('input.meetingId', {
  FI: 'Tapaaminen ei ole vielä alkanut. Kirjaa tulijat, kun he ovat paikalla.',
  SV: 'Mötet har inte börjat ännu. Anteckna besökarna när de är på plats.',
  EN: 'The session has not begun yet. Count people once they are there.',
});

export const tooManyDropIns = (dropInsMax: number): PlainProblem =>
  limit('input.count', {
    FI: `Tulijoita voi kirjata enintään ${dropInsMax}. Tarkista luku.`,
    SV: `Högst ${dropInsMax} besökare kan antecknas. Kontrollera talet.`,
    EN: `At most ${dropInsMax} people can be counted. Check the number.`,
  });
