import { blocksText, htmlDocument, plainText } from '../../platform/mail/letter.js';
import type { InvitationFacts } from './invitation-facts.js';
import { type InvitationText, invitationText } from './invitation-text.js';

/** The words of one invitation in every form in which they travel. */
export interface InvitationMail {
  readonly subject: string;
  readonly text: string;
  /** A whole document; it fetches nothing, so opening the mail tells nobody that it was opened. */
  readonly html: string;
  readonly calendar: {
    readonly summary: string;
    readonly description: string | undefined;
    readonly location: string | undefined;
    readonly url: string | undefined;
  };
}

/** What the calendar part says in words. */
export function calendarWords(facts: InvitationFacts): InvitationMail['calendar'] {
  return wordsOf(invitationText(facts));
}

/** Writes the invitation, update or cancellation that these facts make. */
export function invitationMail(facts: InvitationFacts): InvitationMail {
  const text = invitationText(facts);
  return {
    subject: text.subject,
    text: plainText(text),
    html: htmlDocument(text),
    calendar: wordsOf(text),
  };
}

function wordsOf({
  calendar: { description, ...calendar },
  sentenceALine,
}: InvitationText): InvitationMail['calendar'] {
  return { ...calendar, description: blocksText(description, sentenceALine) || undefined };
}
