import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { linkToken } from '../../src/platform/identity/link-token.js';
import { plusAddress } from '../../src/platform/mail/plus-address.js';
import { replyTag } from '../../src/platform/mail/reply-tag.js';
import type { AnsweredMeeting } from '../builders/meeting-answers.js';
import { meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { PageVisits } from '../builders/page-visits.js';
import { calendarOf, type CalendarWish, keptReasons, mailWith, receive } from '../builders/received-mails.js';
import { sendWaiting } from '../builders/sent-mails.js';
import { type SeriesCalls, seriesCalls } from '../builders/series-calls.js';

let scene: MeetingScene;
let calls: SeriesCalls;
beforeAll(async () => {
  scene = await MeetingScene.open({ organiser: { email: 'olli@test.example' } });
  calls = seriesCalls(scene);
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.close());

interface Invited {
  readonly first: AnsweredMeeting;
  readonly personId: string;
  readonly masterId: string;
  readonly replyTo: string;
  readonly uid: string;
}

/** Four Tuesdays from 16.3.2027 at nine; the clocks change between the second and the third. */
async function invited(rule = 'FREQ=WEEKLY;COUNT=4'): Promise<Invited> {
  const { id: personId } = await scene.person({ email: `${randomUUID()}@posti.example` });
  const first = await calls.repeat('2027-03-16T09:00:00+02:00', rule, [personId]);
  const [master] = await scene.rows<{ id: string; uid: string }>(
    'SELECT id, uid FROM invitation WHERE series_id = $1 AND since IS NOT NULL',
    [first.seriesId],
  );
  const { mail, secrets } = scene.app.settings;
  return {
    ...{ first, personId, masterId: master!.id, uid: master!.uid },
    replyTo: plusAddress(mail.from, replyTag(secrets.secret, master!.id)),
  };
}

const reply = ({ uid, replyTo }: Invited, wish: Partial<CalendarWish> = {}) =>
  mailWith(calendarOf({ uid, ...wish }), { to: replyTo });
const about = (recurrenceId: string) => ({ lines: [`RECURRENCE-ID${recurrenceId}`] });

const statuses = async ({ first }: Invited): Promise<string[]> => {
  const rows = await scene.rows<{ status: string }>(
    `SELECT t.status FROM participation t JOIN meeting m ON m.id = t.meeting_id WHERE m.series_id = $1 ORDER BY m.recurrence_id`,
    [first.seriesId],
  );
  return rows.map(({ status }) => status);
};
const SILENT = 'NEEDS_ACTION';

describe('a calendar’s reply to a series', () => {
  it('without a RECURRENCE-ID answers all of it', async () => {
    const someone = await invited();
    await receive(scene.app, reply(someone, { status: 'ACCEPTED' }));
    expect(await statuses(someone)).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
    expect(await keptReasons(scene, someone.first)).toEqual([]);
  });

  it.each([
    ['in the series’ zone', ';TZID=Europe/Helsinki:20270323T090000', 1],
    ['in UTC, as Google writes it', ':20270323T070000Z', 1],
    ['in UTC after the clocks have changed', ':20270330T060000Z', 2],
    ['as a day', ';VALUE=DATE:20270330', 2],
  ])('with a RECURRENCE-ID %s answers that time alone', async (_, id, index) => {
    const someone = await invited();
    await receive(scene.app, reply(someone, { status: 'DECLINED', ...about(id) }));
    const expected = [SILENT, SILENT, SILENT, SILENT];
    expected[index] = 'DECLINED';
    expect(await statuses(someone)).toEqual(expected);
  });

  it('counts for a time that was moved by the RECURRENCE-ID that it keeps', async () => {
    const someone = await invited();
    const moved = meetingOf(await calls.move(someone.first, '2027-03-17T13:00:00+02:00'));
    const [{ sequence }] = (await scene.rows<{ sequence: number }>(
      'SELECT sequence FROM invitation WHERE meeting_id = $1',
      [moved.id],
    )) as [{ sequence: number }];
    await receive(scene.app, reply(someone, { status: 'ACCEPTED', sequence, ...about(':20270316T070000Z') }));
    expect(await statuses(someone)).toEqual(['ACCEPTED', SILENT, SILENT, SILENT]);
  });

  it('to a time that the series does not have is kept aside, where the organiser sees it', async () => {
    const someone = await invited();
    await receive(scene.app, reply(someone, { status: 'DECLINED', ...about(':20270317T070000Z') }));
    expect(await statuses(someone)).toEqual([SILENT, SILENT, SILENT, SILENT]);
    expect(await keptReasons(scene, someone.first)).toEqual(['UNSUPPORTED']);
  });

  it('that proposes another time for all of it is kept aside; for one time it is a proposal', async () => {
    const someone = await invited();
    const wish = { method: 'COUNTER', lines: ['DTSTART:20270318T070000Z', 'DTEND:20270318T080000Z'] };
    await receive(scene.app, reply(someone, wish));
    expect(await keptReasons(scene, someone.first)).toEqual(['UNSUPPORTED']);
    await receive(scene.app, reply(someone, { ...wish, lines: [...wish.lines, 'RECURRENCE-ID:20270316T070000Z'] }));
    const proposals = await scene.rows('SELECT starts_at FROM time_proposal WHERE meeting_id = $1', [someone.first.id]);
    expect(proposals).toHaveLength(1);
  });

  it('asks for the series again, and gets it whole', async () => {
    const someone = await invited();
    await sendWaiting(scene);
    await receive(scene.app, reply(someone, { method: 'REFRESH' }));
    const [mail] = await sendWaiting(scene);
    expect(mail?.ics).toContain('RRULE:FREQ=WEEKLY;COUNT=4');
    expect(mail?.ics).toContain(`UID:${someone.uid}`);
  });

  it('that declines tells the organiser once, not time by time', async () => {
    const someone = await invited();
    await sendWaiting(scene);
    await receive(scene.app, reply(someone, { status: 'DECLINED' }));
    const mails = await sendWaiting(scene);
    expect(mails.map(({ subject }) => subject)).toEqual(['Joku ei pääse toistuvaan tapaamiseen']);
  });

  it('ends in the same answers in any order and however often each comes', async () => {
    const mails = (someone: Invited) => [
      reply(someone, { status: 'ACCEPTED', dtstamp: '20270105T080000Z' }),
      reply(someone, { status: 'DECLINED', dtstamp: '20270105T090000Z', ...about(':20270323T070000Z') }),
      reply(someone, { status: 'TENTATIVE', dtstamp: '20270105T100000Z' }),
      reply(someone, { status: 'ACCEPTED', dtstamp: '20270105T110000Z', ...about(':20270330T060000Z') }),
    ];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 0, 2, 3], { minLength: 7 }), async (order) => {
        const someone = await invited();
        const all = mails(someone);
        await receive(scene.app, ...order.map((index) => all[index] as string));
        expect(await statuses(someone)).toEqual(['TENTATIVE', 'TENTATIVE', 'ACCEPTED', 'TENTATIVE']);
      }),
      { numRuns: 6 },
    );
  });
});

describe('the link of a series', () => {
  const RESPOND = `mutation ($input: RespondInput!) { answer: respondToInvitation(input: $input) { invitation { status } problems { code } } }`;
  const tokenOf = (someone: Invited) => linkToken(scene.app.settings.secrets.secret, 'INVITATION', someone.masterId);

  it('answers all of it', async () => {
    const someone = await invited();
    const input = { token: tokenOf(someone), status: 'ACCEPTED' };
    const { answer } = await scene.app.data<{ answer: unknown }>(RESPOND, { input }, '');
    expect(answer).toEqual({ invitation: { status: 'ACCEPTED' }, problems: [] });
    expect(await statuses(someone)).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
  });

  it('and gives the calendar file of the series', async () => {
    const someone = await invited();
    const file = await new PageVisits(scene.app, `/invitation/${tokenOf(someone)}/invite.ics`).get();
    expect(file.statusCode).toBe(200);
    expect(file.body).toContain('RRULE:FREQ=WEEKLY;COUNT=4');
  });
});
