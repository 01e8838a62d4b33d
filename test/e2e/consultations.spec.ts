import { meetingOf } from '../builders/meeting-calls.js';
import { refusalsOf, thisMorning, thursday } from '../builders/consultation-calls.js';
import { ConsultationScene, type ConsultationStaff } from '../builders/consultation-scene.js';

let scene: ConsultationScene;
let doctor: ConsultationStaff;
let asker: ConsultationStaff;
beforeAll(async () => {
  scene = await ConsultationScene.open();
}, 60_000);
beforeEach(async () => {
  scene.app.clock.set('2027-01-04T06:00:00Z');
  doctor = await scene.as(['CONSULTANT'], { displayName: 'Lauri Lääkäri' });
  asker = await scene.as(['PROFESSIONAL'], { displayName: 'Kaisa Kysyjä' });
});
afterAll(() => scene?.close());

const published = (wish: object = {}) => doctor.consultations.published(doctor.id, wish);
const slotsOf = (staff: ConsultationStaff, wish: object = {}) =>
  staff.consultations.slots({ consultantId: doctor.id, ...wish });
/** How the doctor's calendar is taken. */
const taken = () =>
  scene.rows<{ slot: string | null; meeting: string | null }>(
    `SELECT c.consultation_slot_id AS slot, c.meeting_id AS meeting FROM commitment c JOIN person p ON p.holder_id = c.holder_id
     WHERE p.id = $1 ORDER BY c.starts_at`,
    [doctor.id],
  );

describe('a day of times', () => {
  it('is published in one act, and each time holds the calendar until it is booked', async () => {
    const slots = await published({ breaks: [{ startTime: '09:00', endTime: '09:30' }], maximumCases: 2 });
    expect(slots.map(({ start, end, status }) => [start, end, status])).toEqual([
      ['2027-01-07T06:30:00.000Z', '2027-01-07T07:00:00.000Z', 'FREE'],
      ['2027-01-07T07:30:00.000Z', '2027-01-07T08:00:00.000Z', 'FREE'],
      ['2027-01-07T08:00:00.000Z', '2027-01-07T08:30:00.000Z', 'FREE'],
    ]);
    expect(slots[0]).toMatchObject({ channel: 'PHONE', maximumCases: 2, consultant: { id: doctor.id } });
    expect((await taken()).map(({ slot }) => slot)).toEqual(slots.map(({ id }) => id));
    const over = await asker.meetings.book('2027-01-07T09:45:00+02:00', [doctor.id], { duration: 'PT15M' });
    expect(over.problems.map(({ code }) => code)).toEqual(['TIME_TAKEN']);
    expect(over.problems[0]?.conflicts).toMatchObject([{ person: { id: doctor.id }, heldUntil: null }]);
  });

  it('is busy for every search, also for one that looks past a meeting', async () => {
    const other = await asker.meetings.booked('2027-01-07T11:00:00+02:00', [doctor.id], { duration: 'PT30M' });
    await published();
    const find = `query ($input: FindMeetingTimesInput!) { findMeetingTimes(input: $input) { suggestions { start } } }`;
    const starts = async (ignoreMeetingId: string | null) => {
      const input = {
        ...{ from: '2027-01-07T08:30:00+02:00', to: '2027-01-07T11:30:00+02:00', duration: 'PT30M', grid: 'PT30M' },
        ...{ channel: 'PHONE', unknownCountsAsFree: true, ignoreMeetingId, attendance: [{ anyOf: [doctor.id] }] },
      };
      type Answer = { findMeetingTimes: { suggestions: { start: string }[] } };
      const { findMeetingTimes } = await scene.app.data<Answer>(find, { input }, asker.consultations.token);
      return findMeetingTimes.suggestions.map(({ start }) => start.slice(11, 16)).sort();
    };
    expect(await starts(null)).toEqual(['08:30']);
    expect(await starts(other.id)).toEqual(['08:30', '09:00']);
  });

  it('leaves out what is taken already and tells it, and doubles nothing when it is published again', async () => {
    await asker.meetings.booked('2027-01-07T09:15:00+02:00', [doctor.id], { duration: 'PT30M' });
    await scene.cases.meetings.area.timeOff(doctor.id, '2027-01-07T10:15:00+02:00', '2027-01-07T12:00:00+02:00');
    const first = await doctor.consultations.publish(doctor.id);
    expect(first.slots.map(({ start }) => start)).toEqual(['2027-01-07T06:30:00.000Z']);
    expect(first.leftOut).toEqual([
      { person: { id: doctor.id }, start: '2027-01-07T07:15:00.000Z', end: '2027-01-07T07:45:00.000Z' },
      { person: { id: doctor.id }, start: '2027-01-07T08:15:00.000Z', end: '2027-01-07T10:00:00.000Z' },
    ]);
    const again = await doctor.consultations.publish(doctor.id);
    expect(again).toEqual(first);
    await asker.consultations.booked(first.slots[0]!.id);
    const third = await doctor.consultations.publish(doctor.id);
    expect(third.slots.map(({ id, status }) => [id, status])).toEqual([[first.slots[0]!.id, 'BOOKED']]);
    expect(third.leftOut).toEqual(first.leftOut);
  });

  it('is refused when no time of it is free', async () => {
    await asker.meetings.booked('2027-01-07T08:00:00+02:00', [doctor.id], { duration: 'PT3H' });
    const { slots, problems } = await doctor.consultations.publish(doctor.id);
    expect(slots).toEqual([]);
    expect(refusalsOf({ problems })).toEqual(['TIME_TAKEN input.startTime']);
    expect(problems[0]?.conflicts).toHaveLength(1);
  });
});

