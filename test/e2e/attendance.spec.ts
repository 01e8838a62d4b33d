import type { AnsweredMeeting } from '../builders/meeting-answers.js';
import { type MeetingCalls, meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { AreaBuilder } from '../builders/area-builder.js';
import { statementsOf } from '../support/count-statements.js';

let scene: MeetingScene;
let members: string[];
let group: AnsweredMeeting;
beforeAll(async () => {
  scene = await MeetingScene.open({ at: '2027-03-01T07:00:00Z' });
  members = (await scene.people(3)).map(({ id }) => id);
  group = await scene.calls.booked(START, members, { kind: 'COACHING_SESSION' });
}, 60_000);
afterAll(() => scene?.close());

const START = '2027-03-01T10:00:00Z';
const BEGUN = '2027-03-01T10:05:00Z';
/** Booked while it goes on. */
const late = { kind: 'COACHING_SESSION', acceptWarnings: ['OUTSIDE_AVAILABILITY'] };

const RECORD = `mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) {
  meeting { id version attendance { person { id } state note } } problems { code field } } }`;
const ROLL = 'query ($id: ID!) { meeting(id: $id) { attendance { person { id } state note } } }';

interface Entry {
  readonly personId: string;
  readonly state: string;
  readonly note?: string;
}
type Rolled = { person: { id: string }; state: string; note: string | null }[];

const record = async (entries: readonly Entry[], { calls = scene.calls, meetingId = group.id } = {}) => {
  const { recordAttendance } = await scene.app.data(RECORD, { input: { meetingId, entries } }, calls.token);
  return recordAttendance as {
    meeting: { version: number; attendance: Rolled } | null;
    problems: { code: string; field: string }[];
  };
};
const problems = async (...call: Parameters<typeof record>): Promise<string[]> => {
  const answer = await record(...call);
  expect(answer.meeting).toBeNull();
  return answer.problems.map(({ code, field }) => `${code} ${field}`);
};
const roll = async (calls: MeetingCalls, meetingId = group.id): Promise<Record<string, string>> => {
  const { meeting } = await scene.app.data(ROLL, { id: meetingId }, calls.token);
  return told(meeting.attendance);
};
const told = (attendance: Rolled): Record<string, string> =>
  Object.fromEntries(
    attendance.map(({ person, state, note }) => [person.id, note === null ? state : `${state} ${note}`]),
  );
const [present, partly, absent] = ['PRESENT', 'PARTLY', 'ABSENT'];
const at = (index: number): string => members[index] ?? '';

describe('before the meeting has begun', () => {
  it('an absence that is known is recorded, a presence is not', async () => {
    scene.app.clock.set('2027-03-01T07:00:00Z');
    expect(await problems([{ personId: at(0), state: 'PRESENT' }])).toEqual(['VALIDATION input.entries.0.state']);
    const { meeting } = await record([{ personId: at(2), state: 'ABSENT_EXCUSED', note: 'Lääkäri' }]);
    expect(told(meeting?.attendance ?? [])).toEqual({
      [at(0)]: 'UNKNOWN',
      [at(1)]: 'UNKNOWN',
      [at(2)]: 'ABSENT_EXCUSED Lääkäri',
    });
  });
});

describe('once it has begun', () => {
  beforeEach(() => scene.app.clock.set(BEGUN));

  it('everybody is recorded at once, and the last entry counts', async () => {
    await record(members.map((personId) => ({ personId, state: 'ABSENT', note: 'tuntematon' })));
    const { meeting } = await record([
      { personId: at(0), state: 'PRESENT' },
      { personId: at(1), state: 'PARTLY', note: ' lähti kello 13 ' },
    ]);
    expect(told(meeting?.attendance ?? [])).toEqual({
      [at(0)]: present,
      [at(1)]: `${partly} lähti kello 13`,
      [at(2)]: `${absent} tuntematon`,
    });
    expect(meeting?.version).toBe(group.version);
  });

  it('UNKNOWN takes an entry back', async () => {
    await record([{ personId: at(0), state: 'PRESENT' }]);
    await record([{ personId: at(0), state: 'UNKNOWN' }]);
    expect((await roll(scene.calls))[at(0)]).toBe('UNKNOWN');
  });

  it('records nothing where one entry is wrong, and tells of all that are', async () => {
    await record(members.map((personId) => ({ personId, state: 'ABSENT' })));
    const stranger = (await scene.person()).id;
    const wrong = [
      { personId: at(0), state: 'PRESENT' },
      { personId: stranger, state: 'PRESENT' },
      { personId: at(0), state: 'ABSENT' },
      { personId: at(1), state: 'ABSENT', note: 'hetu 131052-308T' },
      { personId: at(2), state: 'ABSENT', note: 'x'.repeat(4_001) },
    ];
    expect(await problems(wrong)).toEqual([
      'NOT_FOUND input.entries.1.personId',
      'VALIDATION input.entries.2.personId',
      'PERSONAL_DATA_FOUND input.entries.3.note',
      'VALIDATION input.entries.4.note',
    ]);
    expect((await roll(scene.calls))[at(0)]).toBe('ABSENT');
    expect(await problems([])).toEqual(['VALIDATION input.entries']);
    expect(await problems([{ personId: 'nobody', state: 'ABSENT' }])).toEqual(['NOT_FOUND input.entries.0.personId']);
  });

  it('has no roll when it is cancelled, held or unknown', async () => {
    const meeting = await scene.calls.booked('2027-03-02T10:00:00Z', [at(0)]);
    meetingOf(await scene.calls.cancel(meeting));
    const entries = [{ personId: at(0), state: 'ABSENT' }];
    expect(await problems(entries, { meetingId: meeting.id })).toEqual(['VALIDATION input.meetingId']);
    const held = await scene.calls.booked('2027-03-03T10:00:00Z', [at(0)], { holdUntil: '2027-03-02T10:00:00Z' });
    expect(await problems(entries, { meetingId: held.id })).toEqual(['VALIDATION input.meetingId']);
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect(await problems(entries, { meetingId: nowhere })).toEqual(['NOT_FOUND input.meetingId']);
  });

  it('keeps what was recorded of somebody who has left since', async () => {
    const [stays, leaves] = (await scene.people(2)).map(({ id }) => id) as [string, string];
    const meeting = await scene.calls.booked('2027-03-01T10:00:00Z', [stays, leaves], late);
    await record([{ personId: leaves, state: 'PARTLY' }], { meetingId: meeting.id });
    meetingOf(await scene.calls.change(meeting, { removePersonIds: [leaves] }));
    expect(await roll(scene.calls, meeting.id)).toEqual({ [stays]: 'UNKNOWN', [leaves]: 'PARTLY' });
  });

  it('of two who record the same person at once both are heard, and one entry stays', async () => {
    const states = ['PRESENT', 'ABSENT', 'PARTLY', 'ABSENT_EXCUSED'];
    const answers = await Promise.all(states.map((state) => record([{ personId: at(1), state }])));
    expect(answers.flatMap((answer) => answer.problems)).toEqual([]);
    const rows = await scene.rows<{ state: string }>(
      'SELECT state FROM attendance WHERE meeting_id = $1 AND person_id = $2',
      [group.id, at(1)],
    );
    expect(rows).toHaveLength(1);
    expect(states).toContain(rows[0]?.state);
  });
});

describe('who may', () => {
  beforeEach(() => scene.app.clock.set(BEGUN));

  it('record: organiser, coordinator and whoever leads; others are told whom to ask, or that there is none', async () => {
    const coordinator = await scene.as(['COORDINATOR']);
    const coach = await scene.as(['COACH']);
    const colleague = await scene.as(['PROFESSIONAL']);
    const stranger = await scene.as(['COACH', 'PROFESSIONAL']);
    const elsewhere = await scene.as(['COORDINATOR'], {}, await AreaBuilder.create(scene.app.owner));
    const visitor = (await scene.person()).id;
    const meeting = await scene.calls.booked(START, [coach.id, colleague.id, visitor], late);
    const entries = [{ personId: visitor, state: 'PRESENT', note: 'myöhästyi' }];
    const meetingId = meeting.id;
    for (const calls of [scene.calls, coordinator, coach])
      expect((await record(entries, { calls, meetingId })).problems).toEqual([]);
    expect(await problems(entries, { calls: colleague, meetingId })).toEqual(['FORBIDDEN input.meetingId']);
    expect(await problems(entries, { calls: stranger, meetingId })).toEqual(['NOT_FOUND input.meetingId']);
    expect(await problems(entries, { calls: elsewhere, meetingId })).toEqual(['NOT_FOUND input.meetingId']);
  });

  it('see: those who may record all of it, others their own entry without the note', async () => {
    const colleague = await scene.as(['PROFESSIONAL']);
    const visitor = (await scene.person()).id;
    const { id: meetingId } = await scene.calls.booked(START, [colleague.id, visitor], late);
    await record(
      [
        { personId: visitor, state: 'ABSENT', note: 'sairas' },
        { personId: colleague.id, state: 'PARTLY', note: 'junasta' },
      ],
      { meetingId },
    );
    expect(await roll(scene.calls, meetingId)).toEqual({
      [visitor]: 'ABSENT sairas',
      [colleague.id]: 'PARTLY junasta',
    });
    expect(await roll(colleague, meetingId)).toEqual({ [colleague.id]: 'PARTLY' });
  });
});

it('a roll costs four statements, however many are on it: the meeting, who may see it, the roll, the people', async () => {
  const statements = await statementsOf(() => roll(scene.calls));
  expect(statements).toHaveLength(4);
});
