import { caseOf } from '../builders/case-calls.js';
import { CaseScene } from '../builders/case-scene.js';
import { search } from '../builders/search-calls.js';
import type { MeetingAnswer } from '../builders/meeting-answers.js';
import { type GateBasis, type GateParty, type GateRow, gateStart, gateTable } from '../unit/cases/gate-table.js';

let scene: CaseScene;
beforeAll(async () => {
  scene = await CaseScene.open();
}, 60_000);
afterAll(() => scene?.close());

const rows = gateTable.map((row) => [row.name, row] as const);
/** Before every day that the table speaks of. */
const EARLIER = '2027-01-11T09:00:00+02:00';
/** Of holds; today is 4 January 2027. */
const held = { holdUntil: '2027-01-08T16:00:00+02:00' };

interface Cast {
  readonly clientId: string;
  readonly partyId: string;
  readonly organisationId: string | null;
  /** Opens the client's case and records what the row says: the case's id. */
  record(): Promise<string>;
}

/** The client and the other of a row; nothing is recorded yet, so nothing stands in the way of either. */
async function castOf({ party, bases }: GateRow): Promise<Cast> {
  const { coordinator, meetings } = scene;
  const client = await scene.client();
  const kela = await scene.worker('Kela');
  const mother = await meetings.person({ kind: 'SUPPORTER' });
  const colleague = await meetings.person({ organisationId: coordinator.organisationId });
  const [school, father] = [await scene.worker('Koulu'), await meetings.person({ kind: 'SUPPORTER' })];
  const parties: Record<GateParty, string> = {
    CLIENT: client.id,
    COORDINATOR: coordinator.id,
    COLLEAGUE: colleague.id,
    WORKER: kela.id,
    ALONE: mother.id,
  };
  const named: Record<GateBasis['names'], object> = {
    THEIR_ORGANISATION: { organisationIds: [kela.organisationId] },
    ANOTHER_ORGANISATION: { organisationIds: [school.organisationId] },
    THEMSELVES: { personIds: [mother.id] },
    SOMEBODY_ELSE: { personIds: [father.id] },
  };
  const record = async () => {
    const opened = await coordinator.cases.opened(client.id, { networkPersonIds: [mother.id] });
    for (const { names, basis, from, until, withdrawn } of bases) {
      const wish = { ...named[names], basis, validFrom: from, validUntil: until };
      const id = await coordinator.cases.recorded(opened.id, wish);
      // Behind the product: through it the party would leave the meeting that the act is about (withdrawal.spec.ts).
      if (withdrawn) await meetings.rows('UPDATE consent SET withdrawn_at = recorded_at WHERE id = $1', [id]);
    }
    return opened.id;
  };
  const organisationId = party === 'WORKER' ? kela.organisationId : null;
  return { clientId: client.id, partyId: parties[party], organisationId, record };
}

/** Somebody is in twice when the row is about the client: once is enough. */
const both = ({ clientId, partyId }: Cast) => [...new Set([clientId, partyId])];

function expectOutcome(answer: MeetingAnswer, { party, outcome }: GateRow, cast: Cast, field: string): void {
  if (outcome === 'COVERED') return expect(answer.problems).toEqual([]);
  expect(answer.meeting).toBeNull();
  expect(answer.problems).toEqual([
    expect.objectContaining({
      __typename: 'ConsentMissing',
      code: 'CONSENT_MISSING',
      field,
      confirmable: false,
      organisations: party === 'WORKER' ? [{ id: cast.organisationId }] : [],
      people: party === 'ALONE' ? [{ id: cast.partyId }] : [],
    }),
  ]);
}

/** Frees everybody for the next row: the coordinator takes part in one of each kind. */
async function undo({ meeting }: Pick<MeetingAnswer, 'meeting'>): Promise<void> {
  if (meeting !== null) await scene.coordinator.meetings.cancel(meeting);
}

