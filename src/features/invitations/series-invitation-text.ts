import { rhythmText } from '../../domain/recurrence/rhythm-text.js';
import type { Instant } from '../../domain/time/interval.js';
import {
  clockSpan,
  clockTime,
  longDay,
  longDayWithYear,
  longSpan,
  type ToldSpan,
  zoneName,
} from '../../domain/time/local-date-text.js';
import { publicHolidays } from '../../domain/time/public-holidays.js';
import { localDateTimeOf } from '../../domain/time/zone.js';
import { clippedText } from '../../platform/mail/shown-value-text.js';
import type { ListBlock, SentencesBlock, TextBlock } from '../../platform/mail/text-block.js';
import { isEnd, meetingKind, type SeriesFacts } from './invitation-facts.js';
import { answerButton, named, questions, videoLink, where } from './plain-invitation-text.js';
import { organiserFacts, placeFacts } from './professional-invitation-text.js';
import { type SeriesWords, seriesWords } from './series-words-text.js';
import type { ToldInvitation } from './told-values-text.js';

/** More dates are no news to anybody: the rhythm says them, and the calendar has them. */
const firstDatesToldMax = 6;
const leftOutToldMax = 6;
/** Easy language has so many words a sentence at most; a rhythm that takes more is told by its dates. */
const easyWordsMax = 10;

/** What of a series is told in this letter, in the letter's own words. */
interface ToldSeries {
  readonly told: ToldInvitation;
  readonly series: SeriesFacts;
  readonly say: SeriesWords;
  /** "joka tiistai"; undefined where only the dates can say it. */
  readonly rhythm: string | undefined;
  /** "kello 9.00–11.00". */
  readonly clock: string | undefined;
}

export function toldSeries(told: ToldInvitation, series: SeriesFacts): ToldSeries {
  const { language, when, easyLanguage, isProfessional } = told.facts;
  const say = seriesWords[language];
  const clock = clockSpan(when, language);
  const rhythm = clock === undefined ? undefined : rhythmText(series.rhythm, language);
  const isTold = rhythm !== undefined && (isProfessional || !easyLanguage || isEasy(say.time(rhythm)));
  return { told, series, say, rhythm: isTold ? rhythm : undefined, clock };
}

const isEasy = (sentence: string): boolean => sentence.split(' ').length <= easyWordsMax;

/** "Kutsu: tapaamiset joka tiistai"; without a rhythm the day that matters stands there. */
export function seriesSubject({ told, series, say, rhythm }: ToldSeries, titleSignsMax: number): string {
  const { kind, language, when, requirement } = told.facts;
  const title = told.title === undefined ? undefined : clippedText(told.title, titleSignsMax);
  const day = (at: Instant) => longDay(at, when.zone, language);
  if (kind === 'SERIES_ENDS' && series.until !== undefined) {
    return say.subject.SERIES_ENDS(
      [title, say.lastOn(day(series.until))].filter((part) => part !== undefined).join(', '),
    );
  }
  const often = rhythm ?? say.firstOn(day(when.start));
  const what =
    title === undefined ? `${say.meetings}${rhythm === undefined ? ',' : ''} ${often}` : `${title}, ${often}`;
  return requirement === 'INFORMED' && kind === 'INVITED' ? say.informedSubject(what) : say.subject[kind](what);
}

/** The letter about a whole series: who, how often and until when, the first dates, where, what to do. */
export function plainSeries(of: ToldSeries): { what: TextBlock[]; todo: TextBlock[] } {
  const { told, series, say } = of;
  const { kind, requirement } = told.facts;
  if (isEnd(kind)) {
    const gone = kind === 'REMOVED' ? [told.words.invitationGone] : [];
    const sentences = [...say.happened[kind], ...named(told), ...wasWhen(of), ...gone, told.words.nothingToDo];
    return { what: [{ sentences }], todo: questions(told) };
  }
  const isAsked = requirement !== 'INFORMED' && kind !== 'SERIES_ENDS' && kind !== 'SERIES_CHANGED';
  const what = kind === 'SERIES_ENDS' ? ending(of) : [...happened(of), ...named(told)];
  // Nothing is left to come to.
  if (kind === 'SERIES_ENDS' && series.next.length === 0) return { what: [{ sentences: what }], todo: questions(told) };
  return {
    what: [
      { sentences: what },
      ...timesAndDates(of),
      { heading: told.words.professional.labels.place, sentences: where(told) },
      ...videoLink(told),
    ],
    todo: isAsked ? answering(of) : questions(told),
  };
}

