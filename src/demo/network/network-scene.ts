import type { Narrator } from '../story/narrator.js';
import type { PublicApi } from '../story/public-api.js';
import type { StoryPlace } from '../story/story.js';
import type { NetworkCast } from './network-cast.js';

/** What every chapter has at hand. */
export interface NetworkScene extends StoryPlace {
  readonly api: PublicApi;
  readonly narrator: Narrator;
  readonly cast: NetworkCast;
}

/** A client's case as far as the story reads it. */
export interface StoryCase {
  readonly id: string;
  readonly version: number;
  readonly coordinator: { readonly id: string };
  readonly caseManager: { readonly id: string; readonly displayName: string } | null;
  readonly network: readonly { readonly person: { readonly id: string } }[];
  readonly consents: readonly {
    readonly id: string;
    readonly basis: string;
    readonly organisation: { readonly id: string } | null;
    readonly withdrawnAt: string | null;
  }[];
}

export const CASE = `id version coordinator { id } caseManager { id displayName } network { person { id } }
  consents { id basis organisation { id } withdrawnAt }`;
