import { type AnsweredLine, thisMorning } from '../builders/consultation-calls.js';
import { ConsultationScene, type ConsultationStaff } from '../builders/consultation-scene.js';
import { statementsOf } from '../support/count-statements.js';

let scene: ConsultationScene;
let doctor: ConsultationStaff;
let asker: ConsultationStaff;
let deputy: ConsultationStaff;
let topic: string;
let topics = 0;
beforeAll(async () => {
  scene = await ConsultationScene.open();
}, 60_000);
beforeEach(async () => {
  scene.app.clock.set('2027-01-04T06:00:00Z');
  topics += 1;
  topic = `Aihe ${topics}`;
  doctor = await scene.as(['CONSULTANT'], { displayName: 'Lauri Lääkäri', phone: '+358 40 123 4567' });
  deputy = await scene.as(['CONSULTANT'], { displayName: 'Siiri Sijainen' });
  asker = await scene.as(['PROFESSIONAL'], { displayName: 'Kaisa Kysyjä' });
  await doctor.consultations.setProfile(doctor.id, { topics: [topic], deputyId: deputy.id });
});
afterAll(() => scene?.close());

describe('call now', () => {
  const lineOf = async (staff = asker): Promise<AnsweredLine | undefined> =>
    (await staff.consultations.lines(topic))[0];

  it('is while a free telephone time runs, until the first that is not free', async () => {
    const slots = await doctor.consultations.published(doctor.id, {
      ...thisMorning,
      ...{ startTime: '08:30', endTime: '11:00', breaks: [{ startTime: '09:30', endTime: '10:00' }] },
    });
    const closed = { open: false, openUntil: null, phone: null };
    expect(await lineOf()).toMatchObject({ ...closed, topics: [topic], nextFreeSlot: { id: slots[0]!.id } });
    scene.app.clock.set('2027-01-04T06:35:00Z');
    expect(await lineOf()).toMatchObject({
      consultant: { id: doctor.id },
      open: true,
      openUntil: '2027-01-04T07:30:00.000Z',
      phone: '+358 40 123 4567',
      nextFreeSlot: { id: slots[1]!.id },
    });
    await asker.consultations.booked(slots[1]!.id);
    expect(await lineOf()).toMatchObject({ open: true, openUntil: '2027-01-04T07:00:00.000Z' });
    scene.app.clock.set('2027-01-04T07:05:00Z');
    expect(await lineOf()).toMatchObject({ ...closed, nextFreeSlot: { id: slots[2]!.id } });
    scene.app.clock.set('2027-01-04T07:45:00Z');
    expect(await lineOf()).toMatchObject(closed);
    scene.app.clock.set('2027-01-04T09:00:00Z');
    expect(await lineOf()).toMatchObject({ ...closed, nextFreeSlot: null });
  });

  it('is not for times by video, nor for another topic', async () => {
    await doctor.consultations.published(doctor.id, { ...thisMorning, channel: 'VIDEO' });
    scene.app.clock.set('2027-01-04T06:35:00Z');
    expect(await lineOf()).toMatchObject({ open: false });
    expect(await asker.consultations.lines('jotakin aivan muuta')).toEqual([]);
  });
});

it('the next free time stands on every case', async () => {
  const client = await scene.cases.client();
  const { id } = await scene.coordinator.cases.opened(client.id);
  const [slot] = await doctor.consultations.published(doctor.id);
  const query = `query ($id: ID!, $topic: String) { case(id: $id) { nextConsultationSlot(topic: $topic) { id consultant { id } } } }`;
  const next = async (about?: string) =>
    (await scene.app.data(query, { id, topic: about }, scene.coordinator.consultations.token)).case
      .nextConsultationSlot;
  expect(await next(topic)).toEqual({ id: slot!.id, consultant: { id: doctor.id } });
  expect(await next('jotakin aivan muuta')).toBeNull();
  expect(await next()).not.toBeNull();
});

it('a profile is shown with its person', async () => {
  const query = '{ people(search: "Lauri Lääkäri") { id consultantProfile { topics deputy { id } } } }';
  type Answer = { people: { id: string; consultantProfile: unknown }[] };
  const { people } = await scene.app.data<Answer>(query, {}, asker.consultations.token);
  expect(people.find(({ id }) => id === doctor.id)?.consultantProfile).toEqual({
    topics: [topic],
    deputy: { id: deputy.id },
  });
});

