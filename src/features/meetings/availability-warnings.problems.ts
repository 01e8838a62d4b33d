import type { PlainProblem } from '../../domain/problem.js';
import { listOf } from '../directory/list-of-names.js';

/** Why a time may not suit somebody who has to come. Each is a warning that goes through once it is accepted. */

/** `names`: who is away or does not work then, in the order of the participants. */
export const outsideAvailability = (names: readonly string[]): PlainProblem => {
  const who = listOf(names);
  return {
    code: 'OUTSIDE_AVAILABILITY',
    field: 'input.start',
    confirmable: true,
    sentence: {
      FI: `Aika ei ole työaikaa: ${who.FI}. Vahvista, jos ajasta on sovittu, tai valitse toinen aika.`,
      SV: `Tiden är inte arbetstid för ${who.SV}. Bekräfta om ni har kommit överens, eller välj en annan tid.`,
      EN: `${who.EN} would be outside working hours. Confirm if this was agreed, or choose another time.`,
    },
  };
};

/** `names`: who has something in a calendar of their own then, likewise. What it is, nobody knows. */
export const busyElsewhere = (names: readonly string[]): PlainProblem => {
  const who = listOf(names);
  return {
    code: 'OUTSIDE_AVAILABILITY',
    field: 'input.start',
    confirmable: true,
    sentence: {
      FI: `Omassa kalenterissa on muuta: ${who.FI}. Vahvista, jos ajasta on sovittu, tai valitse toinen aika.`,
      SV: `Den egna kalendern är upptagen för ${who.SV}. Bekräfta om ni har kommit överens, eller välj en annan tid.`,
      EN: `${who.EN} would be busy by their own calendar. Confirm if this was agreed, or choose another time.`,
    },
  };
};

/** `names`: whose own calendar cannot be seen for that time, likewise. */
export const calendarUnseen = (names: readonly string[]): PlainProblem => {
  const who = listOf(names);
  return {
    code: 'OUTSIDE_AVAILABILITY',
    field: 'input.start',
    confirmable: true,
    sentence: {
      FI: `Omaa kalenteria ei nyt näe: ${who.FI}. Vahvista, jos ajasta on sovittu, tai kysy heiltä.`,
      SV: `Den egna kalendern syns inte nu för ${who.SV}. Bekräfta om ni har kommit överens, eller fråga dem.`,
      EN: `Nobody can see the own calendar of ${who.EN} for this time. Confirm if this was agreed, or ask them.`,
    },
  };
};
