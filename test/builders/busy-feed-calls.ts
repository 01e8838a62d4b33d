import type { TestApp } from '../support/test-app.js';

export interface ShownFeed {
  readonly id: string;
  readonly host: string;
  readonly state: string;
  readonly readAt: string | null;
  readonly staleSince: string | null;
  readonly problem: string | null;
  readonly warningCount: number;
  readonly warnings: readonly string[];
  readonly nextReadAt: string;
}

export interface FeedAnswer {
  readonly person: { readonly id: string; readonly busyFeeds: readonly ShownFeed[] } | null;
  readonly problems: readonly { code: string; field: string | null; message: string }[];
}

const FEEDS = 'busyFeeds { id host state readAt staleSince problem warningCount warnings nextReadAt }';
const ANSWER = `{ person { id ${FEEDS} } problems { code field message } }`;
const CONNECT = `mutation ($input: ConnectBusyFeedInput!) { connectBusyFeed(input: $input) ${ANSWER} }`;
const DISCONNECT = `mutation ($personId: ID!, $feedId: ID!) { disconnectBusyFeed(personId: $personId, feedId: $feedId) ${ANSWER} }`;
const PEOPLE = `{ people(first: 200, kind: null) { id ${FEEDS} } }`;

/** One viewer's calls about calendars that people keep elsewhere. */
export class FeedCalls {
  constructor(
    private readonly app: TestApp,
    private readonly token: string,
  ) {}

  async connect(personId: string, url: string): Promise<FeedAnswer> {
    return (await this.app.data(CONNECT, { input: { personId, url } }, this.token)).connectBusyFeed;
  }

  async disconnect(personId: string, feedId: string): Promise<FeedAnswer> {
    return (await this.app.data(DISCONNECT, { personId, feedId }, this.token)).disconnectBusyFeed;
  }

  /** Of somebody whom the viewer is listed. */
  async feeds(personId: string): Promise<ShownFeed[]> {
    const { people } = await this.app.data<{ people: { id: string; busyFeeds: ShownFeed[] }[] }>(
      PEOPLE,
      {},
      this.token,
    );
    return people.find(({ id }) => id === personId)!.busyFeeds;
  }
}

/** Code and field of each problem. */
export const refusalsOf = ({ problems }: FeedAnswer): string[] => problems.map(({ code, field }) => `${code} ${field}`);
