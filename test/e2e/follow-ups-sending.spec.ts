import type { BuiltPerson, PersonWish } from '../builders/area-builder.js';
import { CaseScene } from '../builders/case-scene.js';
import { FollowUpDesk } from '../builders/follow-up-desk.js';
import { linkOf } from '../builders/invitation-calls.js';
import { MeetingCalls, meetingOf } from '../builders/meeting-calls.js';
import type { MeetingScene } from '../builders/meeting-scene.js';

let cases: CaseScene;
let scene: MeetingScene;
let desk: FollowUpDesk;
let aino: BuiltPerson & { email: string };
let made = 0;

beforeAll(async () => {
  cases = await CaseScene.open();
  scene = cases.meetings;
  await scene.rows(`UPDATE person SET email = 'olli@test.example', phone = '0401234567' WHERE id = $1`, [
    scene.organiser.id,
  ]);
  desk = new FollowUpDesk(scene);
}, 60_000);
beforeEach(async () => {
  // What earlier tests left is not to be sent in this one.
  await scene.rows(`UPDATE follow_up SET state = 'CANCELLED' WHERE state = 'SCHEDULED'`);
  scene.app.clock.set('2027-01-04T06:00:00Z');
  aino = await person('Aino');
});
afterAll(() => cases?.close());

/** A Friday. */
const NINE = '2027-03-05T09:00:00+02:00';
const DAY_BEFORE = '2027-03-04T07:00:00Z';

async function person(name: string, wish: PersonWish = {}): Promise<BuiltPerson & { email: string }> {
  const email = `${name.toLowerCase()}-${(made += 1)}@test.example`;
  return { ...(await scene.person({ displayName: `${name} Asia`, kind: 'CLIENT', email, ...wish })), email };
}
const says = (id: string, wish: string) =>
  scene.rows(
    `INSERT INTO contact_wish (area_id, person_id, wish, said_at, invitation_id)
     SELECT area_id, person_id, $2, now(), id FROM invitation WHERE person_id = $1 LIMIT 1
     ON CONFLICT (person_id) DO UPDATE SET wish = excluded.wish`,
    [id, wish],
  );
/** "REMINDER 2027-03-04 09:00 EMAIL SENT", of one person about a meeting. */
const states = async (meeting: { id: string }, name = 'Aino'): Promise<string[]> =>
  (await desk.of(meeting)).flatMap((each) => (each.startsWith(name) ? [each.slice(name.length + 1)] : []));
const causesOf = async (meeting: { id: string }): Promise<string[]> =>
  (await desk.page({ meetingId: meeting.id })).edges.flatMap(({ node }) => node.lastError ?? []);
/** To look at the reminder of the day before alone. */
const withoutEarlier = (meeting: { id: string }) =>
  scene.rows(`UPDATE follow_up SET state = 'CANCELLED' WHERE meeting_id = $1 AND step <> 'day-before'`, [meeting.id]);
const callsNow = async () => new MeetingCalls(scene.app, await scene.app.signIn(scene.organiser.email));

