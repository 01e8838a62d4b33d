import type { Language } from '../../domain/result.js';
import type { ProgrammeDayType } from '../../domain/rhythm/programme-wish.js';
import { clockSpan, longDay, shortSpan } from '../../domain/time/local-date-text.js';
import { dayNumberOf, type LocalDate } from '../../domain/time/local-date.js';
import { localDateTimeOf, type TimeZone } from '../../domain/time/zone.js';
import { type Html, html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/page.js';
import { dayNames } from './programme-words.js';
import { wallPageWords } from './wall-page-text.js';

export interface WallPageSession {
  readonly type: ProgrammeDayType;
  /** Epoch milliseconds, half-open. */
  readonly start: number;
  readonly end: number;
  /** By its public name; null where the workplace itself is the place. */
  readonly place: string | null;
  readonly isCancelled: boolean;
}

/** All that the page for the wall knows: whoever walks by may read it. */
export interface WallPageFacts {
  /** The programme's first day. */
  readonly from: LocalDate;
  readonly zone: TimeZone;
  readonly coachName: string;
  readonly coachPhone: string | null;
  /** In the order of their start. */
  readonly sessions: readonly WallPageSession[];
}

export function wallPage({ from, zone, coachName, coachPhone, sessions }: WallPageFacts, language: Language): Page {
  const say = wallPageWords[language];
  const weeks = new Map<number, WallPageSession[]>();
  for (const session of sessions) {
    const week = weekOf(session, from, zone);
    weeks.set(week, [...(weeks.get(week) ?? []), session]);
  }
  return {
    language,
    title: say.title,
    body: html`<p>${say.mayChange}</p>
${[...weeks].map(([week, ofWeek]) => weekSection(say.week(week), ofWeek, { zone, language }))}`,
    contact: { name: coachName, phone: coachPhone ?? undefined },
  };
}

/** The week of the programme in which the session now is: it may have been moved since it was planned. */
const weekOf = ({ start }: WallPageSession, from: LocalDate, zone: TimeZone): number =>
  Math.floor(((dayNumberOf(localDateTimeOf(zone, start).date) ?? 0) - (dayNumberOf(from) ?? 0)) / 7) + 1;

interface Reading {
  readonly zone: TimeZone;
  readonly language: Language;
}

const weekSection = (heading: string, sessions: readonly WallPageSession[], reading: Reading): Html =>
  html`<section>
<h2>${heading}</h2>
<dl>
${sessions.map((session) => sessionEntry(session, reading))}</dl>
</section>
`;

function sessionEntry({ type, start, end, place, isCancelled }: WallPageSession, { zone, language }: Reading): Html {
  const say = wallPageWords[language];
  const span = { start, end, zone };
  const hours = clockSpan(span, language) ?? shortSpan(span, language);
  const term = `${capitalised(longDay(start, zone, language))} ${unbroken(hours)}`;
  const what = capitalised(dayNames[type][language]);
  if (isCancelled) return html`<dt><s>${term}</s></dt>\n<dd><strong>${say.cancelled}</strong></dd>\n`;
  return html`<dt>${term}</dt>\n<dd>${what}. ${place ?? say.atTheWorkplace}</dd>\n`;
}

/** Keeps both ends of a span on one line: browsers break after the dash (U+2060, word joiner). */
const unbroken = (text: string): string => text.replaceAll('–', '–\u2060');

/** A day begins a line here, and a sentence elsewhere. */
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
