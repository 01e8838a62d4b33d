import type { TestApp } from '../support/test-app.js';

export interface AnsweredFeed {
  readonly id: string;
  readonly titles: string;
  readonly calendarUrl: string;
  readonly freeBusyUrl: string;
  readonly openedAt: string;
}

export interface FeedAnswer {
  readonly feed: AnsweredFeed | null;
  readonly problems: readonly { readonly code: string; readonly field: string | null; readonly message: string }[];
}

/** What a calendar program gets. */
export interface ReadFeed {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly etag: string;
  readonly body: string;
  /** One for each VEVENT, its lines unfolded, by the name of the property. */
  readonly events: readonly Readonly<Record<string, string>>[];
}

const FEED = '{ id titles calendarUrl freeBusyUrl openedAt }';
const PAYLOAD = `{ feed ${FEED} problems { code field message } }`;
const OPEN = `mutation ($input: OpenCalendarFeedInput!) { answer: openCalendarFeed(input: $input) ${PAYLOAD} }`;
const RENEW = `mutation ($feedId: ID!) { answer: renewCalendarFeed(feedId: $feedId) ${PAYLOAD} }`;
const REVOKE = `mutation ($feedId: ID!) { answer: revokeCalendarFeed(feedId: $feedId) ${PAYLOAD} }`;
const MINE = `{ viewer { person { calendarFeed ${FEED} } } }`;

/** A signed-in person's calls about calendar feeds. */
export class FeedCalls {
  constructor(
    readonly app: TestApp,
    readonly token: string,
  ) {}

  open(personId: string, titles?: string): Promise<FeedAnswer> {
    return this.ask(OPEN, { input: { personId, titles } });
  }

  /** As `open`, for what a test takes for given. */
  async opened(personId: string, titles?: string): Promise<AnsweredFeed> {
    const { feed, problems } = await this.open(personId, titles);
    if (!feed || problems.length > 0) throw new Error(`refused: ${JSON.stringify(problems)}`);
    return feed;
  }

  renew(feedId: string): Promise<FeedAnswer> {
    return this.ask(RENEW, { feedId });
  }

  revoke(feedId: string): Promise<FeedAnswer> {
    return this.ask(REVOKE, { feedId });
  }

  async mine(): Promise<AnsweredFeed | null> {
    const { viewer } = await this.app.data<{ viewer: { person: { calendarFeed: AnsweredFeed | null } } }>(
      MINE,
      {},
      this.token,
    );
    return viewer.person.calendarFeed;
  }

  private async ask(document: string, variables: Record<string, unknown>): Promise<FeedAnswer> {
    return (await this.app.data<{ answer: FeedAnswer }>(document, variables, this.token)).answer;
  }
}

/** Asks for the address as a program would: without a session. */
export async function readFeed(
  app: TestApp,
  url: string,
  headers: Record<string, string> = {},
  method: 'GET' | 'HEAD' = 'GET',
): Promise<ReadFeed> {
  const answer = await app.application.inject({ method, url: new URL(url).pathname, headers });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    etag: String(answer.headers.etag),
    body: answer.body,
    events: eventsIn(answer.body),
  };
}

function eventsIn(body: string): Record<string, string>[] {
  const blocks = body.replaceAll('\r\n ', '').split('BEGIN:VEVENT\r\n').slice(1);
  return blocks.map((block) => {
    const lines = block.slice(0, block.indexOf('END:VEVENT')).trimEnd().split('\r\n');
    return Object.fromEntries(
      lines.map((line) => [/^[A-Z-]+/.exec(line)?.[0] ?? '', line.slice(line.indexOf(':') + 1)]),
    );
  });
}
