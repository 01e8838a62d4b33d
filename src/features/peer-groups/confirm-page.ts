import type { Language } from '../../domain/result.js';
import { html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/page.js';
import { pageForm } from '../../platform/pages/page-form.js';
import { contactOf, paragraph, whenAndWhere } from './group-told.js';
import type { GroupPageFacts } from './peer-page.read-model.js';
import { signUpPageWords } from './sign-up-page-text.js';

/** What one tap is left to do of a sign-up. */
export function confirmPage(facts: GroupPageFacts, language: Language): Page {
  const say = words[language];
  const group = paragraph([signUpPageWords[language].name(facts.name), ...whenAndWhere(facts, language)]);
  const isOver = facts.nextStart === null;
  return {
    language,
    title: isOver ? signUpPageWords[language].endedTitle : say.title,
    body: html`${group}${isOver ? undefined : pageForm(language, [], facts.isFull ? say.queue : say.join)}${isOver ? undefined : paragraph([say.notYou])}`,
    contact: contactOf(facts),
  };
}

interface Words {
  readonly title: string;
  readonly join: string;
  readonly queue: string;
  readonly notYou: string;
}

const words: Readonly<Record<Language, Words>> = {
  FI: {
    title: 'Haluatko tulla ryhmään?',
    join: 'Tulen ryhmään',
    queue: 'Tulen jonoon',
    notYou: 'Jos et halua tulla, sulje sivu. Poistamme tietosi.',
  },
  SV: {
    title: 'Vill du komma med i gruppen?',
    join: 'Jag kommer med',
    queue: 'Jag ställer mig i kö',
    notYou: 'Om du inte vill komma med, stäng sidan. Vi raderar dina uppgifter.',
  },
  EN: {
    title: 'Do you want to join the group?',
    join: 'I will join',
    queue: 'Put me in the line',
    notYou: 'If you do not want to join, close the page. We will delete your details.',
  },
};
