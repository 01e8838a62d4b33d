import { longMoment, zoneName } from '../../domain/time/local-date-text.js';
import { blockHtml } from '../../platform/mail/letter.js';
import { type Html, html } from '../../platform/pages/html.js';
import { folded, pageForm } from '../../platform/pages/page-form.js';
import { dateOrTimeField, hiddenField } from '../../platform/pages/text-field.js';
import type { PageTold } from './invitation-page-facts.js';
import { invitationPageWords } from './invitation-page-text.js';
import { startExample } from './proposed-start.js';

/** Where the reader proposes another time, folded away until somebody looks for it or has to put it right. */
export function proposalSection({ facts, told, isProposing, entered, problems }: PageTold): Html {
  const { language, when } = facts.invitation;
  const say = invitationPageWords[language];
  const example = startExample(when.start, when.zone, language);
  const zone = zoneName(when, language);
  const has = (field: 'day' | 'clock') => problems.some((problem) => problem.field === field);
  const sentences = [
    ...standing(facts),
    say.proposeWhen,
    ...(zone === undefined ? [] : [told.words.zone(zone)]),
    say.untilThen,
  ];
  const fields = [
    hiddenField('act', 'propose'),
    dateOrTimeField({
      type: 'date',
      name: 'day',
      label: say.day,
      hint: say.forExample(example.day),
      value: entered.day ?? '',
      hasError: has('day'),
    }),
    dateOrTimeField({
      type: 'time',
      name: 'clock',
      label: say.clock,
      hint: say.forExample(example.clock),
      value: entered.clock ?? '',
      hasError: has('clock'),
    }),
  ];
  const isOpen = isProposing || facts.proposedStart !== null || has('day') || has('clock');
  const body = html`${blockHtml({ sentences }, true)}${pageForm(language, fields, say.sendProposal)}`;
  return folded(say.propose, body, isOpen);
}

function standing({ proposedStart, invitation: { language, when } }: PageTold['facts']): string[] {
  if (proposedStart === null) return [];
  const say = invitationPageWords[language];
  return [say.proposed(longMoment(proposedStart, when.zone, language)), say.organiserAnswers];
}
