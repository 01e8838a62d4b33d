import { AreaBuilder, type BuiltPerson, type PersonWish } from './area-builder.js';
import { CalendarServer } from './calendar-server.js';
import { FeedCalls, type ShownFeed } from './busy-feed-calls.js';
import { MeetingCalls } from './meeting-calls.js';
import { search, type FoundTimes } from './search-calls.js';
import { eventually } from '../support/eventually.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

/** A calendar with an event for each pair of instants, in UTC. */
export function calendarOf(...events: readonly (readonly [start: string, end: string, ...more: string[]])[]): string {
  const utc = (instant: string) => `${new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '')}`;
  const lines = events.flatMap(([start, end, ...more], index) => [
    'BEGIN:VEVENT',
    `UID:event-${index}@example.fi`,
    'DTSTAMP:20270101T000000Z',
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(end)}`,
    'SUMMARY:Hammaslääkäri',
    ...more,
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

/** The running product with a worker, a coordinator in it, and a server elsewhere whose calendars it may read. */
export class FeedScene {
  private constructor(
    readonly app: TestApp,
    readonly server: CalendarServer,
    readonly area: AreaBuilder,
    readonly token: string,
    readonly calls: FeedCalls,
    readonly meetings: MeetingCalls,
  ) {}

  static async open(): Promise<FeedScene> {
    const server = await CalendarServer.start();
    const app = await createTestApp({ roles: ['api', 'worker'], feedHosts: server.host });
    app.clock.set('2027-03-01T06:00:00Z');
    const area = await AreaBuilder.create(app.owner);
    // Sessions end; days pass in these tests.
    const { email } = await area.account(['COORDINATOR'], { language: 'EN' });
    const token = await app.signIn(email);
    return new FeedScene(app, server, area, token, new FeedCalls(app, token), new MeetingCalls(app, token));
  }

  /** Somebody who works from eight to four in Helsinki. */
  async worker(wish: PersonWish = {}, area = this.area): Promise<BuiltPerson> {
    const person = await area.person(wish);
    await area.workingHours(person.id);
    return person;
  }

  /** Connects a calendar of the server and waits until it was tried. */
  async connect(personId: string, path: string): Promise<ShownFeed> {
    const before = new Set((await this.calls.feeds(personId)).map(({ id }) => id));
    const answer = await this.calls.connect(personId, this.server.address(path));
    if (answer.problems.length > 0) throw new Error(JSON.stringify(answer.problems));
    return this.feedWhen(personId, ({ id, state }) => !before.has(id) && state !== 'WAITING');
  }

  /** The feed of somebody that is so, once there is one. */
  async feedWhen(personId: string, is: (feed: ShownFeed) => boolean): Promise<ShownFeed> {
    let found: ShownFeed | undefined;
    await eventually(async () => {
      found = (await this.calls.feeds(personId)).find(is);
      return found !== undefined;
    });
    return found!;
  }

  /** Lets time pass and has what is due then read. */
  async passMinutes(minutes: number): Promise<void> {
    this.app.clock.advanceMinutes(minutes);
    await this.wake();
  }

  /** The look that would come by itself some seconds later. */
  async wake(): Promise<void> {
    await this.app.owner.query('NOTIFY busy_feed');
  }

  /** Lets a quarter of an hour pass, and waits until the next read has ended in success or failure. */
  async readAgain(personId: string): Promise<ShownFeed> {
    const [before] = await this.calls.feeds(personId);
    this.app.clock.set(new Date(Date.parse(before!.nextReadAt) + 1_000).toISOString());
    await this.wake();
    const lease = (feed: ShownFeed) => Date.parse(feed.nextReadAt) === this.app.clock.now() + 600_000;
    return this.feedWhen(personId, (feed) => feed.nextReadAt !== before!.nextReadAt && !lease(feed));
  }

  /** Starts for an hour of that day, on the hour, in Helsinki. */
  async free(personIds: readonly string[], day: string, wish: object = {}, token = this.token): Promise<string[]> {
    const found = await this.search(personIds, day, wish, token);
    return found.suggestions.map(({ start }) => start.slice(11, 16)).sort();
  }

  search(personIds: readonly string[], day: string, wish: object = {}, token = this.token): Promise<FoundTimes> {
    return search(this.app, token, {
      from: `${day}T08:00:00+02:00`,
      to: `${day}T16:00:00+02:00`,
      grid: 'PT1H',
      attendance: personIds.map((id) => ({ anyOf: [id] })),
      ...wish,
    });
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.server.stop();
  }
}
