import type { Language } from '../../domain/result.js';
import { longMoment } from '../../domain/time/local-date-text.js';
import { type Html, html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/page.js';
import { doneNotice, errorNotice, folded, pageForm } from '../../platform/pages/page-form.js';
import { hiddenField } from '../../platform/pages/text-field.js';
import { contactOf, paragraph, whenAndWhere } from './group-told.js';
import type { PlacePageFacts } from './peer-page.read-model.js';
import { placePageWords } from './place-page-text.js';
import { signUpPageWords } from './sign-up-page-text.js';

export type PlaceAct = 'accept' | 'leave';

/** What has just happened on it. OVER: the place that was to be taken has gone to the next in line. */
export type PlacePageNews = 'DONE' | 'OVER';

/** Somebody's page about their own place: how they stand, and what they can do about it. `signUp`: where to sign up again. */
export function placePage(
  facts: PlacePageFacts,
  language: Language,
  { news, signUp }: { readonly news?: PlacePageNews | undefined; readonly signUp?: string | undefined } = {},
): Page {
  const say = placePageWords[language];
  const words = say[facts.state];
  const group = paragraph([signUpPageWords[language].name(facts.name), ...whenAndWhere(facts, language)]);
  return {
    language,
    title: words.title,
    hasError: news === 'OVER',
    body: html`${notice(language, news)}${paragraph([...words.sentences, ...standing(facts, language)])}${
      facts.state === 'OFFERED' ? actForm(language, 'accept', say.accept) : undefined
    }${facts.state === 'LEFT' ? undefined : group}${leaving(facts, language)}${again(facts, say.again, signUp)}`,
    contact: contactOf(facts),
  };
}

function standing({ state, position, offeredUntil, zone }: PlacePageFacts, language: Language): string[] {
  const say = placePageWords[language];
  if (state === 'WAITING' && position !== null) return [say.position(position), say.message];
  if (state === 'OFFERED' && offeredUntil !== null) {
    return [say.answerBy(longMoment(offeredUntil, zone, language)), say.orNext];
  }
  return [];
}

/** Next to an offer it is one of two answers; otherwise it is there for whoever looks for it. */
function leaving({ state }: PlacePageFacts, language: Language): Html | undefined {
  const say = placePageWords[language];
  switch (state) {
    case 'OFFERED':
      return actForm(language, 'leave', say.decline);
    case 'MEMBER':
      return folded(
        say.leaveGroup,
        html`${paragraph([say.leaveMeans])}${actForm(language, 'leave', say.leave)}`,
        false,
      );
    case 'WAITING':
      return folded(say.leaveLine, actForm(language, 'leave', say.leaveNow), false);
    case 'LEFT':
      return undefined;
  }
}

const again = ({ state, nextStart }: PlacePageFacts, label: string, signUp: string | undefined): Html | undefined =>
  state === 'LEFT' && nextStart !== null && signUp !== undefined
    ? html`<p><a class="link" href="${signUp}">${label}</a></p>\n`
    : undefined;

const actForm = (language: Language, act: PlaceAct, button: string): Html =>
  pageForm(language, [hiddenField('act', act)], button);

function notice(language: Language, news: PlacePageNews | undefined): Html | undefined {
  const say = placePageWords[language];
  if (news === 'OVER') return errorNotice(language, say.over);
  return news === 'DONE' ? doneNotice([say.done]) : undefined;
}
