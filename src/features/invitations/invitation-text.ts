import { longDay } from '../../domain/time/local-date-text.js';
import type { Letter } from '../../platform/mail/letter.js';
import { type InvitationFacts, meetingKind, type SeriesFacts } from './invitation-facts.js';
import { plainInvitation, videoLink } from './plain-invitation-text.js';
import { professionalInvitation } from './professional-invitation-text.js';
import { plainSeries, professionalSeries, seriesSubject, toldSeries } from './series-invitation-text.js';
import { cleanValue, clippedText } from '../../platform/mail/shown-value-text.js';
import type { TextBlock } from '../../platform/mail/text-block.js';
import { type ToldInvitation, toldInvitation } from './told-values-text.js';

/** Longer titles are cut in the subject, where the day must still be seen; the letter has them whole. */
const subjectTitleSignsMax = 60;

/** What one recipient reads about a meeting, before it is put into a form. */
export interface InvitationText extends Letter {
  readonly calendar: {
    readonly summary: string;
    readonly location: string | undefined;
    readonly url: string | undefined;
    /** What to do, and nothing that the calendar shows itself: a time written here would stay wrong after a move. */
    readonly description: readonly TextBlock[];
  };
}

/** Tells the facts in the recipient's language and measure. Pure: the same facts give the same text. */
export function invitationText(facts: InvitationFacts): InvitationText {
  const told = toldInvitation(facts);
  const { subject, what, todo } = facts.series === undefined ? ofMeeting(told) : ofSeries(told, facts.series);
  return {
    tag: told.words.tag,
    subject,
    greeting: facts.isProfessional ? undefined : told.words.greeting(told.recipient),
    blocks: [...what, ...todo],
    sentenceALine: facts.isProfessional || facts.easyLanguage,
    calendar: {
      summary: cleanValue(facts.publicTitle) ?? told.words.title,
      location: location(told),
      url: told.videoUrl,
      description: [...videoLink(told), ...todo],
    },
  };
}

interface LetterParts {
  readonly subject: string;
  readonly what: readonly TextBlock[];
  readonly todo: readonly TextBlock[];
}

function ofMeeting(told: ToldInvitation): LetterParts {
  const parts = told.facts.isProfessional ? professionalInvitation(told) : plainInvitation(told);
  return { subject: meetingSubject(told), ...parts };
}

function ofSeries(told: ToldInvitation, series: SeriesFacts): LetterParts {
  const of = toldSeries(told, series);
  const parts = told.facts.isProfessional ? professionalSeries(of) : plainSeries(of);
  return { subject: seriesSubject(of, subjectTitleSignsMax), ...parts };
}

function meetingSubject({ facts, words, title }: ToldInvitation): string {
  const day = longDay(facts.when.start, facts.when.zone, facts.language);
  const short = title === undefined ? undefined : clippedText(title, subjectTitleSignsMax);
  if (facts.requirement === 'INFORMED' && facts.kind === 'INVITED') {
    return words.informedSubject(short ?? words.title, day);
  }
  const kind = meetingKind(facts);
  return short === undefined ? words.subject[kind](day) : words.titledSubject[kind](short, day);
}

function location({ facts, words }: ToldInvitation): string | undefined {
  const place = cleanValue(facts.place);
  if (facts.channel === 'ON_SITE' || facts.channel === 'HYBRID') return place;
  return words.channelPlaces[facts.channel];
}
