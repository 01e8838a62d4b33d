import { AreaBuilder, type BuiltPerson, type PersonWish } from '../builders/area-builder.js';
import { caseOf } from '../builders/case-calls.js';
import { CaseScene } from '../builders/case-scene.js';
import { FollowUpDesk } from '../builders/follow-up-desk.js';
import { linkOf } from '../builders/invitation-calls.js';
import { meetingOf } from '../builders/meeting-calls.js';
import type { MeetingScene } from '../builders/meeting-scene.js';
import { statementsOf } from '../support/count-statements.js';

let cases: CaseScene;
let scene: MeetingScene;
let desk: FollowUpDesk;
let aino: BuiltPerson;
let made = 0;

beforeAll(async () => {
  cases = await CaseScene.open();
  scene = cases.meetings;
  await scene.rows(`UPDATE person SET email = 'olli@test.example' WHERE id = $1`, [scene.organiser.id]);
  await scene.rows(`UPDATE person SET email = 'kirsi@test.example' WHERE id = $1`, [cases.coordinator.id]);
  desk = new FollowUpDesk(scene);
}, 60_000);
beforeEach(async () => {
  // A Monday, at eight in Helsinki.
  scene.app.clock.set('2027-01-04T06:00:00Z');
  aino = await person('Aino');
});
afterAll(() => cases?.close());

/** A Friday, two months on. */
const NINE = '2027-03-05T09:00:00+02:00';
const person = (name: string, wish: PersonWish = {}): Promise<BuiltPerson> =>
  scene.person({ displayName: `${name} Asia`, email: `${name.toLowerCase()}-${(made += 1)}@test.example`, ...wish });

describe('a booked meeting', () => {
  it('is followed by reminders a week and a day before, and by questions for an answer', async () => {
    const meeting = await scene.calls.booked(NINE, [aino.id]);
    expect(await desk.of(meeting)).toEqual([
      'Aino REPLY_MISSING 2027-01-07 09:00 EMAIL SCHEDULED',
      'Olli REPLY_MISSING 2027-01-09 09:00 EMAIL SCHEDULED',
      'Aino REMINDER 2027-02-26 09:00 EMAIL SCHEDULED',
      'Aino REMINDER 2027-03-04 09:00 EMAIL SCHEDULED',
    ]);
  });

  it('is told of by SMS two hours before to those who have SMS, and by telephone to those who have nothing', async () => {
    const sms = await scene.person({ displayName: 'Sanna Asia', phone: '040 765 4321' });
    const none = await scene.person({ displayName: 'Nea Asia', phone: '09 123 456' });
    const meeting = await scene.calls.booked('2027-03-05T12:00:00+02:00', [sms.id, none.id]);
    const reminders = (await desk.of(meeting)).filter((each) => each.includes('REMINDER'));
    expect(reminders.sort()).toEqual([
      'Nea REMINDER 2027-02-26 09:00 PHONE SCHEDULED',
      'Nea REMINDER 2027-03-04 09:00 PHONE SCHEDULED',
      'Sanna REMINDER 2027-02-26 09:00 SMS SCHEDULED',
      'Sanna REMINDER 2027-03-04 09:00 SMS SCHEDULED',
      'Sanna REMINDER 2027-03-05 10:00 SMS SCHEDULED',
    ]);
  });

  it("goes by each recipient's own clock, holidays and part of the meeting", async () => {
    const newfoundland = await person('Nick', { timeZone: 'America/St_Johns' });
    const late = await person('Late');
    const part = { personId: late.id, part: { offset: 'PT2H', duration: 'PT1H' } };
    const wish = { duration: 'PT3H' };
    const meeting = await scene.calls.booked('2027-03-29T12:00:00+03:00', [newfoundland.id, part], wish);
    // Easter is from Friday 26 to Monday 29 March 2027, in which nobody is written to but on the Saturday.
    expect((await desk.of(meeting)).filter((each) => each.includes('REMINDER'))).toEqual([
      'Late REMINDER 2027-03-22 09:00 EMAIL SCHEDULED',
      'Nick REMINDER 2027-03-22 13:30 EMAIL SCHEDULED',
      'Late REMINDER 2027-03-27 09:00 EMAIL SCHEDULED',
      'Nick REMINDER 2027-03-27 13:30 EMAIL SCHEDULED',
    ]);
  });

  it('reminds nobody of what they have just been told, and asks nobody who is only informed', async () => {
    const informed = await person('Iida');
    const meeting = await scene.calls.booked('2027-01-05T12:00:00+02:00', [
      aino.id,
      { personId: informed.id, requirement: 'INFORMED' },
    ]);
    expect(await desk.of(meeting)).toEqual(['Aino REMINDER 2027-01-04 09:00 EMAIL SCHEDULED']);
    const evening = await person('Eeva');
    scene.app.clock.set('2027-01-04T15:00:00Z');
    const next = await scene.calls.booked('2027-01-05T15:00:00+02:00', [evening.id]);
    expect(await desk.of(next)).toEqual([]);
  });

  it('that is only held has none, until it is confirmed', async () => {
    const held = await scene.calls.booked(NINE, [aino.id], { holdUntil: '2027-01-06T12:00:00+02:00' });
    expect(await desk.of(held)).toEqual([]);
    meetingOf(await scene.calls.confirm(held));
    expect(await desk.of(held)).toHaveLength(4);
  });
});

