import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Bell } from '../clock/bell.js';

/** A server that takes the connection and then says nothing would otherwise be waited for without end. */
const connectSecondsMax = 10;
const reconnectMilliseconds = 1_000;
const queryMillisecondsMax = 30_000;

export interface ListenerParts {
  /** An account that may take the role yhteisaika_app. */
  readonly databaseUrl: string;
  /** A plain lower-case word: it stands in the statement as it is. */
  readonly channel: string;
  /** How the connection is called in `pg_stat_activity`. */
  readonly name: string;
  /** Comes for each notification, in the order of the commits. */
  readonly heard: (payload: string) => void;
  /**
   * Comes over each new connection once it listens, then whenever it was woken or its pause is over, and answers with the
   * longest pause until its next turn. It has to ask the database something: that is how a dead connection is found.
   */
  readonly turn: (client: pg.Client) => Promise<number>;
  readonly onError: (error: unknown) => void;
  /** Tests take a shorter one; nobody else. */
  readonly connectSecondsMax?: number;
}

/**
 * One connection of its own that listens to a channel, made anew whenever it breaks. What was notified while there was
 * none is lost, so whoever listens looks for itself in its first turn over each connection.
 */
export class Listener {
  private readonly bell = new Bell();
  private stopping = false;
  private started: Promise<void> | undefined;
  private running: Promise<void> | undefined;

  constructor(private readonly parts: ListenerParts) {}

  /** Resolves when the first connection listens, or could not be made: then it goes on trying. */
  start(): Promise<void> {
    this.started ??= new Promise((tried) => {
      this.running = this.run(tried);
    });
    return this.started;
  }

  /** Has the next turn come at once. */
  wake(): void {
    this.bell.ring();
  }

  /** Returns when no turn is running any more and the connection is closed. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.bell.ring();
    await this.running;
  }

  private async run(tried: () => void): Promise<void> {
    while (!this.stopping) {
      try {
        await this.listenOverOneConnection(tried);
      } catch (error) {
        this.parts.onError(error);
        tried();
        // Not the bell: a connection that rings as it breaks would be tried again without any pause.
        if (!this.stopping) await pause(reconnectMilliseconds);
      }
    }
    tried();
  }

  private async listenOverOneConnection(listening: () => void): Promise<void> {
    const client = new pg.Client({
      connectionString: this.parts.databaseUrl,
      options: '-c role=yhteisaika_app',
      application_name: this.parts.name,
      keepAlive: true,
      connectionTimeoutMillis: (this.parts.connectSecondsMax ?? connectSecondsMax) * 1_000,
      query_timeout: queryMillisecondsMax,
    });
    // A broken connection rejects the next query, which is where it is dealt with; the listener keeps Node from ending.
    client.on('error', () => this.bell.ring());
    client.on('notification', ({ payload }) => this.parts.heard(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${this.parts.channel}`);
      while (!this.stopping) {
        const turnPause = await this.parts.turn(client);
        listening();
        await this.bell.wait(turnPause);
      }
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
