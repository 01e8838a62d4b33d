import type { Language } from '../../domain/result.js';
import { longSpan } from '../../domain/time/local-date-text.js';
import { blockHtml } from '../../platform/mail/letter.js';
import { cleanValue } from '../../platform/mail/shown-value-text.js';
import { type Html, html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/page.js';
import { doneNotice, errorNotice, pageForm } from '../../platform/pages/page-form.js';
import { pageWords } from '../../platform/pages/page-words.js';
import { hiddenField } from '../../platform/pages/text-field.js';
import { byWeek, common } from './bundle-facts.js';
import { askedIn, type BundleItem, type BundlePageFacts, openIn, seenMark } from './bundle-page.read-model.js';
import { bundlePageWords } from './bundle-page-text.js';
import { shortPlace } from './bundle-text.js';
import { bundleWords } from './bundle-words-text.js';
import { invitationPageWords } from './invitation-page-text.js';
import { seriesPageWords } from './series-page-text.js';
import { type ToldInvitation, toldInvitation } from './told-values-text.js';

/** What has just happened on the page. */
export type BundlePageNews = { readonly kind: 'ANSWERED' } | { readonly kind: 'REFUSED'; readonly sentence: string };

/** An invitation on the page, told in the language that it is read in. */
interface ToldItem {
  readonly item: BundleItem;
  readonly told: ToldInvitation;
}

/**
 * The page behind a bundle's link: all of its invitations by the week, each with its state and the way to its own page, and one
 * button to accept those that were not answered yet. Pure.
 */
export function bundlePage(facts: BundlePageFacts, language: Language, news?: BundlePageNews): Page {
  const items = facts.items.map((item) => ({ item, told: toldInvitation({ ...item.facts, language }) }));
  const standing = items.filter(({ item }) => item.state === 'STANDING');
  const { told } = standing[0] ?? items[0] ?? { told: toldInvitation(facts.items[0].facts) };
  return {
    language,
    title: titleOf(facts, language),
    hasError: news?.kind === 'REFUSED',
    body: html`${notice(language, news)}${blockHtml({ sentences: whatToKnow(standing, told) }, true)}${answer(facts, language)}${list(items, language)}${
      standing.length > 0 ? calendarLink(language) : undefined
    }`,
    contact: { name: told.organiser, phone: told.phone },
  };
}

function titleOf({ items }: BundlePageFacts, language: Language): string {
  const { titles } = seriesPageWords[language];
  const coming = items.filter(({ state }) => state !== 'OVER');
  if (coming.some(({ state }) => state === 'STANDING')) return bundlePageWords[language].title;
  return coming.some(({ state }) => state === 'CANCELLED') ? titles.cancelled : titles.over;
}

function notice(language: Language, news: BundlePageNews | undefined): Html | undefined {
  if (news === undefined) return undefined;
  if (news.kind === 'REFUSED') return errorNotice(language, news.sentence);
  return doneNotice([invitationPageWords[language].saved]);
}

/** Who invites, and to how many that are still to come. */
function whatToKnow(standing: readonly ToldItem[], told: ToldInvitation): string[] {
  const { language, requirement, isProfessional, easyLanguage } = told.facts;
  const [one, ...others] = standing;
  if (one === undefined) return [told.words.nothingToDo];
  const isInformed = standing.every(({ item }) => item.facts.requirement === 'INFORMED');
  if (isInformed && requirement === 'INFORMED') return [seriesPageWords[language].forInformation, told.words.noAnswer];
  const organiser = common(standing, (each) => each.told.organiser);
  const invited =
    others.length > 0 ? bundleWords[language].invited(organiser, standing.length) : told.words.invited(organiser);
  const bring = easyLanguage ? told.words.easy.bring : told.words.bring;
  return [invited, ...(isProfessional ? [] : [bring])];
}

function answer(facts: BundlePageFacts, language: Language): Html | undefined {
  const asked = askedIn(facts);
  if (asked.length === 0) return undefined;
  const open = openIn(facts);
  const [say, words] = [bundlePageWords[language], invitationPageWords[language]];
  const status = common(asked, (item) => item.status);
  const isPartly = open.length > 0 && open.length < asked.length;
  const sentences = [
    status === undefined ? say.answersDiffer : words.stands[status],
    ...(isPartly ? [say.othersStay] : []),
    say.oneByOne,
  ];
  const button = isPartly ? say.acceptOthers : say.acceptAll;
  const form = pageForm(language, [hiddenField('act', 'accept'), hiddenField('seen', seenMark(facts))], button);
  return html`${blockHtml({ heading: words.yourAnswer, sentences }, true)}${open.length > 0 ? form : undefined}`;
}

/** By the week; of what is over only how much it is. */
function list(items: readonly ToldItem[], language: Language): Html {
  const coming = items.filter(({ item }) => item.state !== 'OVER');
  const over = items.length - coming.length;
  const differs = common(askedOf(coming), ({ item }) => item.status) === undefined;
  const weeks = byWeek(coming, ({ told }) => told.facts.when).map(
    ({ week, items: inWeek }) => html`<h3>${bundleWords[language].week(week)}</h3>
<ul class="plain">
${inWeek.map((each) => listed(each, differs))}</ul>
`,
  );
  return html`<h2>${bundlePageWords[language].meetings}</h2>
${weeks}${over > 0 ? blockHtml({ sentences: [bundlePageWords[language].over(over)] }, true) : undefined}`;
}

const askedOf = (items: readonly ToldItem[]): ToldItem[] =>
  items.filter(({ item }) => item.state === 'STANDING' && item.facts.requirement !== 'INFORMED');

/** The time is the way to the invitation, as it tells one from another; to one that has ended there is nothing to do. */
function listed({ item, told }: ToldItem, differs: boolean): Html {
  const { language, when, publicTitle } = told.facts;
  const span = longSpan(when, language);
  const time = `${span.charAt(0).toUpperCase()}${span.slice(1)}`;
  const isStanding = item.state === 'STANDING';
  const lines = [
    told.title === undefined ? undefined : cleanValue(publicTitle),
    isStanding ? shortPlace(told) : undefined,
    ...stateOf(item, language, differs),
  ].filter((line) => line !== undefined);
  const address = `${item.address}?lang=${pageWords[language].tag}`;
  const shown = isStanding ? html`<a class="link" href="${address}">${time}</a>` : html`${time}`;
  return html`<li>${shown}${lines.map((line) => html`<br>\n${line}`)}</li>\n`;
}

/** That nothing was answered is said of each only where something was to another: the form has said it of all. */
function stateOf({ state, status, facts }: BundleItem, language: Language, differs: boolean): string[] {
  const [say, words] = [bundlePageWords[language], invitationPageWords[language]];
  if (state === 'CANCELLED') return [say.cancelled];
  if (state === 'NOT_NEEDED') return [say.notNeeded];
  if (facts.requirement === 'INFORMED') return [words.forInformation];
  if (status !== 'NEEDS_ACTION') return [`${words.yourAnswer}: ${words.answers[status]}`];
  return differs ? [words.stands.NEEDS_ACTION] : [];
}

/** The address of the page is not in it, so the way to the file is asked of the page itself. */
const calendarLink = (language: Language): Html =>
  html`<p><a class="link" href="?to=calendar">${invitationPageWords[language].toCalendar}</a></p>\n`;
