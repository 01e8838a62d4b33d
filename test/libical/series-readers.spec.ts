import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseOf } from '../builders/case-calls.js';
import { CaseScene } from '../builders/case-scene.js';
import { carryOut } from '../builders/carry-out-transition.js';
import { eventsOf, occurrencesOf } from '../builders/read-series.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { SeriesCalls } from '../builders/series-calls.js';
import { SeriesMessages } from '../builders/series-messages.js';
import { transitions } from '../builders/series-transitions.js';
import { type CalendarReader, libicalReader, pythonReader, readFacts } from '../support/calendar-readers.js';
import { occurrencesReadMax } from '../unit/icalendar/golden-pairs.js';

/**
 * What recipients of a series are sent, as it leaves the running product: every calendar of every row of the table of transitions,
 * the way to it included, read by two programs that share no line with us.
 */
const folder = mkdtempSync(join(tmpdir(), 'yhteisaika-series-'));
let libical: CalendarReader;
let python: CalendarReader;
beforeAll(() => {
  libical = libicalReader('libical-reader.c', folder);
  python = pythonReader('icalendar-reader.py');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const seconds = (instant: number | undefined) => (instant === undefined ? '' : String(instant / 1000));

/** As our own reader has it. */
function expected(ics: string): Record<string, string> {
  const { method, events } = eventsOf(ics);
  const [main] = events;
  return {
    METHOD: method,
    ERRORS: '0',
    UID: main.uid,
    SEQUENCE: String(main.sequence),
    DTSTART: seconds(main.start?.instant),
    DTEND: seconds(main.end?.instant),
    EVENTS: String(events.length),
    'RECURRENCE-ID': seconds(main.recurrence?.instant),
    OCCURRENCES: occurrencesOf(events, occurrencesReadMax).map(seconds).join(' '),
  };
}

function expectRead(calendars: readonly string[]): void {
  expect(calendars.length).toBeGreaterThan(1);
  for (const ics of calendars) {
    const facts = expected(ics);
    expect(Object.fromEntries(readFacts(libical, ics, 'America/St_Johns'))).toMatchObject({
      ...facts,
      RESTRICTIONS: 'kept',
    });
    expect(Object.fromEntries(readFacts(python, ics, 'UTC'))).toMatchObject(facts);
  }
}

describe('libical and python3-icalendar read what is sent when', () => {
  let scene: MeetingScene;
  beforeAll(async () => {
    scene = await MeetingScene.open({ at: '2027-01-04T08:00:00+02:00' });
  }, 60_000);
  afterAll(() => scene?.close());

  it.each(transitions.map((transition) => [transition.name, transition] as const))('%s', async (_, transition) => {
    const { calendars } = await carryOut(scene, transition);
    expectRead(calendars);
  });
});

describe('libical and python3-icalendar read what is sent in a client’s matter', () => {
  let scene: CaseScene;
  beforeAll(async () => {
    scene = await CaseScene.open();
    scene.meetings.app.clock.set('2027-01-04T06:00:00Z');
  }, 60_000);
  afterAll(() => scene?.close());

  it('when a series ends where the consent does, and when the consent is withdrawn', async () => {
    const { organisationId } = scene.coordinator;
    const staff = await scene.staff(['COORDINATOR'], { organisationId });
    const calls = new SeriesCalls(scene.meetings, staff.meetings.token);
    const client = await scene.client({ email: 'client@test.example' });
    const kela = await scene.worker('Kela', { email: 'kela@test.example' });
    const { id: caseId } = await staff.cases.opened(client.id);
    const consent = { organisationIds: [kela.organisationId], validUntil: '2027-01-28' };
    const consentId = await staff.cases.recorded(caseId, consent);
    await calls.repeat('2027-01-12T09:00:00+02:00', 'FREQ=WEEKLY;COUNT=6', [client.id, kela.id], { caseId });
    const messages = new SeriesMessages(scene.meetings);
    await messages.sent({ client: 'client@test.example', kela: 'kela@test.example' });
    caseOf(await staff.cases.withdraw(consentId));
    expect(await messages.sent({ kela: 'kela@test.example' })).toEqual({ kela: [expect.stringMatching(/^CANCEL #1/)] });
    expectRead(messages.calendars);
  });
});
