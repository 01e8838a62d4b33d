import type { ViewerRole } from '../../src/platform/identity/viewer.js';
import { AreaBuilder } from '../builders/area-builder.js';
import { refusalsOf, thursday } from '../builders/consultation-calls.js';
import { ConsultationScene, type ConsultationStaff } from '../builders/consultation-scene.js';

let scene: ConsultationScene;
let doctor: ConsultationStaff;
let asker: ConsultationStaff;
let deputy: ConsultationStaff;
let elsewhere: ConsultationStaff;
let topic: string;
let topics = 0;
beforeAll(async () => {
  scene = await ConsultationScene.open();
  const foreign = await AreaBuilder.create(scene.app.owner, 'Toinen alue');
  elsewhere = await scene.as(['ADMINISTRATOR', 'COORDINATOR', 'CONSULTANT'], {}, foreign);
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

const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('who may', () => {
  const ROLES: readonly (readonly [role: ViewerRole | 'NONE', keepsOthers: boolean, asks: boolean])[] = [
    ['ADMINISTRATOR', true, true],
    ['COORDINATOR', true, true],
    ['PROFESSIONAL', false, true],
    ['CONSULTANT', false, true],
    ['COACH', false, true],
    ['GROUP_LEADER', false, true],
    ['NONE', false, false],
  ];

  it.each(ROLES)('%s keeps the times of others: %s, and asks: %s', async (role, keepsOthers, asks) => {
    const staff = await scene.as(role === 'NONE' ? [] : [role]);
    const [slot] = await doctor.consultations.published(doctor.id);
    const kept = [
      refusalsOf(await staff.consultations.publish(doctor.id)),
      refusalsOf(await staff.consultations.setProfile(doctor.id, { topics: [topic] })),
    ];
    expect(kept).toEqual(keepsOthers ? [[], []] : [['FORBIDDEN null'], ['FORBIDDEN null']]);
    const asked = [
      refusalsOf(await staff.consultations.book(slot!.id)),
      refusalsOf(await staff.consultations.askInWriting(topic)),
    ];
    expect(asked).toEqual(asks ? [[], []] : [['FORBIDDEN null'], ['FORBIDDEN null']]);
    const withdrawn = refusalsOf(await staff.consultations.withdraw([slot!.id]));
    expect(withdrawn).toEqual(keepsOthers ? [] : ['FORBIDDEN slotIds.0']);
  });

  it('is for oneself whoever has the role, and a coordinator for a professional without an account', async () => {
    const plain = await scene.cases.meetings.person({ profession: 'PHYSICIAN' });
    expect(await scene.coordinator.consultations.published(plain.id)).toHaveLength(4);
    expect(refusalsOf(await asker.consultations.publish(asker.id))).toEqual(['FORBIDDEN null']);
    const client = await scene.cases.client();
    expect(refusalsOf(await scene.coordinator.consultations.publish(client.id))).toEqual([
      'VALIDATION input.consultantId',
    ]);
    expect(refusalsOf(await scene.coordinator.consultations.setProfile(client.id, { topics: [] }))).toEqual([
      'VALIDATION input.personId',
    ]);
    const wrong = { topics: ['a', ' '], deputyId: doctor.id };
    expect(refusalsOf(await doctor.consultations.setProfile(doctor.id, wrong))).toEqual([
      'VALIDATION input.topics.1',
      'VALIDATION input.deputyId',
    ]);
    const unknown = { topics: [], deputyId: NOBODY };
    expect(refusalsOf(await doctor.consultations.setProfile(doctor.id, unknown))).toEqual(['NOT_FOUND input.deputyId']);
    const many = { topics: Array.from({ length: 21 }, (_, index) => `a${index}`) };
    expect(refusalsOf(await doctor.consultations.setProfile(doctor.id, many))).toEqual(['LIMIT_REACHED input.topics']);
  });

  it('nobody books their own time', async () => {
    const [slot] = await doctor.consultations.published(doctor.id);
    expect(refusalsOf(await doctor.consultations.book(slot!.id))).toEqual(['VALIDATION input.slotId']);
  });

  it('of another area finds nothing', async () => {
    const [slot] = await doctor.consultations.published(doctor.id);
    const { id } = await asker.consultations.askedInWriting(topic);
    const { consultations: theirs } = elsewhere;
    expect(await theirs.slots({ onlyFree: false })).toEqual([]);
    expect(await theirs.consultation(id)).toBeNull();
    expect(await theirs.list({ mine: false })).toEqual([]);
    expect(await theirs.lines()).toEqual([]);
    expect((await theirs.figures())?.asked).toBe(0);
    expect(refusalsOf(await theirs.book(slot!.id))).toEqual(['NOT_FOUND input.slotId']);
    expect(refusalsOf(await theirs.withdraw([slot!.id]))).toEqual(['NOT_FOUND slotIds.0']);
    expect(refusalsOf(await theirs.publish(doctor.id))).toEqual(['NOT_FOUND input.consultantId']);
    expect(refusalsOf(await theirs.setProfile(doctor.id, { topics: [] }))).toEqual(['NOT_FOUND input.personId']);
    expect(refusalsOf(await theirs.answer(id, ['x']))).toEqual(['NOT_FOUND input.consultationId']);
    expect(refusalsOf(await theirs.contact(id))).toEqual(['NOT_FOUND consultationId']);
    expect(refusalsOf(await theirs.cancel(id))).toEqual(['NOT_FOUND consultationId']);
    expect(refusalsOf(await theirs.askInWriting(topic))).toEqual(['NOT_FOUND input.topic']);
  });

  it('sees texts who speaks about them, and coordinators that there are some', async () => {
    const cases = [{ summary: 'Selkä', question: 'Mitä?' }];
    const { id } = await asker.consultations.askedInWriting(topic, { cases });
    const hidden = [{ summary: null, question: null, answer: null }];
    for (const staff of [asker, doctor]) {
      expect((await staff.consultations.consultation(id))?.cases).toMatchObject(cases);
      expect(ids(await staff.consultations.list())).toEqual([id]);
    }
    for (const staff of [deputy, await scene.as(['PROFESSIONAL'])]) {
      expect(await staff.consultations.consultation(id)).toBeNull();
      expect(await staff.consultations.list({ mine: false })).toEqual([]);
      expect(refusalsOf(await staff.consultations.answer(id, ['x']))).toEqual(['NOT_FOUND input.consultationId']);
      expect(refusalsOf(await staff.consultations.cancel(id))).toEqual(['NOT_FOUND consultationId']);
    }
    const { consultations: theirs } = scene.coordinator;
    expect((await theirs.consultation(id))?.cases).toEqual(hidden);
    expect((await theirs.list({ mine: false })).find((each) => each.id === id)?.cases).toEqual(hidden);
    expect(ids(await theirs.list())).not.toContain(id);
    expect(refusalsOf(await theirs.answer(id, ['x']))).toEqual(['FORBIDDEN input.consultationId']);
    expect(refusalsOf(await theirs.contact(id))).toEqual(['FORBIDDEN consultationId']);
    expect(refusalsOf(await theirs.cancel(id))).toEqual(['FORBIDDEN consultationId']);
    expect(refusalsOf(await asker.consultations.answer(id, ['x']))).toEqual(['FORBIDDEN input.consultationId']);
    const slots = await doctor.consultations.published(doctor.id);
    const phoned = await asker.consultations.booked(slots[0]!.id, { cases });
    expect(refusalsOf(await doctor.consultations.answer(phoned.id, ['x']))).toEqual([
      'VALIDATION input.consultationId',
    ]);
    const shown = async (staff: ConsultationStaff) =>
      (await staff.consultations.slots({ consultantId: doctor.id, onlyFree: false }))[0]?.consultation;
    expect((await shown(doctor))?.cases).toMatchObject(cases);
    expect((await shown(scene.coordinator))?.cases).toMatchObject([{ summary: null, question: null }]);
    expect(await shown(deputy)).toBeNull();
  });
});

describe('a pattern that cannot be published', () => {
  it.each<[object, string[]]>([
    [{ until: '2027-01-06' }, ['VALIDATION input.until']],
    [{ until: '2028-01-09' }, ['LIMIT_REACHED input.until']],
    [{ weekdays: [] }, ['VALIDATION input.weekdays']],
    [{ weekdays: ['FR'] }, ['VALIDATION input.until']],
    [{ from: '2027-01-02', until: '2027-01-03', weekdays: ['SA'] }, ['VALIDATION input.until']],
    [{ from: '2027-03-26', until: '2027-03-26', weekdays: ['FR'] }, ['VALIDATION input.until']],
    [{ endTime: '08:30' }, ['VALIDATION input.endTime']],
    [{ slotDuration: 'PT4M' }, ['VALIDATION input.slotDuration']],
    [{ slotDuration: 'PT9H' }, ['VALIDATION input.slotDuration']],
    [{ slotDuration: 'PT30M30S' }, ['VALIDATION input.slotDuration']],
    [{ slotDuration: 'PT3H' }, ['VALIDATION input.until']],
    [{ maximumCases: 0 }, ['VALIDATION input.maximumCases']],
    [{ maximumCases: 11 }, ['VALIDATION input.maximumCases']],
    [{ breaks: [{ startTime: '10:00', endTime: '09:00' }] }, ['VALIDATION input.breaks.0.endTime']],
    [{ topics: ['a\nb'] }, ['VALIDATION input.topics.0']],
    [{ topics: ['131052-308T'] }, ['PERSONAL_DATA_FOUND input.topics.0']],
    [
      {
        until: '2027-12-31',
        weekdays: ['MO', 'TU', 'WE', 'TH', 'FR'],
        startTime: '08:00',
        endTime: '16:00',
        slotDuration: 'PT5M',
      },
      ['LIMIT_REACHED input.until'],
    ],
    [
      { from: 'x', until: 'y', startTime: '25:00', endTime: 'z', slotDuration: 'P', timeZone: 'Nowhere' },
      ['timeZone', 'from', 'until', 'endTime', 'startTime', 'slotDuration'].map((field) => `VALIDATION input.${field}`),
    ],
    [{ consultantId: 'x' }, ['NOT_FOUND input.consultantId']],
  ])('%j', async (wish, problems) => {
    const refused = await scene.coordinator.consultations.publish(doctor.id, { ...thursday, ...wish });
    expect(refusalsOf(refused)).toEqual(problems);
    expect(refused.slots).toEqual([]);
  });
});
