import { refusalsOf } from '../builders/consultation-calls.js';
import { ConsultationScene, type ConsultationStaff } from '../builders/consultation-scene.js';

let scene: ConsultationScene;
let doctor: ConsultationStaff;
let asker: ConsultationStaff;
let deputy: ConsultationStaff;
let topic: string;
let topics = 0;
const DAY_MINUTES = 24 * 60;
beforeAll(async () => {
  scene = await ConsultationScene.open();
}, 60_000);
beforeEach(async () => {
  scene.app.clock.set('2027-01-04T06:00:00Z');
  doctor = await scene.as(['CONSULTANT'], { displayName: 'Lauri Lääkäri', email: `laakari${topics}@test.example` });
  deputy = await scene.as(['CONSULTANT'], { displayName: 'Siiri Sijainen', email: `sijainen${topics}@test.example` });
  asker = await scene.as(['PROFESSIONAL'], { displayName: 'Kaisa Kysyjä', email: `kysyja${topics}@test.example` });
  topics += 1;
  topic = `Aihe ${topics}`;
  await scene.coordinator.consultations.setProfile(doctor.id, { topics: [topic], deputyId: deputy.id });
});
// What one test leaves to be told later would come in another's week.
afterEach(() => scene.rows(`UPDATE outbox SET state = 'DONE' WHERE state = 'WAITING'`));
afterAll(() => scene?.close());

/** Signed in again: the clock has gone on for longer than a session lives. */
async function again({ id, ...staff }: ConsultationStaff): Promise<ConsultationStaff> {
  const [row] = await scene.rows<{ email: string }>(
    'SELECT i.email FROM identity i JOIN person p ON p.identity_id = i.id WHERE p.id = $1',
    [id],
  );
  const Calls = staff.consultations.constructor as new (
    app: typeof scene.app,
    token: string,
  ) => ConsultationStaff['consultations'];
  return { ...staff, id, consultations: new Calls(scene.app, await scene.app.signIn(row!.email)) };
}
const toldTo = async (staff: ConsultationStaff) => {
  const [row] = await scene.rows<{ email: string }>('SELECT email FROM person WHERE id = $1', [staff.id]);
  return row!.email;
};

