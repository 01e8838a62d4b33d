import { blocksText, htmlDocument, plainText } from '../../platform/mail/letter.js';
import type { InvitationFacts } from './invitation-facts.js';
import { invitationText } from './invitation-text.js';

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

/** Writes the invitation, update or cancellation that these facts make. */
export function invitationMail(facts: InvitationFacts): InvitationMail {
  const text = invitationText(facts);
  const { description, ...calendar } = text.calendar;
  return {
    subject: text.subject,
    text: plainText(text),
    html: htmlDocument(text),
    calendar: { ...calendar, description: blocksText(description, text.sentenceALine) || undefined },
  };
}
