import type { TestApp } from '../support/test-app.js';
import type { BuiltPerson, PersonWish } from './area-builder.js';
import type { AnsweredPoll } from './poll-answers.js';
import { PageVisits } from './page-visits.js';
import type { PollScene } from './poll-scene.js';

/** What a browser that has been given a link to a poll asks the server for. */
export class PollPageVisits extends PageVisits {
  constructor(app: TestApp, token: string) {
    super(app, `/poll/${token}`);
  }
}

/** What is read of a page, its tags taken off. */
export const readText = (document: string): string =>
  document
    .replace(/^[\s\S]*<main>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

/** "answer.<option> YES", for each answer that stands chosen on the page. */
export const chosenOn = (document: string): string[] =>
  [...document.matchAll(/<input [^>]*name="([^"]*)" value="([^"]*)"[^>]* checked>/g)].map(
    ([, name, value]) => `${name} ${value}`,
  );

/** Somebody's page about a poll, given the link that they were sent. */
export const visit = async (
  scene: PollScene,
  poll: AnsweredPoll,
  person: { readonly id: string },
): Promise<PollPageVisits> => new PollPageVisits(scene.app, (await scene.link(poll, person)).token);

export interface VisitedPoll {
  readonly poll: AnsweredPoll;
  readonly reader: BuiltPerson;
  readonly other: BuiltPerson;
  /** Names of the form's fields, in the order of the options. */
  readonly fields: readonly [string, string, string];
  /** The reader's. */
  readonly page: PollPageVisits;
}

/** The days of the options that `visitedPoll` asks for. */
export const pollDays = [
  '2027-03-01T09:00:00+02:00',
  '2027-03-02T09:00:00+02:00',
  '2027-03-03T09:00:00+02:00',
] as const;

/** Long enough after a poll was opened for a reminder, and for what comes when it is over. */
export const weekLater = '2027-01-11T12:00:00+02:00';

/** A poll of three options for a reader of Finnish and somebody else. `wish`: other than usual of the reader. */
export async function visitedPoll(scene: PollScene, wish: PersonWish = {}): Promise<VisitedPoll> {
  const { meetings } = scene.cases;
  const reader = await meetings.person({ displayName: 'Anna Asia', ...wish });
  const other = await meetings.person({ displayName: 'Bo Berg' });
  const poll = await scene.calls.opened(pollDays, [reader.id, other.id], { closesAt: weekLater });
  const [first = '', second = '', third = ''] = poll.options.map(({ id }) => `answer.${id}`);
  return { poll, reader, other, fields: [first, second, third], page: await visit(scene, poll, reader) };
}

/** Everything that is stored about polls, and how much of all else: that "changes nothing" is more than a status. */
export const everythingStored = async (scene: PollScene): Promise<string> =>
  JSON.stringify([
    await scene.cases.meetings.rowCounts(),
    await scene.rows('SELECT * FROM time_poll ORDER BY id'),
    await scene.rows('SELECT * FROM time_poll_participant ORDER BY id'),
    await scene.rows('SELECT * FROM time_poll_answer ORDER BY option_id, participant_id'),
  ]);

/** "YES NO -": what staff see of somebody's answers, in the order of the options. */
export async function storedAnswers(scene: PollScene, { id }: AnsweredPoll, person: BuiltPerson): Promise<string> {
  const seen = await scene.calls.poll(id);
  const marks = seen?.options.map(({ answers }) => answers.find((each) => each.person.id === person.id)?.answer ?? '-');
  return marks?.join(' ') ?? '';
}
