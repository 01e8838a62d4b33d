import type { PersonWish } from '../builders/area-builder.js';
import { everythingStored, formOf, type Invited, invited, pageOf } from '../builders/invitation-page-visits.js';
import { meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { PollPost } from '../builders/poll-post.js';
import { PollScene } from '../builders/poll-scene.js';
import { readText } from '../builders/poll-page-visits.js';
import { caughtMails } from '../builders/read-mail.js';
import { eventually } from '../support/eventually.js';

let scene: MeetingScene;
let made = 0;
beforeAll(async () => {
  scene = await MeetingScene.open({ roles: ['api', 'worker'], organiser: { phone: '0401234567' } });
}, 60_000);
afterAll(() => scene?.close());

const NEXT_DAY = '2027-03-02T13:00:00+02:00';
const DAY_AFTER = '2027-03-03T13:00:00+02:00';

interface Reached extends Invited {
  readonly email: string;
}

/** Somebody with an address and a number who has got their invitation by mail. */
async function reached(wish: PersonWish = {}): Promise<Reached> {
  made += 1;
  const email = `reader-${made}@test.example`;
  const found = await invited(scene, {}, { email, phone: '0407654321', ...wish });
  await settled(found.meeting);
  return { ...found, email: wish.email ?? email };
}

/** Waits until every message of the meeting has come to an end. */
const settled = ({ id }: { id: string }): Promise<void> =>
  eventually(async () => {
    const queued = await scene.rows(
      `SELECT 1 FROM delivery d JOIN invitation i ON i.id = d.invitation_id WHERE i.meeting_id = $1 AND d.state = 'QUEUED'`,
      [id],
    );
    return queued.length === 0;
  });

/** In the order of the alphabet: within one instant of the test's clock no mail is older than another. */
const methodsTo = async (address: string): Promise<string[]> =>
  (await caughtMails(scene.app))
    .filter(({ to }) => to.includes(address))
    .map(({ method }) => method)
    .sort();

const say = async ({ page }: Invited, wish: string): Promise<void> => {
  const { statusCode, headers } = await page.post(formOf('', 'wish', { wish }));
  expect([statusCode, headers.location]).toEqual([303, '?lang=fi&done=wished']);
};

/** What the organiser sees of the newest message to the reader. */
async function seenOf({ meeting, reader }: Invited): Promise<string> {
  await settled(meeting);
  const found = (await scene.calls.meeting(meeting.id))?.invitations.find(({ person }) => person.id === reader.id);
  return `${found?.state} ${found?.lastError ?? '-'}`;
}

const wishOf = async ({ reader }: Invited): Promise<unknown> =>
  (
    await scene.rows(
      'SELECT wish, said_at IS NOT NULL AS said, invitation_id AS by FROM contact_wish WHERE person_id = $1',
      [reader.id],
    )
  )[0];

describe('how somebody wishes to hear from us', () => {
  it.each([
    [
      'CALL',
      'SUPPRESSED Vastaanottaja haluaa, että hänelle soitetaan, joten viestiä ei lähetetty. Soita vastaanottajalle.',
    ],
    ['SMS', 'SENT -'],
    [
      'NONE',
      'SUPPRESSED Vastaanottaja ei halua viestejä, joten viestiä ei lähetetty. Kerro asia, kun tapaatte tai puhutte.',
    ],
  ])('%s: no mail goes, the organiser sees why, and there is a way back', async (wish, seen) => {
    const reader = await reached();
    await say(reader, wish);
    expect(await wishOf(reader)).toEqual({ wish, said: true, by: expect.any(String) });
    const moved = meetingOf(await scene.calls.move(reader.meeting, NEXT_DAY));
    expect(await seenOf(reader)).toBe(seen);
    expect(await methodsTo(reader.email)).toEqual(['REQUEST']);
    const { body } = await reader.page.get('?done=wished');
    expect(body).toContain(`name="wish" value="${wish}" checked`);
    expect(readText(body)).toContain('Valintasi on tallennettu.');
    await say(reader, 'EMAIL');
    await scene.calls.move(moved, DAY_AFTER);
    expect(await seenOf(reader)).toBe('SENT -');
    expect(await methodsTo(reader.email)).toEqual(['REQUEST', 'REQUEST']);
  });

  it.each([
    ['CALL', ['CANCEL', 'REQUEST']],
    ['SMS', ['CANCEL', 'REQUEST']],
    ['NONE', ['REQUEST']],
  ])('%s: what a mail put into a calendar is taken out of it, unless no messages are wanted', async (wish, methods) => {
    const reader = await reached();
    await say(reader, wish);
    await scene.calls.cancel(reader.meeting);
    await settled(reader.meeting);
    expect(await methodsTo(reader.email)).toEqual(methods);
    // Also of a meeting that is off the page shows the way back.
    expect((await reader.page.get()).body).toContain('name="wish" value="EMAIL"');
  });

  it('holds for every meeting of the person, and tells whoever organises of its end as well', async () => {
    const reader = await reached();
    await say(reader, 'CALL');
    const second = await scene.calls.booked(NEXT_DAY, [reader.reader.id]);
    const of = { ...reader, meeting: second };
    expect(await seenOf(of)).toContain('SUPPRESSED Vastaanottaja haluaa, että hänelle soitetaan');
    await scene.calls.cancel(second);
    expect(await seenOf(of)).toContain('SUPPRESSED Vastaanottaja haluaa, että hänelle soitetaan');
    expect(await methodsTo(reader.email)).toEqual(['REQUEST']);
  });

  it("is one person's, also where two share an address", async () => {
    const one = await reached();
    const two = await reached({ email: one.email });
    await say(one, 'NONE');
    await scene.calls.move(two.meeting, NEXT_DAY);
    expect(await seenOf(two)).toBe('SENT -');
    expect((await (await pageOf(scene, two.meeting, two.reader)).get()).body).toContain(
      'value="EMAIL" id="wish" checked',
    );
  });

  it('is changed by a form alone, and only to what can come true', async () => {
    const reader = await reached();
    await scene.rows('UPDATE person SET phone = NULL WHERE id = $1', [reader.reader.id]);
    const before = await everythingStored(scene);
    for (const query of ['?wish=NONE', '?done=wished', '?act=wish&wish=NONE']) await reader.page.get(query);
    const { body } = await reader.page.get();
    expect(body.match(/name="wish" value="[A-Z]+"/g)).toEqual([
      'name="wish" value="EMAIL"',
      'name="wish" value="NONE"',
    ]);
    for (const wish of ['CALL', 'SMS', 'LETTER', '']) {
      const refused = await reader.page.post(formOf('', 'wish', { wish }));
      expect(refused.statusCode).toBe(422);
      expect(refused.body).toContain('<a href="#wish">Et ole valinnut');
    }
    expect(await everythingStored(scene)).toBe(before);
  });
});

describe('letters about other things than a meeting', () => {
  it('go by the same wish: nobody who wants a call gets a letter about a poll', async () => {
    const polls = await PollScene.open();
    try {
      const { meetings } = polls.cases;
      const [one, two] = [
        await meetings.person({ email: 'one@test.example', phone: '0401112222' }),
        await meetings.person({ email: 'two@test.example' }),
      ];
      const meeting = await meetings.calls.booked(NEXT_DAY, [one.id, two.id]);
      const page = await pageOf(meetings, meeting, one);
      expect((await page.post(formOf('', 'wish', { wish: 'CALL' }))).statusCode).toBe(303);
      const poll = await polls.calls.opened([DAY_AFTER], [one.id, two.id]);
      const letters = await new PollPost(polls).deliver(poll);
      expect(letters.map(({ to }) => to)).toEqual(['two@test.example']);
    } finally {
      await polls.end();
    }
  });
});