/** What a page says of it, where each coming date leads on and is not listed with these. */
export function pageSeries(of: ToldSeries): TextBlock[] {
  const { told, series, say } = of;
  const { when, language } = told.facts;
  const last = series.until === undefined ? [] : [say.last(longDayWithYear(series.until, when.zone, language))];
  return [
    { sentences: [...happened(of), ...named(told)] },
    { heading: told.words.professional.labels.time, sentences: [...howOften(of), ...last] },
    ...leftOutDays(of),
    { heading: told.words.professional.labels.place, sentences: where(told) },
    ...videoLink(told),
  ];
}

function happened({ told, say }: ToldSeries): string[] {
  const { facts, words, organiser } = told;
  const informed = facts.requirement === 'INFORMED';
  if (facts.kind === 'SERIES_CHANGED') return [...say.happened.SERIES_CHANGED, words.noAnswer];
  const notice = informed ? [words.forInformation, words.noAnswer] : [];
  if (facts.kind !== 'INVITED') return [...say.happened[facts.kind], ...notice];
  if (informed) return notice;
  if (!facts.easyLanguage) return [say.invited(organiser)];
  return [say.easyInvited, ...(organiser === undefined ? [] : [words.easy.invitedBy(organiser)])];
}

/** Says what is over for this recipient, and nothing of whether the others go on. */
function ending({ told, series, say }: ToldSeries): string[] {
  const { when, language } = told.facts;
  const { until, next } = series;
  const day = until === undefined ? undefined : longDayWithYear(until, when.zone, language);
  const isAhead = next.length > 0;
  const last = day === undefined ? [] : [isAhead ? say.last(day) : say.lastWas(day)];
  return [
    ...say.happened.SERIES_ENDS,
    ...named(told),
    ...last,
    say.afterLast,
    ...(isAhead ? [say.earlierStay] : []),
    told.words.nothingToDo,
  ];
}

function wasWhen({ told, say, rhythm, clock }: ToldSeries): string[] {
  const { when, language } = told.facts;
  if (rhythm === undefined) return [say.first(longDayWithYear(when.start, when.zone, language))];
  const whole = say.timeWas(`${rhythm} ${clock}`);
  return [told.facts.easyLanguage && !isEasy(whole) ? say.timeWas(rhythm) : whole];
}

/** How often, at what time and until when in sentences; then the dates, and those on which nobody meets. */
function timesAndDates(of: ToldSeries): TextBlock[] {
  const { told, series, say } = of;
  const { when, language, kind } = told.facts;
  const day = (at: Instant) => longDayWithYear(at, when.zone, language);
  const first = series.next.length > 0 ? [] : [say.first(day(when.start))];
  // A letter about the end has begun with it.
  const last = series.until === undefined || kind === 'SERIES_ENDS' ? [] : [say.last(day(series.until))];
  const sentences: SentencesBlock = {
    heading: told.words.professional.labels.time,
    sentences: [...howOften(of), ...first, ...last],
  };
  return [sentences, ...dateLists(of)];
}

function howOften({ told, series, say, rhythm, clock }: ToldSeries): string[] {
  const { facts, words } = told;
  const { when, language, easyLanguage } = facts;
  if (rhythm === undefined) return [say.severalTimes];
  // The clocks of two zones can agree at the first time and not at a later one.
  const zone = [when, ...series.next].map((span) => zoneName(span, language)).find((name) => name !== undefined);
  const note = zone === undefined ? [] : [words.zone(zone)];
  if (!easyLanguage) return [say.time(`${rhythm} ${clock}`), ...note];
  const starts = clockTime(when.start, when.zone, language);
  return [say.time(rhythm), words.starts(starts), words.ends(clockTime(when.end, when.zone, language)), ...note];
}

function dateLists(of: ToldSeries): ListBlock[] {
  const { told, series, say } = of;
  const items = series.next.slice(0, firstDatesToldMax).map((span) => dateOf(of, span));
  const heading = told.facts.kind === 'INVITED' ? say.headings.first : say.headings.next;
  return [...(items.length > 0 ? [{ heading, items }] : []), ...leftOutDays(of)];
}

function leftOutDays(of: ToldSeries): ListBlock[] {
  const { series, say } = of;
  const skipped = series.skipped.filter((at) => at <= (series.until ?? Number.POSITIVE_INFINITY));
  const leftOut = skipped.slice(0, leftOutToldMax).map((at) => leftOutDay(of, at));
  const more = skipped.length - leftOut.length;
  if (leftOut.length === 0) return [];
  return [{ heading: say.headings.leftOut, items: more > 0 ? [...leftOut, say.moreDays(more)] : leftOut }];
}

