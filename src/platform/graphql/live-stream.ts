import type { GraphqlContext } from './graphql-context.js';

export interface LiveStreamParts<Payload> {
  /** What tells that there may be something new; see `Changes` of the platform's database room. */
  readonly watch: { wait(milliseconds: number): Promise<boolean>; end(): void };
  readonly context: Pick<GraphqlContext, 'renew'>;
  /** What the viewer sees at this moment; null when they may not see it, which ends the stream. */
  readonly read: () => Promise<Payload | null>;
  /** How long a session goes unchecked while nothing changes. */
  readonly sessionCheckMilliseconds: number;
}

/**
 * The events of a subscription to one thing: as it stands when the stream begins, then anew after each change, read for this
 * viewer at that moment. Whoever reads slowly gets the latest state and not each one on the way. It ends when the
 * viewer may not see the thing any more, and with UNAUTHENTICATED when their session is over.
 *
 * Not an async generator: one that waits cannot be ended from outside until its wait is over.
 */
export class LiveStream<Payload> implements AsyncIterableIterator<Payload> {
  private first: Payload | null = null;
  private ended = false;

  private constructor(private readonly parts: LiveStreamParts<Payload>) {}

  /** Null when there is nothing that the viewer may see. */
  static async open<Payload>(parts: LiveStreamParts<Payload>): Promise<LiveStream<Payload> | null> {
    const stream = new LiveStream(parts);
    stream.first = await stream.orEnd(parts.read);
    return stream.first === null ? null : stream;
  }

  async next(): Promise<IteratorResult<Payload, undefined>> {
    const payload = this.first ?? (await this.orEnd(() => this.afterChange()));
    this.first = null;
    return payload === null ? { value: undefined, done: true } : { value: payload, done: false };
  }

  async return(): Promise<IteratorResult<Payload, undefined>> {
    this.ended = true;
    this.parts.watch.end();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async afterChange(): Promise<Payload | null> {
    while (!this.ended) {
      const changed = await this.parts.watch.wait(this.parts.sessionCheckMilliseconds);
      if (this.ended) return null;
      await this.parts.context.renew();
      if (changed) return this.parts.read();
    }
    return null;
  }

  /** Nothing is watched any more once there is nothing to come. */
  private async orEnd(read: () => Promise<Payload | null>): Promise<Payload | null> {
    let payload: Payload | null = null;
    try {
      payload = await read();
      return payload;
    } finally {
      if (payload === null) await this.return();
    }
  }
}
