import { calendarOf, calendarOfInvited, keptReplies, mailWith, receive } from '../builders/received-mails.js';
import { linkOf, ProposalCalls, refusalsOf } from '../builders/invitation-calls.js';
import { answerOf, formOf, invited } from '../builders/invitation-page-visits.js';
import { PlanCalls } from '../builders/plan-calls.js';
import { closesAt } from '../builders/poll-calls.js';
import { PollScene } from '../builders/poll-scene.js';
import type { AnyData } from '../support/test-app.js';

const CODE = '131052-308T';
const TEXT = `Kaisa Esimerkki, 131052 –308t, tulee`;
const FINDING = { kind: 'PERSONAL_IDENTITY_CODE', start: 17, end: 29 };
const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';

let polls: PollScene;
let token: string;
beforeAll(async () => {
  polls = await PollScene.open();
}, 60_000);
beforeEach(async () => {
  polls.app.clock.set('2027-01-04T06:00:00Z');
  token = polls.cases.coordinator.meetings.token;
});
afterAll(() => polls?.cases.close());

const scene = () => polls.cases.meetings;
const openedCase = async () => polls.cases.coordinator.cases.opened((await polls.cases.client()).id);
const personId = async () => (await scene().person()).id;

/** Every row of every table that holds it in any form. */
async function rowsWithCode(): Promise<string[]> {
  const tables = await scene().rows<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  const held = await Promise.all(
    tables.map(({ name }) => scene().rows<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`)),
  );
  return held
    .flat()
    .map(({ row }) => row)
    .filter((row) => /131052\W*308t/i.test(row));
}

async function ask(operation: string, input: string, wish: object, as = token): Promise<AnyData[]> {
  const document = `mutation ($input: ${input}!) { answer: ${operation}(input: $input) {
    problems { __typename code field message confirmable ... on PersonalDataFound { findings { kind start end } } } } }`;
  return (await polls.app.data(document, { input: wish }, as)).answer.problems as AnyData[];
}

const MEETING = { kind: 'OTHER', title: 'Tapaaminen', start: NINE, duration: 'PT1H', channel: 'PHONE' };
const POLL = { kind: 'OTHER', title: 'Kysely', duration: 'PT1H', channel: 'PHONE', starts: [NINE], closesAt };

/** Operation, its input's type, the field with the text, and the rest of the input. */
const ACTS: readonly (readonly [string, string, string, () => Promise<object>])[] = [
  ...['title', 'publicTitle', 'message'].map(
    (field) =>
      [
        'bookMeeting',
        'BookMeetingInput',
        field,
        async () => ({ ...MEETING, participants: [{ personId: await personId() }] }),
      ] as const,
  ),
  [
    'bookMeeting',
    'BookMeetingInput',
    'message',
    async () => ({ ...MEETING, rrule: 'FREQ=WEEKLY;COUNT=3', participants: [{ personId: await personId() }] }),
  ],
  [
    'cancelMeeting',
    'CancelMeetingInput',
    'message',
    async () => {
      const { id, version } = await polls.cases.coordinator.meetings.booked(NINE, [await personId()]);
      return { meetingId: id, version };
    },
  ],
  ...['title', 'publicTitle'].map(
    (field) =>
      [
        'openTimePoll',
        'OpenTimePollInput',
        field,
        async () => ({ ...POLL, participants: [{ personId: await personId() }] }),
      ] as const,
  ),
  ['openCase', 'OpenCaseInput', 'municipality', async () => ({ clientId: (await polls.cases.client()).id })],
  [
    'recordConsent',
    'RecordConsentInput',
    'scope',
    async () => ({
      caseId: (await openedCase()).id,
      organisationIds: [(await polls.cases.worker()).organisationId],
      basis: 'CONSENT',
      validFrom: '2027-01-04',
    }),
  ],
  ...['goal', 'measure'].map(
    (field) =>
      [
        'savePlanItem',
        'SavePlanItemInput',
        field,
        async () => ({ caseId: (await openedCase()).id, goal: 'Työhön', measure: 'Tunnit', dueOn: '2027-06-01' }),
      ] as const,
  ),
  [
    'closePlanItem',
    'ClosePlanItemInput',
    'outcome',
    async () => {
      const { id: caseId } = await openedCase();
      const { id: itemId, version } = await new PlanCalls(polls.app, token).written(caseId);
      return { caseId, itemId, version, state: 'REACHED' };
    },
  ],
  [
    'reportAvailability',
    'ReportAvailabilityInput',
    'note',
    async () => ({ personId: await personId(), free: [{ start: NINE, end: NEXT_DAY }] }),
  ],
];

describe('a personal identity code in a text', () => {
  it.each(ACTS)('is refused by %s (%s.%s), and nothing of it is stored', async (operation, input, field, rest) => {
    const wish = await rest();
    const before = await scene().rowCounts();
    expect(await ask(operation, input, { ...wish, [field]: TEXT })).toEqual([
      {
        __typename: 'PersonalDataFound',
        code: 'PERSONAL_DATA_FOUND',
        field: `input.${field}`,
        message: 'Tekstissä on henkilötunnus. Poista se ja lähetä teksti uudelleen.',
        confirmable: false,
        findings: [FINDING],
      },
    ]);
    expect(await scene().rowCounts()).toEqual(before);
    expect(await rowsWithCode()).toEqual([]);
    // The same without the code is taken: it was the code that was refused.
    expect(await ask(operation, input, { ...wish, [field]: 'Kaisa tulee 13.10. klo 9' })).toEqual([]);
  });

  it.each([
    ['createOrganisation', 'CreateOrganisationInput', 'municipality', { name: 'Kunta', kind: 'MUNICIPALITY' }],
    ['createRoom', 'CreateRoomInput', 'publicName', { name: 'Huone', capacity: 4 }],
    ['createRoom', 'CreateRoomInput', 'publicAddress', { name: 'Huone', capacity: 4 }],
  ])('is refused by %s (%s.%s)', async (operation, input, field, rest) => {
    const administrator = await scene().as(['ADMINISTRATOR'], { language: 'SV' });
    const [problem, ...others] = await ask(operation, input, { ...rest, [field]: TEXT }, administrator.token);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: 'PERSONAL_DATA_FOUND',
      field: `input.${field}`,
      message: 'Texten innehåller en personbeteckning. Ta bort den och skicka texten på nytt.',
    });
    expect(await rowsWithCode()).toEqual([]);
    expect(await ask(operation, input, { ...rest, [field]: 'Katu 5' }, administrator.token)).toEqual([]);
  });

  it('is refused in the label of a requirement that is searched with', async () => {
    const document = `query ($input: FindMeetingTimesInput!) { findMeetingTimes(input: $input) { suggestions { start } } }`;
    const input = {
      duration: 'PT1H',
      from: NINE,
      to: NEXT_DAY,
      attendance: [{ anyOf: [await personId()], label: TEXT }],
    };
    const { errors } = await polls.app.graphql(document, { input }, token);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'PERSONAL_DATA_FOUND', field: 'input.attendance.0.label' });
  });
});

describe('a personal identity code in an answer', () => {
  it('is refused with the reason and with a proposed time; the answer before stays', async () => {
    const { meeting, reader } = await invited(scene());
    const link = await linkOf(scene(), meeting, reader.id);
    await link.respond('TENTATIVE', 'Ehkä');
    expect(refusalsOf(await link.respond('DECLINED', TEXT))).toEqual(['PERSONAL_DATA_FOUND input.comment']);
    expect(refusalsOf(await link.propose(NEXT_DAY, TEXT))).toEqual(['PERSONAL_DATA_FOUND input.comment']);
    expect(await answerOf(scene(), meeting, reader)).toBe('TENTATIVE Ehkä');
    expect(await new ProposalCalls(polls.app, token).list(meeting.id)).toEqual([]);
    expect(await rowsWithCode()).toEqual([]);
  });

  it('is refused on the page, beside the field, with what was written still in it', async () => {
    const { meeting, reader, page } = await invited(scene());
    const form = formOf((await page.get()).body, 'answer', { answer: 'DECLINED', reason: TEXT });
    const answered = await page.post(form);
    expect(answered.statusCode).toBe(422);
    expect(answered.body).toContain('Tekstissä on henkilötunnus. Poista se ja lähetä teksti uudelleen.');
    expect(answered.body).toMatch(new RegExp(`<textarea[^>]*>\\s*${TEXT}`));
    expect(await answerOf(scene(), meeting, reader)).toBe('NEEDS_ACTION -');
    expect(await rowsWithCode()).toEqual([]);
  });

  it('is taken out of what a calendar answers, and the answer counts', async () => {
    const { id } = await scene().person({ email: 'aino@posti.example' });
    const meeting = await scene().calls.booked(NINE, [id]);
    const { uid, replyTo } = await calendarOfInvited(scene(), meeting, id);
    const reply = calendarOf({ uid, status: 'DECLINED', lines: [`COMMENT:Hetu ${CODE}\\, en pääse`] });
    await receive(polls.app, mailWith(reply, { to: replyTo }));
    expect(await answerOf(scene(), meeting, { id } as never)).toBe('DECLINED Hetu […], en pääse');
    const counter = calendarOf({
      uid,
      method: 'COUNTER',
      dtstamp: '20270106T080000Z',
      lines: ['DTSTART:20270304T070000Z', 'DTEND:20270304T080000Z', `COMMENT:${CODE}: torstaina?`],
    });
    await receive(polls.app, mailWith(counter, { to: replyTo }));
    const [proposal] = await new ProposalCalls(polls.app, scene().calls.token).list(meeting.id);
    expect(proposal?.comment).toBe('[…]: torstaina?');
    expect(await keptReplies(scene(), meeting)).toEqual([]);
    expect(await rowsWithCode()).toEqual([]);
  });
});
