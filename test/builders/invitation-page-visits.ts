import type { BuiltPerson, PersonWish } from './area-builder.js';
import { linkOf } from './invitation-calls.js';
import type { AnsweredMeeting } from './meeting-answers.js';
import type { MeetingScene } from './meeting-scene.js';
import { PageVisits } from './page-visits.js';
import { chosenOn } from './poll-page-visits.js';

/** When `invited` books. */
export const meetingStart = '2027-03-01T09:00:00+02:00';

export interface Invited {
  readonly meeting: AnsweredMeeting;
  readonly reader: BuiltPerson;
  readonly other: BuiltPerson;
  /** The reader's. */
  readonly page: PageVisits;
}

/** Somebody's page about a meeting, given the link that they were sent. */
export const pageOf = async (
  scene: MeetingScene,
  meeting: { readonly id: string },
  { id }: { readonly id: string },
): Promise<PageVisits> => new PageVisits(scene.app, `/invitation/${(await linkOf(scene, meeting, id)).token}`);

/** A meeting of a reader and somebody else. `wish`: of the meeting; `person`: of the reader. */
export async function invited(scene: MeetingScene, wish: object = {}, person: PersonWish = {}): Promise<Invited> {
  const reader = await scene.person({ displayName: 'Anna Asia', kind: 'CLIENT', ...person });
  const other = await scene.person({ displayName: 'Bo Berg' });
  const meeting = await scene.calls.booked(meetingStart, [reader.id, other.id], wish);
  return { meeting, reader, other, page: await pageOf(scene, meeting, reader) };
}

/** Everything that is stored, of what a page could change: that "changes nothing" is more than a status. */
export const everythingStored = async (scene: MeetingScene): Promise<string> =>
  JSON.stringify([
    await scene.rowCounts(),
    await scene.rows('SELECT * FROM participation ORDER BY meeting_id, person_id'),
    await scene.rows('SELECT * FROM invitation ORDER BY id'),
    await scene.rows('SELECT * FROM time_proposal ORDER BY id'),
    await scene.rows('SELECT * FROM contact_wish ORDER BY person_id'),
    await scene.rows('SELECT * FROM page_code ORDER BY id'),
    await scene.rows('SELECT * FROM person ORDER BY id'),
  ]);

/** "DECLINED Matkalla." or "ACCEPTED -": what the organiser sees of somebody's answer. */
export async function answerOf(scene: MeetingScene, { id }: AnsweredMeeting, person: BuiltPerson): Promise<string> {
  const found = (await scene.calls.meeting(id))?.participants.find((each) => each.person.id === person.id);
  return `${found?.status} ${found?.comment ?? '-'}`;
}

/** "answer DECLINED": which answer stands chosen on the page. */
export const answersOn = (document: string): string[] =>
  chosenOn(document).filter((chosen) => chosen.startsWith('answer '));

/** A form of the page that was read, as a browser would send it, with these fields filled in. */
export function formOf(document: string, act: string, filled: Record<string, string> = {}): [string, string][] {
  const seen = /name="seen" value="(\d+)"/.exec(document)?.[1] ?? '';
  return Object.entries({ act, seen, ...filled });
}
