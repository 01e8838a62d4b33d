import { linkToken } from '../../src/platform/identity/link-token.js';
import type { BuiltPerson, PersonWish } from './area-builder.js';
import { formOf } from './invitation-page-visits.js';
import type { AnsweredMeeting } from './meeting-answers.js';
import type { Participant } from './meeting-calls.js';
import type { MeetingScene } from './meeting-scene.js';
import { PageVisits } from './page-visits.js';
import { seriesCalls } from './series-calls.js';

/** Somebody who is invited to a series, and the page of it. */
export interface InvitedToSeries {
  readonly first: AnsweredMeeting;
  readonly reader: BuiltPerson;
  readonly page: PageVisits;
}

let made = 0;

/** Somebody and a colleague are invited to Tuesdays from 16.3.2027 at nine; the clocks change between the second and the third. */
export async function invitedToSeries(
  scene: MeetingScene,
  rule = 'FREQ=WEEKLY;COUNT=4',
  wish: object = {},
  { requirement, ...person }: PersonWish & { readonly requirement?: string } = {},
): Promise<InvitedToSeries> {
  made += 1;
  const email = `series-${made}@posti.example`;
  const reader = await scene.person({ displayName: 'Anna Asia', kind: 'CLIENT', email, ...person });
  const other = await scene.person({ displayName: 'Bo Berg' });
  const attends: Participant = requirement === undefined ? reader.id : { personId: reader.id, requirement };
  const first = await seriesCalls(scene).repeat('2027-03-16T09:00:00+02:00', rule, [attends, other.id], wish);
  const [master] = await scene.rows<{ id: string }>(
    'SELECT id FROM invitation WHERE series_id = $1 AND since IS NOT NULL AND person_id = $2',
    [first.seriesId, reader.id],
  );
  const token = linkToken(scene.app.settings.secrets.secret, 'INVITATION', master?.id ?? '');
  return { first, reader, page: new PageVisits(scene.app, `/invitation/${token}`) };
}

const main = (document: string) => document.slice(document.indexOf('<main>'));

/** Where the listed times lead, as a browser would follow them. */
export const timesOn = ({ page }: InvitedToSeries, document: string): URL[] =>
  [...main(document).matchAll(/<li><a class="link" href="([^"]+)"/g)].map(
    ([, to = '']) => new URL(to, `http://localhost${page.path}`),
  );

/** The listed times as they are read. */
export const listOn = (document: string): string[] =>
  [...main(document).matchAll(/<li><a class="link"[\s\S]*?<\/li>/g)].map(([item]) =>
    item
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );

/** What is stored of the reader's answers, in the order of the times. */
export async function answersTo(scene: MeetingScene, { first, reader }: InvitedToSeries): Promise<string[]> {
  const rows = await scene.rows<{ status: string }>(
    `SELECT t.status FROM participation t JOIN meeting m ON m.id = t.meeting_id
     WHERE m.series_id = $1 AND t.person_id = $2 ORDER BY m.recurrence_id`,
    [first.seriesId, reader.id],
  );
  return rows.map(({ status }) => status);
}

/** The page of one of the listed times. */
export async function timePage(scene: MeetingScene, series: InvitedToSeries, index: number): Promise<PageVisits> {
  const { body } = await series.page.get();
  return new PageVisits(scene.app, timesOn(series, body)[index]?.pathname ?? '');
}

/** Answers with the form of the page at `query`. */
export async function answerOn(page: PageVisits, status: string, filled: Record<string, string> = {}, query = '') {
  const { body } = await page.get(query);
  return page.post(formOf(body, 'answer', { answer: status, ...filled }), query);
}
