import type { Language } from '../../domain/result.js';
import { webLink } from '../../platform/icalendar/web-link.js';
import { englishWords } from './english-invitation-text.js';
import { finnishWords } from './finnish-invitation-text.js';
import { type InvitationFacts, isEnd } from './invitation-facts.js';
import type { InvitationWords } from './invitation-words-text.js';
import { phoneNumberText } from '../../platform/pages/phone-number-text.js';
import { cleanValue, valueInSentence } from '../../platform/mail/shown-value-text.js';
import { swedishWords } from './swedish-invitation-text.js';

const words: Readonly<Record<Language, InvitationWords>> = { FI: finnishWords, SV: swedishWords, EN: englishWords };

/** What stands for a place where there is none. */
export const channelPlaces = (language: Language): InvitationWords['channelPlaces'] => words[language].channelPlaces;

/** The facts with their values cleaned for sentences, and the words to tell them in. */
export interface ToldInvitation {
  readonly facts: InvitationFacts;
  readonly words: InvitationWords;
  readonly recipient: string | undefined;
  readonly organiser: string | undefined;
  /** Name and number; undefined without a number, since the sentences around it say to call. */
  readonly contact: string | undefined;
  /** The number alone, in groups. */
  readonly phone: string | undefined;
  readonly place: string | undefined;
  /** Undefined when the title is the neutral one: the sentences say that by themselves. */
  readonly title: string | undefined;
  readonly videoUrl: string | undefined;
}

export function toldInvitation(facts: InvitationFacts): ToldInvitation {
  const organiser = valueInSentence(facts.organiserName);
  const number = cleanValue(facts.organiserPhone);
  const phone = number === undefined ? undefined : phoneNumberText(number);
  const title = cleanValue(facts.publicTitle);
  const invitationWords = words[facts.language];
  return {
    facts,
    words: invitationWords,
    recipient: valueInSentence(facts.recipientName),
    organiser,
    contact: phone === undefined ? undefined : [organiser, phone].filter((part) => part !== undefined).join(', '),
    phone,
    place: valueInSentence(facts.place?.replace(/[.\s]+$/, '')),
    title: title === invitationWords.title ? undefined : valueInSentence(title),
    videoUrl: isJoinedByVideo(facts) && facts.videoUrl !== undefined ? webLink(facts.videoUrl.trim()) : undefined,
  };
}

function isJoinedByVideo(facts: InvitationFacts): boolean {
  return !isEnd(facts.kind) && (facts.channel === 'VIDEO' || facts.channel === 'HYBRID');
}
