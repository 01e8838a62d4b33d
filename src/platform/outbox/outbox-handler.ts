/** An effect that is to happen because something was committed. */
export interface OutboxEvent {
  readonly id: string;
  readonly areaId: string;
  readonly kind: string;
  /** Ids only: what they mean is read when the effect happens, so nothing goes out that is no longer so. */
  readonly subject: OutboxSubject;
  /** Counted from 1. */
  readonly attempt: number;
}

export type OutboxSubject = Readonly<Record<string, string | number>>;

/**
 * Brings one kind of effect about. It may be called again for an event that it has already handled (a worker died
 * before it could say so), so it must be idempotent.
 */
export interface OutboxHandler {
  readonly kind: string;
  /** Returns when the effect has happened or is no longer wanted; throws to be called again later. */
  handle(event: OutboxEvent): Promise<void>;
  /** Called when the event will not be tried again, before it is marked FAILED. Idempotent too. */
  givenUp?(event: OutboxEvent, error: unknown): Promise<void>;
}

/** Thrown by a handler for which another attempt could not end otherwise, such as an address that does not exist. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure';
}

/** Who handles what. A kind without a handler, or with two, is found when the process starts and not at night. */
export class OutboxHandlers {
  private readonly byKind: ReadonlyMap<string, OutboxHandler>;

  /** `kinds`: every kind that any feature appends. */
  constructor(kinds: readonly string[], handlers: readonly OutboxHandler[]) {
    this.byKind = new Map(handlers.map((handler) => [handler.kind, handler]));
    const problems = [
      ...kinds.filter((kind) => !this.byKind.has(kind)).map((kind) => `nothing handles ${kind}`),
      ...handlers
        .filter(({ kind }) => !kinds.includes(kind))
        .map(({ kind }) => `${kind} is handled but never appended`),
      ...handlers.filter((one) => this.byKind.get(one.kind) !== one).map(({ kind }) => `${kind} is handled twice`),
    ];
    if (problems.length > 0) throw new Error(`The outbox is put together wrongly: ${problems.join('; ')}.`);
  }

  /** `undefined` for a kind that an older or newer version has appended. */
  find(kind: string): OutboxHandler | undefined {
    return this.byKind.get(kind);
  }

  /** Throws on such a kind: the event waits for a process of that version. */
  of(kind: string): OutboxHandler {
    const handler = this.find(kind);
    if (!handler) throw new Error(`this version has no handler for the outbox kind ${kind}`);
    return handler;
  }
}
