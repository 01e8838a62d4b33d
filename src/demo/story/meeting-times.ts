import type { PublicApi } from './public-api.js';

export interface Named {
  readonly id: string;
  readonly displayName: string;
}

export interface MeetingTime {
  readonly start: string;
  readonly end: string;
  readonly score: number;
  readonly room: { readonly id: string; readonly publicName: string } | null;
  readonly attendees: readonly { readonly person: Named; readonly availability: string }[];
  readonly reasons: readonly string[];
}

export interface Relaxation {
  readonly kind: string;
  readonly description: string;
  readonly people: readonly Named[];
  readonly duration: string | null;
  readonly to: string | null;
  readonly example: MeetingTime;
}

export interface MeetingTimes {
  readonly suggestions: readonly MeetingTime[];
  readonly infeasibility: {
    readonly summary: string;
    readonly blockers: readonly { readonly label: string; readonly people: readonly Named[] }[];
    readonly relaxations: readonly Relaxation[];
  } | null;
}

export interface Attendance {
  readonly anyOf: readonly string[];
  readonly count?: number;
  readonly label?: string;
}

/** FindMeetingTimesInput, as far as the story asks for it. */
export interface Wish {
  readonly from: string;
  readonly to: string;
  readonly duration: string;
  readonly attendance: readonly Attendance[];
  readonly roomIds?: readonly string[];
  readonly channel?: string;
  readonly caseId?: string;
  readonly unknownCountsAsFree?: boolean;
  readonly ignoreMeetingId?: string;
  readonly limit?: number;
}

const TIME = 'start end score room { id publicName } attendees { person { id displayName } availability } reasons';
const FIND = `query ($input: FindMeetingTimesInput!) {
  findMeetingTimes(input: $input) {
    suggestions { ${TIME} }
    infeasibility {
      summary
      blockers { label people { id displayName } }
      relaxations { kind description people { id displayName } duration to example { ${TIME} } }
    }
  }
}`;

export async function findMeetingTimes(api: PublicApi, input: Wish): Promise<MeetingTimes> {
  return (await api.ask<{ findMeetingTimes: MeetingTimes }>(FIND, { input })).findMeetingTimes;
}
