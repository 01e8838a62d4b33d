import type { Narrator } from '../story/narrator.js';
import type { PublicApi } from '../story/public-api.js';
import type { StoryPlace } from '../story/story.js';
import type { TeamsCast } from './teams-cast.js';

/** What every chapter has at hand. */
export interface TeamsScene extends StoryPlace {
  readonly api: PublicApi;
  readonly narrator: Narrator;
  readonly cast: TeamsCast;
}

export const teamName = 'Mallilan työkykytiimi';

/** A team as far as the story reads it. */
export interface StoryTeam {
  readonly id: string;
  readonly members: readonly { readonly id: string }[];
  readonly meetings: {
    readonly edges: readonly { readonly node: StoryMeeting }[];
  };
}

export interface StoryMeeting {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly version: number;
  readonly status: string;
}

export const TEAM = 'id members { id } meetings(first: 60) { edges { node { id start end version status } } }';

/** A turn as far as the story reads it. */
export interface StoryItem {
  readonly id: string;
  readonly start: string;
  readonly version: number;
  readonly anonymousTopic: string | null;
  readonly case: { readonly client: { readonly displayName: string } } | null;
  readonly participants: readonly { readonly person: { readonly id: string; readonly displayName: string } }[];
  readonly steppingOut: readonly { readonly id: string; readonly displayName: string }[];
  readonly meeting: { readonly icalUid: string } | null;
}

export const ITEM = `id start version anonymousTopic case { client { displayName } } participants { person { id displayName } }
  steppingOut { id displayName } meeting { icalUid }`;

const READ_AGENDA = `query ($id: ID!, $meetingId: ID!) { team(id: $id) { agenda(meetingId: $meetingId) { ${ITEM} } } }`;

export async function readAgenda({ api }: TeamsScene, id: string, meetingId: string): Promise<readonly StoryItem[]> {
  const { team } = await api.ask<{ team: { agenda: readonly StoryItem[] } | null }>(READ_AGENDA, { id, meetingId });
  return team?.agenda ?? [];
}
