import type { Language } from '../../domain/result.js';
import { longMoment, longSpan, zoneName } from '../../domain/time/local-date-text.js';
import type { TimeZone } from '../../domain/time/zone.js';
import { type Html, html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/page.js';
import { choiceGroup, doneNotice, errorNotice, errorSummary, pageForm } from '../../platform/pages/page-form.js';
import { type PollAnswer, pollAnswers } from './poll.js';
import { type PollMatter, toldMatter } from './poll-matter-text.js';
import { type PollPageWords, pollPageWords } from './poll-page-text.js';

/** CLOSING: the time for answers is over, and a decision is due. */
export type PollPageState = 'OPEN' | 'CLOSING' | 'DECIDED' | 'EXPIRED' | 'CANCELLED';

export interface PollPageOption {
  readonly id: string;
  /** Epoch milliseconds, half-open: the reader's own part. */
  readonly start: number;
  readonly end: number;
  readonly answer: PollAnswer | null;
}

/** All that a poll's page knows, for one reader: nothing about who else is asked, or what they answered. */
export interface PollPageFacts {
  readonly matter: PollMatter;
  readonly state: PollPageState;
  readonly zone: TimeZone;
  readonly readerZone: TimeZone;
  /** Epoch milliseconds. */
  readonly closesAt: number;
  /** The reader has answered something, be it to an option that is gone. */
  readonly hasAnswered: boolean;
  /** Those still to come, in the order of their start. */
  readonly options: readonly PollPageOption[];
  /** What a decided poll became for the reader; null when they do not take part in it. */
  readonly meeting: { readonly start: number; readonly end: number; readonly isCancelled: boolean } | null;
}

/** What has just happened: answers were kept, or why they were not. */
export type PollPageNews = 'SAVED' | 'NOTHING_CHOSEN' | 'OPTIONS_CHANGED' | 'NOT_SAVED';

/** Where an answer stands in the form: a flat name for each option. */
export const answerField = (optionId: string): string => `answer.${optionId}`;

export function pollPage(facts: PollPageFacts, language: Language, news?: PollPageNews): Page {
  const say = pollPageWords[language];
  const told = toldMatter(facts.matter, language);
  const isOpen = facts.state === 'OPEN';
  return {
    language,
    title: titleOf(facts.state, say),
    hasError: news !== undefined && news !== 'SAVED',
    body: html`${notice(facts, language, news)}${isOpen ? openBody(facts, told.sentences, language) : paragraph(overSentences(facts, say, language))}`,
    contact: { name: told.organiser, phone: told.phone },
  };
}

function titleOf(state: PollPageState, say: PollPageWords): string {
  switch (state) {
    case 'OPEN':
      return say.title;
    case 'CLOSING':
      return say.closing.title;
    case 'DECIDED':
      return say.decided.title;
    case 'EXPIRED':
      return say.expired.title;
    case 'CANCELLED':
      return say.cancelled.title;
  }
}

/** Who asks and what for; what to do and until when; the times. */
function openBody(facts: PollPageFacts, matter: readonly string[], language: Language): Html {
  const say = pollPageWords[language];
  const { closesAt, zone, readerZone, options } = facts;
  const zones = options.map(({ start, end }) => zoneName({ start, end, zone, readerZone }, language));
  const otherZone = zones.find((name) => name !== undefined);
  const choices = pollAnswers.map((value) => ({ value, label: say.answers[value] }));
  const groups = options.map(({ id, start, end, answer }) =>
    choiceGroup({
      name: answerField(id),
      legend: unbroken(capitalised(longSpan({ start, end, zone }, language))),
      choices,
      chosen: answer ?? undefined,
    }),
  );
  return html`${paragraph(matter)}${paragraph([
    say.answerEach,
    say.answerBy(longMoment(closesAt, zone, language)),
    say.mayChange,
    ...(otherZone === undefined ? [] : [say.zone(otherZone)]),
  ])}${pageForm(language, groups, say.send)}${paragraph([say.noneSuits])}`;
}

function overSentences({ state, meeting, zone, readerZone }: PollPageFacts, say: PollPageWords, language: Language) {
  switch (state) {
    case 'OPEN':
      return [];
    case 'CLOSING':
      return [say.closing.soon, say.shownHere];
    case 'EXPIRED':
      return [say.expired.noTime, say.nothingToDo];
    case 'CANCELLED':
      return [say.cancelled.noAnswer, say.nothingToDo];
    case 'DECIDED':
      if (meeting === null) return [say.nothingToDo];
      if (meeting.isCancelled) return [say.decided.cancelled, say.nothingToDo];
      return [say.decided.time(longSpan({ ...meeting, zone, readerZone }, language)), say.decided.invitation];
  }
}

function notice(
  { state, options }: PollPageFacts,
  language: Language,
  news: PollPageNews | undefined,
): Html | undefined {
  const say = pollPageWords[language];
  const field = answerField(options[0]?.id ?? '');
  switch (news) {
    case undefined:
      return undefined;
    case 'SAVED': {
      const unanswered = options.filter(({ answer }) => answer === null).length;
      if (state !== 'OPEN') return doneNotice([say.saved]);
      return doneNotice([say.saved, unanswered === 0 ? say.shownHere : say.unanswered(unanswered)]);
    }
    case 'NOTHING_CHOSEN':
      return errorSummary(language, [{ field, sentence: say.nothingChosen }]);
    case 'OPTIONS_CHANGED':
      return errorSummary(language, [{ field, sentence: say.optionsChanged }]);
    case 'NOT_SAVED':
      return errorNotice(language, say.notSaved);
  }
}

/** A sentence a line: easy to find again, and what easy language asks for. */
const paragraph = (sentences: readonly string[]): Html =>
  html`<p>${sentences.map((sentence, index) => (index === 0 ? sentence : html`<br>\n${sentence}`))}</p>\n`;

/** Keeps both ends of a span on one line: browsers break after the dash (U+2060, word joiner). */
const unbroken = (text: string): string => text.replaceAll('–', '–\u2060');

/** A day begins a line here, and a sentence elsewhere. */
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
