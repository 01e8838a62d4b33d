import { AppModule } from '../../src/app.module.js';
import { createHttpApplication } from '../../src/platform/graphql/http-application.js';
import { createLogger } from '../../src/platform/observability/logger.js';
import { type ConsultationProblem, refusalsOf } from '../builders/consultation-calls.js';
import { ConsultationScene, type ConsultationStaff } from '../builders/consultation-scene.js';

let scene: ConsultationScene;
let doctor: ConsultationStaff;
let asker: ConsultationStaff;
beforeAll(async () => {
  scene = await ConsultationScene.open();
  ({ doctor, asker } = scene);
  await doctor.consultations.setProfile(doctor.id, { topics: ['Kipu'] });
  await doctor.consultations.published(doctor.id);
}, 60_000);
afterAll(() => scene?.close());

const freeSlot = async () => (await asker.consultations.slots())[0]!.id;
const foundIn = (problems: readonly ConsultationProblem[]) =>
  problems.map(({ code, field, confirmable, findings }) => [code, field, confirmable, findings]);

/** A text, and what is personal in it. */
const PERSONAL: readonly (readonly [kind: string, text: string, found: string])[] = [
  ['PERSONAL_IDENTITY_CODE', 'Hetu on 131052-308T.', '131052-308T'],
  ['PERSONAL_IDENTITY_CODE', '😀 131052\n–308t', '131052\n–308t'],
  ['PERSONAL_IDENTITY_CODE', '131052Y308T', '131052Y308T'],
  ['EMAIL_ADDRESS', 'Kirjoita maija@example.fi', 'maija@example.fi'],
  ['PHONE_NUMBER', 'Puhelin 040 123 4567', '040 123 4567'],
  ['IBAN', 'Tili FI21 1234 5600 0007 85', 'FI21 1234 5600 0007 85'],
  ['STREET_ADDRESS', 'Asuu Mannerheimintie 5 B 12', 'Mannerheimintie 5 B 12'],
];

describe.each(PERSONAL)('%s in %j', (kind, text, found) => {
  const start = text.indexOf(found);
  const findings = [{ kind, start, end: start + found.length }];

  it('is refused in every text of a question and of an answer, and leaves nothing', async () => {
    const slotId = await freeSlot();
    const open = await asker.consultations.askedInWriting('Kipu');
    const before = await scene.cases.meetings.rowCounts();
    const cases = [{ summary: 'selkä' }, { summary: text, question: text }];
    const accepting = { acceptWarnings: ['PERSONAL_DATA_FOUND'], idempotencyKey: 'k' };
    const told = ['summary', 'question'].map((part) => [
      'PERSONAL_DATA_FOUND',
      `input.cases.1.${part}`,
      false,
      findings,
    ]);
    expect(foundIn((await asker.consultations.book(slotId, { cases, ...accepting })).problems)).toEqual(told);
    expect(foundIn((await asker.consultations.askInWriting('Kipu', { cases, ...accepting })).problems)).toEqual(told);
    const answered = await doctor.consultations.answer(open.id, [text], { acceptWarnings: ['PERSONAL_DATA_FOUND'] });
    expect(foundIn(answered.problems)).toEqual([['PERSONAL_DATA_FOUND', 'input.answers.0', false, findings]]);
    expect(await scene.cases.meetings.rowCounts()).toEqual(before);
  });
});

it('tells everything of a text at once, and of every text', async () => {
  const cases = [{ summary: 'maija@example.fi, 040 123 4567' }, { question: '131052-308T' }];
  const { problems } = await asker.consultations.book(await freeSlot(), { cases });
  expect(problems.map(({ field, findings }) => [field, findings?.map(({ kind }) => kind)])).toEqual([
    ['input.cases.0.summary', ['EMAIL_ADDRESS', 'PHONE_NUMBER']],
    ['input.cases.1.question', ['PERSONAL_IDENTITY_CODE']],
  ]);
});

it('lets innocent numbers pass', async () => {
  const summary =
    'Laki 1326/2010, F32.1, WHODAS 24/100, sairausloma 1.2.2026–3.4.2026, BDI 18, puh. vastaanotto klo 9–11.30';
  const { cases } = await asker.consultations.booked(await freeSlot(), { cases: [{ summary }] });
  expect(cases[0]?.summary).toBe(summary);
});

it('refuses a text that is too long', async () => {
  const cases = [{ summary: 'x'.repeat(4_001) }];
  expect(refusalsOf(await asker.consultations.book(await freeSlot(), { cases }))).toEqual([
    'VALIDATION input.cases.0.summary',
  ]);
});

describe('a name', () => {
  it('of a client whom the writer may see warns, in any form, and goes through when it is confirmed', async () => {
    const client = await scene.cases.client({ displayName: 'Maija Virtanen' });
    await scene.coordinator.cases.opened(client.id, { networkPersonIds: [asker.id] });
    const cases = [{ summary: 'Maija Virtasella on selkäkipua', question: 'Voiko virtanen jatkaa?' }];
    const warned = await asker.consultations.book(await freeSlot(), { cases });
    expect(foundIn(warned.problems)).toEqual([
      ['PERSONAL_DATA_FOUND', 'input.cases.0.summary', true, [{ kind: 'PERSON_NAME', start: 0, end: 16 }]],
    ]);
    const accepted = { cases, acceptWarnings: ['PERSONAL_DATA_FOUND'] };
    expect((await asker.consultations.booked(await freeSlot(), accepted)).status).toBe('BOOKED');
    const stranger = await scene.as(['PROFESSIONAL']);
    expect((await stranger.consultations.booked(await freeSlot(), { cases })).status).toBe('BOOKED');
  });
});

it('logs no text, whatever becomes of it', async () => {
  const lines: string[] = [];
  const logger = createLogger('trace', { write: (line) => void lines.push(line) });
  const { settings } = scene.app;
  const application = await createHttpApplication(AppModule.forSettings(settings, logger), settings.http, logger);
  await application.init();
  await application.getHttpAdapter().getInstance().ready();
  const ask = async (summary: string) => {
    const query = `mutation { askConsultation(input: { topic: "Kipu", cases: [{ summary: ${JSON.stringify(summary)} }] }) { problems { code } } }`;
    const headers = { authorization: `Bearer ${asker.consultations.token}` };
    return (await application.inject({ method: 'POST', url: '/graphql', headers, payload: { query } })).json<object>();
  };
  expect(await ask('salaisuus 131052-308T')).toEqual({
    data: { askConsultation: { problems: [{ code: 'PERSONAL_DATA_FOUND' }] } },
  });
  expect(await ask('salaisuus')).toEqual({ data: { askConsultation: { problems: [] } } });
  await application.close();
  expect(lines.some((line) => line.includes('/graphql'))).toBe(true);
  expect(lines.filter((line) => /salaisuus|131052/.test(line))).toEqual([]);
});
