import type { Language, Localised } from '../../domain/result.js';
import type { RhythmSession } from '../../domain/rhythm/programme-plan.js';
import type { AssessmentPoint, Instrument, ProgrammeDayType } from '../../domain/rhythm/programme-wish.js';
import type { IsoWeekday } from '../../domain/time/local-date.js';

/** What people call the things of a programme. */

export const dayNames: Readonly<Record<ProgrammeDayType, Localised>> = {
  ON_THE_JOB_DAY: { FI: 'työssäoppimispäivä', SV: 'dag för lärande i arbetet', EN: 'on-the-job learning day' },
  THEORY_DAY: { FI: 'teoriapäivä', SV: 'teoridag', EN: 'theory day' },
};

/** Kykyviisari, ARTO and WHODAS 2.0 keep their names. */
export const instrumentNames: Readonly<Record<Instrument, Localised>> = {
  KYKYVIISARI: { FI: 'Kykyviisari', SV: 'Kykyviisari', EN: 'Kykyviisari' },
  WORK_PERIOD_EVALUATION: {
    FI: 'työjakson arviointi',
    SV: 'utvärdering av arbetsperioden',
    EN: 'evaluation of the work period',
  },
  ARTO: { FI: 'ARTO', SV: 'ARTO', EN: 'ARTO' },
  WHODAS_2_0: { FI: 'WHODAS 2.0', SV: 'WHODAS 2.0', EN: 'WHODAS 2.0' },
  OTHER: { FI: 'arviointi', SV: 'bedömning', EN: 'assessment' },
};

export const pointNames: Readonly<Record<AssessmentPoint, Localised>> = {
  START: { FI: 'alussa', SV: 'i början', EN: 'at the start' },
  MIDDLE: { FI: 'puolivälissä', SV: 'i mitten', EN: 'halfway' },
  END: { FI: 'lopussa', SV: 'i slutet', EN: 'at the end' },
  FOLLOW_UP: { FI: 'seurannassa', SV: 'vid uppföljningen', EN: 'at the follow-up' },
};

const weekly: Readonly<Record<Language, readonly string[]>> = {
  FI: ['maanantaisin', 'tiistaisin', 'keskiviikkoisin', 'torstaisin', 'perjantaisin', 'lauantaisin', 'sunnuntaisin'],
  SV: ['på måndagar', 'på tisdagar', 'på onsdagar', 'på torsdagar', 'på fredagar', 'på lördagar', 'på söndagar'],
  EN: ['on Mondays', 'on Tuesdays', 'on Wednesdays', 'on Thursdays', 'on Fridays', 'on Saturdays', 'on Sundays'],
};

export const onWeekday = (weekday: IsoWeekday): Localised => ({
  FI: weekly.FI[weekday - 1] ?? '',
  SV: weekly.SV[weekday - 1] ?? '',
  EN: weekly.EN[weekday - 1] ?? '',
});

/** "9.00" or "9:00": a time on the wall, for lists. */
export function wallTime(minuteOfDay: number, language: Language): string {
  const minutes = String(minuteOfDay % 60).padStart(2, '0');
  return `${Math.floor(minuteOfDay / 60)}${language === 'EN' ? ':' : '.'}${minutes}`;
}

/** "teoriapäivä torstaisin klo 9.00–13.00". */
export function rhythmText({ type, weekday, startMinute, durationMs }: RhythmSession): Localised {
  const endMinute = startMinute + Math.round(durationMs / 60_000);
  const clock = { FI: 'klo', SV: 'kl.', EN: 'at' } as const;
  const say = (language: Language) =>
    `${dayNames[type][language]} ${onWeekday(weekday)[language]} ${clock[language]} ${wallTime(startMinute, language)}–${wallTime(endMinute, language)}`;
  return { FI: say('FI'), SV: say('SV'), EN: say('EN') };
}
