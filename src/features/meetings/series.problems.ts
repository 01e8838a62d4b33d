import { invalid, type PlainProblem } from '../../domain/problem.js';
import type { Language, Localised } from '../../domain/result.js';
import type { Instant } from '../../domain/time/interval.js';
import { shortMoment } from '../../domain/time/local-date-text.js';
import { listOf } from '../directory/list-of-names.js';

/** What goes wrong with meetings that repeat, said to a person: what happened and what to do next. */

const inRule = (sentence: Localised): PlainProblem => invalid('input.rrule', sentence);

export const tooOften = inRule({
  FI: 'Tapaamiset voivat toistua enintään päivittäin. Valitse säännöksi DAILY, WEEKLY, MONTHLY tai YEARLY.',
  SV: 'Möten kan upprepas högst dagligen. Välj DAILY, WEEKLY, MONTHLY eller YEARLY.',
  EN: 'Meetings can repeat daily at most. Choose DAILY, WEEKLY, MONTHLY or YEARLY.',
});

export const startOffRule = invalid('input.start', {
  FI: 'Alku ei ole mikään toistosäännön ajoista. Valitse alku, joka sopii sääntöön, esimerkiksi sen viikonpäivä.',
  SV: 'Starten är ingen av regelns tider. Välj en start som passar regeln, till exempel rätt veckodag.',
  EN: 'The start is none of the times of the rule. Choose a start that fits the rule, such as its weekday.',
});

export const overlapping = invalid('input.duration', {
  FI: 'Tapaaminen kestäisi seuraavan kerran alkuun asti tai yli. Lyhennä kestoa tai harvenna toistoa.',
  SV: 'Mötet skulle pågå till nästa gång eller längre. Förkorta längden eller låt det upprepas mer sällan.',
  EN: 'The meeting would last until its next time or beyond. Make it shorter or let it repeat less often.',
});

export const noOccurrence = inRule({
  FI: 'Toistosäännöllä ei ole yhtään tulevaa aikaa, tai kaikki ovat pyhäpäiviä. Muuta sääntöä tai alkua.',
  SV: 'Regeln har ingen kommande tid, eller alla är helgdagar. Ändra regeln eller starten.',
  EN: 'The rule has no time to come, or all are public holidays. Change the rule or the start.',
});

export const heldSeries = invalid('input.holdUntil', {
  FI: 'Toistuvaa tapaamista ei voi vain pitää varattuna. Jätä varauksen päättymisaika pois tai varaa yksi aika.',
  SV: 'Ett återkommande möte kan inte reserveras preliminärt. Lämna bort tiden eller boka ett enda möte.',
  EN: 'A meeting that repeats cannot be held. Leave the hold out, or book a single meeting.',
});

export const tooManyTimes = (commitmentsMax: number): PlainProblem => ({
  code: 'LIMIT_REACHED',
  field: 'input.rrule',
  sentence: {
    FI: `Sarja varaisi yli ${commitmentsMax} aikaa vuodessa. Harvenna toistoa, lyhennä sarjaa tai vähennä osallistujia.`,
    SV: `Serien skulle ta över ${commitmentsMax} tider per år. Upprepa mer sällan, förkorta serien eller ha färre deltagare.`,
    EN: `The series would take more than ${commitmentsMax} times a year. Repeat less often, make it shorter or have fewer participants.`,
  },
});

export const noSeries = invalid('input.scope', {
  FI: 'Tapaaminen ei ole sarjan osa. Valitse vain tämä kerta (THIS).',
  SV: 'Mötet är inte del av en serie. Välj bara detta tillfälle (THIS).',
  EN: 'The meeting is no part of a series. Choose this one time only (THIS).',
});

export const rhythmUnclear = invalid('input.start', {
  FI: 'Tätä rytmiä ei voi siirtää toiselle päivälle ilman uutta sääntöä. Anna uusi sääntö (rrule) tai pidä päivä samana.',
  SV: 'Rytmen kan inte flyttas till en annan dag utan en ny regel. Ange en ny regel (rrule) eller behåll dagen.',
  EN: 'This rhythm cannot move to another day without a new rule. Give a new rule (rrule) or keep the day.',
});

export const unknownClash: PlainProblem = {
  code: 'NOT_FOUND',
  field: 'input.clashId',
  sentence: {
    FI: 'Tätä kertaa ei löydy avoimista, tai se on jo ratkaistu. Avaa sarja uudelleen.',
    SV: 'Tillfället finns inte bland de öppna, eller är redan löst. Öppna serien på nytt.',
    EN: 'This time is not among the open ones, or has been solved already. Open the series again.',
  },
};

const timesNamedMax = 3;

/** `names`: who does not work, or has something else by a calendar of their own, at any of these times of the series. */
export function outsideAvailability(
  names: readonly string[],
  starts: readonly Instant[],
  timeZone: string,
): PlainProblem {
  const who = listOf(names);
  const when = (language: Language): string => {
    const named = starts.slice(0, timesNamedMax).map((start) => shortMoment(start, timeZone, language));
    return starts.length > timesNamedMax ? `${named.join(', ')} (+${starts.length - timesNamedMax})` : named.join(', ');
  };
  return {
    code: 'OUTSIDE_AVAILABILITY',
    field: 'input.start',
    confirmable: true,
    sentence: {
      FI: `Ajat eivät ehkä sovi: ${who.FI}, ${when('FI')}. Vahvista, jos ajoista on sovittu, tai valitse toiset ajat.`,
      SV: `Tiderna passar kanske inte ${who.SV}: ${when('SV')}. Bekräfta om ni har kommit överens, eller välj andra tider.`,
      EN: `The times may not suit ${who.EN}: ${when('EN')}. Confirm if this was agreed, or choose other times.`,
    },
  };
}