describe('the gate at booking', () => {
  it.each(rows)('%s', async (_name, row) => {
    const cast = await castOf(row);
    await cast.record();
    const before = await scene.meetings.rowCounts();
    const answer = await scene.coordinator.meetings.book(row.start ?? gateStart, both(cast));
    expectOutcome(answer, row, cast, 'input.participants');
    if (row.outcome === 'MISSING') expect(await scene.meetings.rowCounts()).toEqual(before);
    await undo(answer);
  });

  it.each(['TEAM_MEETING', 'ASSESSMENT', 'FOLLOW_UP_CALL'])('guards %s too', async (kind) => {
    const row = gateTable.find(({ name }) => name === 'no basis')!;
    const cast = await castOf(row);
    await cast.record();
    expectOutcome(
      await scene.coordinator.meetings.book(gateStart, both(cast), { kind }),
      row,
      cast,
      'input.participants',
    );
  });

  it.each([
    'PEER_GROUP_SESSION',
    'COACHING_SESSION',
    'TRAINING',
    'CONSULTATION',
    'OTHER',
  ])('leaves %s to the client’s own enrolment', async (kind) => {
    const cast = await castOf(gateTable.find(({ name }) => name === 'no basis')!);
    await cast.record();
    expect((await scene.coordinator.meetings.book(gateStart, both(cast), { kind })).problems).toEqual([]);
  });

  it('asks about everybody told of it, about a named case without its client, and about every client in it', async () => {
    const row = gateTable.find(({ name }) => name === 'no basis')!;
    const cast = await castOf(row);
    const caseId = await cast.record();
    const { meetings } = scene.coordinator;
    const informed = [cast.clientId, { personId: cast.partyId, requirement: 'INFORMED' }];
    expectOutcome(await meetings.book(gateStart, informed), row, cast, 'input.participants');
    expectOutcome(await meetings.book(gateStart, [cast.partyId], { caseId }), row, cast, 'input.participants');
    const other = await castOf(row);
    await other.record();
    const clients = await meetings.book(gateStart, [cast.clientId, other.clientId]);
    expect(clients.problems[0]?.people).toEqual([{ id: cast.clientId }, { id: other.clientId }]);
  });

  it('is open for clients without an open case', async () => {
    const cast = await castOf(gateTable.find(({ name }) => name === 'no basis')!);
    const caseId = await cast.record();
    caseOf(await scene.coordinator.cases.close({ id: caseId, version: 1 }));
    expect((await scene.coordinator.meetings.book(gateStart, both(cast))).problems).toEqual([]);
  });
});

describe('the gate at a move', () => {
  it.each(rows)('%s', async (_name, row) => {
    const cast = await castOf(row);
    const meeting = await scene.coordinator.meetings.booked(EARLIER, both(cast));
    await cast.record();
    const answer = await scene.coordinator.meetings.move(meeting, row.start ?? gateStart);
    expectOutcome(answer, row, cast, 'input.start');
    await undo(answer.meeting === null ? { meeting } : answer);
  });
});

describe('the gate at a hold', () => {
  it.each(rows)('%s', async (_name, row) => {
    const cast = await castOf(row);
    await cast.record();
    const answer = await scene.coordinator.meetings.book(row.start ?? gateStart, both(cast), held);
    expectOutcome(answer, row, cast, 'input.participants');
    await undo(answer);
  });
});

describe('the gate at confirming', () => {
  it.each(rows)('%s', async (_name, row) => {
    const cast = await castOf(row);
    const hold = await scene.coordinator.meetings.booked(row.start ?? gateStart, both(cast), held);
    await cast.record();
    const answer = await scene.coordinator.meetings.confirm(hold);
    expectOutcome(answer, row, cast, 'meetingId');
    await undo(answer.meeting === null ? { meeting: hold } : answer);
  });
});

describe('the gate at adding participants', () => {
  const withGuest = async () => (await scene.meetings.person({ organisationId: scene.coordinator.organisationId })).id;

  const joining = rows.flatMap(([name, row]) =>
    (['partyId', 'clientId'] as const).map((who) => [name, who, row] as const),
  );

  it.each(joining)('%s: %s joins', async (_name, who, row) => {
    const cast = await castOf(row);
    const other = who === 'partyId' ? cast.clientId : cast.partyId;
    const first = row.party === 'CLIENT' ? await withGuest() : other;
    const meeting = await scene.coordinator.meetings.booked(row.start ?? gateStart, [first]);
    await cast.record();
    const answer = await scene.coordinator.meetings.change(meeting, { add: [{ personId: cast[who] }] });
    expectOutcome(answer, row, cast, 'input.add');
    await undo(answer.meeting === null ? { meeting } : answer);
  });

  it('asks about nobody when somebody is removed, nor again about those who were there', async () => {
    const cast = await castOf(gateTable.find(({ name }) => name === 'no basis')!);
    const { meetings } = scene.coordinator;
    const guest = await withGuest();
    const meeting = await meetings.booked(gateStart, [...both(cast), guest]);
    await cast.record();
    const without = await meetings.change(meeting, { removePersonIds: [guest] });
    expect(without.problems).toEqual([]);
    expect((await meetings.change(without.meeting!, { add: [{ personId: guest }] })).problems).toEqual([]);
  });
});

describe('the gate at sending', () => {
  it.each(rows)('%s', async (_name, row) => {
    const cast = await castOf(row);
    const meeting = await scene.coordinator.meetings.booked(row.start ?? gateStart, both(cast));
    await cast.record();
    await scene.sendAll(meeting.id);
    const invitations = (await scene.coordinator.meetings.meeting(meeting.id))?.invitations ?? [];
    const theirs = invitations.find(({ person }) => person.id === cast.partyId);
    // Nobody here has an address, so whoever passes the gate is stopped behind it.
    expect(theirs?.state).toBe('SUPPRESSED');
    expect(theirs?.lastError).toMatch(row.outcome === 'COVERED' ? /ei ole sähköpostia/ : /Suostumus puuttuu/);
    await undo({ meeting });
  });
});

