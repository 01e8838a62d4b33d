import type { Cast } from './cast.js';
import type { Narrator } from '../story/narrator.js';
import type { PublicApi } from '../story/public-api.js';

/** What every chapter has at hand. */
export interface Scene {
  readonly api: PublicApi;
  readonly narrator: Narrator;
  readonly cast: Cast;
  /** Where caught mail lies. */
  readonly mailDirectory: string;
  /** Epoch milliseconds at the story's beginning. */
  readonly now: number;
}