describe('a reminder', () => {
  it('tells each recipient in their language when, where, what to do, and nothing about anybody else', async () => {
    const bo = await person('Bo', { language: 'SV' });
    const cleo = await person('Cleo', { language: 'EN', kind: 'PROFESSIONAL' });
    const room = await scene.area.room({
      name: 'Mielenterveyspoli 2',
      publicName: 'Kauppakatu 1',
      publicAddress: 'Laukaa',
    });
    const people = [aino, bo, cleo];
    const meeting = await scene.calls.booked(
      NINE,
      people.map(({ id }) => id),
      { channel: 'ON_SITE', roomId: room.id, title: 'Työkyvyn arviointi' },
    );
    await withoutEarlier(meeting);
    const letters = await desk.runAt(DAY_BEFORE);
    expect(letters.map(({ to }) => to)).toEqual(people.map(({ email }) => email));
    expect(letters.map(({ subject }) => subject)).toEqual([
      'Muistutus: tapaaminen perjantaina 5. maaliskuuta',
      'Påminnelse: möte fredagen den 5 mars',
      'Reminder: meeting on Friday 5 March',
    ]);
    const words = [
      ['Hei Aino Asia,', 'Sinulla on tapaaminen huomenna.', 'kello 9.00–10.00', 'Kerro, tuletko.', 'tukihenkilön'],
      ['Hej Bo Asia,', 'Du har ett möte i morgon.', 'klockan 9.00–10.00', 'Berätta om du kommer.', 'stödperson'],
      ['You have a meeting tomorrow.', 'at 9:00–10:00', 'Please tell us if you are coming.'],
    ];
    for (const [index, letter] of letters.entries()) {
      for (const said of [...words[index]!, 'Kauppakatu 1, Laukaa', '040 123 4567'])
        expect(letter.text).toContain(said);
      const link = /http:\/\/localhost:3000(\/invitation\/[^\s?]+)/.exec(letter.text)?.[1] ?? '';
      expect((await scene.app.application.inject(link)).statusCode).toBe(200);
      const others = people.filter((_, other) => other !== index).map(({ displayName }) => displayName);
      for (const hidden of [...others, 'arviointi', 'Mielenterveys']) expect(letter.text).not.toContain(hidden);
    }
    expect(await states(meeting)).toContain('REMINDER 2027-03-04 09:00 EMAIL SENT');
    expect(await desk.run()).toEqual([]);
  });

  it('says less to who has said that they come, and goes by SMS to who wishes for it', async () => {
    const sanna = await person('Sanna', { phone: '040 765 4321' });
    const meeting = await scene.calls.booked(NINE, [aino.id, sanna.id]);
    await (await linkOf(scene, meeting, aino.id)).respond('ACCEPTED');
    await says(sanna.id, 'SMS');
    await withoutEarlier(meeting);
    const [sms, letter] = await desk.runAt(DAY_BEFORE);
    expect(letter?.text).toContain('Jos pääset, sinun ei tarvitse tehdä mitään.');
    expect(letter?.text).not.toContain('Kerro, tuletko.');
    expect(sms?.text.trim()).toMatch(
      /^Muistutus: tapaaminen huomenna pe 5\.3\. klo 9\.00, puhelimessa\. Jos et pääse: http:\/\/localhost:3000\/invitation\/\S+$/,
    );
    expect(await states(meeting, 'Sanna')).toContain('REMINDER 2027-03-04 09:00 SMS SENT');
  });

  it('comes two hours before as well to who has SMS, and not to who wishes for mail by then', async () => {
    const sanna = await person('Sanna', { email: undefined, phone: '040 765 4321' });
    const maija = await person('Maija', { email: undefined, phone: '040 765 4322' });
    const meeting = await scene.calls.booked('2027-03-05T12:00:00+02:00', [sanna.id, maija.id]);
    await desk.runAt('2027-02-26T07:00:00Z');
    await desk.runAt(DAY_BEFORE);
    await scene.rows(`UPDATE person SET email = 'maija@test.example' WHERE id = $1`, [maija.id]);
    const [sms, ...others] = await desk.runAt('2027-03-05T08:00:00Z');
    expect(others).toEqual([]);
    expect(sms?.text).toContain('tapaaminen tänään pe 5.3. klo 12.00');
    const reminders = async (name: string) =>
      (await states(meeting, name)).filter((each) => each.startsWith('REMINDER'));
    expect((await reminders('Sanna')).filter((each) => each.endsWith('SMS SENT'))).toHaveLength(3);
    expect((await reminders('Maija')).at(-1)).toBe('REMINDER 2027-03-05 10:00 SMS CANCELLED');
  });

  it('is the same message when it is sent again after a crash, and is sent once otherwise', async () => {
    const meeting = await scene.calls.booked(NINE, [aino.id]);
    await withoutEarlier(meeting);
    scene.app.clock.set(DAY_BEFORE);
    await desk.handOver();
    const [event] = await desk.take();
    await desk.handle(event!);
    const [first] = await scene.rows<{ id: string; attempts: number }>(
      `UPDATE follow_up SET state = 'SCHEDULED', sent_at = NULL WHERE meeting_id = $1 AND state = 'SENT' RETURNING id, attempts`,
      [meeting.id],
    );
    expect(first?.attempts).toBe(1);
    // The process died before it could write down that the message had left: the same event comes again.
    await desk.handle(event!);
    await desk.handle(event!);
    const letters = await scene.rows<{ attempts: number; state: string }>(
      'SELECT attempts, state FROM follow_up WHERE id = $1',
      [first?.id],
    );
    expect(letters).toEqual([{ attempts: 2, state: 'SENT' }]);
    const names = await import('node:fs/promises').then(({ readdir }) =>
      readdir(scene.app.settings.mail.mailDirectory),
    );
    // Caught mails are named by their Message-ID: two of one identity are one file.
    expect(names.filter((name) => name.includes(first!.id))).toHaveLength(1);
  });

  it('is handed over once, however many processes look', async () => {
    await scene.calls.booked(NINE, [aino.id, (await person('Bertta')).id]);
    scene.app.clock.set('2027-02-26T06:30:00Z');
    const handed = await Promise.all(Array.from({ length: 8 }, () => desk.handOver()));
    expect(handed.reduce((sum, each) => sum + each, 0)).toBe(5);
    // Within the hour is early enough to hand it over, and too early to send it.
    expect((await desk.take()).length).toBe(3);
    scene.app.clock.set('2027-02-26T07:00:00Z');
    expect((await desk.take()).length).toBe(2);
  });
});

