import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { AnswerInvitation } from '../../src/features/invitations/answer-invitation.js';
import { DeclineCounter } from '../../src/features/invitations/decline-counter.job.js';
import { ProposeTime } from '../../src/features/invitations/propose-time.js';
import { SendInvitation } from '../../src/features/invitations/send-invitation.job.js';
import { TellOfAnswer } from '../../src/features/invitations/tell-of-answer.job.js';
import { linkOf, ProposalCalls } from '../builders/invitation-calls.js';
import type { AnsweredMeeting } from '../builders/meeting-answers.js';
import { type MeetingCalls, meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { sendWaiting } from '../builders/sent-mails.js';

let scene: MeetingScene;
let calls: MeetingCalls;
let proposals: ProposalCalls;
let made = 0;
beforeAll(async () => {
  scene = await MeetingScene.open({ organiser: { email: 'olli@test.example', phone: '0401234567' } });
  calls = scene.calls;
  proposals = new ProposalCalls(scene.app, calls.token);
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';
const DAY_AFTER = '2027-03-03T09:00:00+02:00';

interface Invited {
  readonly meeting: AnsweredMeeting;
  readonly a: string;
  readonly address: string;
}

async function invited(requirement = 'REQUIRED'): Promise<Invited> {
  made += 1;
  const address = `a-${made}@test.example`;
  const { id: a } = await scene.person({ email: address, kind: 'CLIENT', displayName: 'Aino Arka' });
  return { meeting: await calls.booked(NINE, [{ personId: a, requirement }]), a, address };
}

/** The mails that leave because of the events that name `id`, as the worker would send them. */
async function sent(job: TellOfAnswer | DeclineCounter, id: string): Promise<ParsedMail[]> {
  const events = await scene.rows<{ id: string; subject: Record<string, string | number> }>(
    `SELECT id, subject FROM outbox WHERE kind = $1 AND subject::text LIKE '%' || $2 || '%' ORDER BY created_at, id`,
    [job.kind, id],
  );
  const before = new Set(await mailFiles());
  for (const { id: eventId, subject } of events)
    await job.handle({ id: eventId, areaId: scene.area.id, kind: job.kind, subject, attempt: 1 });
  const files = (await mailFiles()).filter((file) => !before.has(file));
  return Promise.all(files.map(async (file) => simpleParser(await readFile(path.join(folder(), file)))));
}
const folder = () => scene.app.settings.mail.mailDirectory;
const mailFiles = async () => (await readdir(folder()).catch(() => [])).filter((name) => name.endsWith('.eml'));
const telling = () => scene.app.application.get(TellOfAnswer, { strict: false });
const declining = () => scene.app.application.get(DeclineCounter, { strict: false });
const proposalOf = async ({ id }: { id: string }) => (await proposals.list(id))[0]!;

describe('the organiser', () => {
  it('is told once that somebody who had to come declined, and neither who nor why', async () => {
    const { meeting, a } = await invited();
    const link = await linkOf(scene, meeting, a);
    await link.respond('DECLINED', 'Olen sairaana');
    await link.respond('DECLINED', 'Olen yhä sairaana');
    const mails = await sent(telling(), meeting.id);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toBe('Joku ei pääse tapaamiseen');
    expect(mails[0]?.text).toContain(
      'Joku, jonka piti tulla, ei pääse tapaamiseen maanantaina 1. maaliskuuta kello 9.00.',
    );
    expect(`${mails[0]?.text}${String(mails[0]?.html)}`).not.toMatch(/Aino|sairaana/);
  });

  it('is told once of each time, however often somebody changes their mind about it', async () => {
    const { meeting, a } = await invited();
    const link = await linkOf(scene, meeting, a);
    const subjects: (string | undefined)[] = [];
    const decline = async () => {
      await link.respond('ACCEPTED');
      await link.respond('DECLINED');
      subjects.push(
        ...(await sendWaiting(scene)).map(({ subject }) => subject).filter((each) => each?.startsWith('Joku')),
      );
    };
    await decline();
    await decline();
    expect(subjects).toHaveLength(1);
    meetingOf(await calls.move(meeting, NEXT_DAY));
    await decline();
    expect(subjects).toHaveLength(2);
  });

  it.each<[string, (all: Invited) => Promise<unknown>]>([
    ['an acceptance', async ({ meeting, a }) => (await linkOf(scene, meeting, a)).respond('ACCEPTED')],
    [
      'a decline that was taken back',
      async ({ meeting, a }) => {
        const link = await linkOf(scene, meeting, a);
        await link.respond('DECLINED');
        await link.respond('ACCEPTED');
      },
    ],
    [
      'a decline of a meeting that has been cancelled since',
      async ({ meeting, a }) => {
        await (await linkOf(scene, meeting, a)).respond('DECLINED');
        meetingOf(await calls.cancel(meeting));
      },
    ],
  ])('hears nothing by mail of %s', async (_, act) => {
    const all = await invited();
    await act(all);
    expect(await sent(telling(), all.meeting.id)).toEqual([]);
  });

  it('hears nothing of a decline by somebody who was free to choose, nor of their own', async () => {
    const optional = await invited('OPTIONAL');
    await (await linkOf(scene, optional.meeting, optional.a)).respond('DECLINED');
    const own = await calls.booked(NEXT_DAY, [scene.organiser.id]);
    await (await linkOf(scene, own, scene.organiser.id)).respond('DECLINED');
    await (await linkOf(scene, own, scene.organiser.id)).propose(NINE);
    for (const { id } of [optional.meeting, own]) expect(await sent(telling(), id)).toEqual([]);
    expect(await sent(telling(), (await proposalOf(own)).id)).toEqual([]);
    meetingOf(await calls.cancel(own));
  });

  it('is told of a proposed time while it waits for a decision', async () => {
    const { meeting, a } = await invited();
    await (await linkOf(scene, meeting, a)).propose(NEXT_DAY);
    const { id } = await proposalOf(meeting);
    const [mail, ...more] = await sent(telling(), id);
    expect([mail?.subject, more]).toEqual(['Tapaamiselle ehdotetaan toista aikaa', []]);
    await proposals.decide(id, false);
    expect(await sent(telling(), id)).toEqual([]);
  });
});

describe('whoever proposed a time that was declined', () => {
  it('reads that the time stays, and where to answer', async () => {
    const { meeting, a, address } = await invited();
    const link = await linkOf(scene, meeting, a);
    await link.propose(NEXT_DAY);
    const { id } = await proposalOf(meeting);
    await proposals.decide(id, false);
    const [mail, ...more] = await sent(declining(), id);
    expect(more).toEqual([]);
    expect([mail?.to].flat()[0]?.text).toContain(address);
    expect(mail?.subject).toBe('Tapaamisen aika pysyy samana');
    expect(mail?.text).toContain('Tapaaminen on maanantaina 1. maaliskuuta 2027 kello 9.00–10.00.');
    expect(mail?.text).toContain(`/invitation/${link.token}`);
    expect(mail?.attachments).toEqual([]);
  });

  it('by calendar is answered as a calendar, from the address of their invitation', async () => {
    const { meeting, a } = await invited();
    const { invitationId } = await linkOf(scene, meeting, a);
    const instant = Date.parse(NEXT_DAY);
    const source = { kind: 'CALENDAR' as const, sequence: 0, dtstamp: Date.parse('2027-01-04T05:30:00Z') };
    const actor = { areaId: scene.area.id };
    await scene.app.application.get(AnswerInvitation, { strict: false }).execute(actor, {
      invitationId,
      status: 'DECLINED',
      source,
    });
    await scene.app.application
      .get(ProposeTime, { strict: false })
      .execute(actor, { invitationId, start: { instant, wallClock: instant, offsetMinutes: 'Z' }, source });
    const { id } = await proposalOf(meeting);
    await proposals.decide(id, false);
    const [mail] = await sent(declining(), id);
    const [ics] = mail?.attachments.map(({ content }) => content.toString().replace(/\r\n[ ]/g, '')) ?? [];
    expect(ics).toContain('METHOD:DECLINECOUNTER\r\n');
    expect(ics).toContain(`UID:${meeting.icalUid}\r\n`);
    expect(ics).toContain('SEQUENCE:0\r\n');
    expect(ics).toMatch(/\r\nATTENDEE;.*PARTSTAT=DECLINED.*\r\n/);
    expect(ics).not.toMatch(/RSVP|STATUS:CANCELLED/);
    const from = [mail?.from].flat()[0]?.value[0]?.address;
    expect(ics).toContain(`mailto:${from}`);
  });

  it('hears nothing once the meeting has moved: the time does not stay', async () => {
    const { meeting, a } = await invited();
    await (await linkOf(scene, meeting, a)).propose(NEXT_DAY);
    const { id } = await proposalOf(meeting);
    await proposals.decide(id, false);
    meetingOf(await calls.move(meeting, DAY_AFTER));
    expect(await sent(declining(), id)).toEqual([]);
  });

  it('hears it all the same when only the place has changed', async () => {
    const { meeting, a } = await invited();
    await (await linkOf(scene, meeting, a)).propose(NEXT_DAY);
    const { id } = await proposalOf(meeting);
    await proposals.decide(id, false);
    meetingOf(await calls.move(meeting, NINE, { roomId: (await scene.area.room()).id }));
    expect(await sent(declining(), id)).toHaveLength(1);
  });

  it('hears nothing once the meeting is cancelled', async () => {
    const { meeting, a } = await invited();
    await (await linkOf(scene, meeting, a)).propose(NEXT_DAY);
    const { id } = await proposalOf(meeting);
    await proposals.decide(id, false);
    meetingOf(await calls.cancel(meeting));
    expect(await sent(declining(), id)).toEqual([]);
  });
});

test('whoever proposed the time that the meeting moves to is not asked again whether they come; the others are', async () => {
  const one = await invited();
  const other = await scene.person({ email: `other-${made}@test.example`, kind: 'CLIENT' });
  const meeting = meetingOf(await calls.change(one.meeting, { add: [{ personId: other.id }] }));
  await sendWaiting(scene);
  await (await linkOf(scene, meeting, one.a)).propose(DAY_AFTER);
  meetingOf(await proposals.decide((await proposalOf(meeting)).id, true));
  const mails = await sendWaiting(scene);
  const to = (address: string) => mails.find((mail) => [mail.to].flat()[0]?.text.includes(address));
  const own = to(one.address);
  expect(own?.ics?.replace(/\r\n[ ]/g, '')).toContain('PARTSTAT=ACCEPTED');
  expect(own?.subject).toContain('uusi aika');
  expect(own?.text).toContain('Olet vastannut, että tulet.');
  expect(own?.text).not.toMatch(/Kerro, sopiiko|Vastaa kutsuun|answer=ACCEPTED/);
  expect(own?.text).toContain('answer=DECLINED');
  const asked = to(`other-${made}@test.example`);
  expect(asked?.text).toContain('Kerro, sopiiko uusi aika sinulle.');
  expect(asked?.text).toContain('answer=ACCEPTED');
});

test('an invitation leads to its own link, and a cancellation to none', async () => {
  const { meeting, a, address } = await invited();
  const { token } = await linkOf(scene, meeting, a);
  const job = scene.app.application.get(SendInvitation, { strict: false });
  const send = async (): Promise<string> => {
    const [due] = await scene.rows<{ id: string }>(
      `SELECT d.id FROM delivery d JOIN invitation i ON i.id = d.invitation_id WHERE i.person_id = $1 AND d.state = 'QUEUED'`,
      [a],
    );
    const before = new Set(await mailFiles());
    await job.handle({
      id: due!.id,
      areaId: scene.area.id,
      kind: job.kind,
      subject: { deliveryId: due!.id },
      attempt: 1,
    });
    const [file] = (await mailFiles()).filter((each) => !before.has(each));
    const mail = await simpleParser(await readFile(path.join(folder(), file!)));
    expect([mail.to].flat()[0]?.text).toContain(address);
    return `${mail.text}${String(mail.html)}`;
  };
  const invitation = await send();
  for (const answer of ['ACCEPTED', 'DECLINED', 'PROPOSE'])
    expect(invitation).toContain(`${scene.app.settings.http.publicUrl}/invitation/${token}?answer=${answer}`);
  meetingOf(await calls.cancel(meeting));
  expect(await send()).not.toContain('/invitation/');
});
