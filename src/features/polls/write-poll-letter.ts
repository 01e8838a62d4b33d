import type { Links } from '../../platform/identity/links.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Letter } from '../../platform/mail/letter.js';
import type { Mailbox } from '../../platform/mail/outgoing-mail.js';
import type { Language } from '../../domain/result.js';
import { uncoveredParties } from '../cases/gate.js';
import { isProfessional } from '../directory/person.js';
import { presentOnes, stateAt, type TimePoll, timeOfOption } from './poll.js';
import { expiredPollLetter, pollLetter } from './poll-letter.js';
import type { AskedNews } from './poll-letter-facts.js';
import { answersTo, countAnswers, silentIds } from './poll-tally.js';
import { type AskedRecipient, loadOrganiser, loadRecipient, markTold } from './poll-letter.store.js';

/** A letter, who signs it, and who gets it. */
export interface AddressedLetter {
  readonly letter: Letter;
  readonly signer: string;
  readonly to: Mailbox;
  readonly language: Language;
}

export interface LetterToAsked {
  readonly eventId: string;
  readonly participantId: string;
  readonly news: AskedNews;
  /** Epoch milliseconds: the closing time as it was when the letter was planned. */
  readonly closesAt: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * The letter to somebody who is asked, as things are at this moment; undefined when it is no longer wanted. Whoever has
 * answered everything is asked nothing; whom no basis covers any more gets nothing; whoever has not heard of the poll is
 * asked, whatever else was to be told, and is not told of its end.
 */
export async function writeToAsked(
  tx: Tx,
  poll: TimePoll,
  wish: LetterToAsked,
  links: Links,
): Promise<AddressedLetter | undefined> {
  const { eventId, participantId, now } = wish;
  const recipient = await loadRecipient(tx, participantId, eventId);
  if (!recipient?.email || !(await isWanted(tx, poll, recipient, wish))) return undefined;
  await markTold(tx, participantId, eventId);
  const news = recipient.isTold ? wish.news : 'ASKED';
  const part = poll.participants.find(({ id }) => id === participantId)?.part;
  const { organiserName, organiserPhone, channel, place, language } = recipient;
  const letter = pollLetter({
    news,
    language,
    recipientName: recipient.name,
    isProfessional: isProfessional(recipient.kind),
    easyLanguage: recipient.needs.includes('EASY_LANGUAGE'),
    matter: {
      ...{ organiserName, organiserPhone, channel, place },
      publicTitle: poll.publicTitle ?? null,
      durationMs: part?.durationMs ?? poll.durationMs,
    },
    optionCount: poll.options.filter(({ start }) => start > now).length,
    closesAt: poll.closesAt,
    zone: poll.timeZone,
    readerZone: recipient.zone,
    link: links.address('poll', 'TIME_POLL', participantId),
  });
  return { letter, language, signer: organiserName, to: { name: recipient.name, address: recipient.email } };
}

/** The letter to the organiser of a poll that closed without a time; undefined when it was decided after all. */
export async function writeToOrganiser(tx: Tx, poll: TimePoll, now: number): Promise<AddressedLetter | undefined> {
  const organiser = await loadOrganiser(tx, poll.id);
  if (stateAt(poll, now) !== 'EXPIRED' || !organiser?.email) return undefined;
  const { name, language, openedAt } = organiser;
  const letter = expiredPollLetter({
    language,
    publicTitle: poll.publicTitle ?? null,
    zone: poll.timeZone,
    openedAt,
    options: poll.options.map((option) => ({ start: option.start, ...countAnswers(answersTo(poll, option)) })),
    silent: silentIds(poll, now).length,
  });
  return { letter, language, signer: name, to: { name, address: organiser.email } };
}

async function isWanted(tx: Tx, poll: TimePoll, recipient: AskedRecipient, wish: LetterToAsked): Promise<boolean> {
  const { news, closesAt, now } = wish;
  if (news === 'CANCELLED') return poll.state === 'CANCELLED' && recipient.isTold;
  if (stateAt(poll, now) !== 'OPEN' || poll.closesAt <= now) return false;
  if (news === 'REMINDER' && poll.closesAt !== closesAt) return false;
  return silentIds(poll, now).includes(recipient.personId) && isCovered(tx, poll, recipient, now);
}

async function isCovered(tx: Tx, poll: TimePoll, { personId }: AskedRecipient, now: number): Promise<boolean> {
  const act = {
    kind: poll.kind,
    caseId: poll.caseId,
    participantIds: presentOnes(poll).map((each) => each.personId),
    time: poll.options.filter(({ start }) => start > now).map((option) => timeOfOption(poll, option)),
  };
  const uncovered = await uncoveredParties(tx, act, { hold: false });
  return !uncovered.some((party) => party.personId === personId);
}
