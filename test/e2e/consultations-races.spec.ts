import { refusalsOf } from '../builders/consultation-calls.js';
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

it('one pattern is published once by two acts', async () => {
  const both = await Promise.all([doctor, scene.coordinator].map((each) => each.consultations.publish(doctor.id)));
  const ids = both.map(({ slots }) => slots.map(({ id }) => id));
  expect(ids[0]).toHaveLength(4);
  expect(ids[1]).toEqual(ids[0]);
  expect(both.flatMap(({ leftOut }) => leftOut)).toEqual([]);
});

it('of 64 who want one time one gets it, and the others hear of the next', async () => {
  const [slot, next] = await published({ topics: ['Kuormitus'] });
  const others = await Promise.all(Array.from({ length: 8 }, () => scene.as(['PROFESSIONAL'])));
  const calls = Array.from({ length: 64 }, (_, index) => others[index % 8]!.consultations.book(slot!.id));
  const answers = await Promise.all(calls);
  const lost = answers.filter(({ consultation }) => consultation === null);
  expect(lost).toHaveLength(63);
  for (const answer of lost) {
    expect(refusalsOf(answer)).toEqual(['TIME_TAKEN input.slotId']);
    expect(answer.problems[0]?.message).toBe(
      'Tämä aika ehti mennä. Seuraava vapaa aika on torstaina 7. tammikuuta kello 9.00.',
    );
    expect(answer.problems[0]?.conflicts).toMatchObject([{ person: { id: doctor.id }, start: slot!.start }]);
  }
  expect(await scene.cases.meetings.overlaps()).toBe(0);
  expect((await slotsOf(asker))[0]?.id).toBe(next!.id);
});

it('times are withdrawn while they are booked: whatever was booked is called off', async () => {
  const slots = await published({ slotDuration: 'PT5M' });
  const [booked, withdrawn] = await Promise.all([
    Promise.all(slots.map(({ id }) => asker.consultations.book(id))),
    doctor.consultations.withdraw(slots.map(({ id }) => id)),
  ]);
  expect(withdrawn.problems).toEqual([]);
  const stands = await Promise.all(
    booked.flatMap(({ consultation }) => (consultation ? [asker.consultations.consultation(consultation.id)] : [])),
  );
  expect(stands.map((each) => [each?.status, each?.meeting?.status])).toEqual(
    stands.map(() => ['CANCELLED', 'CANCELLED']),
  );
  expect(await taken()).toEqual([]);
});

it.each([0, 1, 2, 3])('a time is withdrawn while its booking is cancelled by another door (%d)', async (round) => {
  const slots = await published({ slotDuration: 'PT15M' });
  const booked = [];
  for (const { id } of slots) booked.push(await asker.consultations.booked(id));
  const cancelling = booked.map(({ id, meeting }, index) =>
    (index + round) % 2 === 0 ? asker.consultations.cancel(id) : doctor.meetings.cancel(meeting!),
  );
  const [{ problems }] = await Promise.all([
    doctor.consultations.withdraw(slots.map(({ id }) => id)),
    Promise.all(cancelling),
  ]);
  expect(problems).toEqual([]);
  const stand = await Promise.all(booked.map(({ id }) => asker.consultations.consultation(id)));
  expect(stand.map((each) => [each?.status, each?.meeting?.status])).toEqual(
    stand.map(() => ['CANCELLED', 'CANCELLED']),
  );
  expect((await slotsOf(asker, { onlyFree: false })).map(({ status }) => status)).toEqual(slots.map(() => 'WITHDRAWN'));
  expect(await taken()).toEqual([]);
});