describe('nothing is sent', () => {
  it.each([
    ['for a meeting that is cancelled after it was handed over', 'cancel'],
    ['for a time that was moved after it was handed over', 'move'],
  ])('%s', async (_, act) => {
    const meeting = await scene.calls.booked(NINE, [aino.id]);
    await withoutEarlier(meeting);
    scene.app.clock.set(DAY_BEFORE);
    await desk.handOver();
    const events = await desk.take();
    expect(events).toHaveLength(1);
    const calls = await callsNow();
    meetingOf(act === 'cancel' ? await calls.cancel(meeting) : await calls.move(meeting, '2027-03-17T09:00:00+02:00'));
    for (const event of events) await desk.handle(event);
    const sent = await desk.page({ meetingId: meeting.id, state: 'SENT' });
    expect(sent.totalCount).toBe(0);
    if (act === 'cancel') return;
    expect((await desk.runAt('2027-03-16T07:00:00Z')).at(-1)?.text).toContain('keskiviikkona 17. maaliskuuta');
  });

  it('to who wants no messages by then, and who wants a call is on the list of those to ring', async () => {
    const bertta = await person('Bertta');
    const meeting = await scene.calls.booked(NINE, [aino.id, bertta.id]);
    await says(aino.id, 'NONE');
    await says(bertta.id, 'CALL');
    await withoutEarlier(meeting);
    expect(await desk.runAt(DAY_BEFORE)).toEqual([]);
    expect(await states(meeting)).toContain('REMINDER 2027-03-04 09:00 NONE CANCELLED');
    const ring = await desk.page({ state: 'FAILED', channel: 'PHONE', meetingId: meeting.id });
    expect(ring.edges.map(({ node }) => [node.person.id, node.lastError])).toEqual([
      [bertta.id, 'Vastaanottaja haluaa, että hänelle soitetaan. Soita vastaanottajalle.'],
    ]);
  });

  it('to whom no consent covers any more, whatever became of the row', async () => {
    const client = await cases.client({ email: `client-${made}@test.example`, displayName: 'Clara Asia' });
    const kela = await cases.worker('Kela', { displayName: 'Kaisa Kela', email: `kela-${made}@test.example` });
    const opened = await cases.coordinator.cases.opened(client.id);
    await cases.coordinator.cases.recorded(opened.id, { organisationIds: [kela.organisationId] });
    const meeting = await cases.coordinator.meetings.booked(NINE, [client.id, kela.id], { caseId: opened.id });
    await withoutEarlier(meeting);
    await scene.rows(`UPDATE consent SET withdrawn_at = now() WHERE case_id = $1`, [opened.id]);
    expect((await desk.runAt(DAY_BEFORE)).map(({ to }) => to)).toEqual([expect.stringMatching(/^client/)]);
    const rows = await scene.rows('SELECT state, last_error FROM follow_up WHERE meeting_id = $1 AND person_id = $2', [
      meeting.id,
      kela.id,
    ]);
    expect(rows).toContainEqual({ state: 'CANCELLED', last_error: 'CONSENT_MISSING' });
  });

  it('at night: it waits for the morning, or is too late', async () => {
    const early = await scene.calls.booked('2027-03-05T08:00:00+02:00', [aino.id]);
    const bertta = await person('Bertta');
    const late = await scene.calls.booked('2027-03-05T15:00:00+02:00', [bertta.id]);
    await withoutEarlier(early);
    await withoutEarlier(late);
    // The worker was down all day.
    expect(await desk.runAt('2027-03-04T20:30:00Z')).toEqual([]);
    expect(await states(late, 'Bertta')).toContain('REMINDER 2027-03-05 08:00 EMAIL SCHEDULED');
    expect(await states(early)).toContain('REMINDER 2027-03-04 09:00 EMAIL FAILED');
    expect(await causesOf(early)).toContain(
      'Viesti ei ehtinyt lähteä ennen tapaamista. Soita vastaanottajalle, jos tapaaminen on vielä edessä.',
    );
    expect((await desk.runAt('2027-03-05T06:00:00Z')).map(({ to }) => to)).toEqual([bertta.email]);
  });

  it('of an earlier reminder when a later one is due as well', async () => {
    const meeting = await scene.calls.booked(NINE, [aino.id]);
    await scene.rows(`UPDATE follow_up SET state = 'CANCELLED' WHERE kind = 'REPLY_MISSING' AND meeting_id = $1`, [
      meeting.id,
    ]);
    const left = await desk.runAt(DAY_BEFORE);
    expect(left).toHaveLength(1);
    expect((await states(meeting)).filter((each) => each.startsWith('REMINDER'))).toEqual([
      'REMINDER 2027-02-26 09:00 EMAIL CANCELLED',
      'REMINDER 2027-03-04 09:00 EMAIL SENT',
    ]);
  });

  it('beyond four messages a day to one person: the others wait for the morning', async () => {
    for (let hour = 9; hour < 15; hour += 1) {
      const start = `2027-03-05T${String(hour).padStart(2, '0')}:30:00+02:00`;
      await withoutEarlier(await scene.calls.booked(start, [aino.id], { duration: 'PT30M' }));
    }
    expect(await desk.runAt(DAY_BEFORE)).toHaveLength(4);
    expect(await desk.runAt('2027-03-04T12:00:00Z')).toEqual([]);
    expect(await desk.runAt('2027-03-05T06:00:00Z')).toHaveLength(2);
  });
});

