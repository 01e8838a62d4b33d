import type { TestApp } from '../support/test-app.js';
import type { Participant } from './meeting-calls.js';
import { type AnsweredPoll, type PollPayload, pollOf } from './poll-answers.js';

const WHOLE = `fragment WholePoll on TimePoll {
  id state closesAt version attention chosen { id start } silent { id displayName }
  options { id start end yes ifNeeded no answers { person { id displayName } answer notedBy { id displayName } } busy { id displayName } }
  meeting { id start status organiser { id displayName } participants { person { id displayName } requirement } }
}`;
const PAYLOAD = `{ poll { ...WholePoll } problems { __typename code message field confirmable
  ... on ConsentMissing { organisations { id } people { id } }
  ... on TimeTaken { conflicts { person { id displayName } room { id name } start end heldUntil } } } }`;
/** What an anonymous reader may ask for too: nothing here needs a viewer. */
const LINKED_PAYLOAD = `{ poll { ...WholePoll } problems { code message field } }`;
const change = (operation: string, input: string, payload = PAYLOAD) =>
  `mutation ($input: ${input}!) { answer: ${operation}(input: $input) ${payload} } ${WHOLE}`;
const OPEN = change('openTimePoll', 'OpenTimePollInput');
const CHANGE = change('changeTimePoll', 'ChangeTimePollInput');
const NOTE = change('noteTimePollAnswers', 'NoteTimePollAnswersInput');
const ANSWER = change('answerTimePoll', 'AnswerTimePollInput', LINKED_PAYLOAD);
const DECIDE = `mutation ($pollId: ID!, $version: Int!, $optionId: ID!) {
  answer: decideTimePoll(pollId: $pollId, version: $version, optionId: $optionId) ${PAYLOAD} } ${WHOLE}`;
const CANCEL = `mutation ($pollId: ID!, $version: Int!) { answer: cancelTimePoll(pollId: $pollId, version: $version) ${PAYLOAD} } ${WHOLE}`;
const ONE = `query ($id: ID!) { timePoll(id: $id) { ...WholePoll } } ${WHOLE}`;
const LIST = `query ($open: Boolean) { timePolls(open: $open) { id state } }`;
const LINKED = `query ($token: String!) { timePollByToken(token: $token) { ...WholePoll } } ${WHOLE}`;

type Versioned = Pick<AnsweredPoll, 'id' | 'version'>;

/** Six hours after the test's clock begins: whoever signed in then still is. */
export const closesAt = '2027-01-04T14:00:00+02:00';

/** One signed-in person's calls about time polls, in the words of the public schema. */
export class PollCalls {
  constructor(
    readonly app: TestApp,
    readonly token: string,
  ) {}

  /** Asks for an hour by telephone unless `wish` says otherwise. An id alone is a REQUIRED participant. */
  open(starts: readonly string[], participants: readonly Participant[], wish: object = {}): Promise<PollPayload> {
    const input = {
      kind: 'NETWORK_MEETING',
      title: 'Verkoston tapaaminen',
      duration: 'PT1H',
      channel: 'PHONE',
      participants: participants.map((each) => (typeof each === 'string' ? { personId: each } : each)),
      starts,
      closesAt,
      ...wish,
    };
    return this.ask(OPEN, { input });
  }

  /** As `open`, for what a test takes for given. */
  async opened(
    starts: readonly string[],
    participants: readonly Participant[],
    wish: object = {},
  ): Promise<AnsweredPoll> {
    return pollOf(await this.open(starts, participants, wish));
  }

  change({ id, version }: Versioned, wish: object): Promise<PollPayload> {
    return this.ask(CHANGE, { input: { pollId: id, version, ...wish } });
  }

  note({ id }: Pick<AnsweredPoll, 'id'>, personId: string, answers: readonly object[]): Promise<PollPayload> {
    return this.ask(NOTE, { input: { pollId: id, personId, answers } });
  }

  decide({ id, version }: Versioned, { id: optionId }: { readonly id: string }): Promise<PollPayload> {
    return this.ask(DECIDE, { pollId: id, version, optionId });
  }

  cancel({ id, version }: Versioned): Promise<PollPayload> {
    return this.ask(CANCEL, { pollId: id, version });
  }

  /** Null for what the viewer may not see. */
  async poll(id: string): Promise<AnsweredPoll | null> {
    return (await this.app.data<{ timePoll: AnsweredPoll | null }>(ONE, { id }, this.token)).timePoll;
  }

  async list(wish: object = {}): Promise<string[]> {
    const { timePolls } = await this.app.data<{ timePolls: { id: string }[] }>(LIST, { ...wish }, this.token);
    return timePolls.map(({ id }) => id);
  }

  private async ask(document: string, variables: Record<string, unknown>): Promise<PollPayload> {
    return (await this.app.data<{ answer: PollPayload }>(document, variables, this.token)).answer;
  }
}

/** The calls of somebody who has a link and no account. */
export class LinkCalls {
  constructor(
    readonly app: TestApp,
    readonly token: string,
  ) {}

  /** Null for a link that is not valid. */
  async poll(): Promise<AnsweredPoll | null> {
    const { data, errors } = await this.app.graphql<{ timePollByToken: AnsweredPoll | null }>(LINKED, {
      token: this.token,
    });
    if (errors) throw new Error(`GraphQL answered with errors: ${JSON.stringify(errors)}`);
    return data.timePollByToken;
  }

  /** By option: "YES", "IF_NEEDED" or "NO". */
  async answer(answers: readonly { readonly optionId: string; readonly answer: string }[]): Promise<PollPayload> {
    const input = { token: this.token, answers };
    const { data, errors } = await this.app.graphql<{ answer: PollPayload }>(ANSWER, { input });
    if (errors) throw new Error(`GraphQL answered with errors: ${JSON.stringify(errors)}`);
    return data.answer;
  }
}
