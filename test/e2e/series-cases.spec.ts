import type { BuiltPerson } from '../builders/area-builder.js';
import { caseOf } from '../builders/case-calls.js';
import { CaseScene, type Worker } from '../builders/case-scene.js';
import { problemsOf } from '../builders/meeting-calls.js';
import { SeriesCalls } from '../builders/series-calls.js';
import { SeriesMessages } from '../builders/series-messages.js';

let scene: CaseScene;
let calls: SeriesCalls;
let client: BuiltPerson;
let kela: Worker;
let caseId: string;
let messages: SeriesMessages;

beforeEach(async () => {
  scene = await CaseScene.open();
  scene.meetings.app.clock.set('2027-01-04T06:00:00Z');
  const staff = await scene.staff(['COORDINATOR'], { organisationId: scene.coordinator.organisationId });
  calls = new SeriesCalls(scene.meetings, staff.meetings.token);
  messages = new SeriesMessages(scene.meetings);
  client = await scene.client({ email: 'client@test.example' });
  kela = await scene.worker('Kela', { displayName: 'Kaisa Kela', email: 'kela@test.example' });
  caseId = (await staff.cases.opened(client.id)).id;
}, 60_000);
afterEach(() => scene?.close());

const TUESDAY = '2027-01-12T09:00:00+02:00';
const WEEKLY = 'FREQ=WEEKLY;BYDAY=TU;COUNT=6';
const addresses = { client: 'client@test.example', kela: 'kela@test.example' };
const cases = () => scene.coordinator.cases;

describe('a series in a client’s matter', () => {
  it('is refused if its first time has no basis', async () => {
    const refused = await calls.book(TUESDAY, [client.id, kela.id], { caseId, rrule: WEEKLY });
    expect(problemsOf(refused)).toEqual(['CONSENT_MISSING input.participants']);
  });

  it('goes as far as the consent does, says so, and its invitation ends there', async () => {
    await cases().recorded(caseId, { organisationIds: [kela.organisationId], validUntil: '2027-01-28' });
    const first = await calls.repeat(TUESDAY, WEEKLY, [client.id, kela.id], { caseId });
    expect(await calls.starts(first.seriesId)).toEqual(['2027-01-12 09:00', '2027-01-19 09:00', '2027-01-26 09:00']);
    expect(first.series).toMatchObject({ waitsForConsentFrom: '2027-02-02T07:00:00.000Z' });
    expect(await messages.sent(addresses)).toEqual({
      client: ['REQUEST #1 seq 0; series 12.1. 9.00 FREQ=WEEKLY;UNTIL=20270126T070000Z;BYDAY=TU'],
      kela: ['REQUEST #1 seq 0; series 12.1. 9.00 FREQ=WEEKLY;UNTIL=20270126T070000Z;BYDAY=TU'],
    });
  });

  it('is left by a party whose consent is withdrawn, who is told once, and nobody else', async () => {
    const consentId = await cases().recorded(caseId, { organisationIds: [kela.organisationId] });
    const first = await calls.repeat(TUESDAY, WEEKLY, [client.id, kela.id], { caseId });
    await messages.sent(addresses);
    caseOf(await cases().withdraw(consentId));
    const rows = await calls.occurrences(first.seriesId);
    expect(rows).toHaveLength(6);
    for (const { personIds, status } of rows) {
      expect(personIds).toEqual([client.id]);
      expect(status).toBe('CONFIRMED');
    }
    expect(await messages.sent(addresses)).toEqual({ client: [], kela: ['CANCEL #1 seq 1; event 12.1. 9.00'] });
    // Their time is free again.
    await scene.coordinator.meetings.booked(TUESDAY, [kela.id], { kind: 'OTHER' });
  });

  it('is organised by whoever takes the case over, in what is booked and what is to come', async () => {
    await cases().recorded(caseId, { organisationIds: [kela.organisationId] });
    const first = await calls.repeat(TUESDAY, WEEKLY, [client.id, kela.id], { caseId });
    await messages.sent(addresses);
    const now = await cases().case(caseId);
    caseOf(await cases().handOver(now!, kela.id));
    const [series] = await scene.meetings.rows<{ organiser_id: string }>(
      'SELECT organiser_id FROM meeting_series WHERE id = $1',
      [first.seriesId],
    );
    expect(series?.organiser_id).toBe(kela.id);
    const organisers = await scene.meetings.rows<{ organiser_id: string }>(
      'SELECT DISTINCT organiser_id FROM meeting WHERE series_id = $1',
      [first.seriesId],
    );
    expect(organisers).toEqual([{ organiser_id: kela.id }]);
    expect(await messages.sent(addresses)).toEqual({ client: [], kela: [] });
  });
});
