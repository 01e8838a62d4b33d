import { asEmbeddedPostgresError } from './embedded-postgres-error.js';
import { postgresBinaries } from './postgres-binaries.js';
import { OWNER, openCluster } from './postgres-cluster.js';
import { postgresHome } from './postgres-home.js';
import { stopPostmaster } from './postmaster.js';
import { isHeldByPostgres, readPostmasterLock } from './postmaster-lock.js';
import { bringUp, type RunningServer, type ServerPlan } from './running-server.js';

export interface EmbeddedPostgresOptions {
  /** Made when missing. Holds the cluster, its password, the log, and copies of the binaries where they are needed. */
  readonly dataDirectory: string;
  /** Another free one is taken when it is in use. */
  readonly preferredPort?: number;
  /** Gets the few lines a person should see. */
  readonly log: (line: string) => void;
  /** PostgreSQL settings above ours, for tests that trade durability for speed. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** The owner's way in, a superuser: `postgresql://yhteisaika:<random password>@127.0.0.1:<port>/yhteisaika`. */
  readonly url: string;
  readonly port: number;
  /** It was running before we came: see `RunningServer`. */
  readonly adopted: boolean;
  /** Call it last, when queues and requests are done. Stops the server unless another process still uses it. */
  stop(): Promise<void>;
}

const usualPort = 54_329;
/** A server that dies again and again needs somebody to look at it. */
const revivalsMax = 10;

/**
 * PostgreSQL from npm's binaries, in a folder, for as long as this process lives: started or found running, brought
 * back when it dies, stopped last. Throws `EmbeddedPostgresError` with one line for people when it cannot be had.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    const home = await postgresHome(options.dataDirectory, options.log);
    const binaries = await postgresBinaries(home);
    const password = await openCluster(home, binaries);
    const plan = { home, binaries, password, settings: options.settings ?? {} };
    const server = await bringUp(plan, { port: options.preferredPort ?? usualPort, keepPort: false });
    return new SupervisedPostgres(plan, server, options.log);
  } catch (error) {
    throw asEmbeddedPostgresError(error);
  }
}

class SupervisedPostgres implements EmbeddedPostgres {
  readonly url: string;
  readonly port: number;
  readonly adopted: boolean;
  private revivals = 0;
  private reviving: Promise<void> = Promise.resolve();
  private stopped: Promise<void> | undefined;

  constructor(
    private readonly plan: ServerPlan,
    private server: RunningServer,
    private readonly log: (line: string) => void,
  ) {
    this.port = server.port;
    this.adopted = server.adopted;
    this.url = `postgresql://${OWNER}:${plan.password}@127.0.0.1:${server.port}/${OWNER}`;
    this.watch();
  }

  stop(): Promise<void> {
    this.stopped ??= this.stopOnce();
    return this.stopped;
  }

  private watch(): void {
    void this.server.presence.lost.then(() => {
      if (!this.stopped) this.reviving = this.revive();
    });
  }

  /** On the same port, since the address is in everybody's hands: their pools connect again by themselves. */
  private async revive(): Promise<void> {
    this.revivals += 1;
    if (this.revivals > revivalsMax) return this.log(`PostgreSQL died ${revivalsMax} times: it is left as it is.`);
    this.log('PostgreSQL went away; it is brought back.');
    try {
      this.server = await bringUp(this.plan, { port: this.port, keepPort: true });
      this.watch();
    } catch (error) {
      this.log(error instanceof Error ? error.message : String(error));
    }
  }

  private async stopOnce(): Promise<void> {
    await this.reviving;
    const { presence } = this.server;
    const isLast = await presence.isLast().catch(() => undefined);
    if (isLast === false) return presence.leave(undefined);
    // Without an answer the connection is broken: then whatever still holds the lock is on its way down, or stuck.
    const lock = await readPostmasterLock(this.plan.home.cluster);
    if (lock && isHeldByPostgres(lock)) await stopPostmaster(lock.pid);
    await presence.leave(undefined);
  }
}
