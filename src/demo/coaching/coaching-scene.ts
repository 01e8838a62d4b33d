import type { Narrator } from '../story/narrator.js';
import type { PublicApi } from '../story/public-api.js';
import type { StoryPlace } from '../story/story.js';
import type { CoachingCast } from './coaching-cast.js';

/** What every chapter has at hand. */
export interface CoachingScene extends StoryPlace {
  readonly api: PublicApi;
  readonly narrator: Narrator;
  readonly cast: CoachingCast;
}

/** A programme as far as the story reads it. */
export interface StoryProgramme {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly rhythm: readonly {
    readonly type: string;
    readonly weekday: string;
    readonly startTime: string;
    readonly endTime: string;
  }[];
  readonly sessions: readonly StorySession[];
  readonly adjustments: readonly { readonly week: number; readonly reason: string }[];
  readonly wallPageUrl: string | null;
}

export interface StorySession {
  readonly type: string;
  readonly week: number;
  readonly start: string;
  readonly participants: readonly { readonly id: string; readonly displayName: string }[];
  readonly meeting: { readonly id: string; readonly version: number; readonly icalUid: string } | null;
}

export const PROGRAMME = `id status version rhythm { type weekday startTime endTime }
  sessions { type week start participants { id displayName } meeting { id version icalUid } }
  adjustments { week reason } wallPageUrl`;

/** How many weeks the story's programme has. */
export const programmeWeeks = 8;
