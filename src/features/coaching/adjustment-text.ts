import type { Language, Localised } from '../../domain/result.js';
import type { AdjustmentReason, ProgrammeAdjustment } from '../../domain/rhythm/programme-plan.js';
import { shortMoment } from '../../domain/time/local-date-text.js';
import type { TimeZone } from '../../domain/time/zone.js';
import { listOf } from '../directory/list-of-names.js';
import { instrumentNames, pointNames } from './programme-words.js';

/** Who and where, by id; what the reader may not see is left out of the sentence. */
export interface AdjustmentNames {
  readonly people: ReadonlyMap<string, string>;
  readonly rooms: ReadonlyMap<string, string>;
}

/** People whose names the sentence needs. */
export const peopleIn = (adjustment: ProgrammeAdjustment): readonly string[] => {
  if (adjustment.kind === 'NOT_PLACED') return [adjustment.clientId];
  return adjustment.reason.kind === 'ABSENCE' ? adjustment.reason.personIds : [];
};

/** Rooms likewise. */
export const roomsIn = (adjustment: ProgrammeAdjustment): readonly string[] => {
  if (adjustment.kind === 'NOT_PLACED') return [];
  const taken = adjustment.reason.kind === 'ROOM_TAKEN' ? adjustment.reason.roomIds : [];
  return adjustment.kind === 'OTHER_ROOM' ? [...taken, adjustment.roomId] : taken;
};

/** Why the rhythm gave way and what was done: "Pyhäpäivä. Kerta on siirretty: to 7.1. klo 9.00." */
export function adjustmentText(
  adjustment: ProgrammeAdjustment,
  { zone, names }: { readonly zone: TimeZone; readonly names: AdjustmentNames },
): Localised {
  if (adjustment.kind === 'NOT_PLACED') return notPlaced(adjustment, names);
  const why = reasonText(adjustment.reason, names);
  const what = doneText(adjustment, zone, names);
  return { FI: `${why.FI}. ${what.FI}`, SV: `${why.SV}. ${what.SV}`, EN: `${why.EN}. ${what.EN}` };
}

function notPlaced(
  { instrument, point, clientId }: Extract<ProgrammeAdjustment, { kind: 'NOT_PLACED' }>,
  names: AdjustmentNames,
): Localised {
  const who = names.people.get(clientId);
  const what = (language: Language) =>
    [instrumentNames[instrument][language], pointNames[point][language], who].filter(Boolean).join(', ');
  return {
    FI: `Aikaa ei löytynyt: ${what('FI')}. Varaa se erikseen.`,
    SV: `Ingen tid hittades: ${what('SV')}. Boka den för sig.`,
    EN: `No time was found: ${what('EN')}. Book it by itself.`,
  };
}

function reasonText(reason: AdjustmentReason, names: AdjustmentNames): Localised {
  switch (reason.kind) {
    case 'HOLIDAY':
      return { FI: 'Pyhäpäivä', SV: 'Helgdag', EN: 'Public holiday' };
    case 'CLOCK_CHANGE':
      return { FI: 'Kelloja siirretään', SV: 'Klockorna ställs om', EN: 'The clocks change' };
    case 'ABSENCE': {
      const who = listOf(reason.personIds.flatMap((id) => names.people.get(id) ?? []));
      return { FI: `Este: ${who.FI}`, SV: `Förhinder: ${who.SV}`, EN: `Cannot come: ${who.EN}` };
    }
    case 'ROOM_TAKEN': {
      const where = listOf(reason.roomIds.flatMap((id) => names.rooms.get(id) ?? []));
      return { FI: `Tila on varattu: ${where.FI}`, SV: `Upptaget: ${where.SV}`, EN: `Taken: ${where.EN}` };
    }
  }
}

function doneText(
  adjustment: Exclude<ProgrammeAdjustment, { kind: 'NOT_PLACED' }>,
  zone: TimeZone,
  names: AdjustmentNames,
): Localised {
  switch (adjustment.kind) {
    case 'MOVED': {
      const to = (language: Language) => shortMoment(adjustment.movedTo, zone, language);
      return {
        FI: `Kerta on siirretty: ${to('FI')}.`,
        SV: `Tillfället är flyttat: ${to('SV')}.`,
        EN: `The session is moved to ${to('EN')}.`,
      };
    }
    case 'DROPPED':
      return {
        FI: 'Kerta jää pois, koska viikolla ei ole muuta aikaa.',
        SV: 'Tillfället faller bort, för veckan har ingen annan tid.',
        EN: 'The session is left out, because the week has no other time.',
      };
    case 'OTHER_ROOM': {
      const room = names.rooms.get(adjustment.roomId) ?? '';
      return {
        FI: `Tällä kertaa tila on ${room}.`,
        SV: `Den här gången är rummet ${room}.`,
        EN: `This time the room is ${room}.`,
      };
    }
  }
}
