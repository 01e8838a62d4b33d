import { Injectable } from '@nestjs/common';
import { type OutboxHandler, OutboxHandlers } from './outbox-handler.js';

/**
 * Where features say, as they start, which kinds of event they append and which they handle. Put together once all have
 * started, so that a kind without a handler stops the start.
 */
@Injectable()
export class OutboxRegistry {
  private readonly kinds = new Set<string>();
  private readonly handlers: OutboxHandler[] = [];

  appends(kind: string): void {
    this.kinds.add(kind);
  }

  handles(handler: OutboxHandler): void {
    this.handlers.push(handler);
  }

  /** For a room that appends the events that it handles itself. */
  owns(handler: OutboxHandler): void {
    this.appends(handler.kind);
    this.handles(handler);
  }

  /** Throws when a kind has no handler or two. */
  complete(): OutboxHandlers {
    return new OutboxHandlers([...this.kinds], this.handlers);
  }
}
