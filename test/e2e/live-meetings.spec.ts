import { randomUUID } from 'node:crypto';
import { AreaBuilder } from '../builders/area-builder.js';
import { LiveCalls, type LiveEvents } from '../builders/live-calls.js';
import { problemsOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { createTestApp } from '../support/test-app.js';

let scene: MeetingScene;
let address: string;
const connections: LiveCalls[] = [];
beforeEach(async () => {
  scene = await MeetingScene.open();
  address = await scene.app.listen();
});
afterEach(async () => {
  for (const connection of connections.splice(0)) await connection.close();
  await scene.close();
});

const connect = (token: string, to = address): LiveCalls => {
  const live = LiveCalls.as(token, to);
  connections.push(live);
  return live;
};

const at = (hour: string) => `2027-02-01T${hour}:00:00.000Z`;

/** A meeting of the organiser with one other, and the organiser watching it. */
async function watched(start = at('08')) {
  const guest = await scene.as(['CONSULTANT']);
  const meeting = await scene.calls.booked(start, [guest.id]);
  const live = connect(scene.calls.token);
  return { guest, meeting, live, events: await live.watching(meeting.id) };
}

const idsOf = ({ participants }: { participants: { person: { id: string } }[] }) =>
  participants.map(({ person }) => person.id).sort();

const seen = async (events: LiveEvents) => {
  const live = await events.next();
  return live === 'END' || 'codes' in live ? live : live.meeting;
};

describe('meetingChanged', () => {
  it('shows the meeting as it stands, then each change as the viewer sees it', async () => {
    const { id } = await scene.person();
    const meeting = await scene.calls.booked(at('08'), [id], { title: 'Verkosto' });
    const events = connect(scene.calls.token).watch(meeting.id.toUpperCase());
    expect(await seen(events)).toEqual({
      id: meeting.id,
      title: 'Verkosto',
      start: at('08'),
      status: 'CONFIRMED',
      version: 1,
      organiser: { displayName: 'Olli Organisoija' },
      participants: [{ person: { id }, status: 'NEEDS_ACTION' }],
    });
    await scene.calls.move(meeting, at('10'));
    expect(await seen(events)).toMatchObject({ id: meeting.id, start: at('10'), version: 2 });
    const { id: added } = await scene.person();
    await scene.calls.change({ id: meeting.id, version: 2 }, { add: [{ personId: added }] });
    const third = await seen(events);
    expect(third.version).toBe(3);
    expect(idsOf(third)).toEqual([id, added].sort());
    await scene.calls.cancel({ id: meeting.id, version: 3 });
    expect(await seen(events)).toMatchObject({ status: 'CANCELLED' });
  });

  it('says nothing of what was refused, nor of other meetings', async () => {
    const { guest, meeting, live, events } = await watched();
    const other = await scene.calls.booked(at('12'), [guest.id]);
    const others = await live.watching(other.id);
    expect(problemsOf(await scene.calls.move(meeting, at('12')))).toEqual(['TIME_TAKEN input.start']);
    await scene.calls.move(other, at('13'));
    expect(await seen(others)).toMatchObject({ id: other.id, version: 2 });
    await scene.calls.move(meeting, at('10'));
    expect(await seen(events)).toMatchObject({ id: meeting.id, version: 2, start: at('10') });
  });

  it('tells everybody who watches, each as they may see it', async () => {
    const { guest, meeting, events } = await watched();
    const theirs = await connect(guest.token).watching(meeting.id);
    const comments = connect(guest.token).ask(
      'subscription ($id: ID!) { meetingChanged(meetingId: $id) { version participants { comment } } }',
      { id: meeting.id },
    );
    await comments.next();
    await scene.calls.move(meeting, at('10'));
    const all = await Promise.all([events, theirs, comments].map(seen));
    expect(all.map(({ version }) => version)).toEqual([2, 2, 2]);
  });

  it('ends for somebody who is removed, and goes on for the others', async () => {
    const { guest, meeting, events } = await watched();
    const theirs = await connect(guest.token).watching(meeting.id);
    await scene.calls.change(meeting, { add: [{ personId: (await scene.person()).id }], removePersonIds: [guest.id] });
    expect(await seen(theirs)).toBe('END');
    expect(await seen(events)).toMatchObject({ version: 2 });
    await scene.calls.move({ id: meeting.id, version: 2 }, at('10'));
    expect(await seen(events)).toMatchObject({ version: 3 });
  });

  it('does not exist for whoever may not see the meeting, in this area or another', async () => {
    const { meeting } = await watched();
    const stranger = await scene.as(['CONSULTANT']);
    const otherArea = await AreaBuilder.create(scene.app.owner, 'Toinen alue');
    const foreign = await scene.as(['COORDINATOR'], {}, otherArea);
    for (const { token } of [stranger, foreign]) {
      const live = connect(token);
      expect(await live.watch(meeting.id).next()).toEqual({ codes: ['NOT_FOUND'] });
      expect(await live.watch(randomUUID()).next()).toEqual({ codes: ['NOT_FOUND'] });
      expect(await live.watch("'; DROP TABLE meeting").next()).toEqual({ codes: ['NOT_FOUND'] });
    }
  });

  it('stops when it is asked to, and the connection serves the next one', async () => {
    const { meeting, live, events } = await watched();
    await events.stop();
    const again = await live.watching(meeting.id);
    await scene.calls.move(meeting, at('10'));
    expect(await seen(again)).toMatchObject({ version: 2 });
  });
});

describe('sessions', () => {
  it('end the stream with UNAUTHENTICATED at the next event once they are closed', async () => {
    const { guest, meeting, events } = await watched();
    const theirs = await connect(guest.token).watching(meeting.id);
    await scene.app.data('mutation { logout }', {}, guest.token);
    await scene.calls.move(meeting, at('10'));
    expect(await theirs.next()).toEqual({ codes: ['UNAUTHENTICATED'] });
    expect(await seen(events)).toMatchObject({ version: 2 });
  });

  it('end it too when they have expired', async () => {
    const { guest, meeting } = await watched();
    const theirs = await connect(guest.token).watching(meeting.id);
    scene.app.clock.advanceMinutes(13 * 60);
    const token = await scene.app.signIn(scene.organiser.email);
    const late = connect(token);
    await late.watching(meeting.id);
    const moved = await scene.app.graphql(
      'mutation ($input: RescheduleMeetingInput!) { rescheduleMeeting(input: $input) { meeting { version } } }',
      { input: { meetingId: meeting.id, version: 1, start: at('10') } },
      token,
    );
    expect(moved.data.rescheduleMeeting.meeting).toEqual({ version: 2 });
    expect(await theirs.next()).toEqual({ codes: ['UNAUTHENTICATED'] });
  });
});

describe('several processes', () => {
  it('hear of what another one commits', async () => {
    const second = await createTestApp({ beside: scene.app });
    try {
      const meeting = await scene.calls.booked(at('08'), [(await scene.person()).id]);
      const live = LiveCalls.as(scene.calls.token, await second.listen());
      const events = await live.watching(meeting.id);
      await scene.calls.move(meeting, at('10'));
      expect(await seen(events)).toMatchObject({ version: 2, start: at('10') });
      await live.close();
    } finally {
      await second.close();
    }
  });

  it('hear of a hold that lapses in a worker', async () => {
    const worker = await createTestApp({ beside: scene.app, roles: ['worker'] });
    try {
      const { id } = await scene.person();
      const hold = await scene.calls.booked(at('08'), [id], { holdUntil: '2027-01-04T07:00:00Z' });
      const events = await connect(scene.calls.token).watching(hold.id);
      scene.app.clock.advanceMinutes(90);
      expect(await seen(events)).toMatchObject({ status: 'CANCELLED' });
    } finally {
      await worker.close();
    }
  });

  it('show the meeting anew after the connection that listens was lost', async () => {
    const { meeting, events } = await watched();
    await scene.rows(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'yhteisaika changes' AND datname = current_database()`,
    );
    expect(await seen(events)).toMatchObject({ version: 1 });
    await scene.calls.move(meeting, at('10'));
    expect(await seen(events)).toMatchObject({ version: 2 });
  });
});