/** The day alone where the rhythm has said the hour; a date with an hour of its own says it. */
function dateOf({ told, rhythm, clock }: ToldSeries, span: ToldSpan): string {
  const { language } = told.facts;
  const isUsual = rhythm !== undefined && clockSpan(span, language) === clock;
  return isUsual ? longDayWithYear(span.start, span.zone, language) : longSpan(span, language);
}

/** With the holiday's name, if it is one: nobody asks then why. */
function leftOutDay({ told, series }: ToldSeries, at: Instant): string {
  const { language } = told.facts;
  const { zone } = series.rhythm;
  const { date } = localDateTimeOf(zone, at);
  const year = Number(date.slice(0, 4));
  const holiday = publicHolidays(year, year).find((each) => each.date === date);
  const day = longDayWithYear(at, zone, language);
  return holiday === undefined ? day : `${day}, ${holiday.name[language]}`;
}

/** A proposal of another time is about one meeting, and so there is no button for it. */
function answering(of: ToldSeries): TextBlock[] {
  const { facts, words } = of.told;
  const bring = facts.easyLanguage ? words.easy.bring : words.bring;
  return [
    ...(facts.hasAccepted ? [{ sentences: [words.accepted, bring] }] : asking(of, bring)),
    { heading: words.headings.cannotCome, sentences: cannotCome(of) },
    answerButton(of.told, 'DECLINED'),
  ];
}

function asking({ told, say }: ToldSeries, bring: string): TextBlock[] {
  const { facts, words } = told;
  const kind = meetingKind(facts);
  const tell = isEnd(kind) ? [] : [words.tell[kind]];
  const choice = facts.requirement === 'OPTIONAL' ? [words.ownChoice] : [];
  const how = facts.easyLanguage ? [words.easy.answer] : [];
  return [
    { heading: words.headings.answer, sentences: [...choice, ...tell, say.answerForAll, ...how, bring] },
    answerButton(told, 'ACCEPTED'),
  ];
}

/** Whoever misses one meeting shall not decline them all. */
function cannotCome({ told, say }: ToldSeries): string[] {
  const { facts, words, contact } = told;
  const press = contact === undefined ? say.cannotComeNoPhone : say.cannotCome;
  const call = contact === undefined ? [] : [say.oneTime, words.easy.call(contact)];
  if (!facts.easyLanguage) return [press, ...call, words.newTimeTogether];
  const orCall = contact === undefined ? [] : [words.easy.orCall];
  return [words.easy.cannotCome, ...orCall, ...call, words.newTimeTogether];
}

/** The same facts in lines. */
export function professionalSeries(of: ToldSeries): { what: TextBlock[]; todo: TextBlock[] } {
  const { told, series, say, rhythm, clock } = of;
  const { facts, words } = told;
  const { kind, when, language } = facts;
  const day = (at: Instant | undefined) => (at === undefined ? undefined : longDayWithYear(at, when.zone, language));
  const isOver = isEnd(kind);
  const zone = zoneName(when, language);
  const time = rhythm === undefined ? undefined : [rhythm, clock, zone].filter((part) => part !== undefined).join(' ');
  const { labels } = say.professional;
  const lines = [
    { label: words.professional.labels.time, value: time },
    { label: labels.first, value: series.next.length === 0 || isOver ? day(when.start) : undefined },
    { label: labels.last, value: isOver ? undefined : day(series.until) },
    ...(isOver ? [] : placeFacts(told)),
    ...organiserFacts(told),
  ];
  const isInformed = facts.requirement === 'INFORMED' && kind === 'INVITED';
  return {
    what: [
      { sentences: [isInformed ? words.professional.informed : say.professional.happened[kind]] },
      { facts: lines.flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }])) },
      ...(isOver ? [] : dateLists(of)),
      ...videoLink(told),
    ],
    todo: isInformed || isOver ? [] : professionalAnswering(of),
  };
}

function professionalAnswering({ told, say }: ToldSeries): TextBlock[] {
  const { facts, words } = told;
  const { answer, optional, informed } = words.professional;
  if (facts.kind === 'SERIES_ENDS' || facts.kind === 'SERIES_CHANGED') return [{ sentences: [words.noAnswer] }];
  if (facts.requirement === 'INFORMED') return [{ sentences: [informed] }];
  const choice = facts.requirement === 'OPTIONAL' ? [optional] : [];
  return [
    ...(facts.hasAccepted
      ? [{ sentences: [words.accepted] }]
      : [{ sentences: [...choice, answer, say.answerForAll] }, answerButton(told, 'ACCEPTED')]),
    answerButton(told, 'DECLINED'),
  ];
}
