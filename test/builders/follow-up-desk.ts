import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { PlanOccurrence } from '../../src/features/follow-ups/plan-occurrence.job.js';
import { SendFollowUp } from '../../src/features/follow-ups/send-follow-up.job.js';
import type { OutboxEvent } from '../../src/platform/outbox/outbox-handler.js';
import type { MeetingScene } from './meeting-scene.js';
import { type ReadLetter, readLetter } from './poll-post.js';

export interface AnsweredFollowUp {
  readonly id: string;
  readonly kind: string;
  readonly person: { readonly id: string; readonly displayName: string };
  readonly meeting: { readonly id: string } | null;
  readonly case: { readonly id: string } | null;
  readonly dueAt: string;
  readonly state: string;
  readonly channel: string;
  readonly sentAt: string | null;
  readonly attempts: number;
  readonly lastError: string | null;
}

export interface FollowUpPage {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly endCursor: string };
  readonly edges: readonly { readonly cursor: string; readonly node: AnsweredFollowUp }[];
}

const LIST = `query ($from: DateTime, $to: DateTime, $state: FollowUpState, $meetingId: ID, $personId: ID, $channel: NotificationChannel, $first: Int, $after: String) {
  followUps(from: $from, to: $to, state: $state, meetingId: $meetingId, personId: $personId, channel: $channel, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { cursor node { id kind person { id displayName } meeting { id } case { id } dueAt state channel sentAt attempts lastError } } } }`;

/** What a message was: its recipient's address or number, and its words. */
export type LeftMessage = Pick<ReadLetter, 'to' | 'subject' | 'text' | 'messageId' | 'raw'>;

/** Sees to follow-ups as a worker would, since nothing of it runs in these tests by itself, and shows them as staff see them. */
export class FollowUpDesk {
  constructor(private readonly scene: MeetingScene) {}

  /** As the organiser who signs in now: sessions end while messages wait for weeks. */
  async page(wish: object = {}, email: string = this.scene.organiser.email): Promise<FollowUpPage> {
    const token = await this.scene.app.signIn(email);
    return (await this.scene.app.data<{ followUps: FollowUpPage }>(LIST, { ...wish }, token)).followUps;
  }

  /** "Aino REMINDER 2027-02-22 09:00 EMAIL SCHEDULED", of everything about a meeting, in the order of time; by first names. */
  async of(meeting: { readonly id: string }): Promise<string[]> {
    const { edges } = await this.page({ meetingId: meeting.id, first: 200 });
    return edges.map(({ node }) => {
      const name = node.person.displayName.split(' ')[0];
      return [name, node.kind, this.local(node.dueAt), node.channel, node.state].join(' ');
    });
  }

  /** Moves the clock there, hands over what is near, and does what is due. Answers with the messages that left. */
  async runAt(instant: string): Promise<LeftMessage[]> {
    this.scene.app.clock.set(instant);
    return this.run();
  }

  async run(): Promise<LeftMessage[]> {
    const before = new Set(await this.files());
    await this.handOver();
    for (let events = await this.take(); events.length > 0; events = await this.take()) {
      for (const event of events) await this.handle(event);
      await this.handOver();
    }
    const left = (await this.files()).filter((file) => !before.has(file));
    const messages = await Promise.all(left.map(async (file) => readLetter(await readFile(file, 'utf8'))));
    return messages.sort((one, other) => (one.to < other.to ? -1 : 1));
  }

  /** How many were handed over. */
  async handOver(): Promise<number> {
    const now = this.scene.app.clock.now();
    const [row] = await this.scene.rows<{ n: number }>('SELECT hand_over_follow_ups($1, $2, 1000) AS n', [
      new Date(now).toISOString(),
      new Date(now + 3_600_000).toISOString(),
    ]);
    return row?.n ?? 0;
  }

  /** What is due of the outbox, taken off it as a relay does. */
  async take(): Promise<OutboxEvent[]> {
    const rows = await this.scene.rows<Omit<OutboxEvent, 'attempt'>>(
      `UPDATE outbox SET state = 'DONE' WHERE state = 'WAITING' AND kind LIKE 'follow-up.%' AND due_at <= $1
       RETURNING id, area_id AS "areaId", kind, subject`,
      [new Date(this.scene.app.clock.now()).toISOString()],
    );
    return rows.map((row) => ({ ...row, attempt: 1 }));
  }

  async handle(event: OutboxEvent): Promise<void> {
    const jobs = [SendFollowUp, PlanOccurrence].map((job) => this.scene.app.application.get(job, { strict: false }));
    await jobs.find(({ kind }) => kind === event.kind)?.handle(event);
  }

  private local(instant: string): string {
    const there = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Helsinki');
    return there.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
  }

  private async files(): Promise<string[]> {
    const folder = this.scene.app.settings.mail.mailDirectory;
    const names = await readdir(folder).catch((): string[] => []);
    return names.filter((name) => name.endsWith('.eml')).map((name) => path.join(folder, name));
  }
}
