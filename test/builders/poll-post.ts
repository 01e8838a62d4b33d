import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { type AddressObject, simpleParser } from 'mailparser';
import { RemindSilent } from '../../src/features/polls/remind-silent.job.js';
import { SendPollLetter } from '../../src/features/polls/send-poll-letter.job.js';
import type { PollScene } from './poll-scene.js';

/** A letter as its recipient's program reads it. */
export interface ReadLetter {
  readonly raw: string;
  readonly to: string;
  readonly from: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  /** Epoch milliseconds. */
  readonly date: number;
  /** The path of the reader's page; empty when there is no link. */
  readonly link: string;
}

interface Row {
  readonly id: string;
  readonly areaId: string;
  readonly subject: Record<string, string | number>;
}

/** Carries out what the outbox holds of letters and reminders about a poll, since nothing of it runs here by itself. */
export class PollPost {
  private readonly handled = new Set<string>();

  constructor(private readonly scene: PollScene) {}

  /** Letters about the poll that are due and that no earlier call has carried out, in the order of their recipients. */
  async deliver(poll: { readonly id: string }): Promise<ReadLetter[]> {
    await this.remind(poll);
    const due = (await this.due(poll)).filter(({ id }) => !this.handled.has(id));
    for (const row of due) await this.handle(row);
    return this.caught(due.map(({ id }) => id));
  }

  /** Once more what has been carried out, as after a crash of the worker. */
  async deliverAgain(poll: { readonly id: string }): Promise<ReadLetter[]> {
    await this.remind(poll);
    const due = await this.due(poll);
    for (const row of due) await this.handle(row);
    return this.caught(due.map(({ id }) => id));
  }

  /** Every time anew: a reminder that comes twice writes no second letter. */
  private async remind(poll: { readonly id: string }): Promise<void> {
    const job = this.scene.app.application.get(RemindSilent, { strict: false });
    for (const row of await this.due(poll, job.kind)) await job.handle({ ...row, kind: job.kind, attempt: 1 });
  }

  private due({ id }: { readonly id: string }, kind = 'poll.letter'): Promise<Row[]> {
    return this.scene.rows<Row>(
      `SELECT id, area_id AS "areaId", subject FROM outbox
       WHERE kind = $3 AND subject->>'pollId' = $1 AND due_at <= $2 ORDER BY due_at, id`,
      [id, new Date(this.scene.app.clock.now()).toISOString(), kind],
    );
  }

  private async handle({ id, areaId, subject }: Row): Promise<void> {
    this.handled.add(id);
    const job = this.scene.app.application.get(SendPollLetter, { strict: false });
    await job.handle({ id, areaId, kind: job.kind, subject, attempt: 1 });
  }

  private async caught(eventIds: readonly string[]): Promise<ReadLetter[]> {
    const folder = this.scene.app.settings.mail.mailDirectory;
    const names = await readdir(folder).catch((): string[] => []);
    const letters = await Promise.all(
      names.map(async (name) => readLetter(await readFile(path.join(folder, name), 'utf8'))),
    );
    const fresh = letters.filter(({ messageId }) => eventIds.some((id) => messageId.startsWith(`<${id}@`)));
    return fresh.sort((one, other) => (one.to < other.to ? -1 : 1));
  }
}

export async function readLetter(raw: string): Promise<ReadLetter> {
  const mail = await simpleParser(raw);
  const addresses = (box: AddressObject | AddressObject[] | undefined) =>
    [box].flat().flatMap((each) => each?.value.map(({ address }) => address ?? '') ?? []);
  const text = mail.text ?? '';
  return {
    raw,
    to: [...addresses(mail.to), ...addresses(mail.cc), ...addresses(mail.bcc)].join(),
    from: mail.from?.text ?? '',
    replyTo: addresses(mail.replyTo).join(),
    subject: mail.subject ?? '',
    text,
    html: typeof mail.html === 'string' ? mail.html : '',
    messageId: mail.messageId ?? '',
    date: mail.date?.getTime() ?? 0,
    link: /http:\/\/localhost:3000(\/poll\/\S+)/.exec(text)?.[1] ?? '',
  };
}
