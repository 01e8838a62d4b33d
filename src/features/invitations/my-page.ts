import type { Language } from '../../domain/result.js';
import { longSpan } from '../../domain/time/local-date-text.js';
import { blockHtml } from '../../platform/mail/letter.js';
import { cleanValue, valueInSentence } from '../../platform/mail/shown-value-text.js';
import { type Html, html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/page.js';
import { doneNotice, errorNotice, errorSummary, pageForm } from '../../platform/pages/page-form.js';
import { codeField, hiddenField } from '../../platform/pages/text-field.js';
import { phoneNumberText } from '../../platform/pages/phone-number-text.js';
import { neutralTitle } from '../meetings/neutral-title.js';
import type { InvitationChannel } from './invitation-facts.js';
import { myPageWords } from './my-page-text.js';
import { seriesPageWords } from './series-page-text.js';
import { channelPlaces } from './told-values-text.js';

/** Whom to call, as it stands in the directory: missing, wrong or hostile. */
export interface ContactFacts {
  readonly name: string;
  readonly phone: string | null;
}

/** The way to the page: what is known before a code has been entered. */
export interface CodePageFacts {
  /** Whoever invites to the meeting of the link. */
  readonly organiser: ContactFacts;
  readonly hasAddress: boolean;
  /** A code has been sent, and can be tried. */
  readonly isCodeAlive: boolean;
}

export type CodePageNews = 'SENT' | 'WRONG' | 'ENDED' | 'TOO_MANY' | 'CLOSED';

export interface MyMeeting {
  /** Epoch milliseconds, half-open: the reader's own part. */
  readonly start: number;
  readonly end: number;
  readonly zone: string;
  readonly publicTitle: string | null;
  readonly channel: InvitationChannel;
  readonly place: string | null;
  /** The page of the invitation to it. */
  readonly address: string;
  /** Of the last that is listed of a series: how many more come, and the page of the series. */
  readonly more?: { readonly count: number; readonly address: string } | undefined;
}

/** All that is the reader's own: nothing of a meeting that its invitation does not say. */
export interface MyPageFacts {
  readonly meetings: readonly MyMeeting[];
  readonly readerZone: string;
  /** Of the reader's open case; where there is none, whoever invites to the meeting of the link. */
  readonly contact: ContactFacts;
}

/** Asks for the code that opens the page. Pure. */
export function codePage(facts: CodePageFacts, language: Language, news?: CodePageNews): Page {
  const say = myPageWords[language];
  const sentences = [say.shows, ...(facts.hasAddress ? [say.codeFirst] : [say.noAddress, say.callInstead])];
  const send = pageForm(language, [hiddenField('act', 'send')], facts.isCodeAlive ? say.sendAgain : say.send);
  const field = codeField({ name: 'code', label: say.code, hint: say.codeHint, value: '', hasError: news === 'WRONG' });
  const enter = facts.isCodeAlive ? pageForm(language, [hiddenField('act', 'enter'), field], say.open) : undefined;
  return {
    language,
    title: say.title,
    hasError: news !== undefined && news !== 'SENT',
    body: html`${codeNotice(language, news)}${blockHtml({ sentences }, true)}${enter}${facts.hasAddress ? send : undefined}`,
    contact: contactOf(facts.organiser),
  };
}

function codeNotice(language: Language, news: CodePageNews | undefined): Html | undefined {
  const say = myPageWords[language];
  switch (news) {
    case undefined:
      return undefined;
    case 'SENT':
      return doneNotice([say.sent]);
    case 'WRONG':
      return errorSummary(language, [{ field: 'code', sentence: say.wrong }]);
    case 'ENDED':
      return errorNotice(language, say.ended);
    case 'TOO_MANY':
      return errorNotice(language, say.tooMany);
    case 'CLOSED':
      return errorNotice(language, say.closed);
  }
}

/** What the code has opened. Pure. */
export function myPage({ meetings, contact, readerZone }: MyPageFacts, language: Language): Page {
  const say = myPageWords[language];
  const list = html`<ul class="plain">\n${meetings.map((meeting) => listed(meeting, readerZone, language))}</ul>\n`;
  const none = blockHtml({ sentences: [say.noMeetings] }, true);
  return {
    language,
    title: say.title,
    body: html`${blockHtml({ sentences: [say.openFor] }, true)}<h2>${say.meetings}</h2>
${meetings.length > 0 ? list : none}`,
    contact: contactOf(contact),
  };
}

/** The time is the way to the invitation, as it tells one from another. */
function listed(
  { address, publicTitle, channel, place, more, ...span }: MyMeeting,
  readerZone: string,
  language: Language,
) {
  const time = longSpan({ ...span, readerZone }, language);
  const title = cleanValue(publicTitle ?? undefined) ?? neutralTitle[language];
  const comesThere = channel === 'ON_SITE' || channel === 'HYBRID';
  const where = comesThere ? cleanValue(place ?? undefined) : channelPlaces(language)[channel];
  const lines = [title, ...(where === undefined ? [] : [where])];
  const rest =
    more && html`<br>\n<a class="link" href="${more.address}">${seriesPageWords[language].moreTimes(more.count)}</a>`;
  return html`<li><a class="link" href="${address}">${time.charAt(0).toUpperCase() + time.slice(1)}</a>${lines.map((line) => html`<br>\n${line}`)}${rest}</li>\n`;
}

function contactOf({ name, phone }: ContactFacts): NonNullable<Page['contact']> {
  const number = cleanValue(phone ?? undefined);
  return { name: valueInSentence(name), phone: number === undefined ? undefined : phoneNumberText(number) };
}
