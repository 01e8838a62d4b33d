/**
 * One message to one person, planned before it is due: what a step of a chain (domain/follow-up) has become for them.
 *
 * Invariants
 * - the row is the truth: whatever queues hold, a follow-up is sent if, and only if, its row says that it is still to be sent
 *   when its time has come, and the meeting, the recipient and their wish say so as well (follow-up-decision.ts);
 * - of one step there is at most one message a recipient and a time of the meeting: a move is another cause;
 * - it is never sent in quiet hours, nor once what it comes before has begun.
 *
 * States
 *   SCHEDULED ── sent ▶ SENT
 *     │ ├ its time or its meeting's moves ▶ SCHEDULED, at another time
 *     │ ├ what it asks for has come ▶ DONE
 *     │ └ nobody can be written to, or no attempt succeeded in time ▶ FAILED: somebody calls
 *     └ the meeting or the participation ends, or the recipient wants no messages ▶ CANCELLED ── the participation is taken up again ▶ SCHEDULED
 */
export const followUpKinds = [
  'REMINDER',
  'FEEDBACK_REQUEST',
  'FOLLOW_UP_CALL',
  'ASSESSMENT_DUE',
  'REPLY_MISSING',
  'ANSWER_DUE',
  'OTHER',
] as const;
export type FollowUpKind = (typeof followUpKinds)[number];
export const followUpStates = ['SCHEDULED', 'SENT', 'DONE', 'CANCELLED', 'FAILED'] as const;
export type FollowUpState = (typeof followUpStates)[number];
export const notificationChannels = ['EMAIL', 'SMS', 'LETTER', 'PHONE', 'NONE'] as const;
export type NotificationChannel = (typeof notificationChannels)[number];

/** Why a follow-up was not sent, or not yet. */
export type FollowUpCause =
  | 'WILL_RETRY'
  | 'GIVEN_UP'
  | 'REFUSED'
  | 'TOO_LATE'
  | 'TOO_MANY'
  | 'OVERTAKEN'
  | 'TIME_CHANGED'
  | 'MEETING_CANCELLED'
  | 'TAKES_NO_PART'
  | 'NOT_INVITED'
  | 'CONSENT_MISSING'
  | 'OTHER_CHANNEL'
  | 'NO_ADDRESS'
  | 'WANTS_SMS'
  | 'WANTS_CALL'
  | 'WANTS_NO_MESSAGES';