describe('a missing answer', () => {
  it('is asked for after three days, and the organiser hears of it two days later, without names', async () => {
    const bertta = await person('Bertta', { language: 'EN' });
    const meeting = await scene.calls.booked(NINE, [aino.id, bertta.id]);
    await (await linkOf(scene, meeting, bertta.id)).respond('ACCEPTED');
    expect(await desk.runAt('2027-01-07T06:59:59Z')).toEqual([]);
    const [question, ...others] = await desk.runAt('2027-01-07T07:00:00Z');
    expect(others).toEqual([]);
    expect(question).toMatchObject({
      to: aino.email,
      subject: 'Kerro, tuletko tapaamiseen perjantaina 5. maaliskuuta',
    });
    expect(question?.text).toContain('Sinut on kutsuttu tapaamiseen. Emme vielä tiedä, tuletko.');
    const [told] = await desk.runAt('2027-01-09T07:00:00Z');
    expect(told).toMatchObject({
      to: 'olli@test.example',
      subject: 'Vastauksia puuttuu: tapaaminen perjantaina 5. maaliskuuta',
    });
    expect(told?.text).toContain(
      'Yksi, jonka pitää tulla tapaamiseen perjantaina 5. maaliskuuta kello 9.00, ei ole vastannut.',
    );
    for (const name of ['Aino', 'Bertta']) expect(told?.raw).not.toContain(name);
  });

  it('that comes in time is asked for no more', async () => {
    const meeting = await scene.calls.booked(NINE, [aino.id]);
    scene.app.clock.set('2027-01-07T07:00:00Z');
    await desk.handOver();
    const events = await desk.take();
    await (await linkOf(scene, meeting, aino.id)).respond('TENTATIVE');
    for (const event of events) await desk.handle(event);
    expect((await states(meeting)).filter((each) => each.startsWith('REPLY'))).toEqual([
      'REPLY_MISSING 2027-01-07 09:00 EMAIL DONE',
    ]);
    expect(await desk.runAt('2027-01-09T07:00:00Z')).toEqual([]);
  });
});
