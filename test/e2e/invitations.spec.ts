import type { AnsweredMeeting } from '../builders/meeting-answers.js';
import { eventually } from '../support/eventually.js';
import { meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { caughtMails, type ReadMail, valueOf } from '../builders/read-mail.js';

let scene: MeetingScene;
const seen = new Set<string>();

beforeAll(async () => {
  scene = await MeetingScene.open({
    roles: ['api', 'worker'],
    organiser: { displayName: 'Olli Organisoija', phone: '040 0000 111', email: 'olli@test.example' },
  });
}, 60_000);
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T13:00:00+02:00';

/** Waits until every message of the meeting has come to an end, and reads the mails that are new. */
async function mailsOf(meeting: { id: string }): Promise<ReadMail[]> {
  await eventually(async () => {
    const [row] = await scene.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM delivery d JOIN invitation i ON i.id = d.invitation_id
       WHERE i.meeting_id = $1 AND d.state = 'QUEUED'`,
      [meeting.id],
    );
    return row?.n === 0;
  });
  const fresh = (await caughtMails(scene.app)).filter(({ messageId }) => !seen.has(messageId));
  for (const { messageId } of fresh) seen.add(messageId);
  return fresh;
}

const toWhom = (mails: ReadMail[], address: string): ReadMail => {
  const found = mails.filter(({ to }) => to.includes(address));
  if (found.length !== 1) throw new Error(`${found.length} mails to ${address}`);
  return found[0] as ReadMail;
};
const everythingIn = ({ raw, subject, text, html, ics }: ReadMail) => [raw, subject, text, html, ics].join('\n');
const dtstamp = (mail: ReadMail) => valueOf(mail, 'DTSTAMP');

describe('six people of three languages', () => {
  const recipients = [
    { email: 'aino@test.example', language: 'FI', kind: 'CLIENT' },
    { email: 'bo@test.example', language: 'SV', kind: 'CLIENT' },
    { email: 'cecil@test.example', language: 'EN', kind: 'SUPPORTER', accessNeeds: ['EASY_LANGUAGE'] },
    { email: 'dora@test.example', language: 'FI', kind: 'PROFESSIONAL', profession: 'PHYSICIAN' },
    { email: 'eva@test.example', language: 'SV', kind: 'PROFESSIONAL', profession: 'BENEFITS_EXPERT' },
    { email: 'fred@test.example', language: 'EN', kind: 'PROFESSIONAL' },
  ] as const;
  const requirements = ['REQUIRED', 'REQUIRED', 'OPTIONAL', 'CHAIR', 'REQUIRED', 'INFORMED'];
  const secret = /hoito|psykiatri|kelan|viesti vain sivulle/i;
  let meeting: AnsweredMeeting;
  let booked: ReadMail[];
  let moved: ReadMail[];
  let cancelled: ReadMail[];

  beforeAll(async () => {
    const people = [];
    for (const wish of recipients) {
      const accessNeeds = 'accessNeeds' in wish ? [...wish.accessNeeds] : [];
      people.push(await scene.person({ ...wish, accessNeeds, displayName: `Nimi ${wish.email.slice(0, 3)}` }));
    }
    const room = await scene.area.room({
      name: 'Psykiatrian poliklinikka 3',
      publicName: 'Tapaamistila',
      publicAddress: 'Kauppakatu 1, Laukaa',
    });
    const participants = people.map(({ id }, index) => ({ personId: id, requirement: requirements[index] }));
    const wish = {
      roomId: room.id,
      channel: 'ON_SITE',
      title: 'Hoitokokous Kelan kanssa',
      message: 'Viesti vain sivulle',
    };
    meeting = await scene.calls.booked(NINE, participants, wish);
    booked = await mailsOf(meeting);
    scene.app.clock.advanceMinutes(5);
    meeting = meetingOf(await scene.calls.move(meeting, NEXT_DAY));
    moved = await mailsOf(meeting);
    scene.app.clock.advanceMinutes(5);
    meeting = meetingOf(await scene.calls.cancel(meeting, { message: 'Viesti vain sivulle' }));
    cancelled = await mailsOf(meeting);
  });

  it('get one mail each of every change, addressed to them alone', () => {
    const addresses = recipients.map(({ email }) => email as string).sort();
    for (const mails of [booked, moved, cancelled]) {
      expect(mails.map(({ to }) => to).sort()).toEqual(addresses.map((address) => [address]));
      for (const mail of mails) {
        const others = addresses.filter((address) => !mail.to.includes(address));
        for (const other of [...others, 'olli@test.example']) expect(everythingIn(mail)).not.toContain(other);
        const names = recipients.map(({ email }) => `Nimi ${email.slice(0, 3)}`);
        expect(names.filter((name) => everythingIn(mail).includes(name)).length).toBeLessThanOrEqual(1);
      }
    }
  });

  it('list one ATTENDEE, themselves, in their role', () => {
    const roles = [
      'REQ-PARTICIPANT',
      'REQ-PARTICIPANT',
      'OPT-PARTICIPANT',
      'CHAIR',
      'REQ-PARTICIPANT',
      'NON-PARTICIPANT',
    ];
    for (const mails of [booked, moved, cancelled]) {
      for (const [index, { email }] of recipients.entries()) {
        const attendees = toWhom(mails, email).event.filter(({ name }) => name === 'ATTENDEE');
        expect(attendees.map(({ value }) => value)).toEqual([`mailto:${email}`]);
        expect(attendees[0]?.parameters.ROLE).toBe(roles[index]);
      }
    }
  });

  it('carry one UID through life, a SEQUENCE that rises, and a DTSTAMP that never goes back', () => {
    for (const { email } of recipients) {
      const [first, second, last] = [booked, moved, cancelled].map((mails) => toWhom(mails, email)) as [
        ReadMail,
        ReadMail,
        ReadMail,
      ];
      const life = [first, second, last];
      expect(life.map(({ method }) => method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL']);
      expect(life.map((mail) => valueOf(mail, 'UID'))).toEqual(Array(3).fill(meeting.icalUid));
      expect(life.map((mail) => valueOf(mail, 'SEQUENCE'))).toEqual(['0', '1', '2']);
      for (const mail of life) expect(dtstamp(mail)).toMatch(/^\d{8}T\d{6}Z$/);
      expect(life.map(dtstamp)).toEqual([...life.map(dtstamp)].sort());
      expect(new Set(life.map(({ messageId }) => messageId)).size).toBe(3);
      expect(life.map((mail) => valueOf(mail, 'STATUS'))).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
      expect(life.map((mail) => valueOf(mail, 'DTSTART'))).toEqual([
        '20270301T090000',
        '20270302T130000',
        '20270302T130000',
      ]);
    }
  });

  it('answer to an address of their own that stays the same', () => {
    const boxes = recipients.map(({ email }) => {
      const life = [booked, moved, cancelled].map((mails) => toWhom(mails, email));
      const organisers = life.map((mail) => valueOf(mail, 'ORGANIZER'));
      expect(new Set(organisers).size).toBe(1);
      for (const mail of life) {
        expect(`mailto:${mail.from}`).toBe(organisers[0]);
        expect(mail.replyTo).toBe(mail.from);
        expect(mail.event.find(({ name }) => name === 'ORGANIZER')?.parameters.CN).toBe('Olli Organisoija');
      }
      return organisers[0];
    });
    expect(new Set(boxes).size).toBe(6);
    for (const box of boxes) expect(box).toMatch(/^mailto:yhteisaika\+[0-9a-f]{32}@demo\.example$/);
  });

  it("read their own language, and nothing that is nobody else's business", () => {
    const subjects = {
      FI: [/^Kutsu tapaamiseen/, /uusi aika|muuttunut/i, /peru/i],
      SV: [/^Inbjudan till/, /nya? tid/i, /inställt/i],
      EN: [/^(Invitation to|For your information:)/, /new time|moved/i, /cancelled/i],
    };
    for (const [round, mails] of [booked, moved, cancelled].entries()) {
      for (const { email, language } of recipients) {
        const mail = toWhom(mails, email);
        expect(mail.subject).toMatch(subjects[language][round] as RegExp);
        expect(valueOf(mail, 'SUMMARY')).toBe({ FI: 'Tapaaminen', SV: 'Möte', EN: 'Meeting' }[language]);
        expect(everythingIn(mail)).not.toMatch(secret);
      }
    }
    for (const mail of booked) {
      expect(valueOf(mail, 'LOCATION')).toBe('Tapaamistila\\, Kauppakatu 1\\, Laukaa');
      expect(mail.text).toContain('Kauppakatu 1');
    }
  });

  it('are shown to the organiser as they were sent', () => {
    expect(meeting.invitations).toHaveLength(6);
    for (const invitation of meeting.invitations) {
      expect(invitation).toMatchObject({ uid: meeting.icalUid, sequence: 2, method: 'CANCEL', start: meeting.start });
    }
  });
});

describe('who has no e-mail', () => {
  it('is shown as SUPPRESSED with what to do, in the language of the reader; others get theirs', async () => {
    const [without, with_] = [await scene.person(), await scene.person({ email: 'on@test.example' })];
    const meeting = await scene.calls.booked(NINE, [without.id, with_.id]);
    expect((await mailsOf(meeting)).map(({ to }) => to)).toEqual([['on@test.example']]);
    const of = async (language: 'FI' | 'SV' | 'EN', id: string) => {
      const reader = await scene.as(['COORDINATOR'], { language });
      return (await reader.meeting(meeting.id))!.invitations.find(({ person }) => person.id === id);
    };
    expect(await of('FI', without.id)).toMatchObject({
      state: 'SUPPRESSED',
      attempts: 0,
      sentAt: null,
      lastError: 'Vastaanottajalla ei ole sähköpostia. Soita vastaanottajalle tai lisää osoite.',
    });
    expect((await of('SV', without.id))!.lastError).toMatch(/^Mottagaren har ingen e-post\./);
    expect((await of('EN', without.id))!.lastError).toMatch(/^The recipient has no e-mail\./);
    const sentAt = new Date(scene.app.clock.now()).toISOString();
    expect(await of('FI', with_.id)).toMatchObject({ state: 'SENT', attempts: 1, sentAt, lastError: null });
  });
});

describe('a part', () => {
  it('is an event of its own, with its own UID, times and SEQUENCE', async () => {
    const [whole, part] = [
      await scene.person({ email: 'w@test.example' }),
      await scene.person({ email: 'p@test.example' }),
    ];
    const participants = [whole.id, { personId: part.id, part: { offset: 'PT0S', duration: 'PT30M' } }];
    const meeting = await scene.calls.booked('2027-04-01T09:00:00+03:00', participants, { duration: 'PT2H' });
    const invited = await mailsOf(meeting);
    const own = toWhom(invited, 'p@test.example');
    const uid = valueOf(own, 'UID');
    expect(uid).not.toBe(meeting.icalUid);
    expect([valueOf(own, 'DTSTART'), valueOf(own, 'DTEND')]).toEqual(['20270401T090000', '20270401T093000']);
    expect(valueOf(toWhom(invited, 'w@test.example'), 'UID')).toBe(meeting.icalUid);

    const longer = meetingOf(await scene.calls.move(meeting, '2027-04-01T09:00:00+03:00', { duration: 'PT3H' }));
    expect((await mailsOf(longer)).map(({ to }) => to)).toEqual([['w@test.example']]);
    scene.app.clock.advanceMinutes(1);
    const moved = meetingOf(await scene.calls.move(longer, '2027-04-02T09:00:00+03:00'));
    const again = toWhom(await mailsOf(moved), 'p@test.example');
    expect([valueOf(again, 'UID'), valueOf(again, 'SEQUENCE')]).toEqual([uid, '1']);
    expect(valueOf(again, 'DTSTART')).toBe('20270402T090000');
  });
});

describe('a change of room alone', () => {
  it('is told to those who come there', async () => {
    const [there, afar] = [
      await scene.person({ email: 't@test.example' }),
      await scene.person({ email: 'a@test.example' }),
    ];
    const [first, second] = [await scene.area.room(), await scene.area.room({ publicName: 'Yläkerta' })];
    const participants = [there.id, { personId: afar.id, channel: 'PHONE' }];
    const meeting = await scene.calls.booked(NINE, participants, { roomId: first.id, channel: 'ON_SITE' });
    expect(await mailsOf(meeting)).toHaveLength(2);
    scene.app.clock.advanceMinutes(1);
    const moved = meetingOf(await scene.calls.move(meeting, NINE, { roomId: second.id }));
    const mails = await mailsOf(moved);
    expect(mails.map(({ to }) => to)).toEqual([['t@test.example']]);
    expect(mails[0]!.text).toContain('Yläkerta');
    expect(valueOf(mails[0]!, 'LOCATION')).toBe('Yläkerta');
    expect(valueOf(mails[0]!, 'SEQUENCE')).toBe('1');
  });
});

describe('hostile texts', () => {
  it('stay texts in mail and calendar', async () => {
    const evil = '<img src=x onerror=alert(1)> & "lainaus"; BEGIN:VEVENT';
    const person = await scene.person({ email: 'h@test.example', displayName: '</p><b>Hei' });
    const room = await scene.area.room({ publicName: '<i>Tila</i>;,\\' });
    const wish = { publicTitle: evil, channel: 'ON_SITE', roomId: room.id };
    const meeting = await scene.calls.booked('2027-05-03T09:00:00+03:00', [person.id], wish);
    const mail = toWhom(await mailsOf(meeting), 'h@test.example');
    expect(mail.html).not.toMatch(/<img|<i>Tila|<b>Hei/);
    expect(mail.ics.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
    expect(valueOf(mail, 'SUMMARY')).toBe(evil.replace(/([;,\\])/g, '\\$1'));
    expect(valueOf(mail, 'LOCATION')).toBe('<i>Tila</i>\\;\\,\\\\');
  });
});