describe('what follows changes with the meeting:', () => {
  it('a move plans anew, and asks anew', async () => {
    const meeting = await scene.calls.booked(NINE, [aino.id]);
    meetingOf(await scene.calls.move(meeting, '2027-03-12T09:00:00+02:00'));
    expect(await desk.of(meeting)).toEqual([
      'Aino REPLY_MISSING 2027-01-07 09:00 EMAIL SCHEDULED',
      'Olli REPLY_MISSING 2027-01-09 09:00 EMAIL SCHEDULED',
      'Aino REMINDER 2027-03-05 09:00 EMAIL SCHEDULED',
      'Aino REMINDER 2027-03-11 09:00 EMAIL SCHEDULED',
    ]);
  });

  it('a move to a time too near for a step ends that step', async () => {
    const meeting = await scene.calls.booked(NINE, [aino.id]);
    meetingOf(await scene.calls.move(meeting, '2027-01-07T08:30:00+02:00'));
    const states = (await desk.of(meeting)).map((each) => each.replace(/ EMAIL/, ''));
    expect(states.sort()).toEqual([
      'Aino REMINDER 2027-01-05 09:00 SCHEDULED',
      'Aino REMINDER 2027-02-26 09:00 CANCELLED',
      'Aino REPLY_MISSING 2027-01-07 09:00 CANCELLED',
      'Olli REPLY_MISSING 2027-01-09 09:00 CANCELLED',
    ]);
  });

  it('a hundred moves leave the reminders of the last time, and no other', async () => {
    let meeting = await scene.calls.booked(NINE, [aino.id]);
    for (let move = 0; move < 100; move += 1) {
      const day = 8 + (move % 5);
      const at = `2027-03-${String(day).padStart(2, '0')}T${String(8 + (move % 7)).padStart(2, '0')}:00:00+02:00`;
      meeting = meetingOf(await scene.calls.move(meeting, at));
    }
    // 99 % 5 is 4, so Friday 12 March; 99 % 7 is 1.
    expect(meeting.start).toBe('2027-03-12T07:00:00.000Z');
    expect(await desk.of(meeting)).toEqual([
      'Aino REPLY_MISSING 2027-01-07 09:00 EMAIL SCHEDULED',
      'Olli REPLY_MISSING 2027-01-09 09:00 EMAIL SCHEDULED',
      'Aino REMINDER 2027-03-05 09:00 EMAIL SCHEDULED',
      'Aino REMINDER 2027-03-11 09:00 EMAIL SCHEDULED',
    ]);
  }, 180_000);

  it('another room moves nothing', async () => {
    const [one, other] = [await scene.area.room(), await scene.area.room()];
    const meeting = await scene.calls.booked(NINE, [aino.id], { channel: 'ON_SITE', roomId: one.id });
    const before = await desk.of(meeting);
    scene.app.clock.set('2027-01-04T08:00:00Z');
    meetingOf(await scene.calls.move(meeting, NINE, { roomId: other.id }));
    expect(await desk.of(meeting)).toEqual(before);
  });

  it('a cancelled meeting ends all of it', async () => {
    const meeting = await scene.calls.booked(NINE, [aino.id]);
    meetingOf(await scene.calls.cancel(meeting));
    const { edges } = await desk.page({ meetingId: meeting.id });
    expect(edges.map(({ node }) => node.state)).toEqual(Array(4).fill('CANCELLED'));
    expect(edges[0]?.node.lastError).toBe('Tapaaminen on peruttu, joten viestiä ei lähetetty.');
  });

  it('who is added is followed up, and who is removed no more', async () => {
    const meeting = await scene.calls.booked(NINE, [aino.id]);
    const bertta = await person('Bertta');
    meetingOf(await scene.calls.change(meeting, { add: [{ personId: bertta.id }], removePersonIds: [aino.id] }));
    const states = (await desk.of(meeting)).filter((each) => !each.startsWith('Olli'));
    expect(states.filter((each) => each.startsWith('Aino')).every((each) => each.endsWith('CANCELLED'))).toBe(true);
    expect(states.filter((each) => each.startsWith('Bertta') && each.endsWith('SCHEDULED'))).toHaveLength(3);
  });

  it('an answer ends the question for it, and the last one what the organiser was to be told', async () => {
    const bertta = await person('Bertta');
    const meeting = await scene.calls.booked(NINE, [aino.id, bertta.id]);
    const missing = async () => (await desk.of(meeting)).filter((each) => each.includes('REPLY_MISSING'));
    await (await linkOf(scene, meeting, aino.id)).respond('ACCEPTED');
    expect(await missing()).toEqual([
      expect.stringMatching(/^(Aino .* DONE|Bertta .* SCHEDULED)$/),
      expect.stringMatching(/^(Aino .* DONE|Bertta .* SCHEDULED)$/),
      'Olli REPLY_MISSING 2027-01-09 09:00 EMAIL SCHEDULED',
    ]);
    await (await linkOf(scene, meeting, bertta.id)).respond('TENTATIVE');
    expect((await missing()).every((each) => each.endsWith('DONE'))).toBe(true);
    expect((await desk.of(meeting)).filter((each) => each.includes('REMINDER')).map((each) => each.slice(-9))).toEqual(
      Array(4).fill('SCHEDULED'),
    );
  });

  it('a decline ends the reminders, and whoever comes after all gets them again', async () => {
    const meeting = await scene.calls.booked(NINE, [aino.id]);
    const link = await linkOf(scene, meeting, aino.id);
    const reminders = async () => (await desk.of(meeting)).filter((each) => each.includes('REMINDER'));
    await link.respond('DECLINED');
    expect((await reminders()).every((each) => each.endsWith('CANCELLED'))).toBe(true);
    await link.respond('ACCEPTED');
    expect(await reminders()).toEqual([
      'Aino REMINDER 2027-02-26 09:00 EMAIL SCHEDULED',
      'Aino REMINDER 2027-03-04 09:00 EMAIL SCHEDULED',
    ]);
  });

  it('a handover gives what the organiser was to be told to the next one, and a withdrawn consent ends what it covered', async () => {
    const client = await cases.client({ email: 'client@test.example', displayName: 'Clara Asia' });
    const kela = await cases.worker('Kela', { displayName: 'Kaisa Kela', email: 'kaisa@test.example' });
    const next = await cases.worker('Kunta', { displayName: 'Nina Seuraava', email: 'nina@test.example' });
    const opened = await cases.coordinator.cases.opened(client.id);
    await cases.coordinator.cases.recorded(opened.id, { organisationIds: [next.organisationId] });
    const consentId = await cases.coordinator.cases.recorded(opened.id, { organisationIds: [kela.organisationId] });
    const { meetings } = cases.coordinator;
    const meeting = await meetings.booked(NINE, [client.id, kela.id], { caseId: opened.id });
    const all = async (): Promise<string[]> => {
      const { edges } = await desk.page({ meetingId: meeting.id }, await emailOf(cases.coordinator.id));
      expect(edges.every(({ node }) => node.case?.id === opened.id)).toBe(true);
      return edges.map(({ node }) => `${node.person.displayName.split(' ')[0]} ${node.kind} ${node.state}`).sort();
    };
    expect(await all()).toContain('Kirsi REPLY_MISSING SCHEDULED');
    const now = await cases.coordinator.cases.case(opened.id);
    caseOf(await cases.coordinator.cases.handOver(now!, next.id));
    expect((await all()).filter((each) => /^(Kirsi|Nina)/.test(each))).toEqual(['Nina REPLY_MISSING SCHEDULED']);
    caseOf(await cases.coordinator.cases.withdraw(consentId));
    const kaisas = (await all()).filter((each) => each.startsWith('Kaisa'));
    expect(kaisas).toEqual(['Kaisa REMINDER CANCELLED', 'Kaisa REMINDER CANCELLED', 'Kaisa REPLY_MISSING CANCELLED']);
    expect((await all()).filter((each) => each.startsWith('Clara') && each.endsWith('SCHEDULED'))).toHaveLength(3);
  });
});

