import type { Narrator } from '../story/narrator.js';
import type { PublicApi } from '../story/public-api.js';
import type { StoryPlace } from '../story/story.js';

/** Somebody who is signed in. */
export interface Part {
  readonly api: PublicApi;
  readonly id: string;
  readonly displayName: string;
  readonly email: string;
}

/** What every chapter has at hand: a doctor with a telephone day, a professional with a question, and the coordinator. */
export interface ConsultationsScene extends StoryPlace {
  readonly narrator: Narrator;
  readonly doctor: Part;
  readonly asker: Part;
  readonly coordinator: Part;
}

/** A slot as far as the story reads it. */
export interface StorySlot {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly status: string;
}

export const SLOT = 'id start end status';

/** A consultation as far as the story reads it. */
export interface StoryConsultation {
  readonly id: string;
  readonly status: string;
  readonly dueAt: string | null;
  readonly consultant: { readonly id: string };
  readonly cases: readonly { readonly answer: string | null }[];
  readonly meeting: { readonly id: string; readonly status: string; readonly publicTitle: string } | null;
  readonly alternatives: readonly StorySlot[];
}

export const CONSULTATION = `id status dueAt consultant { id } cases { answer } meeting { id status publicTitle } alternatives { ${SLOT} }`;

/** What the doctor is asked about. */
export const TOPIC = 'Työhön paluu';
