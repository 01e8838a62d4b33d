import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import { SendConsultationLetter } from '../../src/features/consultations/send-consultation-letter.job.js';
import type { OutboxSubject } from '../../src/platform/outbox/outbox-handler.js';
import type { ViewerRole } from '../../src/platform/identity/viewer.js';
import type { AreaBuilder, PersonWish } from './area-builder.js';
import { CaseScene, type Staff } from './case-scene.js';
import { ConsultationCalls } from './consultation-calls.js';

export type ConsultationStaff = Staff & { readonly consultations: ConsultationCalls };

export interface SentLetter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The running product, and an area with a coordinator, a consultant doctor and a professional who asks. */
export class ConsultationScene {
  private constructor(
    readonly cases: CaseScene,
    readonly coordinator: ConsultationStaff,
    readonly doctor: ConsultationStaff,
    readonly asker: ConsultationStaff,
  ) {}

  static async open(): Promise<ConsultationScene> {
    const cases = await CaseScene.open();
    const calls = (staff: Staff): ConsultationStaff =>
      Object.assign(staff, { consultations: new ConsultationCalls(cases.meetings.app, staff.meetings.token) });
    const doctor = await cases.staff(['CONSULTANT'], {
      displayName: 'Lauri Lääkäri',
      phone: '+358 40 123 4567',
      email: 'laakari@test.example',
    });
    const asker = await cases.staff(['PROFESSIONAL'], { displayName: 'Kaisa Kysyjä', email: 'kysyja@test.example' });
    return new ConsultationScene(cases, calls(cases.coordinator), calls(doctor), calls(asker));
  }

  get app() {
    return this.cases.meetings.app;
  }

  rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.cases.meetings.rows<Row>(sql, parameters);
  }

  /** A new person with these roles and their calls, in this area unless another is named. */
  async as(roles: ViewerRole[], wish: PersonWish = {}, area?: AreaBuilder): Promise<ConsultationStaff> {
    const staff = await this.cases.staff(roles, wish, area ?? this.cases.meetings.area);
    return { ...staff, consultations: new ConsultationCalls(this.app, staff.meetings.token) };
  }

  /** Sends the letters about consultations that are due by the test's clock, as the worker would. */
  async letters(): Promise<SentLetter[]> {
    const job = this.app.application.get(SendConsultationLetter, { strict: false });
    const before = new Set(await this.mailFiles());
    const events = await this.rows<{ id: string; subject: OutboxSubject }>(
      `UPDATE outbox SET state = 'DONE' WHERE state = 'WAITING' AND kind = $1 AND due_at <= $2 RETURNING id, subject`,
      [job.kind, new Date(this.app.clock.now())],
    );
    const { id: areaId } = this.cases.meetings.area;
    for (const event of events) await job.handle({ ...event, areaId, kind: job.kind, attempt: 1 });
    const sent = await Promise.all((await this.mailFiles()).filter((file) => !before.has(file)).map(readLetter));
    return sent.sort((one, other) => (one.to + one.subject < other.to + other.subject ? -1 : 1));
  }

  private async mailFiles(): Promise<string[]> {
    const folder = this.app.settings.mail.mailDirectory;
    const names = await readdir(folder).catch(() => []);
    return names.filter((name) => name.endsWith('.eml')).map((name) => path.join(folder, name));
  }

  close(): Promise<void> {
    return this.cases.close();
  }
}

async function readLetter(file: string): Promise<SentLetter> {
  const { to, subject = '', text = '' } = await simpleParser(await readFile(file));
  const addresses = (Array.isArray(to) ? to : to ? [to] : []).flatMap(({ value }) => value);
  return { to: addresses.map(({ address }) => address ?? '').join(', '), subject, text };
}