describe('two calls', () => {
  it('find the next free time of a topic and book it, with a neutral event in both calendars', async () => {
    await doctor.consultations.setProfile(doctor.id, { topics: ['Uupumus'] });
    await published();
    const [next] = await asker.consultations.slots({ topic: 'uupumus' });
    const consultation = await asker.consultations.booked(next!.id);
    expect(consultation).toMatchObject({
      status: 'BOOKED',
      askedBy: { id: asker.id },
      consultant: { id: doctor.id },
      slot: { id: next!.id, status: 'BOOKED', topics: ['Uupumus'] },
      cases: [],
      dueAt: null,
      meeting: {
        start: next!.start,
        end: next!.end,
        status: 'CONFIRMED',
        publicTitle: 'Tapaaminen',
        channel: 'PHONE',
        case: null,
      },
    });
    const { id: meetingId } = consultation.meeting!;
    const meeting = await doctor.meetings.meeting(meetingId);
    expect(meeting?.kind).toBe('CONSULTATION');
    expect(meeting?.organiser.id).toBe(asker.id);
    expect(meeting?.participants.map(({ person, requirement }) => [person.id, requirement])).toEqual([
      [doctor.id, 'CHAIR'],
      [asker.id, 'REQUIRED'],
    ]);
    expect(meeting?.invitations).toHaveLength(2);
    expect((await taken()).filter(({ meeting: of }) => of === meetingId)).toHaveLength(1);
    expect((await slotsOf(asker)).map(({ id }) => id)).not.toContain(next!.id);
    expect((await slotsOf(asker, { onlyFree: false }))[0]).toMatchObject({ id: next!.id, status: 'BOOKED' });
  });

  it('are the same call when the key is', async () => {
    const [slot, other] = await published();
    const once = await asker.consultations.booked(slot!.id, { idempotencyKey: 'a' });
    expect(await asker.consultations.booked(slot!.id, { idempotencyKey: 'a' })).toEqual(once);
    expect(refusalsOf(await asker.consultations.book(other!.id, { idempotencyKey: 'a' }))).toEqual([
      'VALIDATION input.idempotencyKey',
    ]);
  });

  it('take as many cases as the time is for', async () => {
    const [slot] = await published({ maximumCases: 2 });
    const cases = ['yksi', 'kaksi', 'kolme'].map((summary) => ({ summary }));
    expect(refusalsOf(await asker.consultations.book(slot!.id, { cases }))).toEqual(['LIMIT_REACHED input.cases']);
    const booked = await asker.consultations.booked(slot!.id, { cases: [{ summary: 'yksi' }, { question: 'kaksi' }] });
    expect(booked.cases).toEqual([
      { summary: 'yksi', question: null, answer: null },
      { summary: null, question: 'kaksi', answer: null },
    ]);
  });

  it("are refused when the caller's own time is taken, and leave the time free", async () => {
    const [slot] = await published();
    await asker.meetings.booked(slot!.start, [asker.id]);
    const refused = await asker.consultations.book(slot!.id);
    expect(refusalsOf(refused)).toEqual(['TIME_TAKEN input.slotId']);
    expect(refused.problems[0]?.conflicts).toMatchObject([{ person: { id: asker.id } }]);
    expect((await slotsOf(asker))[0]?.id).toBe(slot!.id);
    expect((await taken())[0]?.slot).toBe(slot!.id);
  });
});

