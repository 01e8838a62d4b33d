import { longMoment, longSpan } from '../../domain/time/local-date-text.js';
import { isEnd } from './invitation-facts.js';
import { answerButton, videoLink } from './plain-invitation-text.js';
import type { TextBlock } from '../../platform/mail/text-block.js';
import type { ToldInvitation } from './told-values-text.js';

/** The same facts for somebody who gets many of them: a line each, in the order of the letter. */
export function professionalInvitation(told: ToldInvitation): { what: TextBlock[]; todo: TextBlock[] } {
  const { facts, words, organiser, contact } = told;
  const { labels, happened } = words.professional;
  const informed = facts.requirement === 'INFORMED' && facts.kind === 'INVITED';
  const lines = [
    { label: labels.time, value: longSpan(facts.when, facts.language) },
    { label: labels.oldTime, value: oldTime(told) },
    { label: labels.place, value: isEnd(facts.kind) ? undefined : place(told) },
    { label: labels.organiser, value: contact ?? organiser },
  ];
  return {
    what: [
      { sentences: informed ? [words.professional.informed] : [happened[facts.kind]] },
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

function place({ facts, words, place: room }: ToldInvitation): string | undefined {
  if (facts.channel === 'ON_SITE' || facts.channel === 'HYBRID') return room;
  return words.channelPlaces[facts.channel];
}

function answering(told: ToldInvitation): TextBlock[] {
  const { facts, words } = told;
  const { answer, optional, informed } = words.professional;
  if (isEnd(facts.kind)) return [];
  if (facts.requirement === 'INFORMED') return [{ sentences: [informed] }];
  return [
    { sentences: facts.requirement === 'OPTIONAL' ? [optional, answer] : [answer] },
    answerButton(told, 'ACCEPTED'),
    answerButton(told, 'DECLINED'),
    answerButton(told, 'PROPOSE'),
  ];
}
