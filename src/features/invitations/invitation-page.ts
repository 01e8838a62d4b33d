import type { Language } from '../../domain/result.js';
import { longMoment, longSpan } from '../../domain/time/local-date-text.js';
import { blockHtml } from '../../platform/mail/letter.js';
import { cleanValue } from '../../platform/mail/shown-value-text.js';
import type { TextBlock } from '../../platform/mail/text-block.js';
import { type Html, html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/page.js';
import {
  choiceGroup,
  confirmNotice,
  doneNotice,
  errorNotice,
  errorSummary,
  pageForm,
} from '../../platform/pages/page-form.js';
import { hiddenField, textArea } from '../../platform/pages/text-field.js';
import { phoneNumberText } from '../../platform/pages/phone-number-text.js';
import {
  type InvitationPageFacts,
  type InvitationPageNews,
  pageAnswers,
  type PageTold,
  reasonCharactersMax,
  shownReason,
} from './invitation-page-facts.js';
import { invitationPageWords, type PageAnswer } from './invitation-page-text.js';
import { messagesSection, messagesWords } from './messages-section.js';
import { myPageWords } from './my-page-text.js';
import { plainInvitation } from './plain-invitation-text.js';
import { proposalSection } from './proposal-section.js';
import { seriesTitle, seriesToConfirm, seriesToKnow, timesSection } from './series-page.js';
import { seriesPageWords } from './series-page-text.js';
import { type ToldInvitation, toldInvitation } from './told-values-text.js';

/** The page of one invitation. `facts.invitation` is told in its own language. Pure. */
export function invitationPage(facts: InvitationPageFacts, news?: InvitationPageNews): Page {
  const { language } = facts.invitation;
  const refused = news?.kind === 'REFUSED' ? news : undefined;
  const page = {
    facts,
    told: toldOnPage(facts),
    isProposing: news?.kind === 'PROPOSING',
    entered: news?.kind === 'PRESELECTED' ? { answer: news.answer } : (refused?.entered ?? {}),
    problems: refused?.problems ?? [],
  };
  return {
    language,
    title: titleOf(facts),
    hasError: refused !== undefined,
    body: html`${notice(page, news)}${blocks(whatToKnow(page))}${message(facts)}${whatToDo(page)}`,
    contact: contactOf(page.told),
    kept: keptIn(news),
  };
}

/** An answer that the mail's button named stays chosen when the page is read in another language. */
function keptIn(news: InvitationPageNews | undefined): Readonly<Record<string, string>> {
  if (news?.kind === 'PRESELECTED') return { answer: news.answer };
  return news?.kind === 'PROPOSING' ? { answer: 'PROPOSE' } : {};
}

/** Whoever came to propose another time finds that first. */
function whatToDo(page: PageTold): Html[] {
  const { state, invitation } = page.facts;
  const messages = html`${messagesSection(page)}${myPageLink(invitation.language)}`;
  if (state !== 'STANDING') return [messages];
  const calendar = calendarLink(invitation.language);
  const { times } = page.facts;
  const dates = times === undefined ? [] : [timesSection(times, page.told)];
  if (invitation.requirement === 'INFORMED') return [...dates, calendar, messages];
  const answer = answerSection(page);
  if (times !== undefined) return [answer, ...dates, calendar, messages];
  const proposal = proposalSection(page);
  return page.isProposing ? [proposal, answer, calendar, messages] : [answer, calendar, proposal, messages];
}

/**
 * The mail's words, but for those that speak of the mail. That the other times of a series stay as they were was true when a
 * mail said it; the page says only that there are others.
 */
function toldOnPage({ invitation, times }: InvitationPageFacts): ToldInvitation {
  const told = toldInvitation({ ...invitation, occurrence: undefined });
  const { forInformation } = (times === undefined ? invitationPageWords : seriesPageWords)[invitation.language];
  return { ...told, words: { ...told.words, forInformation } };
}

function contactOf({ facts, organiser }: ToldInvitation): NonNullable<Page['contact']> {
  const phone = cleanValue(facts.organiserPhone);
  return { name: organiser, phone: phone === undefined ? undefined : phoneNumberText(phone) };
}

function titleOf(facts: InvitationPageFacts): string {
  if (facts.times !== undefined) return seriesTitle(facts);
  const { state, invitation } = facts;
  const { kind, language } = invitation;
  const { titles } = invitationPageWords[language];
  if (state === 'CANCELLED') return titles.cancelled;
  if (state === 'OVER') return titles.over;
  return kind === 'MOVED' ? titles.moved : titles.invited;
}

/** The same words as in the mail: who, when and where, in this order. Of what is over, only when it was. */
function whatToKnow(page: PageTold): TextBlock[] {
  const { facts, told } = page;
  const { language, when, requirement, easyLanguage, isProfessional, occurrence } = facts.invitation;
  if (facts.state === 'OVER' && facts.times === undefined) {
    return [{ sentences: [invitationPageWords[language].was(longSpan(when, language)), told.words.nothingToDo] }];
  }
  const one = occurrence === undefined ? [] : [{ sentences: [seriesPageWords[language].oneOfSeries] }];
  const what = facts.times === undefined ? [...one, ...plainInvitation(told).what] : seriesToKnow(page);
  if (facts.state !== 'STANDING' || requirement === 'INFORMED' || isProfessional) return what;
  return [...what, { sentences: [easyLanguage ? told.words.easy.bring : told.words.bring] }];
}

/** The organiser's words keep the lines that they were written in, and stay apart from ours. */
function message({ message: text, state, invitation: { language } }: InvitationPageFacts): Html | undefined {
  if (text === null || text.trim() === '' || state === 'OVER') return undefined;
  return html`<h2>${invitationPageWords[language].message}</h2>
<p class="message" dir="auto">${text.trim()}</p>
`;
}

function answerSection({ facts, told, entered, problems }: PageTold): Html {
  const { language, requirement } = facts.invitation;
  const say = invitationPageWords[language];
  const choices = pageAnswers.map((value) => ({ value, label: say.answers[value] }));
  const { question, sentences } = asked(facts, requirement === 'OPTIONAL' ? [told.words.ownChoice] : []);
  const fields = [
    hiddenField('act', 'answer'),
    hiddenField('seen', facts.sequence),
    choiceGroup({ name: 'answer', legend: question, choices, chosen: entered.answer ?? facts.status }),
    textArea({
      name: 'reason',
      label: say.reason,
      hint: say.reasonHint,
      value: entered.reason ?? shownReason(facts.comment),
      charactersMax: reasonCharactersMax,
      hasError: problems.some(({ field }) => field === 'reason'),
    }),
  ];
  return html`${blocks([{ heading: say.yourAnswer, sentences }])}${pageForm(language, fields, say.send)}`;
}

/** What is asked, what stands so far, and which meetings the answer is for. */
function asked(
  { status, times, invitation: { language, occurrence } }: InvitationPageFacts,
  choice: readonly string[],
): { question: string; sentences: string[] } {
  const [say, ofSeries] = [invitationPageWords[language], seriesPageWords[language]];
  const { question, mayChange } = times === undefined ? say : ofSeries;
  const stands = times?.answersDiffer ? ofSeries.answersDiffer : say.stands[status];
  const isOpen = status === 'NEEDS_ACTION' && !times?.answersDiffer;
  const forWhich = times === undefined ? (occurrence ? [ofSeries.answerForOne] : []) : [ofSeries.answerForAll];
  return { question, sentences: [stands, ...(isOpen ? choice : [mayChange]), ...forWhich] };
}

/** The address of the page is not in it, so the way to the file is asked of the page itself. */
const calendarLink = (language: Language): Html =>
  html`<p><a class="link" href="?to=calendar">${invitationPageWords[language].toCalendar}</a></p>\n`;

function notice({ facts, told, problems }: PageTold, news: InvitationPageNews | undefined): Html | undefined {
  const { language, when } = facts.invitation;
  const say = invitationPageWords[language];
  switch (news?.kind) {
    case undefined:
    case 'PROPOSING':
      return undefined;
    case 'PRESELECTED':
      return confirmation(told, facts.sequence, news.answer);
    case 'ANSWERED':
      if (facts.times?.answersDiffer) return doneNotice([say.saved, seriesPageWords[language].answersDiffer]);
      return doneNotice([say.saved, ...(facts.status === 'DECLINED' ? [say.newTimeTogether] : [])]);
    case 'PROPOSED': {
      const { proposedStart: at } = facts;
      const what = at === null ? [] : [say.proposed(longMoment(at, when.zone, language))];
      return doneNotice([say.proposalSent, ...what, say.organiserAnswers]);
    }
    case 'WISHED':
      return doneNotice(messagesWords[language].follows[facts.contact.wish]);
    case 'REFUSED': {
      const fields = problems.flatMap(({ field, sentence }) => (field === undefined ? [] : [{ field, sentence }]));
      if (fields.length > 0) return errorSummary(language, fields);
      return errorNotice(language, problems.map(({ sentence }) => sentence).join(' '));
    }
  }
}

/** Right under the heading, so that nobody has to look for the button that the mail has promised. */
function confirmation(told: ToldInvitation, sequence: number, answer: PageAnswer): Html {
  const { language, when, series } = told.facts;
  const say = invitationPageWords[language];
  const which = series === undefined ? [told.words.time(longSpan(when, language))] : seriesToConfirm(told);
  const fields = [hiddenField('act', 'answer'), hiddenField('seen', sequence), hiddenField('answer', answer)];
  const form = pageForm(language, fields, say.confirm(say.answers[answer]));
  return confirmNotice([...which, say.confirmAnswer], form);
}

/** What is more than this one meeting needs a code, and so a page of its own. */
const myPageLink = (language: Language): Html =>
  html`<p><a class="link" href="?to=my">${myPageWords[language].toMyPage}</a></p>\n`;

const blocks = (told: readonly TextBlock[]): Html => html`${told.map((block) => blockHtml(block, true))}`;