describe('a question in writing', () => {
  it('goes to the consultant of its topic, who answers, and is due in a week', async () => {
    const cases = [{ summary: 'Käsi kipeä', question: 'Mitä voi tehdä?' }, { question: 'Entä lepo?' }];
    const asked = await asker.consultations.askedInWriting(topic.toUpperCase(), { cases });
    expect(asked).toMatchObject({
      status: 'WAITING',
      consultant: { id: doctor.id },
      dueAt: '2027-01-11T06:00:00.000Z',
      slot: null,
      meeting: null,
    });
    expect(await doctor.consultations.list({ status: 'WAITING' })).toMatchObject([{ id: asked.id, cases }]);
    const [letter, ...more] = await scene.letters();
    expect(more).toEqual([]);
    expect(letter).toMatchObject({
      to: await toldTo(doctor),
      subject: 'Sinulle on kysymys. Vastaa viimeistään maanantaina 11. tammikuuta',
    });
    expect(letter?.text).not.toMatch(/Käsi|Aihe/);
    scene.app.clock.advanceMinutes(60);
    const answered = await doctor.consultations.answer(asked.id, ['Kevennä työtä.', ' Kyllä. ']);
    expect(answered.consultation).toMatchObject({
      status: 'ANSWERED',
      handledBy: { id: doctor.id },
      answeredAt: '2027-01-04T07:00:00.000Z',
      cases: [{ answer: 'Kevennä työtä.' }, { answer: 'Kyllä.' }],
    });
    expect((await asker.consultations.consultation(asked.id))?.cases[0]?.answer).toBe('Kevennä työtä.');
    expect(await scene.letters()).toMatchObject([{ to: await toldTo(asker), subject: 'Kysymykseesi on vastattu' }]);
    expect(refusalsOf(await doctor.consultations.answer(asked.id, ['a', 'b']))).toEqual([
      'VALIDATION input.consultationId',
    ]);
    expect(refusalsOf(await asker.consultations.cancel(asked.id))).toEqual(['VALIDATION consultationId']);
  });

  it('goes to the one of whom the fewest wait, and never to the asker', async () => {
    const other = await scene.as(['CONSULTANT']);
    await scene.coordinator.consultations.setProfile(other.id, { topics: [topic] });
    const asked = [];
    for (let count = 0; count < 4; count += 1) asked.push(await asker.consultations.askedInWriting(topic));
    const ofDoctor = asked.filter(({ consultant }) => consultant.id === doctor.id);
    expect(ofDoctor).toHaveLength(2);
    const together = await Promise.all(Array.from({ length: 6 }, () => asker.consultations.askedInWriting(topic)));
    expect(together.filter(({ consultant }) => consultant.id === doctor.id)).toHaveLength(3);
    expect((await doctor.consultations.askedInWriting(topic)).consultant.id).toBe(other.id);
  });

  it('about what nobody covers is refused with the topics that there are', async () => {
    const refused = await asker.consultations.askInWriting('Tähdet');
    expect(refusalsOf(refused)).toEqual(['NOT_FOUND input.topic']);
    expect(refused.problems[0]?.message).toContain(topic);
    const alone = `Vain ${topic}`;
    await scene.coordinator.consultations.setProfile(doctor.id, { topics: [alone] });
    expect(refusalsOf(await doctor.consultations.askInWriting(alone))).toEqual(['NOT_FOUND input.topic']);
  });

  it('needs a topic and texts, and tells all that is missing', async () => {
    expect(refusalsOf(await asker.consultations.askInWriting(' ', { cases: [] }))).toEqual([
      'VALIDATION input.topic',
      'VALIDATION input.cases',
    ]);
    const cases = [{ summary: ' ' }, { question: 'Mitä?' }, {}];
    expect(refusalsOf(await asker.consultations.askInWriting(topic, { cases }))).toEqual([
      'VALIDATION input.cases.0',
      'VALIDATION input.cases.2',
    ]);
    const many = Array.from({ length: 11 }, () => ({ question: 'Mitä?' }));
    expect(refusalsOf(await asker.consultations.askInWriting(topic, { cases: many }))).toEqual([
      'LIMIT_REACHED input.cases',
    ]);
  });

  it('is one, when the key is', async () => {
    const once = await asker.consultations.askedInWriting(topic, { idempotencyKey: 'q' });
    expect(await asker.consultations.askedInWriting(topic, { idempotencyKey: 'q' })).toEqual(once);
  });

  it('is answered for each case', async () => {
    const { id } = await asker.consultations.askedInWriting(topic, { cases: [{ question: 'a' }, { question: 'b' }] });
    for (const answers of [['x'], ['x', ' '], ['x', 'y', 'z']]) {
      expect(refusalsOf(await doctor.consultations.answer(id, answers))).toEqual(['VALIDATION input.answers']);
    }
  });
});

