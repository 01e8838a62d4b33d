import type { Language } from '../../domain/result.js';
import { dayMs } from '../../domain/time/local-date.js';
import { longDay, longMoment, shortMoment } from '../../domain/time/local-date-text.js';
import type { TimeZone } from '../../domain/time/zone.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Letter } from '../../platform/mail/letter.js';
import type { Mailbox } from '../../platform/mail/outgoing-mail.js';
import { cleanValue, valueInSentence } from '../../platform/mail/shown-value-text.js';
import type { TextBlock } from '../../platform/mail/text-block.js';
import { letterAddress } from '../directory/letter-address.js';
import { isOverdue, reminderDays } from './consultation.js';
import { alternativesMax } from './consultation.read-model.js';
import { type ConsultationRow, loadConsultation } from './consultation.store.js';
import {
  type ConsultationLetterWords,
  consultationLetterWords,
  type LetterValues,
} from './consultation-letter-text.js';
import type { ConsultationNews } from './consultation-letters.js';
import type { ConsultationSlot } from './consultation-slot.js';
import { nextFreeSlots } from './next-free-slot.js';

/** A letter, who signs it, and who gets it. */
export interface AddressedLetter {
  readonly letter: Letter;
  readonly signer: string;
  readonly to: Mailbox;
  readonly language: Language;
}

interface Party {
  readonly id: string;
  readonly name: string;
  /** As well null for whoever wishes no mail. */
  readonly email: string | null;
  readonly language: Language;
  readonly zone: TimeZone;
}

/** Of each kind of news: who gets it, who signs it, what it says, and whether it is still wanted. */
interface Kind {
  readonly to: (consultation: ConsultationRow) => string;
  readonly from: (consultation: ConsultationRow) => string;
  readonly words: (
    consultation: ConsultationRow,
  ) => Exclude<keyof ConsultationLetterWords, 'tag' | 'freeTimes' | 'noFreeTimes' | 'open'>;
  readonly isWanted: (consultation: ConsultationRow, now: number) => boolean;
}

const asker = ({ askedById }: ConsultationRow) => askedById;
const consultant = ({ consultantId }: ConsultationRow) => consultantId;
const handler = ({ handledById, consultantId }: ConsultationRow) => handledById ?? consultantId;
const isWaiting = ({ status }: ConsultationRow) => status === 'WAITING';
const isCancelled = ({ status }: ConsultationRow) => status === 'CANCELLED';

/** A reminder of which a later one has come due meanwhile, since the worker was down, is not sent any more. */
const isReminderOf = (index: number) => (consultation: ConsultationRow, now: number) => {
  const next = reminderDays[index + 1];
  const until = next === undefined ? consultation.dueAt : consultation.askedAt + next * dayMs;
  return isWaiting(consultation) && until !== null && now < until;
};
const reminder = (index: number): Kind => ({
  ...{ to: consultant, from: asker, words: () => 'reminder' },
  isWanted: isReminderOf(index),
});

const KINDS: Readonly<Record<ConsultationNews, Kind>> = {
  ASKED: { to: consultant, from: asker, words: () => 'asked', isWanted: isWaiting },
  REMINDER_4: reminder(0),
  REMINDER_6: reminder(1),
  OVERDUE: {
    to: ({ deputyId, consultantId }) => deputyId ?? consultantId,
    from: asker,
    words: ({ deputyId }) => (deputyId === null ? 'overdue' : 'overdueForDeputy'),
    isWanted: isOverdue,
  },
  ANSWERED: { to: asker, from: handler, words: () => 'answered', isWanted: ({ status }) => status === 'ANSWERED' },
  CONTACTED: { to: asker, from: handler, words: () => 'contacted', isWanted: ({ status }) => status === 'CONTACTED' },
  WITHDRAWN: { to: asker, from: consultant, words: () => 'withdrawn', isWanted: isCancelled },
  CANCELLED_BY_ASKER: { to: consultant, from: asker, words: () => 'cancelledByAsker', isWanted: isCancelled },
  CANCELLED_BY_CONSULTANT: { to: asker, from: consultant, words: () => 'cancelledByConsultant', isWanted: isCancelled },
};

/** The letter as things are at this moment; undefined when it is no longer wanted, or cannot reach anybody. */
export async function writeConsultationLetter(
  tx: Tx,
  { consultationId, news }: { readonly consultationId: string; readonly news: ConsultationNews },
  now: number,
): Promise<AddressedLetter | undefined> {
  const consultation = await loadConsultation(tx, consultationId);
  const kind = KINDS[news];
  if (!consultation || !kind.isWanted(consultation, now)) return undefined;
  const parties = await loadParties(tx, consultation);
  const to = parties.get(kind.to(consultation));
  if (!to?.email) return undefined;
  const say = consultationLetterWords[to.language];
  const { subject, sentences } = say[kind.words(consultation)](valuesFor(consultation, parties, to));
  const last = news === 'WITHDRAWN' ? await freeTimes(tx, consultation, to, now) : [{ sentences: [say.open] }];
  const blocks: TextBlock[] = [{ sentences }, ...last];
  return {
    letter: { tag: say.tag, subject, greeting: undefined, blocks, sentenceALine: true },
    signer: parties.get(kind.from(consultation))?.name ?? '',
    to: { name: to.name, address: to.email },
    language: to.language,
  };
}

/** Times are those of the reader's clock. */
function valuesFor(
  consultation: ConsultationRow,
  parties: ReadonlyMap<string, Party>,
  { zone, language }: Party,
): LetterValues {
  const name = (id: string | null) => valueInSentence(parties.get(id ?? '')?.name);
  const at = consultation.dueAt ?? consultation.slot?.start ?? consultation.askedAt;
  return {
    asker: name(consultation.askedById),
    consultant: name(consultation.consultantId),
    handler: name(consultation.handledById),
    day: longDay(at, zone, language),
    moment: longMoment(at, zone, language),
  };
}

/** What can be booked in the place of a time that was taken back, as it is at this moment. */
async function freeTimes(tx: Tx, { slot }: ConsultationRow, to: Party, now: number): Promise<TextBlock[]> {
  const say = consultationLetterWords[to.language];
  const free = slot ? await nextFreeSlots(tx, slot, { besideId: slot.id, now, first: alternativesMax }) : [];
  if (free.length === 0) return [{ sentences: [say.noFreeTimes] }];
  const names = await loadPeople(
    tx,
    free.map(({ consultantId }) => consultantId),
  );
  const told = ({ start, consultantId }: ConsultationSlot) =>
    [shortMoment(start, to.zone, to.language), cleanValue(names.get(consultantId)?.name)]
      .filter((part) => part !== undefined)
      .join(', ');
  return [{ heading: say.freeTimes, items: free.map(told) }];
}

const loadParties = (tx: Tx, { askedById, consultantId, deputyId, handledById }: ConsultationRow) =>
  loadPeople(
    tx,
    [askedById, consultantId, deputyId, handledById].filter((id) => id !== null),
  );

async function loadPeople(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Party>> {
  const rows = await tx.query<Party>(
    `SELECT p.id, p.display_name AS name, ${letterAddress('p')} AS email, p.language, p.time_zone AS zone FROM person p WHERE p.id = ANY ($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
