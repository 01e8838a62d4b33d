import { longMoment, longSpan } from '../../domain/time/local-date-text.js';
import { isEnd, meetingKind } from './invitation-facts.js';
import { answerButton, oneOfSeries, videoLink } from './plain-invitation-text.js';
import type { TextBlock } from '../../platform/mail/text-block.js';
import type { ToldInvitation } from './told-values-text.js';

/** The same facts for somebody who gets many of them: a line each, in the order of the letter. */
export function professionalInvitation(told: ToldInvitation): { what: TextBlock[]; todo: TextBlock[] } {
  const { facts, words } = told;
  const { labels, happened } = words.professional;
  const informed = facts.requirement === 'INFORMED' && facts.kind === 'INVITED';
  const lines = [
    { label: labels.time, value: longSpan(facts.when, facts.language) },
    { label: labels.oldTime, value: oldTime(told) },
    ...(isEnd(facts.kind) ? [] : placeFacts(told)),
    ...organiserFacts(told),
  ];
  return {
    what: [
      { sentences: [informed ? words.professional.informed : happened[meetingKind(facts)], ...oneOfSeries(told)] },
      { facts: lines.flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }])) },
      ...videoLink(told),
    ],
    todo: informed ? [] : answering(told),
  };
}

function oldTime({ facts }: ToldInvitation): string | undefined {
  if (facts.kind !== 'MOVED' || facts.oldStart === undefined) return undefined;
  return longMoment(facts.oldStart, facts.when.zone, facts.language);
}

/** A line that has no value is left out. */
interface FactLine {
  readonly label: string;
  readonly value: string | undefined;
}

export function placeFacts({ facts, words, place }: ToldInvitation): FactLine[] {
  const { place: label } = words.professional.labels;
  if (facts.channel === 'ON_SITE' || facts.channel === 'HYBRID') return [{ label, value: place }];
  return [{ label, value: words.channelPlaces[facts.channel] }];
}

export function organiserFacts({ words, contact, organiser }: ToldInvitation): FactLine[] {
  return [{ label: words.professional.labels.organiser, value: contact ?? organiser }];
}

function answering(told: ToldInvitation): TextBlock[] {
  const { facts, words } = told;
  const { answer, optional, informed } = words.professional;
  if (isEnd(facts.kind)) return [];
  if (facts.requirement === 'INFORMED') return [{ sentences: [informed] }];
  const asked = { sentences: facts.requirement === 'OPTIONAL' ? [optional, answer] : [answer] };
  return [
    ...(facts.hasAccepted ? [{ sentences: [words.accepted] }] : [asked, answerButton(told, 'ACCEPTED')]),
    answerButton(told, 'DECLINED'),
    answerButton(told, 'PROPOSE'),
  ];
}
