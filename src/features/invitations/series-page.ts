import { longDayWithYear, longSpan } from '../../domain/time/local-date-text.js';
import { blockHtml } from '../../platform/mail/letter.js';
import { cleanValue } from '../../platform/mail/shown-value-text.js';
import type { TextBlock } from '../../platform/mail/text-block.js';
import { type Html, html } from '../../platform/pages/html.js';
import { pageWords } from '../../platform/pages/page-words.js';
import type { InvitationPageFacts, PageTime, PageTold, SeriesTimes } from './invitation-page-facts.js';
import { invitationPageWords } from './invitation-page-text.js';
import { named } from './plain-invitation-text.js';
import { pageSeries, toldSeries } from './series-invitation-text.js';
import { seriesPageWords } from './series-page-text.js';
import { seriesWords } from './series-words-text.js';
import { channelPlaces, type ToldInvitation } from './told-values-text.js';

export function seriesTitle({ state, invitation: { language } }: InvitationPageFacts): string {
  const { titles } = seriesPageWords[language];
  if (state === 'CANCELLED') return titles.cancelled;
  return state === 'OVER' ? titles.over : titles.invited;
}

/** How often, until when and where, without the dates: those have a section of their own. */
export function seriesToKnow({ facts, told }: PageTold): TextBlock[] {
  const { language, when, series } = facts.invitation;
  const say = seriesWords[language];
  if (facts.state === 'CANCELLED') {
    return [{ sentences: [...say.happened.CANCELLED, ...named(told), told.words.nothingToDo] }];
  }
  if (series === undefined) {
    const last = say.lastWas(longDayWithYear(when.start, when.zone, language));
    return [{ sentences: [last, told.words.nothingToDo] }];
  }
  return pageSeries(toldSeries(told, series));
}

/** What the button in a mail has promised: to which meetings it answers. */
export function seriesToConfirm(told: ToldInvitation): string[] {
  const { series, language } = told.facts;
  if (series === undefined) return [];
  const { rhythm, clock, say } = toldSeries(told, series);
  const often = rhythm === undefined ? [] : [say.time(`${rhythm} ${clock}`)];
  return [...often, seriesPageWords[language].answerForAll];
}

/** Each coming time with what was answered to it, and the way to its own page, where one time is answered by itself. */
export function timesSection({ listed, more, answersDiffer }: SeriesTimes, told: ToldInvitation): Html {
  const { language, requirement } = told.facts;
  const say = seriesPageWords[language];
  const isAsked = requirement !== 'INFORMED';
  const items = listed.map((time) => timeItem(time, told, isAsked ? answerTo(time, told, answersDiffer) : []));
  const rest = more > 0 ? html`<li>${say.moreTimes(more)}</li>\n` : undefined;
  const how = isAsked ? blockHtml({ sentences: [say.oneByOne] }, true) : undefined;
  return html`<h2>${say.comingTimes}</h2>
${how}<ul class="plain">
${items}${rest}</ul>
`;
}

function timeItem({ address, elsewhere, start, end }: PageTime, told: ToldInvitation, answer: readonly string[]): Html {
  const { language, when } = told.facts;
  const time = longSpan({ ...when, start, end }, language);
  const lines = [...(elsewhere === undefined ? [] : [whereElse(elsewhere, told)]), ...answer];
  return html`<li><a class="link" href="${address}?lang=${pageWords[language].tag}">${time.charAt(0).toUpperCase() + time.slice(1)}</a>${lines.map((line) => html`<br>\n${line}`)}</li>\n`;
}

/** That nothing was answered is said of each only where something was to another: the form has said it of all. */
function answerTo({ status }: PageTime, { facts }: ToldInvitation, answersDiffer: boolean): string[] {
  const { stands, yourAnswer, answers } = invitationPageWords[facts.language];
  if (status !== 'NEEDS_ACTION') return [`${yourAnswer}: ${answers[status]}`];
  return answersDiffer ? [stands.NEEDS_ACTION] : [];
}

function whereElse({ channel, place }: NonNullable<PageTime['elsewhere']>, { facts, words }: ToldInvitation): string {
  if (channel === 'VIDEO' || channel === 'PHONE') return channelPlaces(facts.language)[channel];
  return cleanValue(place) ?? words.noPlace;
}