async function emailOf(personId: string): Promise<string> {
  const [row] = await scene.rows<{ email: string }>(
    'SELECT i.email FROM identity i JOIN person p ON p.identity_id = i.id WHERE p.id = $1',
    [personId],
  );
  return row?.email ?? '';
}

describe('the list of follow-ups', () => {
  it('is read in pages, by time, state, person and channel', async () => {
    const bertta = await person('Bertta');
    const meeting = await scene.calls.booked(NINE, [aino.id, bertta.id]);
    const all = (await desk.page({ meetingId: meeting.id })).edges.map(({ node }) => node.id);
    expect(all).toHaveLength(7);
    const paged: string[] = [];
    for (let after: string | undefined; ; ) {
      const { edges, pageInfo, totalCount } = await desk.page({ meetingId: meeting.id, first: 3, after });
      expect([totalCount, pageInfo.hasPreviousPage]).toEqual([7, after !== undefined]);
      paged.push(...edges.map(({ node }) => node.id));
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    expect(paged).toEqual(all);
    const ids = async (wish: object) => (await desk.page({ meetingId: meeting.id, ...wish })).totalCount;
    expect(await ids({ from: '2027-02-26T09:00:00+02:00', to: '2027-03-04T09:00:00+02:00' })).toBe(2);
    expect(await ids({ personId: bertta.id })).toBe(3);
    expect(await ids({ state: 'SENT' })).toBe(0);
    expect(await ids({ channel: 'EMAIL' })).toBe(7);
    expect(await ids({ personId: 'nobody' })).toBe(0);
    expect(await ids({ first: 0 })).toBe(7);
  });

  it('is for the organiser, the chair, coordinators and who keeps the case, and for nobody else', async () => {
    const chair = await scene.area.account(['PROFESSIONAL']);
    const participant = await scene.area.account(['PROFESSIONAL']);
    const coordinator = await scene.area.account(['COORDINATOR']);
    const administrator = await scene.area.account(['ADMINISTRATOR']);
    const elsewhere = await (await AreaBuilder.create(scene.app.owner, 'Toinen alue')).account(['COORDINATOR']);
    const participants = [{ personId: chair.id, requirement: 'CHAIR' }, { personId: participant.id }];
    const meeting = await scene.calls.booked(NINE, participants);
    const seen = async ({ email }: { email: string }) => (await desk.page({ meetingId: meeting.id }, email)).totalCount;
    expect(await seen(scene.organiser)).toBe(7);
    expect(await seen(chair)).toBe(7);
    expect(await seen(coordinator)).toBe(7);
    expect([await seen(participant), await seen(administrator), await seen(elsewhere)]).toEqual([0, 0, 0]);
    const { errors } = await scene.app.graphql('{ followUps { totalCount } }');
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('refuses what cannot be read, all of it at once', async () => {
    const { errors } = await scene.app.graphql(
      '{ followUps(from: "yesterday", to: "2027-02-30T09:00:00Z", first: -1, after: "elsewhere") { totalCount } }',
      {},
      await scene.app.signIn(scene.organiser.email),
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toContain('VALIDATION');
    expect(JSON.stringify(errors)).toContain('after');
  });

  it('costs three statements with its people and meetings, however long it is', async () => {
    const people = await scene.people(10);
    await scene.calls.booked(
      NINE,
      people.map(({ id }) => id),
    );
    const token = await scene.app.signIn(scene.organiser.email);
    const statements = await statementsOf(() =>
      scene.app.data(
        '{ followUps(first: 100) { totalCount edges { node { id state person { displayName } meeting { title start } } } } }',
        {},
        token,
      ),
    );
    expect(statements).toHaveLength(3);
  });
});
