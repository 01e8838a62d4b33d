import { linkToken } from '../../src/platform/identity/link-token.js';
import type { TestApp } from '../support/test-app.js';
import type { MeetingAnswer } from './meeting-answers.js';
import type { MeetingScene } from './meeting-scene.js';

/** An invitation as the holder of its link reads it. */
export interface LinkedInvitation {
  readonly id: string;
  readonly status: string;
  readonly sequence: number;
  readonly start: string;
  readonly end: string;
  readonly publicTitle: string;
  readonly lastError: string | null;
  readonly person: { readonly id: string; readonly displayName: string; readonly email: string | null };
  readonly details: {
    readonly meetingStatus: string;
    readonly organiserName: string;
    readonly organiserPhone: string | null;
    readonly message: string | null;
    readonly respondedAt: string | null;
    readonly comment: string | null;
    readonly proposedStart: string | null;
  };
}

export interface InvitationAnswer {
  readonly invitation: LinkedInvitation | null;
  readonly problems: readonly { readonly code: string; readonly field: string | null; readonly message: string }[];
}

export interface AnsweredProposal {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly state: string;
  readonly comment: string | null;
  readonly meeting: { readonly id: string };
  readonly person: { readonly id: string };
}

const LINKED = `{ id status sequence start end publicTitle lastError person { id displayName email }
  details { meetingStatus organiserName organiserPhone message respondedAt comment proposedStart } }`;
const PAYLOAD = `{ invitation ${LINKED} problems { code field message } }`;
const READ = `query ($token: String!) { invitationByToken(token: $token) ${LINKED} }`;
const RESPOND = `mutation ($input: RespondInput!) { answer: respondToInvitation(input: $input) ${PAYLOAD} }`;
const PROPOSE = `mutation ($input: ProposeTimeInput!) { answer: proposeTime(input: $input) ${PAYLOAD} }`;
const PROPOSALS = `query ($meetingId: ID) { timeProposals(meetingId: $meetingId) {
  id start end state comment meeting { id } person { id } } }`;
const DECIDE = `mutation ($input: DecideProposalInput!) { answer: decideProposal(input: $input) {
  meeting { id start end status version sequence participants { person { id } status respondedAt comment } }
  problems { code field message } } }`;

/** What somebody who has nothing but the link of an invitation can do. */
export class InvitationLinkCalls {
  constructor(
    private readonly app: TestApp,
    readonly token: string,
  ) {}

  async read(): Promise<LinkedInvitation | null> {
    return (await this.ask<{ invitationByToken: LinkedInvitation | null }>(READ, { token: this.token }))
      .invitationByToken;
  }

  async respond(status: string, comment?: string): Promise<InvitationAnswer> {
    const input = { token: this.token, status, comment };
    return (await this.ask<{ answer: InvitationAnswer }>(RESPOND, { input })).answer;
  }

  async propose(start: string, comment?: string): Promise<InvitationAnswer> {
    const input = { token: this.token, start, comment };
    return (await this.ask<{ answer: InvitationAnswer }>(PROPOSE, { input })).answer;
  }

  private async ask<Data>(document: string, variables: Record<string, unknown>): Promise<Data> {
    const { data, errors } = await this.app.graphql<Data>(document, variables);
    if (errors) throw new Error(`GraphQL answered with errors: ${JSON.stringify(errors)}`);
    return data;
  }
}

/** The link that a person was sent to their invitation to a meeting. */
export async function linkOf(
  scene: MeetingScene,
  meeting: { readonly id: string },
  personId: string,
): Promise<InvitationLinkCalls & { readonly invitationId: string }> {
  const [row] = await scene.rows<{ id: string }>('SELECT id FROM invitation WHERE meeting_id = $1 AND person_id = $2', [
    meeting.id,
    personId,
  ]);
  if (!row) throw new Error('nobody of that id is invited');
  const token = linkToken(scene.app.settings.secrets.secret, 'INVITATION', row.id);
  return Object.assign(new InvitationLinkCalls(scene.app, token), { invitationId: row.id });
}

/** A signed-in person's calls about proposed times. */
export class ProposalCalls {
  constructor(
    private readonly app: TestApp,
    private readonly token: string,
  ) {}

  async list(meetingId?: string): Promise<readonly AnsweredProposal[]> {
    const answer = await this.app.data<{ timeProposals: AnsweredProposal[] }>(PROPOSALS, { meetingId }, this.token);
    return answer.timeProposals;
  }

  async decide(proposalId: string, accept: boolean): Promise<MeetingAnswer> {
    const input = { proposalId, accept };
    return (await this.app.data<{ answer: MeetingAnswer }>(DECIDE, { input }, this.token)).answer;
  }
}

/** "NOT_FOUND input.token", for each problem; what comes with a problem must be no invitation. */
export function refusalsOf({ invitation, problems }: InvitationAnswer): string[] {
  if (invitation !== null) throw new Error(`not refused: ${JSON.stringify(invitation)}`);
  return problems.map(({ code, field }) => `${code} ${field}`);
}
