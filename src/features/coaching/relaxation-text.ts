import type { Language, Localised } from '../../domain/result.js';
import type { ProgrammeRelaxation } from '../../domain/rhythm/programme-plan.js';
import { durationText } from '../../domain/time/duration-text.js';
import { instantOf } from '../../domain/time/zone.js';
import { longDayWithYear } from '../../domain/time/local-date-text.js';
import type { LocalDate } from '../../domain/time/local-date.js';
import type { Calendars } from '../availability/calendars.js';
import { listOf } from '../directory/list-of-names.js';
import { dayNames, onWeekday, wallTime } from './programme-words.js';

/** The change that would open a rhythm, in words. */
export function relaxationText(relaxation: ProgrammeRelaxation, { people, rooms }: Calendars): Localised {
  const personNames = (ids: readonly string[]) => listOf(ids.flatMap((id) => people.get(id)?.displayName ?? []));
  switch (relaxation.kind) {
    case 'OTHER_ROOM': {
      const room = rooms.get(relaxation.roomId)?.name ?? '';
      return { FI: `toinen tila, ${room}`, SV: `ett annat rum, ${room}`, EN: `another room, ${room}` };
    }
    case 'ASK_UNKNOWN': {
      const who = personNames(relaxation.personIds);
      return { FI: `kysy ajat: ${who.FI}`, SV: `fråga efter tider: ${who.SV}`, EN: `ask for their hours: ${who.EN}` };
    }
    case 'OTHER_WEEKDAY': {
      const day = dayNames[relaxation.type];
      const when = onWeekday(relaxation.weekday);
      return ofEach((language) => `${day[language]} ${when[language]}`);
    }
    case 'OTHER_HOURS':
      return ofEach((language) => {
        const { type, earliestMinute, latestMinute } = relaxation;
        return `${dayNames[type][language]} ${wallTime(earliestMinute, language)}–${wallTime(latestMinute, language)}`;
      });
    case 'SHORTER':
      return ofEach(
        (language) => `${dayNames[relaxation.type][language]}, ${durationText(relaxation.durationMs, language)}`,
      );
    case 'FEWER_A_WEEK': {
      const { type, perWeek } = relaxation;
      return {
        FI: `${dayNames[type].FI}, vain ${perWeek} viikossa`,
        SV: `${dayNames[type].SV}, bara ${perWeek} i veckan`,
        EN: `${dayNames[type].EN}, only ${perWeek} a week`,
      };
    }
    case 'LATER_START': {
      const from = (language: Language) => longDayWithYear(noonOf(relaxation.from), 'UTC', language);
      return {
        FI: `sama ohjelma, alku ${from('FI')}`,
        SV: `samma program, start ${from('SV')}`,
        EN: `the same programme, from ${from('EN')}`,
      };
    }
    case 'FEWER_WEEKS':
      return {
        FI: `lyhyempi ohjelma, viikkoja ${relaxation.weeks}`,
        SV: `ett kortare program, ${relaxation.weeks} veckor`,
        EN: `a shorter programme, ${relaxation.weeks} weeks`,
      };
    case 'OTHER_COACH':
      return { FI: 'toinen valmentaja', SV: 'en annan coach', EN: 'another coach' };
    case 'WITHOUT_PERSON': {
      const who = personNames([relaxation.personId]);
      return {
        FI: `ryhmä ilman tätä henkilöä: ${who.FI}`,
        SV: `gruppen utan ${who.SV}`,
        EN: `the group without ${who.EN}`,
      };
    }
  }
}

const ofEach = (say: (language: Language) => string): Localised => ({ FI: say('FI'), SV: say('SV'), EN: say('EN') });

/** A day is told by an instant that is in it. */
const noonOf = (date: LocalDate): number => instantOf('UTC', date, 720);