describe('a cancelled consultation', () => {
  it.each(['asker', 'doctor'] as const)('by the %s frees the time again', async (who) => {
    const [slot] = await published();
    const { id } = await asker.consultations.booked(slot!.id);
    const staff = who === 'asker' ? asker : doctor;
    const { consultation, problems } = await staff.consultations.cancel(id);
    expect(problems).toEqual([]);
    expect(consultation).toMatchObject({
      status: 'CANCELLED',
      meeting: { status: 'CANCELLED' },
      slot: { status: 'FREE' },
    });
    expect((await taken())[0]).toEqual({ slot: slot!.id, meeting: null });
    const again = await scene.as(['PROFESSIONAL']);
    expect(await again.consultations.booked(slot!.id)).toMatchObject({ status: 'BOOKED' });
    expect(refusalsOf(await asker.consultations.cancel(id))).toEqual(['ALREADY_CANCELLED consultationId']);
  });

  it('goes with its meeting, cancelled by the other door', async () => {
    const [slot] = await published();
    const { id, meeting } = await asker.consultations.booked(slot!.id);
    meetingOf(await scene.coordinator.meetings.cancel(meeting!));
    expect(await asker.consultations.consultation(id)).toMatchObject({ status: 'CANCELLED', slot: { status: 'FREE' } });
    expect((await taken())[0]).toEqual({ slot: slot!.id, meeting: null });
  });

  it('leaves a time that the consultant has declined withdrawn', async () => {
    const [slot] = await published();
    const { id, meeting } = await asker.consultations.booked(slot!.id);
    await scene.rows(`UPDATE participation SET status = 'DECLINED' WHERE meeting_id = $1 AND person_id = $2`, [
      meeting!.id,
      doctor.id,
    ]);
    expect((await asker.consultations.cancel(id)).consultation).toMatchObject({ slot: { status: 'WITHDRAWN' } });
  });

  it('cannot be once its time is over', async () => {
    const [slot] = await published({ ...thisMorning });
    const { id } = await asker.consultations.booked(slot!.id);
    scene.app.clock.set(slot!.end);
    expect(refusalsOf(await asker.consultations.cancel(id))).toEqual(['VALIDATION consultationId']);
    expect(refusalsOf(await doctor.consultations.withdraw([slot!.id]))).toEqual(['VALIDATION slotIds.0']);
    expect(await asker.consultations.consultation(id)).toMatchObject({ status: 'BOOKED' });
  });
});

describe('a moved meeting', () => {
  it('leaves its slot, which others can book', async () => {
    const [slot] = await published();
    const { id, meeting } = await asker.consultations.booked(slot!.id);
    meetingOf(await asker.meetings.move(meeting!, '2027-01-07T13:00:00+02:00'));
    expect(await asker.consultations.consultation(id)).toMatchObject({
      status: 'BOOKED',
      slot: null,
      meeting: { start: '2027-01-07T11:00:00.000Z' },
    });
    expect((await slotsOf(asker))[0]).toMatchObject({ id: slot!.id, status: 'FREE' });
  });

  it('that still needs a part of the time withdraws it', async () => {
    const [slot] = await published({ endTime: '09:00' });
    const { meeting } = await asker.consultations.booked(slot!.id);
    meetingOf(await asker.meetings.move(meeting!, '2027-01-07T08:45:00+02:00'));
    expect((await slotsOf(asker, { onlyFree: false })).map(({ status }) => status)).toEqual(['WITHDRAWN']);
    expect(await scene.cases.meetings.overlaps()).toBe(0);
  });
});

describe('withdrawn times', () => {
  it('give the calendar back, call off what was booked, and offer the next free ones', async () => {
    const slots = await published({ topics: ['Kipu'], until: '2027-01-14' });
    const { id, meeting } = await asker.consultations.booked(slots[1]!.id);
    const ids = slots.slice(0, 3).map((slot) => slot.id);
    const answer = await doctor.consultations.withdraw(ids);
    expect(answer.problems).toEqual([]);
    expect(answer.slots.map(({ status }) => status)).toEqual(['WITHDRAWN', 'WITHDRAWN', 'WITHDRAWN']);
    const consultation = await asker.consultations.consultation(id);
    expect(consultation).toMatchObject({
      status: 'CANCELLED',
      meeting: { status: 'CANCELLED' },
      slot: { status: 'WITHDRAWN' },
    });
    expect(consultation?.alternatives.map((slot) => slot.id)).toEqual(slots.slice(3, 6).map((slot) => slot.id));
    expect((await doctor.consultations.consultation(id))?.alternatives).toEqual([]);
    expect((await taken()).map(({ slot }) => slot)).toEqual(slots.slice(3).map((slot) => slot.id));
    const [row] = await scene.rows<{ message: string }>(
      'SELECT cancellation_message AS message FROM meeting WHERE id = $1',
      [meeting!.id],
    );
    expect(row?.message).toBe('Tämä aika on peruttu. Saat viestin, jossa kerrotaan seuraavat vapaat ajat.');
    expect((await doctor.consultations.withdraw(ids)).problems).toEqual([]);
    expect(await published({ topics: ['Kipu'] })).toHaveLength(4);
  });
});

test(`the doctor's Thursday lasts as local time through the change of clocks, without holidays`, async () => {
  const slots = await published({ ...thursday, from: '2027-03-18', until: '2027-04-01', endTime: '09:00' });
  // 26 March 2027 is Good Friday, a Friday; the clocks change on Sunday 28.
  expect(slots.map(({ start }) => start)).toEqual([
    '2027-03-18T06:30:00.000Z',
    '2027-03-25T06:30:00.000Z',
    '2027-04-01T05:30:00.000Z',
  ]);
  const fridays = await published({ from: '2027-03-19', until: '2027-04-02', weekdays: ['FR'], endTime: '09:00' });
  expect(fridays.map(({ start }) => start.slice(0, 10))).toEqual(['2027-03-19', '2027-04-02']);
});
