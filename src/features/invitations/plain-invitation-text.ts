import {
  clockTime,
  isWithinOneDay,
  longDayWithYear,
  longMoment,
  longSpan,
  zoneName,
} from '../../domain/time/local-date-text.js';
import { type EndKind, isEnd, meetingKind } from './invitation-facts.js';
import type { InvitationWords } from './invitation-words-text.js';
import type { TextBlock } from '../../platform/mail/text-block.js';
import { seriesWords } from './series-words-text.js';
import type { ToldInvitation } from './told-values-text.js';

/**
 * The letter to somebody who meets as a client or next of kin: who, when and where, what to do, in this order, one thing a
 * sentence. Easy language has the same order and shorter sentences, and its callers give each a line of its own.
 */
export function plainInvitation(told: ToldInvitation): { what: TextBlock[]; todo: TextBlock[] } {
  const { facts, words } = told;
  if (isEnd(facts.kind)) {
    const sentences = [...ended(told, facts.kind), ...oneOfSeries(told), words.nothingToDo];
    return { what: [{ sentences }], todo: questions(told) };
  }
  return {
    what: [
      { sentences: [...whatHappened(told), ...named(told), ...oneOfSeries(told)] },
      { heading: words.headings.whenAndWhere, sentences: [...when(told), ...oldTime(told), ...where(told)] },
      ...videoLink(told),
    ],
    todo: facts.requirement === 'INFORMED' ? questions(told) : answering(told),
  };
}

function whatHappened({ facts, words, organiser }: ToldInvitation): string[] {
  const informed = facts.requirement === 'INFORMED';
  const notice = informed ? [words.forInformation, words.noAnswer] : [];
  if (facts.kind === 'MOVED') return [words.moved, ...notice];
  if (meetingKind(facts) === 'CHANGED') return [words.changed, words.sameTime, ...notice];
  if (informed) return notice;
  if (!facts.easyLanguage) return [words.invited(organiser)];
  return [words.easy.invited, ...(organiser === undefined ? [] : [words.easy.invitedBy(organiser)])];
}

/** Somebody removed learns that nothing is expected of them, and nothing of whether or why the others meet. */
function ended(told: ToldInvitation, kind: EndKind): string[] {
  const { facts, words } = told;
  const moment = longMoment(facts.when.start, facts.when.zone, facts.language);
  if (kind === 'CANCELLED') return [words.cancelled(moment), ...named(told)];
  const away = facts.easyLanguage ? [words.easy.removed, words.time(moment)] : [words.removed(moment)];
  return [...away, ...named(told), words.invitationGone];
}

export function named({ words, title }: ToldInvitation): string[] {
  return title === undefined ? [] : [words.named(title)];
}

/** That the other meetings of its series stay as they are. */
export function oneOfSeries({ facts }: ToldInvitation): readonly string[] {
  return facts.occurrence === undefined ? [] : seriesWords[facts.language].occurrence[meetingKind(facts)];
}

/** On one day in one sentence; in easy language, and over midnight, the beginning and the end have a sentence each. */
function when({ facts, words }: ToldInvitation): string[] {
  const { language, when: span } = facts;
  const tell = facts.kind === 'MOVED' ? words.newTime : words.time;
  const oneDay = isWithinOneDay(span);
  if (oneDay && !facts.easyLanguage) return [tell(longSpan(span, language))];
  const day = (at: number) => (oneDay ? '' : `${longDayWithYear(at, span.zone, language)} `);
  const zone = zoneName(span, language);
  return [
    ...(oneDay ? [tell(longDayWithYear(span.start, span.zone, language))] : []),
    words.starts(day(span.start) + clockTime(span.start, span.zone, language)),
    words.ends(day(span.end) + clockTime(span.end, span.zone, language)),
    ...(zone === undefined ? [] : [words.zone(zone)]),
  ];
}

function oldTime({ facts, words }: ToldInvitation): string[] {
  if (facts.kind !== 'MOVED') return [];
  const known = facts.oldStart !== undefined;
  const old = known ? [words.movedFrom(longMoment(facts.oldStart, facts.when.zone, facts.language))] : [];
  return [...old, words.oldTimeGone];
}

export function where({ facts, words, place, videoUrl }: ToldInvitation): string[] {
  const noLink = videoUrl === undefined ? [words.noVideoLink] : [];
  const room = place === undefined ? words.noPlace : words.place(place);
  switch (facts.channel) {
    case 'ON_SITE':
      return [room];
    case 'HYBRID':
      return [room, words.alsoOnVideo, ...noLink];
    case 'VIDEO':
      return [words.onVideo, ...noLink];
    case 'PHONE':
      return [words.byPhone, words.keepPhone];
  }
}

export function videoLink({ words, videoUrl }: ToldInvitation): TextBlock[] {
  return videoUrl === undefined ? [] : [{ label: words.joinVideo, url: videoUrl }];
}

function answering(told: ToldInvitation): TextBlock[] {
  const { facts, words, contact } = told;
  const { easyLanguage } = facts;
  const bring = easyLanguage ? words.easy.bring : words.bring;
  return [
    ...(facts.hasAccepted ? [{ sentences: [words.accepted, bring] }] : asking(told, bring)),
    { heading: words.headings.cannotCome, sentences: cannotCome(words, contact, easyLanguage) },
    answerButton(told, 'DECLINED'),
    answerButton(told, 'PROPOSE'),
  ];
}

function asking(told: ToldInvitation, bring: string): TextBlock[] {
  const { facts, words } = told;
  const { easyLanguage } = facts;
  const kind = meetingKind(facts);
  const tell = isEnd(kind) ? [] : [words.tell[kind]];
  const choice = facts.requirement === 'OPTIONAL' ? [words.ownChoice] : [];
  const how = easyLanguage ? [words.easy.answer] : [];
  return [
    { heading: words.headings.answer, sentences: [...choice, ...tell, ...how, bring] },
    answerButton(told, 'ACCEPTED'),
  ];
}

/** Leads to the page with that answer chosen. Opening it answers nothing, since programs that look for viruses open links. */
export const answerButton = (
  { facts, words }: ToldInvitation,
  answer: keyof InvitationWords['buttons'],
): TextBlock => ({
  label: words.buttons[answer],
  url: `${facts.answerLink}?answer=${answer}`,
});

function cannotCome(words: InvitationWords, contact: string | undefined, easyLanguage: boolean): string[] {
  const press = easyLanguage ? words.easy.cannotCome : words.cannotCome;
  if (contact === undefined)
    return [easyLanguage ? words.easy.cannotCome : words.cannotComeNoPhone, words.newTimeTogether];
  const orCall = easyLanguage ? [words.easy.orCall] : [];
  return [press, ...orCall, words.easy.call(contact), words.newTimeTogether];
}

export function questions({ facts, words, contact }: ToldInvitation): TextBlock[] {
  if (contact === undefined) return [];
  if (!facts.easyLanguage) return [{ sentences: [words.questions(contact)] }];
  return [{ sentences: [words.easy.callWithQuestions, words.easy.call(contact)] }];
}
