import { AreaBuilder } from '../builders/area-builder.js';
import { MeetingCalls, meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { sendWaiting } from '../builders/sent-mails.js';

let scene: MeetingScene;
let coordinator: MeetingCalls;
beforeAll(async () => {
  scene = await MeetingScene.open();
  coordinator = await scene.as(['COORDINATOR']);
}, 60_000);
beforeEach(async () => {
  scene.app.clock.set('2027-01-04T06:00:00Z');
  await sendWaiting(scene);
});
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';
const UPDATE = `mutation ($input: UpdatePersonInput!) { updatePerson(input: $input) {
  person { id displayName email phone language accessNeeds interpreterLanguage roles } problems { code field message } } }`;

interface Corrected {
  readonly person: Record<string, unknown> | null;
  readonly problems: readonly { readonly code: string; readonly field: string | null; readonly message: string }[];
}

async function correct(personId: string, wish: object, token = coordinator.token): Promise<Corrected> {
  const input = { personId, ...wish };
  return (await scene.app.data<{ updatePerson: Corrected }>(UPDATE, { input }, token)).updatePerson;
}
const refusals = async (...call: Parameters<typeof correct>): Promise<string[]> => {
  const { person, problems } = await correct(...call);
  expect(person).toBeNull();
  return problems.map(({ code, field }) => `${code} ${field}`);
};

describe('what is written down of somebody', () => {
  it('is corrected, and what is left out stays', async () => {
    const { id } = await scene.person({
      displayName: 'Kaisa Asiakas',
      email: 'kaisa@vanha.example',
      phone: '0401234567',
      accessNeeds: ['INTERPRETER'],
      interpreterLanguage: 'ar',
    });
    const rest = { displayName: 'Kaisa Asiakas', phone: '0401234567', accessNeeds: ['INTERPRETER'], language: 'FI' };
    const { person, problems } = await correct(id, { email: 'kaisa@uusi.example' });
    expect([person, problems]).toEqual([
      { id, ...rest, email: 'kaisa@uusi.example', interpreterLanguage: 'ar', roles: [] },
      [],
    ]);
    const all = { displayName: 'Kaisa Uusi', email: null, phone: null, language: 'SV', accessNeeds: ['STEP_FREE'] };
    expect((await correct(id, { ...all, interpreterLanguage: null })).person).toMatchObject(all);
    expect((await correct(id, { displayName: null, language: null, accessNeeds: null })).person).toMatchObject(all);
  });

  it.each<[string, object, string]>([
    ['an address that is none', { email: 'kaisa' }, 'VALIDATION input.email'],
    ['a name of blanks', { displayName: ' ' }, 'VALIDATION input.displayName'],
    ['a number that is none', { phone: 'soita' }, 'VALIDATION input.phone'],
    ['an interpreter of nothing', { accessNeeds: ['INTERPRETER'] }, 'VALIDATION input.interpreterLanguage'],
  ])('is not corrected to %s', async (_, wish, problem) => {
    const { id } = await scene.person({ displayName: 'Kaisa' });
    expect(await refusals(id, { displayName: 'Muu', ...wish })).toEqual([problem]);
    expect((await correct(id, {})).person).toMatchObject({ displayName: 'Kaisa' });
  });

  it('is corrected by coordinators, administrators and the person, in their own area', async () => {
    const self = await scene.as(['PROFESSIONAL']);
    const administrator = await scene.as(['ADMINISTRATOR']);
    const colleague = await scene.as(['PROFESSIONAL', 'COACH']);
    const foreign = await scene.as(['COORDINATOR'], {}, await AreaBuilder.create(scene.app.owner, 'Toinen alue'));
    for (const { token } of [self, administrator, coordinator])
      expect((await correct(self.id, { phone: '0501112222' }, token)).problems).toEqual([]);
    const before = await scene.rowCounts();
    expect(await refusals(self.id, { phone: '1234' }, colleague.token)).toEqual(['FORBIDDEN null']);
    expect(await refusals(self.id, { phone: '1234' }, foreign.token)).toEqual(['NOT_FOUND input.personId']);
    expect(await refusals('x', { phone: '1234' })).toEqual(['NOT_FOUND input.personId']);
    expect(await scene.rowCounts()).toEqual(before);
    expect((await correct(self.id, {})).person).toMatchObject({ phone: '0501112222' });
  });

  it('by two at once keeps what both corrected', async () => {
    const { id } = await scene.person({ displayName: 'Kaisa' });
    await Promise.all([correct(id, { phone: '0501112222' }), correct(id, { email: 'kaisa@posti.example' })]);
    expect((await correct(id, {})).person).toMatchObject({ phone: '0501112222', email: 'kaisa@posti.example' });
  });
});

describe('a corrected address', () => {
  const failed = (personId: string, cause: string) =>
    scene.rows(
      `WITH gone AS (UPDATE person SET email_failed_at = now() WHERE id = $1)
       UPDATE delivery d SET state = 'FAILED', last_error = $2 FROM invitation i WHERE i.id = d.invitation_id AND i.person_id = $1`,
      [personId, cause],
    );
  const subjectsTo = async (address: string) =>
    (await sendWaiting(scene))
      .filter((mail) => [mail.to].flat()[0]?.text.includes(address))
      .map(({ subject }) => subject);
  let made = 0;
  const addresses = () => [`old-${(made += 1)}@posti.example`, `new-${made}@posti.example`] as const;

  it.each(['NOT_ARRIVED', 'ADDRESS_REFUSED', 'GIVEN_UP'])('gets what was %s', async (cause) => {
    const [old, anew] = addresses();
    const { id } = await scene.person({ email: old });
    const meeting = await scene.calls.booked(NINE, [id]);
    expect(await subjectsTo(old)).toHaveLength(1);
    await failed(id, cause);
    await correct(id, { displayName: 'Muu nimi', email: old.toUpperCase() });
    expect(await subjectsTo(old)).toEqual([]);
    await correct(id, { email: anew });
    expect(await subjectsTo(anew)).toEqual(['Kutsu tapaamiseen maanantaina 1. maaliskuuta']);
    expect((await scene.calls.meeting(meeting.id))?.invitations[0]).toMatchObject({ state: 'SENT', sequence: 0 });
    await correct(id, { email: `${anew}.fi` });
    expect(await sendWaiting(scene)).toEqual([]);
  });

  it('gets the meeting as it stands, and nothing of what is over or was cancelled before', async () => {
    const [old, anew] = addresses();
    const { id } = await scene.person({ email: old });
    const meeting = await scene.calls.booked(NINE, [id]);
    const over = await scene.calls.booked('2027-01-05T09:00:00+02:00', [id]);
    await sendWaiting(scene);
    await failed(id, 'NOT_ARRIVED');
    meetingOf(await scene.calls.move(meeting, NEXT_DAY));
    expect(await sendWaiting(scene)).toEqual([]);
    scene.app.clock.set('2027-01-06T06:00:00Z');
    const { token } = await scene.as(['COORDINATOR']);
    await correct(id, { email: anew }, token);
    expect(await subjectsTo(anew)).toEqual(['Kutsu tapaamiseen tiistaina 2. maaliskuuta']);
    const again = new MeetingCalls(scene.app, token);
    expect((await again.meeting(over.id))?.invitations[0]?.state).toBe('FAILED');
  });

  it('of somebody who had none gets what waited for one', async () => {
    const [, anew] = addresses();
    const { id } = await scene.person({});
    await scene.rows('UPDATE person SET email = NULL WHERE id = $1', [id]);
    await scene.calls.booked(NINE, [id]);
    expect(await sendWaiting(scene)).toEqual([]);
    await correct(id, { email: anew });
    expect(await subjectsTo(anew)).toHaveLength(1);
  });
});
