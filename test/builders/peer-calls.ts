import type { TestApp } from '../support/test-app.js';
import type { AnsweredProblem } from './meeting-answers.js';
import { type AnsweredGroup, type AnsweredSession, groupOf, type GroupPayload } from './peer-answers.js';

const MEMBER = `person { id displayName } state position since offeredUntil`;
const WHOLE = `fragment WholeGroup on PeerGroup {
  id name leaders { id displayName } capacity dropInPlaces minimum enrolment theme rrule signUpUrl nextStart freePlaces version
  members { ${MEMBER} } waitlist { ${MEMBER} }
  sessions(first: 60) { totalCount edges { node { id start status version kind publicTitle headCount { members dropIns }
    participants { person { id displayName } requirement status } } } }
}`;
const PAYLOAD = `{ group { ...WholeGroup } membership { ${MEMBER} } problems { code message field confirmable } }`;
const change = (operation: string, input: string) =>
  `mutation ($input: ${input}!) { answer: ${operation}(input: $input) ${PAYLOAD} } ${WHOLE}`;
const CREATE = change('createPeerGroup', 'CreatePeerGroupInput');
const JOIN = change('joinPeerGroup', 'JoinPeerGroupInput');
const LEAVE = change('leavePeerGroup', 'LeavePeerGroupInput');
/** Nothing here needs a viewer. */
const ACCEPT = `mutation ($token: String!) { answer: acceptPlace(token: $token) ${PAYLOAD} } ${WHOLE}`;
const COUNT = `mutation ($input: RecordDropInsInput!) { answer: recordDropIns(input: $input) {
  meeting { id headCount { members dropIns } } problems { code field } } }`;
const ONE = `query ($id: ID!) { group: peerGroup(id: $id) { ...WholeGroup } } ${WHOLE}`;
const LIST = 'query ($theme: String) { peerGroups(theme: $theme) { id name nextStart freePlaces } }';
const NEXT = 'query ($theme: String!) { nextPeerGroup(theme: $theme) { id name } }';

type Identified = Pick<AnsweredGroup, 'id'>;

/** Thursdays at five, from 4 March 2027 on. */
export const firstStart = '2027-03-04T17:00:00+02:00';

/** One signed-in person's calls about peer groups, in the words of the public schema. */
export class PeerCalls {
  constructor(
    readonly app: TestApp,
    readonly token: string,
  ) {}

  /** Six weekly sessions, eight places, open to everybody, unless `wish` says otherwise. */
  create(leaderIds: readonly string[], wish: object = {}): Promise<GroupPayload> {
    const input = {
      ...{ name: 'Torstairyhmä', leaderIds, firstStart, duration: 'PT1H30M', rrule: 'FREQ=WEEKLY;COUNT=6' },
      ...{ capacity: 8, enrolment: 'OPEN', channel: 'PHONE' },
      ...wish,
    };
    return this.ask(CREATE, { input });
  }

  /** As `create`, for what a test takes for given. */
  async created(leaderIds: readonly string[], wish: object = {}): Promise<AnsweredGroup> {
    return groupOf(await this.create(leaderIds, wish));
  }

  join({ id: groupId }: Identified, { id: personId }: Identified, wish: object = {}): Promise<GroupPayload> {
    return this.ask(JOIN, { input: { groupId, personId, ...wish } });
  }

  leave({ id: groupId }: Identified, { id: personId }: Identified): Promise<GroupPayload> {
    return this.ask(LEAVE, { input: { groupId, personId } });
  }

  async count({ id: meetingId }: Pick<AnsweredSession, 'id'>, count: number) {
    const variables = { input: { meetingId, count } };
    return (await this.app.data<{ answer: CountPayload }>(COUNT, variables, this.token)).answer;
  }

  async group({ id }: Identified): Promise<AnsweredGroup | null> {
    return (await this.app.data<{ group: AnsweredGroup | null }>(ONE, { id }, this.token)).group;
  }

  async list(theme?: string): Promise<{ readonly id: string; readonly name: string; readonly freePlaces: number }[]> {
    return (await this.app.data(LIST, { theme }, this.token)).peerGroups;
  }

  async next(theme: string): Promise<{ readonly id: string; readonly name: string } | null> {
    return (await this.app.data(NEXT, { theme }, this.token)).nextPeerGroup;
  }

  private async ask(document: string, variables: Record<string, unknown>): Promise<GroupPayload> {
    return (await this.app.data<{ answer: GroupPayload }>(document, variables, this.token)).answer;
  }
}

export interface CountPayload {
  readonly meeting: { readonly headCount: { readonly members: number; readonly dropIns: number } } | null;
  readonly problems: readonly Pick<AnsweredProblem, 'code' | 'field'>[];
}

/** What somebody with a link to a place, and without an account, calls. */
export async function acceptPlace(app: TestApp, token: string): Promise<GroupPayload> {
  const { data, errors } = await app.graphql<{ answer: GroupPayload }>(ACCEPT, { token });
  if (errors) throw new Error(`GraphQL answered with errors: ${JSON.stringify(errors)}`);
  return data.answer;
}
