import type { TestApp } from '../support/test-app.js';
import type { AnsweredMeeting, MeetingAnswer, MeetingPage } from './meeting-answers.js';

const WHOLE = `fragment Whole on Meeting {
  id kind status title start end timeZone channel room { id name publicName publicAddress } videoUrl organiser { id displayName }
  participants { person { id displayName email phone accessNeeds } start end requirement status respondedAt comment }
  publicTitle holdUntil icalUid sequence version seriesId recurrenceId
  series { id rrule skipPublicHolidays start duration endsBefore waitsForConsentFrom bookedUntil
    clashes { id recurrenceId end conflicts { person { id } room { id } start end heldUntil } } }
  invitations { id person { id displayName } uid sequence method publicTitle start end place status state sentAt attempts lastError }
}`;
const PAYLOAD = `{ meeting { ...Whole } problems { __typename code message field confirmable
  ... on ConsentMissing { organisations { id } people { id } }
  ... on TimeTaken { conflicts { person { id displayName } room { id name } start end heldUntil } } } }`;
const change = (operation: string, input: string) =>
  `mutation ($input: ${input}!) { answer: ${operation}(input: $input) ${PAYLOAD} } ${WHOLE}`;
const BOOK = change('bookMeeting', 'BookMeetingInput');
const MOVE = change('rescheduleMeeting', 'RescheduleMeetingInput');
const CANCEL = change('cancelMeeting', 'CancelMeetingInput');
const CHANGE = change('changeParticipants', 'ChangeParticipantsInput');
const CONFIRM = `mutation ($meetingId: ID!, $version: Int!) { answer: confirmMeeting(meetingId: $meetingId, version: $version) ${PAYLOAD} } ${WHOLE}`;
const ONE = `query ($id: ID!) { meeting(id: $id) { ...Whole } } ${WHOLE}`;
const PAGE = `query ($from: DateTime, $to: DateTime, $personId: ID, $kind: MeetingKind, $first: Int, $after: String) {
  meetings(from: $from, to: $to, personId: $personId, kind: $kind, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id title start } } } }`;

/** What everybody of a test's meeting may be asked: an id alone is a REQUIRED participant. */
export type Participant = string | ({ personId: string } & Record<string, unknown>);

/** One signed-in person's calls about meetings, in the words of the public schema. */
export class MeetingCalls {
  constructor(
    readonly app: TestApp,
    readonly token: string,
  ) {}

  /** Books by telephone for an hour unless `wish` says otherwise. */
  async book(start: string, participants: readonly Participant[], wish: object = {}): Promise<MeetingAnswer> {
    const input = {
      kind: 'NETWORK_MEETING',
      title: 'Verkoston tapaaminen',
      start,
      duration: 'PT1H',
      channel: 'PHONE',
      participants: participants.map((each) => (typeof each === 'string' ? { personId: each } : each)),
      ...wish,
    };
    return this.ask(BOOK, input);
  }

  /** As `book`, for what a test takes for given. */
  async booked(start: string, participants: readonly Participant[], wish: object = {}): Promise<AnsweredMeeting> {
    return meetingOf(await this.book(start, participants, wish));
  }

  async move(meeting: { id: string; version: number }, start: string, wish: object = {}): Promise<MeetingAnswer> {
    return this.ask(MOVE, { meetingId: meeting.id, version: meeting.version, start, ...wish });
  }

  async cancel(meeting: { id: string; version: number }, wish: object = {}): Promise<MeetingAnswer> {
    return this.ask(CANCEL, { meetingId: meeting.id, version: meeting.version, ...wish });
  }

  /** `wish`: whom to add and whom to remove. */
  async change(meeting: { id: string; version: number }, wish: object): Promise<MeetingAnswer> {
    return this.ask(CHANGE, { meetingId: meeting.id, version: meeting.version, ...wish });
  }

  async confirm({ id, version }: { id: string; version: number }): Promise<MeetingAnswer> {
    const variables = { meetingId: id, version };
    const { answer } = await this.app.data<{ answer: MeetingAnswer }>(CONFIRM, variables, this.token);
    return answer;
  }

  /** Null for what the viewer may not see. */
  async meeting(id: string): Promise<AnsweredMeeting | null> {
    const { meeting } = await this.app.data<{ meeting: AnsweredMeeting | null }>(ONE, { id }, this.token);
    return meeting;
  }

  async page(wish: object): Promise<MeetingPage> {
    const { meetings } = await this.app.data<{ meetings: MeetingPage }>(PAGE, { ...wish }, this.token);
    return meetings;
  }

  private async ask(document: string, input: object): Promise<MeetingAnswer> {
    const { answer } = await this.app.data<{ answer: MeetingAnswer }>(document, { input }, this.token);
    return answer;
  }
}

/** The meeting of an answer without problems. */
export function meetingOf({ meeting, problems }: MeetingAnswer): AnsweredMeeting {
  if (meeting === null || problems.length > 0) throw new Error(`refused: ${JSON.stringify(problems)}`);
  return meeting;
}

/** "TIME_TAKEN input.start", for each problem; what comes with a problem must be no meeting. */
export function problemsOf({ meeting, problems }: MeetingAnswer): string[] {
  if (meeting !== null) throw new Error(`not refused: ${JSON.stringify(meeting)}`);
  return problems.map(({ code, field }) => `${code} ${field}`);
}
