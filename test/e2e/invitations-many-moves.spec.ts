import { eventually } from '../support/eventually.js';
import { meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { caughtMails, type ReadMail, valueOf } from '../builders/read-mail.js';

const MOVES = 100;

/** What a calendar program keeps of an event: the newest message that it has seen (RFC 5546, 2.1.5). */
interface Kept {
  readonly sequence: number;
  readonly dtstamp: string;
  readonly method: string;
  readonly start: string;
}

/** The events of a calendar after these messages, in this order; those cancelled are gone. */
function calendarAfter(messages: readonly ReadMail[]): Map<string, string> {
  const kept = new Map<string, Kept>();
  for (const mail of messages) {
    const next = {
      sequence: Number(valueOf(mail, 'SEQUENCE')),
      dtstamp: valueOf(mail, 'DTSTAMP'),
      method: mail.method,
      start: valueOf(mail, 'DTSTART'),
    };
    const known = kept.get(valueOf(mail, 'UID'));
    const isNewer =
      !known || next.sequence > known.sequence || (next.sequence === known.sequence && next.dtstamp >= known.dtstamp);
    if (isNewer) kept.set(valueOf(mail, 'UID'), next);
  }
  return new Map(
    [...kept].flatMap(([uid, { method, start }]) => (method === 'REQUEST' ? [[uid, start] as const] : [])),
  );
}

/** Orders in which mails may come: as sent, backwards, and as dealt by a few fixed shuffles. */
function orders<Value>(values: readonly Value[]): Value[][] {
  const dealt = [7, 31, 97].map((step) =>
    values.map((value, index) => ({ value, at: (index * step) % 101 })).sort((one, other) => one.at - other.at),
  );
  return [[...values], [...values].reverse(), ...dealt.map((cards) => cards.map(({ value }) => value))];
}

let scene: MeetingScene;
beforeAll(async () => {
  scene = await MeetingScene.open({ roles: ['api', 'worker'] });
}, 60_000);
afterAll(() => scene?.close());

const everySent = () =>
  eventually(async () => {
    const [row] = await scene.rows<{ n: number }>(`SELECT count(*)::int AS n FROM delivery WHERE state = 'QUEUED'`);
    return row?.n === 0;
  });

describe(`a meeting moved ${MOVES} times`, () => {
  it('is one event in each calendar, in whatever order and however often its mails come', async () => {
    const people = [await scene.person({ email: 'a@test.example' }), await scene.person({ email: 'b@test.example' })];
    const part = { offset: 'PT15M', duration: 'PT15M' };
    let meeting = await scene.calls.booked('2027-03-01T09:00:00+02:00', [
      people[0]!.id,
      { personId: people[1]!.id, part },
    ]);
    for (let move = 1; move <= MOVES; move += 1) {
      // Now and then the clock is put back, as machines' clocks are; DTSTAMP must not follow it.
      scene.app.clock.advanceMilliseconds(move % 10 === 0 ? -90_000 : 20_000);
      const hour = String(8 + (move % 9)).padStart(2, '0');
      meeting = meetingOf(await scene.calls.move(meeting, `2027-03-0${1 + (move % 5)}T${hour}:00:00+02:00`));
      // Every third move lets its mails leave first: of the others some are overtaken.
      if (move % 3 === 0) await everySent();
    }
    await everySent();
    const mails = await caughtMails(scene.app);
    for (const address of ['a@test.example', 'b@test.example']) {
      const own = mails.filter(({ to }) => to[0] === address);
      expect(own.length).toBeGreaterThan(30);
      const last = { start: address.startsWith('a') ? '20270301T090000' : '20270301T091500' };
      for (const order of orders([...own, ...own.slice(0, 20)])) {
        const calendar = calendarAfter(order);
        expect([...calendar.values()]).toEqual([last.start]);
      }
      const bySequence = [...own].sort((a, b) => Number(valueOf(a, 'SEQUENCE')) - Number(valueOf(b, 'SEQUENCE')));
      const stamps = bySequence.map((mail) => valueOf(mail, 'DTSTAMP'));
      expect(stamps).toEqual([...stamps].sort());
      expect(new Set(own.map((mail) => valueOf(mail, 'SEQUENCE'))).size).toBe(own.length);
    }
    meetingOf(await scene.calls.cancel(meeting));
    await everySent();
    const all = await caughtMails(scene.app);
    for (const order of orders(all)) expect(calendarAfter(order).size).toBe(0);
  }, 120_000);
});