describe('a list of times', () => {
  it('is of a window that goes forwards and is a year at most', async () => {
    const codes = async (wish: object) =>
      asker.consultations
        .slots(wish)
        .catch((error: Error) => /"code":"(\w+)","field":"(\w+)"/.exec(error.message)?.slice(1));
    expect(await codes({ from: '2027-02-02T00:00:00Z' })).toEqual(['VALIDATION', 'to']);
    expect(await codes({ to: '2028-02-02T00:00:00Z' })).toEqual(['VALIDATION', 'to']);
    expect(await codes({ from: 'x' })).toEqual(['VALIDATION', 'from']);
    expect(await codes({ consultantId: 'x' })).toEqual([]);
  });

  it('of a week costs at most three statements, with who has booked what', async () => {
    const slots = await doctor.consultations.published(doctor.id, {
      slotDuration: 'PT15M',
      from: '2027-01-04',
      until: '2027-01-08',
      weekdays: ['MO', 'TU', 'TH'],
    });
    const callers = await Promise.all([1, 2, 3, 4, 5].map(() => scene.as(['PROFESSIONAL'])));
    for (const [index, caller] of callers.entries()) {
      await caller.consultations.booked(slots[index * 2]!.id, { cases: [{ summary: `asia ${index}` }] });
    }
    const read = () => doctor.consultations.slots({ consultantId: doctor.id, onlyFree: false });
    const value = await read();
    expect(value).toHaveLength(slots.length);
    expect(value.flatMap(({ consultation }) => consultation?.askedBy.id ?? [])).toEqual(callers.map(({ id }) => id));
    // The times with what has booked them, and the people: three would be the limit.
    expect(await statementsOf(read)).toHaveLength(2);
  });
});

describe('figures', () => {
  it('count what was published and asked, by whose organisation, and how long answers took', async () => {
    const area = scene.cases.meetings.area;
    const { id: organisationId } = await area.organisation('Kunta');
    const worker = await scene.as(['PROFESSIONAL'], { organisationId });
    const slots = await doctor.consultations.published(doctor.id, thisMorning);
    await worker.consultations.booked(slots[0]!.id);
    await asker.consultations.booked(slots[1]!.id);
    const gone = await worker.consultations.booked(slots[2]!.id);
    await worker.consultations.cancel(gone.id);
    await doctor.consultations.withdraw([slots[2]!.id]);
    const asked = [];
    for (let count = 0; count < 3; count += 1) asked.push(await worker.consultations.askedInWriting(topic));
    await asker.consultations.cancel((await asker.consultations.askedInWriting(topic)).id);
    scene.app.clock.set('2027-01-04T08:00:00Z');
    await doctor.consultations.answer(asked[0]!.id, ['vastaus']);
    scene.app.clock.set('2027-01-04T09:00:00Z');
    await doctor.consultations.contact(asked[1]!.id);
    expect(await doctor.consultations.figures()).toEqual({
      ...{ published: 4, booked: 2, withdrawn: 1, unused: 1, asked: 3, answeredInTime: 2, medianAnswerTime: 'PT2H30M' },
      byOrganisation: [
        { organisation: { id: organisationId }, booked: 1, asked: 3 },
        { organisation: null, booked: 1, asked: 0 },
      ],
    });
    const { consultations: theirs } = scene.coordinator;
    expect(await theirs.figures({ consultantId: doctor.id })).toEqual(await doctor.consultations.figures());
    expect((await theirs.figures())!.published).toBeGreaterThan(4);
    expect(await theirs.figures({ consultantId: doctor.id, from: '2027-02-01', to: '2027-02-28' })).toMatchObject({
      ...{ published: 0, asked: 0, medianAnswerTime: null, byOrganisation: [] },
    });
  });

  it('are for coordinators and administrators, and their own for consultants', async () => {
    expect(await asker.consultations.figures()).toBeNull();
    expect(await doctor.consultations.figures({ consultantId: deputy.id })).toBeNull();
    expect(await doctor.consultations.figures({ consultantId: 'x' })).toBeNull();
    expect(await doctor.consultations.figures({ consultantId: doctor.id.toUpperCase() })).not.toBeNull();
    const refused = await doctor.consultations.figures({ from: '2027-02-01' }).catch((error: Error) => error.message);
    expect(refused).toContain('"field":"to"');
  });
});
