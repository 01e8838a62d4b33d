import type { Language } from '../../domain/result.js';
import { longMoment } from '../../domain/time/local-date-text.js';
import { html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/page.js';
import { pageForm } from '../../platform/pages/page-form.js';
import { hiddenField } from '../../platform/pages/text-field.js';
import { paragraph } from './group-told.js';
import type { SessionQuestion } from './session-question.store.js';

/** Asks a leader whether a session is held, or shows what was decided. It names nobody who comes. */
export function sessionPage(question: SessionQuestion, language: Language, now: number): Page {
  const say = words[language];
  const { start, zone, groupName, coming, minimum, status, isHeld } = question;
  const facts = [say.group(groupName), say.when(longMoment(start, zone, language)), say.coming(coming)];
  const minimumSaid = minimum === null ? [] : [say.minimum(minimum)];
  if (status === 'CANCELLED') return { language, title: say.cancelled, body: paragraph(facts) };
  if (start <= now) return { language, title: say.begun, body: paragraph(facts) };
  const act = (name: string, button: string) => pageForm(language, [hiddenField('act', name)], button);
  return {
    language,
    title: isHeld ? say.held : say.title,
    body: html`${paragraph([...facts, ...minimumSaid])}${isHeld ? undefined : act('hold', say.hold)}${act('cancel', say.cancel)}${paragraph([say.told])}`,
  };
}

interface Words {
  readonly title: string;
  readonly held: string;
  readonly cancelled: string;
  readonly begun: string;
  readonly group: (name: string) => string;
  readonly when: (moment: string) => string;
  readonly coming: (count: number) => string;
  readonly minimum: (count: number) => string;
  readonly hold: string;
  readonly cancel: string;
  readonly told: string;
}

const words: Readonly<Record<Language, Words>> = {
  FI: {
    title: 'Pidetäänkö tapaaminen?',
    held: 'Tapaaminen pidetään',
    cancelled: 'Tapaaminen on peruttu',
    begun: 'Tapaaminen on jo alkanut',
    group: (name) => `Ryhmä on ${name}.`,
    when: (moment) => `Tapaaminen on ${moment}.`,
    coming: (count) => `Tulossa on ${count}.`,
    minimum: (count) => `Ryhmän vähimmäismäärä on ${count}.`,
    hold: 'Tapaaminen pidetään',
    cancel: 'Perun tapaamisen',
    told: 'Jos perut tapaamisen, kerromme siitä kaikille.',
  },
  SV: {
    title: 'Ska mötet hållas?',
    held: 'Mötet hålls',
    cancelled: 'Mötet är inställt',
    begun: 'Mötet har redan börjat',
    group: (name) => `Gruppen är ${name}.`,
    when: (moment) => `Mötet är ${moment}.`,
    coming: (count) => `${count} kommer.`,
    minimum: (count) => `Gruppens minimiantal är ${count}.`,
    hold: 'Mötet hålls',
    cancel: 'Jag ställer in mötet',
    told: 'Om du ställer in mötet berättar vi det för alla.',
  },
  EN: {
    title: 'Will the meeting be held?',
    held: 'The meeting is held',
    cancelled: 'The meeting is cancelled',
    begun: 'The meeting has already begun',
    group: (name) => `The group is ${name}.`,
    when: (moment) => `The meeting is on ${moment}.`,
    coming: (count) => `${count} are coming.`,
    minimum: (count) => `The minimum of the group is ${count}.`,
    hold: 'The meeting is held',
    cancel: 'I cancel the meeting',
    told: 'If you cancel the meeting, we will tell everybody.',
  },
};
