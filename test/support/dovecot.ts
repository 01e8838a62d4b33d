import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { ImapFlow } from 'imapflow';
import { eventually } from './eventually.js';
import { dovecotProgram } from './start-dovecot.js';

export interface DovecotWish {
  /** Without it the server knows no IDLE, as some still do not. */
  readonly idle?: boolean;
  /** Without it the server knows no MOVE either. */
  readonly move?: boolean;
}

const user = 'ajat';
const password = 'salainen 100%';

/** A real IMAP server of the test's own: on a free loopback port, with its mail and settings in a temporary folder. */
export class Dovecot {
  private server: ChildProcess | undefined;
  private readonly log: string[] = [];

  private constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {}

  static async start({ idle = true, move = true }: DovecotWish = {}): Promise<Dovecot> {
    // As root it drops to other users, who must be able to reach the folder.
    const folder = await mkdtemp(path.join(tmpdir(), 'yhteisaika-dovecot-'));
    await chmod(folder, 0o755);
    const dovecot = new Dovecot(folder, await freePort());
    await mkdir(path.join(folder, 'mail'), { mode: 0o777 });
    await chmod(path.join(folder, 'mail'), 0o777);
    await writeFile(path.join(folder, 'users'), `${user}:{PLAIN}${password}\n`);
    await writeFile(path.join(folder, 'dovecot.conf'), configuration(folder, dovecot.port, capabilities(idle, move)));
    await dovecot.up();
    return dovecot;
  }

  get imapUrl(): string {
    return `imap://${user}:${encodeURIComponent(password)}@127.0.0.1:${this.port}/INBOX`;
  }

  /** The same mailbox again after `down`. */
  async up(): Promise<void> {
    const server = spawn(dovecotProgram() ?? '', ['-F', '-c', path.join(this.folder, 'dovecot.conf')], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    server.stderr.on('data', (line: Buffer) => this.log.push(line.toString()));
    server.on('error', (error) => this.log.push(error.message));
    // A test that failed before it stopped the server shall not keep its process waiting for the log.
    server.unref();
    for (const stream of [server.stdout, server.stderr]) (stream as unknown as { unref(): void }).unref();
    this.server = server;
    await eventually(async () => {
      if (server.exitCode !== null) throw new Error(`Dovecot did not start: ${this.log.join('')}`);
      return answers(this.port);
    });
  }

  async down(): Promise<void> {
    if (this.server === undefined || this.server.exitCode !== null) return;
    const ended = once(this.server, 'exit');
    this.server.kill('SIGTERM');
    await ended;
    this.server = undefined;
    await eventually(async () => !(await answers(this.port)));
  }

  async stop(): Promise<void> {
    await this.down();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Puts mails into the mailbox, as a delivering mail server would. */
  async append(...mails: readonly (string | Buffer)[]): Promise<void> {
    await this.withClient(async (client) => {
      for (const mail of mails) await client.append('INBOX', mail);
    });
  }

  /** Puts mails there while the server is down, which takes a tenth of the time: a file each, as Maildir has it. */
  async deliver(...mails: readonly string[]): Promise<void> {
    const inbox = path.join(this.folder, 'mail');
    for (const folder of ['cur', 'new', 'tmp']) {
      await mkdir(path.join(inbox, folder), { recursive: true });
      await chmod(path.join(inbox, folder), 0o777);
    }
    for (const [number, mail] of mails.entries()) {
      const file = path.join(inbox, 'new', `1800000000.M${String(number).padStart(8, '0')}.test`);
      await writeFile(file, mail, { mode: 0o666 });
      await chmod(file, 0o666);
    }
  }

  /** Has the server find that nothing can be put into a folder, or that it can again. */
  async closeFolder(folder: string): Promise<void> {
    await chmod(path.join(this.folder, 'mail', `.${folder}`), 0o000);
  }

  async openFolder(folder: string): Promise<void> {
    await chmod(path.join(this.folder, 'mail', `.${folder}`), 0o700);
  }

  /** How many mails a folder holds; 0 when there is none. */
  async count(folder: string): Promise<number> {
    return this.withClient(async (client) => {
      const folders = await client.list({ statusQuery: { messages: true } });
      return folders.find(({ path: name }) => name === folder)?.status?.messages ?? 0;
    });
  }

  private async withClient<Value>(work: (client: ImapFlow) => Promise<Value>): Promise<Value> {
    const auth = { user, pass: password };
    const client = new ImapFlow({ host: '127.0.0.1', port: this.port, secure: false, auth, logger: false });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  }
}

const capabilities = (idle: boolean, move: boolean): string =>
  ['IMAP4rev1', 'UIDPLUS', 'LITERAL+', ...(idle ? ['IDLE'] : []), ...(move ? ['MOVE'] : [])].join(' ');

/** Everything in one folder, no TLS, one user; as an ordinary user Dovecot can become nobody else and does not try. */
function configuration(folder: string, port: number, capabilities: string): string {
  const { username, uid } = userInfo();
  const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
  const isRoot = uid === 0;
  const account = isRoot ? 'nobody' : username;
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = /dev/stderr
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail
${isRoot ? '' : `default_internal_user = ${username}\ndefault_login_user = ${username}\ndefault_internal_group = ${group}\n`}
imap_capability = ${capabilities}
mail_max_userip_connections = 100
mail_fsync = never
maildir_very_dirty_syncs = yes
first_valid_uid = 1
service imap-login {
  ${isRoot ? '' : 'chroot ='}
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  ${isRoot ? '' : 'chroot ='}
}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${account} gid=${isRoot ? 'nogroup' : group} home=${folder}/mail
}
namespace inbox {
  inbox = yes
}
`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket
      .once('data', () => resolve(true))
      .once('error', () => resolve(false))
      .once('close', () => resolve(false));
    socket.once('data', () => socket.destroy());
  });
}
