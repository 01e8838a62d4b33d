import type { PlainProblem } from '../../domain/problem.js';
import type { Language } from '../../domain/result.js';
import { type Html, html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/page.js';
import { doneNotice, errorNotice, errorSummary, pageForm } from '../../platform/pages/page-form.js';
import { lineField } from '../../platform/pages/text-field.js';
import { contactOf, paragraph, whenAndWhere } from './group-told.js';
import type { GroupPageFacts } from './peer-page.read-model.js';
import { nicknameCharactersMax, signUpHoursMax, type WrittenSignUp } from './sign-up.js';
import { signUpPageWords } from './sign-up-page-text.js';

const contactCharactersMax = 254;

/** What has just happened: a message is on its way, or what was written will not do. */
export type SignUpNews = 'SENT' | { readonly written: WrittenSignUp; readonly problems: readonly PlainProblem[] };

/** The public page of a group: what it is, and a form of two lines. Nothing on it tells who is in the group, or who was. */
export function signUpPage(facts: GroupPageFacts, language: Language, news?: SignUpNews): Page {
  const say = signUpPageWords[language];
  const refused = typeof news === 'object' ? news : undefined;
  return {
    language,
    title: facts.nextStart === null ? say.endedTitle : say.title,
    hasError: refused !== undefined,
    body: html`${notice(language, news)}${paragraph([say.name(facts.name), ...whenAndWhere(facts, language)])}${
      facts.nextStart === null || news === 'SENT' ? undefined : form(facts, language, refused)
    }`,
    contact: contactOf(facts),
  };
}

function form(
  { isFull, hasDropInPlaces }: GroupPageFacts,
  language: Language,
  refused: Exclude<SignUpNews, 'SENT'> | undefined,
): Html {
  const say = signUpPageWords[language];
  const isWrong = (name: string): boolean => refused?.problems.some(({ field }) => field === name) ?? false;
  const fields = [
    lineField({
      ...{ name: 'nickname', label: say.nickname, hint: say.nicknameHint, value: refused?.written.nickname ?? '' },
      ...{ inputMode: 'text', autocomplete: 'nickname', charactersMax: nicknameCharactersMax },
      hasError: isWrong('nickname'),
    }),
    lineField({
      ...{ name: 'contact', label: say.contact, hint: say.contactHint, value: refused?.written.contact ?? '' },
      ...{ inputMode: 'email', autocomplete: 'email', charactersMax: contactCharactersMax },
      hasError: isWrong('contact'),
    }),
  ];
  const how = [say.free, ...(isFull ? [say.full] : []), ...(hasDropInPlaces ? [say.dropIn] : [])];
  return html`${paragraph(how)}${pageForm(language, fields, isFull ? say.queue : say.join)}${paragraph([say.kept, say.unseen])}`;
}

function notice(language: Language, news: SignUpNews | undefined): Html | undefined {
  const say = signUpPageWords[language];
  if (news === undefined) return undefined;
  if (news === 'SENT') return doneNotice([say.sent, say.confirm, say.hours(signUpHoursMax)]);
  const ofFields = news.problems.flatMap(({ field, sentence }) =>
    field === undefined ? [] : [{ field, sentence: sentence[language] }],
  );
  const [first] = news.problems;
  return ofFields.length > 0
    ? errorSummary(language, ofFields)
    : errorNotice(language, first?.sentence[language] ?? '');
}
