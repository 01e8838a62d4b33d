import type { Language } from '../../domain/result.js';
import type { TimeZone } from '../../domain/time/zone.js';
import type { PollNews } from './poll-letters.js';
import type { PollMatter } from './poll-matter-text.js';
import type { AnswerCounts } from './poll-tally.js';

/** What somebody who is asked is told. */
export type AskedNews = Exclude<PollNews, 'EXPIRED'>;

export interface PollLetterFacts {
  readonly news: AskedNews;
  readonly language: Language;
  readonly recipientName: string;
  /** Professionals get the same facts, shorter. */
  readonly isProfessional: boolean;
  /** Access needs ask for easy language: one sentence a line. */
  readonly easyLanguage: boolean;
  readonly matter: PollMatter;
  readonly optionCount: number;
  /** Epoch milliseconds. */
  readonly closesAt: number;
  readonly zone: TimeZone;
  readonly readerZone: TimeZone;
  /** The reader's own page. */
  readonly link: string;
}

/** How many answered what to one option. */
export interface CountedOption extends AnswerCounts {
  /** Epoch milliseconds. */
  readonly start: number;
}

export interface ExpiredPollFacts {
  readonly language: Language;
  readonly publicTitle: string | null;
  readonly zone: TimeZone;
  /** Epoch milliseconds. */
  readonly openedAt: number;
  readonly options: readonly CountedOption[];
  /** How many were asked and have not answered everything. */
  readonly silent: number;
}
