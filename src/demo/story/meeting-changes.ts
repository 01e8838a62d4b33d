import { change } from './payload.js';
import type { PublicApi } from './public-api.js';
import { StoryBroken } from './story-broken.js';

export interface BookedMeeting {
  readonly id: string;
  readonly status: string;
  readonly start: string;
  readonly icalUid: string;
  readonly sequence: number;
  readonly version: number;
  readonly invitations: readonly {
    readonly person: { readonly displayName: string; readonly email: string | null };
    readonly sequence: number;
    readonly method: string;
    readonly state: string;
  }[];
}

const MEETING =
  'id status start icalUid sequence version invitations { person { displayName email } sequence method state }';

type Operation = 'bookMeeting' | 'rescheduleMeeting' | 'cancelMeeting';

const INPUTS: Record<Operation, string> = {
  bookMeeting: 'BookMeetingInput',
  rescheduleMeeting: 'RescheduleMeetingInput',
  cancelMeeting: 'CancelMeetingInput',
};

/** Changes a meeting. A problem is the end of the story, told in the API's own sentence. */
export const changeMeeting = (api: PublicApi, operation: Operation, input: object): Promise<BookedMeeting> =>
  change<BookedMeeting>(api, { operation, input: INPUTS[operation], field: 'meeting', selection: MEETING }, input);

export async function readMeeting(api: PublicApi, id: string): Promise<BookedMeeting> {
  const { meeting } = await api.ask<{ meeting: BookedMeeting | null }>(
    `query ($id: ID!) { meeting(id: $id) { ${MEETING} } }`,
    { id },
  );
  if (meeting) return meeting;
  throw new StoryBroken('a booked meeting can be read');
}
