import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { AnyData, GraphqlError } from '../support/test-app.js';

export const MEETING_CHANGED = `subscription ($id: ID!) { meetingChanged(meetingId: $id) {
  id title start status version organiser { displayName } participants { person { id } status } } }`;

/** What came: an event's meeting, the codes of what refused it, or the end. */
export type Live = { meeting: AnyData } | { codes: (string | undefined)[] } | 'END';

/** One event after the other; the next one is waited for. */
export interface LiveEvents {
  next(): Promise<Live>;
  stop(): Promise<unknown>;
}

export interface LiveWish {
  readonly connectionParams?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
}

/** A WebSocket client as others write them, by the library of the protocol. */
export class LiveCalls {
  private readonly client: Client;
  /** The code and reason with which the server closed the connection. */
  readonly closed: Promise<{ code: number; reason: string }>;

  constructor(address: string, { connectionParams, headers }: LiveWish) {
    class Socket extends WebSocket {
      constructor(url: string, protocols: string | string[]) {
        super(url, protocols, { headers });
      }
    }
    let tellClosed: (event: { code: number; reason: string }) => void;
    this.closed = new Promise((resolve) => (tellClosed = resolve));
    this.client = createClient({
      url: `ws://${address}/graphql`,
      webSocketImpl: Socket,
      connectionParams,
      retryAttempts: 0,
      // One connection for all streams, also while there is none; how it ends is told by `closed`.
      lazy: false,
      onNonLazyError: () => undefined,
      on: { closed: (event) => tellClosed(event as { code: number; reason: string }) },
    });
  }

  static as(token: string, address: string): LiveCalls {
    return new LiveCalls(address, { connectionParams: { authorization: `Bearer ${token}` } });
  }

  /** A stream that is known to have begun: its first event has come. */
  async watching(meetingId: string): Promise<LiveEvents> {
    const events = this.watch(meetingId);
    const first = await events.next();
    if (first === 'END' || 'codes' in first) throw new Error(`no stream: ${JSON.stringify(first)}`);
    return events;
  }

  watch(meetingId: string): LiveEvents {
    return this.ask(MEETING_CHANGED, { id: meetingId });
  }

  ask(query: string, variables: Record<string, unknown> = {}): LiveEvents {
    const results = this.client.iterate<AnyData>({ query, variables });
    return {
      async next() {
        try {
          const { value, done } = await results.next();
          if (done) return 'END';
          return value.errors ? { codes: codesOf(value.errors) } : { meeting: value.data?.meetingChanged };
        } catch (error) {
          return { codes: codesOf(error) };
        }
      },
      stop: async () => results.return?.(),
    };
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }
}

/** Of a refused operation; anything else that ends a stream, such as a closed connection, is thrown. */
function codesOf(errors: unknown): (string | undefined)[] {
  if (!Array.isArray(errors)) throw errors;
  return (errors as GraphqlError[]).map(({ extensions }) => extensions?.code);
}