describe('the gate at the search', () => {
  it.each(rows)('%s', async (_name, row) => {
    const cast = await castOf(row);
    const caseId = await cast.record();
    const from = row.start ?? gateStart;
    const { app } = scene.meetings;
    const wish = {
      from,
      to: new Date(Date.parse(from) + 3_600_000).toISOString(),
      attendance: both(cast),
      caseId,
      grid: 'PT30M',
      unknownCountsAsFree: true,
    };
    const found = await search(app, scene.coordinator.meetings.token, wish);
    const there = found.suggestions.flatMap(({ attendees }) => attendees.map(({ person }) => person.id));
    if (row.outcome === 'COVERED') return expect(there).toContain(cast.partyId);
    expect(there).not.toContain(cast.partyId);
  });

  const noBasis = gateTable.find(({ name }) => name === 'no basis')!;
  const week = { from: '2027-03-01T00:00:00+02:00', to: '2027-03-06T00:00:00+02:00', unknownCountsAsFree: true };

  it('leaves out and names whoever is not covered, and finds times for the others', async () => {
    const cast = await castOf(noBasis);
    const other = await scene.worker('Koulu', { displayName: 'Olli Opettaja' });
    const caseId = await cast.record();
    const attendance = [cast.clientId, { anyOf: [cast.partyId, other.id, scene.coordinator.id], count: 2 }];
    const { app } = scene.meetings;
    const found = await search(app, scene.coordinator.meetings.token, { ...week, attendance, caseId });
    expect(found.infeasibility).toBeNull();
    const [best] = found.suggestions;
    expect(best?.attendees.map(({ person }) => person.id)).toEqual([cast.clientId, scene.coordinator.id]);
    expect(best?.reasons.at(-1)).toMatch(/^Pois hausta, koska suostumus puuttuu: .*Olli Opettaja/);
    const { findMeetingTimes } = await app.data(
      `query ($input: FindMeetingTimesInput!) { findMeetingTimes(input: $input) { leftOut { id } } }`,
      { input: { ...week, duration: 'PT1H', caseId, attendance: [{ anyOf: [cast.clientId] }, { anyOf: [other.id] }] } },
      scene.coordinator.meetings.token,
    );
    expect(findMeetingTimes.leftOut).toEqual([{ id: other.id }]);
  });

  it('finds times on covered days only, and every one of them can be booked', async () => {
    const worker = await scene.worker();
    const client = await scene.client();
    const { id: caseId } = await scene.coordinator.cases.opened(client.id);
    const days = { organisationIds: [worker.organisationId], validFrom: '2027-03-03', validUntil: '2027-03-03' };
    await scene.coordinator.cases.recorded(caseId, days);
    const wish = { ...week, attendance: [client.id, worker.id], caseId, grid: 'PT8H', limit: 100 };
    const found = await search(scene.meetings.app, scene.coordinator.meetings.token, wish);
    const starts = found.suggestions.map(({ start }) => start).sort();
    expect(starts).toEqual(['2027-03-02T22:00:00.000Z', '2027-03-03T06:00:00.000Z', '2027-03-03T14:00:00.000Z']);
    for (const start of starts) await scene.coordinator.meetings.booked(start, [client.id, worker.id], { caseId });
  });

  it('is refused when nobody remains, and for a case that is not seen or closed', async () => {
    const cast = await castOf(noBasis);
    const caseId = await cast.record();
    const { app } = scene.meetings;
    const refusal = async (token: string, wish: object) => {
      const input = { ...week, duration: 'PT1H', ...wish };
      const { errors } = await app.graphql(
        'query ($input: FindMeetingTimesInput!) { findMeetingTimes(input: $input) { suggestions { start } } }',
        { input },
        token,
      );
      return errors?.[0]?.extensions;
    };
    const { token } = scene.coordinator.meetings;
    const attendance = [{ anyOf: [cast.partyId] }];
    expect(await refusal(token, { attendance, caseId })).toMatchObject({
      code: 'CONSENT_MISSING',
      field: 'input.attendance',
    });
    const stranger = await scene.staff(['PROFESSIONAL']);
    const unseen = { code: 'NOT_FOUND', field: 'input.caseId' };
    expect(await refusal(stranger.meetings.token, { attendance, caseId })).toMatchObject(unseen);
    caseOf(await scene.coordinator.cases.close({ id: caseId, version: 1 }));
    expect(await refusal(token, { attendance, caseId })).toMatchObject({ code: 'VALIDATION', field: 'input.caseId' });
  });
});
