import {
  cancelProgramme,
  changeClients,
  type CoachingProgramme,
  confirm,
  plannedParticipants,
  programmeStatusAt,
  renewWall,
  substituteCoach,
} from '../../../src/features/coaching/programme.js';

const planned: CoachingProgramme = {
  id: 'p',
  name: 'Ryhmä',
  status: 'PLANNED',
  coachId: 'coach',
  clientIds: ['a', 'b', 'c'],
  hostOrganisationId: 'bakery',
  hostContactId: 'contact',
  plannedById: 'coach',
  from: '2027-02-01',
  weeks: 1,
  timeZone: 'Europe/Helsinki',
  rhythm: [],
  adjustments: [],
  unknownIds: [],
  wallId: 'w1',
  version: 3,
  sessions: [
    { id: 's1', type: 'ON_THE_JOB_DAY', week: 1, start: 100, end: 200, withHost: true },
    { id: 's2', type: 'ASSESSMENT', week: 1, start: 300, end: 400, withHost: false, clientId: 'b' },
  ],
};
const confirmed: CoachingProgramme = { ...planned, status: 'CONFIRMED' };
const cancelled: CoachingProgramme = { ...planned, status: 'CANCELLED' };
const codes = (result: { ok: boolean; problems?: readonly { code: string; field?: string }[] }) =>
  result.ok ? 'OK' : (result.problems ?? []).map(({ code, field }) => `${code} ${field}`).join(', ');

describe('the states of a programme', () => {
  const change = { version: 3, addPersonIds: ['d'], removePersonIds: [] };
  const stand = { version: 3, personId: 'other' };
  test.each<[string, (programme: CoachingProgramme) => ReturnType<typeof cancelProgramme>, string, string, string]>([
    ['confirm', (each) => confirm(each, 3, new Map()), 'OK', 'VALIDATION programmeId', 'ALREADY_CANCELLED programmeId'],
    ['cancel', (each) => cancelProgramme(each, 3), 'OK', 'OK', 'ALREADY_CANCELLED programmeId'],
    ['renew', (each) => renewWall(each, 3, 'w2'), 'VALIDATION programmeId', 'OK', 'ALREADY_CANCELLED programmeId'],
    [
      'substitute',
      (each) => substituteCoach(each, stand),
      'VALIDATION input.programmeId',
      'OK',
      'ALREADY_CANCELLED input.programmeId',
    ],
    [
      'change clients',
      (each) => changeClients(each, change),
      'VALIDATION input.programmeId',
      'OK',
      'ALREADY_CANCELLED input.programmeId',
    ],
  ])('%s', (_name, act, whenPlanned, whenConfirmed, whenCancelled) => {
    expect([planned, confirmed, cancelled].map((each) => codes(act(each)))).toEqual([
      whenPlanned,
      whenConfirmed,
      whenCancelled,
    ]);
    for (const each of [planned, confirmed]) {
      const done = act(each);
      if (done.ok) expect(done.value.version).toBe(4);
    }
  });

  test('an older version changes nothing', () => {
    expect(codes(confirm(planned, 2, new Map()))).toBe('STALE_VERSION version');
    expect(codes(cancelProgramme(confirmed, 2))).toBe('STALE_VERSION version');
    expect(codes(renewWall(confirmed, 2, 'w2'))).toBe('STALE_VERSION version');
    expect(codes(substituteCoach(confirmed, { version: 2, personId: 'x' }))).toBe('STALE_VERSION input.version');
    expect(codes(changeClients(confirmed, { version: 2, addPersonIds: ['d'], removePersonIds: [] }))).toBe(
      'STALE_VERSION input.version',
    );
  });

  test('COMPLETED is what is confirmed and has nothing to come, whatever was called off', () => {
    const sessions = [
      { end: 200, cancelled: false },
      { end: 400, cancelled: true },
    ];
    expect(programmeStatusAt('CONFIRMED', sessions, 199)).toBe('CONFIRMED');
    expect(programmeStatusAt('CONFIRMED', sessions, 200)).toBe('COMPLETED');
    expect(programmeStatusAt('PLANNED', sessions, 500)).toBe('PLANNED');
    expect(programmeStatusAt('CANCELLED', sessions, 500)).toBe('CANCELLED');
  });
});

describe('who takes part', () => {
  test('the coach first, all clients or the one whose own it is, and the contact where the workplace has a part', () => {
    const [work, talk] = planned.sessions;
    expect(plannedParticipants(planned, work!)).toEqual(['coach', 'a', 'b', 'c', 'contact']);
    expect(plannedParticipants(planned, talk!)).toEqual(['coach', 'b']);
    expect(plannedParticipants({ ...planned, hostContactId: undefined }, work!)).toEqual(['coach', 'a', 'b', 'c']);
  });

  test('those who stay keep their place when clients come and go, and a change of nobody changes nothing', () => {
    const changed = changeClients(confirmed, { version: 3, addPersonIds: ['d'], removePersonIds: ['a', 'a'] });
    expect(changed.ok && changed.value.clientIds).toEqual(['b', 'c', 'd']);
    const nobody = changeClients(confirmed, { version: 3, addPersonIds: [], removePersonIds: [] });
    expect(nobody.ok && nobody.value).toBe(confirmed);
  });
});
