import type { BuiltPerson } from '../builders/area-builder.js';
import { CaseScene } from '../builders/case-scene.js';
import { type AnsweredFeed, FeedCalls, readFeed } from '../builders/feed-calls.js';
import { linkOf } from '../builders/invitation-calls.js';
import { meetingOf } from '../builders/meeting-calls.js';
import type { MeetingScene } from '../builders/meeting-scene.js';

let cases: CaseScene;
let scene: MeetingScene;
let owner: { id: string; token: string };
let other: BuiltPerson;
let feed: AnsweredFeed;
let feeds: FeedCalls;

beforeAll(async () => {
  cases = await CaseScene.open();
  scene = cases.meetings;
}, 60_000);
beforeEach(async () => {
  scene.app.clock.set('2027-01-04T06:00:00Z');
  owner = await scene.as(['PROFESSIONAL'], { displayName: 'Outi Omistaja' });
  other = await scene.person({ displayName: 'Bo Berg', email: 'bo@test.example' });
  feeds = new FeedCalls(scene.app, owner.token);
  feed = await feeds.opened(owner.id);
});
afterAll(() => cases?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';

const calendar = () => readFeed(scene.app, feed.calendarUrl);
const freeBusy = async () => (await readFeed(scene.app, feed.freeBusyUrl)).body.match(/^FREEBUSY.*(?=\r)/gm) ?? [];

describe('the calendar of a feed', () => {
  it('shows the own meetings by their neutral name, where and when, and nobody else', async () => {
    const room = await scene.area.room({
      name: 'Työkykytalo 2',
      publicName: 'Talo B',
      publicAddress: 'Katu 1; 2. krs',
    });
    const wish = { channel: 'HYBRID', roomId: room.id, videoUrl: 'https://video.example/x' };
    const meeting = await scene.calls.booked(NINE, [owner.id, other.id], wish);
    await scene.calls.booked(NEXT_DAY, [other.id]);
    const { status, headers, body, events } = await calendar();
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="yhteisaika.ics"');
    expect(body).toContain('METHOD:PUBLISH\r\nNAME:Tapaamiset (Yhteisaika)\r\n');
    expect(events).toEqual([
      {
        UID: `feed-${meeting.id}`,
        SEQUENCE: '0',
        DTSTAMP: '20270104T060000Z',
        'LAST-MODIFIED': '20270104T060000Z',
        DTSTART: '20270301T090000',
        DTEND: '20270301T100000',
        SUMMARY: 'Tapaaminen',
        LOCATION: 'Talo B\\, Katu 1\\; 2. krs',
        URL: 'https://video.example/x',
        ORGANIZER: 'mailto:yhteisaika@demo.example',
        STATUS: 'CONFIRMED',
        TRANSP: 'OPAQUE',
        'X-MICROSOFT-CDO-BUSYSTATUS': 'BUSY',
      },
    ]);
    expect(body).not.toMatch(/ATTENDEE|Berg|Omistaja|Organisoija|test\.example|Verkoston|Työkykytalo/);
  });

  it('follows the titles that its owner chose, at the same addresses', async () => {
    await scene.calls.booked(NINE, [owner.id], { publicTitle: 'Kahvihetki' });
    await scene.calls.booked(NEXT_DAY, [owner.id]);
    const titles = async () => (await calendar()).events.map(({ SUMMARY }) => SUMMARY);
    expect(await titles()).toEqual(['Kahvihetki', 'Tapaaminen']);
    expect(await feeds.opened(owner.id, 'FULL')).toEqual({ ...feed, titles: 'FULL' });
    expect(await titles()).toEqual(['Verkoston tapaaminen', 'Verkoston tapaaminen']);
    await feeds.opened(owner.id);
    expect(await titles()).toEqual(['Kahvihetki', 'Tapaaminen']);
    await scene.rows(`UPDATE person SET language = 'SV' WHERE id = $1`, [owner.id]);
    expect(await titles()).toEqual(['Kahvihetki', 'Möte']);
    expect((await calendar()).body).toContain('NAME:Möten (Yhteisaika)');
  });

  it('has the own part alone, and moves with the meeting under the same UID', async () => {
    const part = { personId: owner.id, part: { offset: 'PT15M', duration: 'PT30M' } };
    const meeting = await scene.calls.booked(NINE, [other.id, part]);
    const [before] = (await calendar()).events;
    expect(before).toMatchObject({ DTSTART: '20270301T091500', DTEND: '20270301T094500' });
    scene.app.clock.advanceMinutes(5);
    meetingOf(await scene.calls.move(meeting, NEXT_DAY));
    const [after] = (await calendar()).events;
    expect(after).toMatchObject({
      UID: before!.UID,
      SEQUENCE: '1',
      DTSTART: '20270302T091500',
      DTSTAMP: '20270104T060500Z',
      'LAST-MODIFIED': '20270104T060500Z',
    });
  });

  it('shows what each participation takes of the time', async () => {
    const optional = { personId: owner.id, requirement: 'OPTIONAL' };
    const maybe = await scene.calls.booked('2027-03-03T09:00:00+02:00', [other.id, optional]);
    await scene.calls.booked('2027-03-04T09:00:00+02:00', [other.id, { ...optional, requirement: 'INFORMED' }]);
    const answered = await scene.calls.booked('2027-03-05T09:00:00+02:00', [owner.id]);
    await (await linkOf(scene, answered, owner.id)).respond('TENTATIVE');
    const standing = async () =>
      (await calendar()).events.map((event) => [event.STATUS, event.TRANSP, event['X-MICROSOFT-CDO-BUSYSTATUS']]);
    expect(await standing()).toEqual([
      ['TENTATIVE', 'OPAQUE', 'TENTATIVE'],
      ['CONFIRMED', 'TRANSPARENT', 'FREE'],
      ['TENTATIVE', 'OPAQUE', 'TENTATIVE'],
    ]);
    await (await linkOf(scene, maybe, owner.id)).respond('ACCEPTED');
    await (await linkOf(scene, answered, owner.id)).respond('ACCEPTED');
    expect(await standing()).toEqual([
      ['CONFIRMED', 'OPAQUE', 'BUSY'],
      ['CONFIRMED', 'TRANSPARENT', 'FREE'],
      ['CONFIRMED', 'OPAQUE', 'BUSY'],
    ]);
  });

  it('leaves out what was declined, and has it again when it is moved', async () => {
    const meeting = await scene.calls.booked(NINE, [owner.id, other.id]);
    await (await linkOf(scene, meeting, owner.id)).respond('DECLINED');
    expect((await calendar()).events).toEqual([]);
    expect(await freeBusy()).toEqual([]);
    meetingOf(await scene.calls.move((await scene.calls.meeting(meeting.id))!, NEXT_DAY));
    expect((await calendar()).events).toHaveLength(1);
  });

  it('shows a cancelled meeting for a fortnight, and then no more', async () => {
    const meeting = await scene.calls.booked(NINE, [owner.id]);
    scene.app.clock.set('2027-01-04T10:00:00Z');
    await scene.calls.cancel(meeting);
    const [cancelled] = (await calendar()).events;
    expect(cancelled).toMatchObject({
      STATUS: 'CANCELLED',
      TRANSP: 'TRANSPARENT',
      SEQUENCE: '1',
      UID: `feed-${meeting.id}`,
    });
    expect(await freeBusy()).toEqual([]);
    scene.app.clock.set('2027-01-18T23:59:59Z');
    expect((await calendar()).events).toEqual([cancelled]);
    scene.app.clock.set('2027-01-19T00:00:00Z');
    expect((await calendar()).events).toEqual([]);
  });

  it('loses at once the meeting that somebody was taken out of', async () => {
    const meeting = await scene.calls.booked(NINE, [owner.id, other.id]);
    expect((await calendar()).events).toHaveLength(1);
    meetingOf(await scene.calls.change(meeting, { removePersonIds: [owner.id] }));
    expect((await calendar()).events).toEqual([]);
    expect(await freeBusy()).toEqual([]);
  });

  it('loses at once the meeting that a withdrawn consent took somebody out of', async () => {
    const client = await cases.client();
    const { id: organisationId } = await scene.area.organisation('Kela');
    await scene.rows('UPDATE person SET organisation_id = $2 WHERE id = $1', [owner.id, organisationId]);
    const { id: caseId } = await cases.coordinator.cases.opened(client.id);
    const consentId = await cases.coordinator.cases.recorded(caseId, { organisationIds: [organisationId] });
    await cases.coordinator.meetings.booked(NINE, [client.id, owner.id], { caseId });
    expect((await calendar()).events).toHaveLength(1);
    await cases.coordinator.cases.withdraw(consentId);
    expect((await calendar()).events).toEqual([]);
  });

  it('shows a hold to those whose time it takes, until the very moment when it lapses', async () => {
    const holdUntil = '2027-01-04T08:00:00Z';
    const held = await scene.calls.booked(NINE, [owner.id], { holdUntil });
    await scene.calls.booked(NEXT_DAY, [other.id, { personId: owner.id, requirement: 'INFORMED' }], { holdUntil });
    const { events, etag } = await calendar();
    expect(events).toMatchObject([{ UID: `feed-${held.id}`, STATUS: 'TENTATIVE', TRANSP: 'OPAQUE' }]);
    expect(await freeBusy()).toEqual(['FREEBUSY;FBTYPE=BUSY-TENTATIVE:20270301T070000Z/20270301T080000Z']);
    scene.app.clock.set('2027-01-04T07:59:59.999Z');
    expect((await readFeed(scene.app, feed.calendarUrl, { 'if-none-match': etag })).status).toBe(304);
    scene.app.clock.set(holdUntil);
    expect((await readFeed(scene.app, feed.calendarUrl, { 'if-none-match': etag })).events).toEqual([]);
    expect(await freeBusy()).toEqual([]);
  });

  it('reaches from a month back to a year ahead, by whole days', async () => {
    const past = { acceptWarnings: ['OUTSIDE_AVAILABILITY'] };
    await scene.calls.booked('2026-12-03T09:00:00+02:00', [owner.id], past);
    const first = await scene.calls.booked('2026-12-04T09:00:00+02:00', [owner.id], past);
    const last = await scene.calls.booked('2028-01-04T23:30:00Z', [owner.id]);
    await scene.calls.booked('2028-01-05T00:30:00Z', [owner.id]);
    const shown = async () => (await calendar()).events.map(({ UID }) => UID);
    expect(await shown()).toEqual([`feed-${first.id}`, `feed-${last.id}`]);
    scene.app.clock.set('2027-01-03T23:59:59Z');
    expect(await shown()).not.toContain(`feed-${last.id}`);
  });
});

describe('free/busy of a feed', () => {
  it('tells when time is taken in any area, and nothing else', async () => {
    const optional = { personId: owner.id, requirement: 'OPTIONAL' };
    await scene.calls.booked(NINE, [owner.id], { publicTitle: 'Kahvihetki' });
    await scene.calls.booked('2027-03-01T10:00:00+02:00', [owner.id]);
    await scene.calls.booked('2027-03-01T10:30:00+02:00', [other.id, optional]);
    await scene.area.timeOff(owner.id, '2027-03-01T12:00:00Z', '2027-03-01T14:00:00Z');
    await scene.area.timeOff(owner.id, '2026-12-24T00:00:00Z', '2027-01-03T12:00:00Z');
    expect(await freeBusy()).toEqual([
      'FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20270103T000000Z/20270103T120000Z',
      'FREEBUSY;FBTYPE=BUSY:20270301T070000Z/20270301T090000Z',
      'FREEBUSY;FBTYPE=BUSY-TENTATIVE:20270301T090000Z/20270301T093000Z',
      'FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20270301T120000Z/20270301T140000Z',
    ]);
    const { body, headers } = await readFeed(scene.app, feed.freeBusyUrl);
    expect(headers['content-disposition']).toBe('attachment; filename="yhteisaika.ifb"');
    expect(body).toContain('DTSTART:20270103T000000Z\r\nDTEND:20270406T000000Z\r\n');
    expect(body).not.toMatch(/VEVENT|ATTENDEE|Kahvi|Tapaaminen|Omistaja/);
  });
});