describe('a week', () => {
  it('reminds the consultant on days 4 and 6, and brings the deputy in on day 7', async () => {
    const { id } = await asker.consultations.askedInWriting(topic);
    await scene.letters();
    const subjects: [number, string, string][] = [];
    for (let day = 1; day <= 8; day += 1) {
      scene.app.clock.advanceMinutes(DAY_MINUTES);
      subjects.push(...(await scene.letters()).map(({ to, subject }): [number, string, string] => [day, to, subject]));
    }
    const reminder = 'Muistutus: kysymys odottaa. Vastaa viimeistään maanantaina 11. tammikuuta';
    expect(subjects).toEqual([
      [4, await toldTo(doctor), reminder],
      [6, await toldTo(doctor), reminder],
      [7, await toldTo(deputy), 'Vastaus on myöhässä. Vastaatko sinä?'],
    ]);
    const [late, helping] = await Promise.all([again(asker), again(deputy)]);
    expect((await late.consultations.consultation(id))?.status).toBe('OVERDUE');
    expect(await late.consultations.list({ status: 'WAITING' })).toEqual([]);
    expect((await helping.consultations.list({ status: 'OVERDUE' })).map((each) => each.id)).toEqual([id]);
    const { consultation } = await helping.consultations.answer(id, ['Vastaan sijaisena.']);
    expect(consultation).toMatchObject({ status: 'ANSWERED', handledBy: { id: deputy.id } });
    expect(await helping.consultations.consultation(id)).toMatchObject({ cases: [{ answer: 'Vastaan sijaisena.' }] });
  });

  it('ends with a contact as well, after which nobody is reminded and an answer may follow', async () => {
    const { id } = await asker.consultations.askedInWriting(topic);
    const contacted = await doctor.consultations.contact(id);
    expect(contacted.consultation).toMatchObject({ status: 'CONTACTED', contactedAt: '2027-01-04T06:00:00.000Z' });
    expect((await doctor.consultations.contact(id)).problems).toEqual([]);
    expect((await scene.letters()).map(({ subject }) => subject)).toEqual(['Kysymyksestäsi on otettu yhteyttä']);
    scene.app.clock.advanceMinutes(8 * DAY_MINUTES);
    expect(await scene.letters()).toEqual([]);
    const later = await again(doctor);
    expect((await later.consultations.answer(id, ['Ja kirjallisesti.'])).consultation).toMatchObject({
      status: 'ANSWERED',
      contactedAt: '2027-01-04T06:00:00.000Z',
    });
  });

  it('with a worker that was down for six days brings one reminder', async () => {
    await asker.consultations.askedInWriting(topic);
    scene.app.clock.advanceMinutes(6 * DAY_MINUTES + 5);
    expect((await scene.letters()).map(({ subject }) => subject.slice(0, 20))).toEqual([
      'Muistutus: kysymys o',
      'Sinulle on kysymys. ',
    ]);
  });

  it('without a deputy tells the consultant again', async () => {
    await scene.coordinator.consultations.setProfile(doctor.id, { topics: [topic] });
    await asker.consultations.askedInWriting(topic);
    scene.app.clock.advanceMinutes(7 * DAY_MINUTES);
    const letters = await scene.letters();
    expect(letters.find(({ subject }) => subject === 'Vastauksesi on myöhässä')?.to).toBe(await toldTo(doctor));
  });
});

describe('a question that is taken back', () => {
  it('reminds nobody, and the other one is told', async () => {
    const [one, two] = [
      await asker.consultations.askedInWriting(topic),
      await asker.consultations.askedInWriting(topic),
    ];
    await scene.letters();
    expect((await asker.consultations.cancel(one.id)).consultation?.status).toBe('CANCELLED');
    expect(await scene.letters()).toMatchObject([{ to: await toldTo(doctor), subject: 'Kysymys on peruttu' }]);
    expect((await doctor.consultations.cancel(two.id)).consultation?.status).toBe('CANCELLED');
    expect(await scene.letters()).toMatchObject([{ to: await toldTo(asker), subject: 'Kysymyksesi on peruttu' }]);
    scene.app.clock.advanceMinutes(8 * DAY_MINUTES);
    expect(await scene.letters()).toEqual([]);
    const later = await again(doctor);
    expect(refusalsOf(await later.consultations.answer(one.id, ['Myöhässä']))).toEqual([
      'ALREADY_CANCELLED input.consultationId',
    ]);
    expect(refusalsOf(await later.consultations.cancel(two.id))).toEqual(['ALREADY_CANCELLED consultationId']);
  });
});

describe('a time that is taken back', () => {
  it('is told with the next three free ones, in the language of whoever had booked it', async () => {
    const swede = await scene.as(['PROFESSIONAL'], { language: 'SV', email: `svensk${topics}@test.example` });
    const slots = await doctor.consultations.published(doctor.id);
    await swede.consultations.booked(slots[0]!.id);
    await doctor.consultations.withdraw([slots[0]!.id]);
    const [letter] = await scene.letters();
    expect(letter).toMatchObject({ to: await toldTo(swede), subject: 'Tiden som du bokade är inställd' });
    expect(letter?.text).toContain('Tiden som du bokade, torsdagen den 7 januari klockan 8.30, är inställd.');
    expect(letter?.text.match(/^- .*/gm)).toEqual([
      '- tors 7.1 kl. 9.00, Lauri Lääkäri',
      '- tors 7.1 kl. 9.30, Lauri Lääkäri',
      '- tors 7.1 kl. 10.00, Lauri Lääkäri',
    ]);
    await doctor.consultations.withdraw(slots.map(({ id }) => id));
  });
});
