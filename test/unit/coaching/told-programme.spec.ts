import type { Language } from '../../../src/domain/result.js';
import type {
  ProgrammeAdjustment,
  ProgrammeBlocker,
  ProgrammeRelaxation,
  RhythmSession,
} from '../../../src/domain/rhythm/programme-plan.js';
import type { Calendars } from '../../../src/features/availability/calendars.js';
import { adjustmentText } from '../../../src/features/coaching/adjustment-text.js';
import { presentInfeasibility } from '../../../src/features/coaching/programme-infeasibility.js';

const languages: readonly Language[] = ['FI', 'SV', 'EN'];
const at = Date.parse('2027-03-12T07:00:00Z');
const zone = 'Europe/Helsinki';
const names = {
  people: new Map([['a', 'Aino Arka']]),
  rooms: new Map([
    ['r', 'Luokka 2'],
    ['s', 'Sali'],
  ]),
};
const day = { week: 2, type: 'THEORY_DAY', movedFrom: at } as const;

describe('where the rhythm gave way', () => {
  const adjustments: [string, ProgrammeAdjustment, string, string, string][] = [
    [
      'a holiday, moved',
      { ...day, kind: 'MOVED', reason: { kind: 'HOLIDAY', date: '2027-03-12' }, movedTo: at + 86_400_000 },
      'Pyhäpäivä. Kerta on siirretty: la 13.3. klo 9.00.',
      'Helgdag. Tillfället är flyttat: lör 13.3 kl. 9.00.',
      'Public holiday. The session is moved to Sat 13 March at 9:00.',
    ],
    [
      'an absence, dropped',
      { ...day, kind: 'DROPPED', reason: { kind: 'ABSENCE', personIds: ['a', 'gone'] } },
      'Este: Aino Arka. Kerta jää pois, koska viikolla ei ole muuta aikaa.',
      'Förhinder: Aino Arka. Tillfället faller bort, för veckan har ingen annan tid.',
      'Cannot come: Aino Arka. The session is left out, because the week has no other time.',
    ],
    [
      'a taken room, another one',
      { ...day, kind: 'OTHER_ROOM', reason: { kind: 'ROOM_TAKEN', roomIds: ['r'] }, roomId: 's' },
      'Tila on varattu: Luokka 2. Tällä kertaa tila on Sali.',
      'Upptaget: Luokka 2. Den här gången är rummet Sali.',
      'Taken: Luokka 2. This time the room is Sali.',
    ],
    [
      'the clocks, dropped',
      { ...day, kind: 'DROPPED', reason: { kind: 'CLOCK_CHANGE' } },
      'Kelloja siirretään. Kerta jää pois, koska viikolla ei ole muuta aikaa.',
      'Klockorna ställs om. Tillfället faller bort, för veckan har ingen annan tid.',
      'The clocks change. The session is left out, because the week has no other time.',
    ],
    [
      'an assessment without a time',
      {
        kind: 'NOT_PLACED',
        week: 8,
        lastWeek: 8,
        type: 'ASSESSMENT',
        instrument: 'KYKYVIISARI',
        point: 'END',
        clientId: 'a',
        participantIds: ['a', 'coach'],
      },
      'Aikaa ei löytynyt: Kykyviisari, lopussa, Aino Arka. Varaa se erikseen.',
      'Ingen tid hittades: Kykyviisari, i slutet, Aino Arka. Boka den för sig.',
      'No time was found: Kykyviisari, at the end, Aino Arka. Book it by itself.',
    ],
  ];
  test.each(adjustments)('%s', (_name, adjustment, ...told) => {
    const text = adjustmentText(adjustment, { zone, names });
    expect(languages.map((language) => text[language])).toEqual(told);
  });
});

describe('why there is no rhythm', () => {
  const rhythm: RhythmSession[] = [{ type: 'THEORY_DAY', weekday: 4, startMinute: 540, durationMs: 3 * 3_600_000 }];
  const example = { rhythm, dropped: 0, moved: 1 };
  const calendars = {
    people: new Map([['a', { id: 'a', displayName: 'Aino Arka' }]]),
    rooms: new Map([['r', { id: 'r', name: 'Luokka 2' }]]),
  } as unknown as Calendars;
  const blockers: ProgrammeBlocker[] = [
    { kind: 'PERSON', personId: 'a', hoursUnknown: false },
    { kind: 'PERSON', personId: 'a', hoursUnknown: true },
    { kind: 'ROOM', type: 'THEORY_DAY', roomIds: ['r'] },
    { kind: 'HOURS', type: 'ON_THE_JOB_DAY' },
  ];
  const relaxations: [ProgrammeRelaxation, string][] = [
    [{ kind: 'OTHER_ROOM', type: 'THEORY_DAY', roomId: 'r', example }, 'another room, Luokka 2'],
    [{ kind: 'ASK_UNKNOWN', personIds: ['a'], example }, 'ask for their hours: Aino Arka'],
    [{ kind: 'OTHER_WEEKDAY', type: 'THEORY_DAY', weekday: 5, example }, 'theory day on Fridays'],
    [
      { kind: 'OTHER_HOURS', type: 'THEORY_DAY', earliestMinute: 420, latestMinute: 750, example },
      'theory day 7:00–12:30',
    ],
    [{ kind: 'LATER_START', from: '2027-03-15', example }, 'the same programme, from Monday 15 March 2027'],
    [{ kind: 'SHORTER', type: 'THEORY_DAY', durationMs: 5_400_000, example }, 'theory day, 1 hour 30 minutes'],
    [{ kind: 'FEWER_A_WEEK', type: 'ON_THE_JOB_DAY', perWeek: 1, example }, 'on-the-job learning day, only 1 a week'],
    [{ kind: 'FEWER_WEEKS', weeks: 6, example }, 'a shorter programme, 6 weeks'],
    [{ kind: 'WITHOUT_PERSON', personId: 'a', example }, 'the group without Aino Arka'],
    [{ kind: 'OTHER_COACH', personId: 'a', example }, 'another coach'],
  ];

  test.each(relaxations)('%j', (relaxation, told) => {
    const present = (language: Language) =>
      presentInfeasibility({ infeasibility: { blockers, relaxations: [relaxation] }, names: calendars }, language);
    const [shown] = present('EN').relaxations;
    expect(shown!.description).toBe(`${told} → theory day on Thursdays at 9:00–12:00`);
    expect(shown).toMatchObject({ kind: relaxation.kind, example: rhythm, dropped: 0, moved: 1 });
    for (const language of languages) {
      const { summary, blockers: labels } = present(language);
      for (const text of [summary, ...labels.map(({ label }) => label)]) expect(text).not.toMatch(/undefined|^$/);
    }
  });

  test('what stands in the way is named, and what would help first', () => {
    const told = presentInfeasibility(
      { infeasibility: { blockers, relaxations: [relaxations[2]![0]] }, names: calendars },
      'FI',
    );
    expect(told.summary).toBe(
      'Viikoittaista rytmiä ei löydy. Nämä eivät sovi yhteen: Aino Arka + Aino Arka (työajat eivät ole tiedossa) + Luokka 2 + työssäoppimispäivä: viikonpäivät ja kellonajat. Tämä auttaisi: teoriapäivä perjantaisin.',
    );
    const none = presentInfeasibility({ infeasibility: { blockers: [], relaxations: [] }, names: calendars }, 'FI');
    expect(none.summary).toBe('Viikoittaista rytmiä ei löydy. Anna lisää viikonpäiviä tai väljemmät kellonajat.');
  });
});
