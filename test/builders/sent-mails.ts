import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SendInvitation } from '../../src/features/invitations/send-invitation.job.js';
import { TellOfAnswer } from '../../src/features/invitations/tell-of-answer.job.js';
import type { OutboxSubject } from '../../src/platform/outbox/outbox-handler.js';
import type { MeetingScene } from './meeting-scene.js';

/** A mail that left, and the text of the calendar in it. */
export type SentMail = ParsedMail & { readonly ics: string | undefined };

interface WaitingEvent {
  readonly id: string;
  readonly kind: string;
  readonly subject: OutboxSubject;
}

/** Sends what waits about invitations and answers, as the worker would, and answers with the mails that left. */
export async function sendWaiting(scene: MeetingScene): Promise<SentMail[]> {
  const jobs = [SendInvitation, TellOfAnswer].map((job) => scene.app.application.get(job, { strict: false }));
  const before = new Set(await mailFiles(scene));
  const events = await scene.rows<WaitingEvent>(
    `UPDATE outbox SET state = 'DONE' WHERE state = 'WAITING' AND kind = ANY ($1) RETURNING id, kind, subject`,
    [jobs.map(({ kind }) => kind)],
  );
  for (const event of events)
    await jobs.find(({ kind }) => kind === event.kind)?.handle({ ...event, areaId: scene.area.id, attempt: 1 });
  const files = (await mailFiles(scene)).filter((file) => !before.has(file));
  return Promise.all(files.map(async (file) => read(await readFile(file))));
}

async function mailFiles({ app }: MeetingScene): Promise<string[]> {
  const folder = app.settings.mail.mailDirectory;
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.eml')).map((name) => path.join(folder, name));
}

async function read(raw: Buffer): Promise<SentMail> {
  const mail = await simpleParser(raw);
  const ics = mail.attachments.find(({ contentType }) => /calendar|ics/.test(contentType))?.content.toString();
  return Object.assign(mail, { ics });
}
