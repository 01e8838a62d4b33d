import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { SEND_PAGE_CODE } from '../../src/features/invitations/open-my-page.js';
import { codeOf } from '../../src/features/invitations/page-code.js';
import { SendPageCode } from '../../src/features/invitations/send-page-code.job.js';
import type { MeetingScene } from './meeting-scene.js';
import { PageVisits } from './page-visits.js';
import { type ReadLetter, readLetter } from './poll-post.js';

/** Somebody's way from the page of an invitation to the page with all that is their own. */
export class MyPageVisits extends PageVisits {
  constructor(
    private readonly scene: MeetingScene,
    invitationPath: string,
  ) {
    super(scene.app, invitationPath.replace('/invitation/', '/my/'));
  }

  /** Asks for a code, a moment after whatever came before. */
  ask(): Promise<LightMyRequestResponse> {
    this.scene.app.clock.advanceMilliseconds(1);
    return this.post([['act', 'send']]);
  }

  enter(code: string): Promise<LightMyRequestResponse> {
    return this.post([
      ['act', 'enter'],
      ['code', code],
    ]);
  }

  /** The person's codes, the newest first, as their letters say them. */
  async codes({ id }: { readonly id: string }): Promise<string[]> {
    const rows = await this.scene.rows<{ id: string }>(
      'SELECT id FROM page_code WHERE person_id = $1 ORDER BY made_at DESC',
      [id],
    );
    return rows.map((row) => codeOf(this.scene.app.settings.secrets.secret, row.id));
  }

  /** Asks for a code, enters it, and follows to the page that it opens. */
  async opened(reader: { readonly id: string }): Promise<PageVisits> {
    await this.ask();
    const [code = ''] = await this.codes(reader);
    return this.behind(await this.enter(code));
  }

  /** Where an answer to a form leads. */
  behind({ statusCode, headers }: LightMyRequestResponse): PageVisits {
    if (statusCode !== 303) throw new Error(`leads nowhere: ${statusCode}`);
    const { pathname } = new URL(String(headers.location), `http://localhost${this.path}`);
    return new PageVisits(this.scene.app, pathname);
  }
}

/** Carries out what the outbox holds of codes, and reads the letters. */
export async function codeLetters(scene: MeetingScene): Promise<ReadLetter[]> {
  const events = await scene.rows<{ id: string; areaId: string; subject: Record<string, string | number> }>(
    `SELECT id, area_id AS "areaId", subject FROM outbox WHERE kind = $1`,
    [SEND_PAGE_CODE],
  );
  const job = scene.app.application.get(SendPageCode, { strict: false });
  for (const event of events) await job.handle({ ...event, kind: SEND_PAGE_CODE, attempt: 1 });
  const folder = scene.app.settings.mail.mailDirectory;
  const names = await readdir(folder).catch((): string[] => []);
  return Promise.all(names.map(async (name) => readLetter(await readFile(path.join(folder, name), 'utf8'))));
}
