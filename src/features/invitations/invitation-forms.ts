import { Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import type { InArea } from '../../platform/database/transactions.js';
import type { ContactWish } from '../directory/contact-wish.js';
import { AnswerInvitation, type AnswerOutcome } from './answer-invitation.js';
import {
  type EnteredValues,
  type InvitationPageFacts,
  pageAnswers,
  type PageField,
  type PageProblem,
  reasonCharactersMax,
  shownReason,
} from './invitation-page-facts.js';
import { invitationPageWords } from './invitation-page-text.js';
import { messagesWords, offeredWishes } from './messages-section.js';
import { ProposeTime } from './propose-time.js';
import { readStart, startExample, writtenStart } from './proposed-start.js';
import { WishContact } from './wish-contact.js';

/** A form of the page as it came, from the reader of this invitation. */
export interface SentForm {
  readonly actor: InArea;
  readonly invitationId: string;
  /** What the page shows now, in the language that it is read in. */
  readonly facts: InvitationPageFacts;
  readonly fields: ReadonlyMap<string, string>;
}

type Done = 'answered' | 'proposed' | 'wished';

/** UNREADABLE: no form of ours. */
export type FormOutcome =
  | { readonly kind: 'DONE'; readonly done: Done }
  | { readonly kind: 'REFUSED'; readonly status: 409 | 410 | 422; readonly problems: readonly PageProblem[] }
  | { readonly kind: 'UNREADABLE' };

/** What the forms of an invitation's page do: each calls one use case, and has its problems said beside their fields. */
@Injectable()
export class InvitationForms {
  constructor(
    private readonly answering: AnswerInvitation,
    private readonly proposing: ProposeTime,
    private readonly wishing: WishContact,
  ) {}

  async take(form: SentForm): Promise<FormOutcome> {
    switch (form.fields.get('act')) {
      case 'answer':
        return this.answer(form);
      case 'propose':
        // Another time is proposed for one time of a series, on the page of that one.
        return form.facts.times === undefined ? this.propose(form) : { kind: 'UNREADABLE' };
      case 'wish':
        return this.wish(form);
      default:
        return { kind: 'UNREADABLE' };
    }
  }

  private async answer({ actor, invitationId, facts, fields }: SentForm): Promise<FormOutcome> {
    const say = invitationPageWords[facts.invitation.language];
    const status = pageAnswers.find((each) => each === fields.get('answer'));
    if (status === undefined) return putRight({ field: 'answer', sentence: say.nothingChosen });
    const written = newReasonIn(fields, facts);
    if (written !== undefined && written.length > reasonCharactersMax) {
      return putRight({ field: 'reason', sentence: say.reasonTooLong(reasonCharactersMax) });
    }
    const reason = written ?? (status === facts.status ? (facts.comment ?? '') : '');
    const source = { kind: 'HERE', seenSequence: seenIn(fields) } as const;
    const result = await this.answering.execute(actor, { invitationId, status, comment: reason, source });
    return outcomeOf(result, facts, 'answered');
  }

  private async propose({ actor, invitationId, facts, fields }: SentForm): Promise<FormOutcome> {
    const { language, when } = facts.invitation;
    const say = invitationPageWords[language];
    const { day, minuteOfDay } = readStart(fields.get('day') ?? '', fields.get('clock') ?? '');
    if (day === undefined || minuteOfDay === undefined) {
      const example = startExample(when.start, when.zone, language);
      return putRight(
        ...(day === undefined ? [{ field: 'day', sentence: say.dayUnreadable(example.day) } as const] : []),
        ...(minuteOfDay === undefined
          ? [{ field: 'clock', sentence: say.clockUnreadable(example.clock) } as const]
          : []),
      );
    }
    const start = writtenStart(day, minuteOfDay, when.zone);
    const source = { kind: 'HERE', seenSequence: seenIn(fields) } as const;
    const result = await this.proposing.execute(actor, { invitationId, start, source });
    return outcomeOf(result, facts, 'proposed');
  }

  private async wish({ actor, invitationId, facts, fields }: SentForm): Promise<FormOutcome> {
    const wish = offeredWishes(facts.contact).find((each) => each === fields.get('wish'));
    if (wish === undefined) {
      return putRight({ field: 'wish', sentence: messagesWords[facts.invitation.language].nothingChosen });
    }
    return outcomeOf(await this.wishing.execute(actor, { invitationId, wish }), facts, 'wished');
  }
}

/** What was entered, to be shown again. */
export const enteredIn = (fields: ReadonlyMap<string, string>): EnteredValues => ({
  answer: fields.get('answer'),
  reason: fields.get('reason')?.slice(0, reasonCharactersMax),
  day: fields.get('day')?.slice(0, shownCharactersMax),
  clock: fields.get('clock')?.slice(0, shownCharactersMax),
});

const shownCharactersMax = 40;

/**
 * The reason that was written with this answer. Undefined when the field says what stood in it all the while, as far as
 * it was shown, or there is none, as with the button for one tap: then what was said before stays, whole, with the answer
 * that it was said with, and does not go with another.
 */
function newReasonIn(fields: ReadonlyMap<string, string>, { comment }: InvitationPageFacts): string | undefined {
  const reason = fields.get('reason');
  if (reason === undefined) return undefined;
  const written = lines(reason);
  return written === lines(shownReason(comment)) ? undefined : written;
}

/** Browsers send line breaks of a text as CR and LF (HTML, 4.10.22.7). */
const lines = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** The invitation that the reader was looking at; undefined in a form that says nothing of it. */
function seenIn(fields: ReadonlyMap<string, string>): number | undefined {
  const seen = fields.get('seen') ?? '';
  return /^\d{1,9}$/.test(seen) ? Number(seen) : undefined;
}

const putRight = (...problems: PageProblem[]): FormOutcome => ({ kind: 'REFUSED', status: 422, problems });

function outcomeOf(
  result: Result<AnswerOutcome | ContactWish, Problem>,
  { invitation: { language } }: InvitationPageFacts,
  done: Done,
): FormOutcome {
  if (!result.ok) {
    const [first] = result.problems;
    const status = first === undefined ? 422 : statusOf(first);
    return { kind: 'REFUSED', status, problems: result.problems.map((problem) => pageProblem(problem, language)) };
  }
  if (result.value !== 'OUTDATED') return { kind: 'DONE', done };
  return { kind: 'REFUSED', status: 409, problems: [{ sentence: invitationPageWords[language].movedMeanwhile }] };
}

function statusOf({ code, field }: Problem): 409 | 410 | 422 {
  if (code === 'PERSONAL_DATA_FOUND') return 422;
  if (code === 'VALIDATION') return field === 'input.token' ? 410 : 422;
  return code === 'ALREADY_CANCELLED' || code === 'NOT_FOUND' ? 410 : 409;
}

const fieldsOfPage: Readonly<Record<string, PageField>> = { 'input.comment': 'reason', 'input.start': 'day' };

const pageProblem = ({ field, sentence }: Problem, language: keyof Problem['sentence']): PageProblem => ({
  field: field === undefined ? undefined : fieldsOfPage[field],
  sentence: sentence[language],
});
