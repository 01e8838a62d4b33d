import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { writeInstant } from '../../domain/time/instant-text.js';

/** Signs of the Message-ID that stay readable in the name; the router takes a hundred signs for a part of an address. */
const readableMax = 50;

/** What a caught mail is called, in the folder and in the address of its page: time, Message-ID, its hash. */
const caughtMailId = /^\d{8}T\d{9}Z-[A-Za-z0-9._-]{1,50}-[0-9a-f]{16}$/;

/** The folder where caught mail lies, one .eml a mail. Only this file builds paths, and only from ids of the form above. */
export class CaughtMailFolder {
  private writes = 0;

  constructor(private readonly directory: string) {}

  /**
   * Written aside and renamed, so that nobody ever reads half a mail; the same mail again replaces itself.
   *
   * @param date Epoch milliseconds; part of the name, so that names sort by time.
   */
  async write(messageId: string, date: number, bytes: Buffer): Promise<void> {
    const id = `${sortableTime(date)}-${namePart(messageId)}`;
    await mkdir(this.directory, { recursive: true });
    this.writes += 1;
    const aside = join(this.directory, `.${process.pid}-${this.writes}.part`);
    await writeFile(aside, bytes);
    await rename(aside, join(this.directory, `${id}.eml`));
  }

  /** The newest mails' ids, newest first. An empty list while nothing has been caught. */
  async newest(limit: number): Promise<string[]> {
    const names = await readdir(this.directory).catch(nothingWhenMissing);
    return names
      .filter((name) => name.endsWith('.eml') && caughtMailId.test(name.slice(0, -'.eml'.length)))
      .sort()
      .reverse()
      .slice(0, limit)
      .map((name) => name.slice(0, -'.eml'.length));
  }

  /** Undefined for what is no id or not there; an id from an address can never lead out of the folder. */
  async read(id: string): Promise<Buffer | undefined> {
    if (!caughtMailId.test(id)) return undefined;
    return readFile(join(this.directory, `${id}.eml`)).catch((failure: NodeJS.ErrnoException) => {
      if (failure.code === 'ENOENT') return undefined;
      throw failure;
    });
  }
}

/** When the mail of that id was made, in epoch milliseconds. */
export function timeOfCaughtMail(id: string): number {
  const [, date, time, milliseconds] = /^(\d{8}T)(\d{6})(\d{3})Z/.exec(id) ?? [];
  return Temporal.Instant.from(`${date}${time}.${milliseconds}Z`).epochMilliseconds;
}

function sortableTime(epochMilliseconds: number): string {
  return writeInstant(epochMilliseconds).replace(/[-:.]/g, '');
}

/** The Message-ID as a file and an address may be called; the hash keeps two of them apart that look alike after that. */
function namePart(messageId: string): string {
  const readable = messageId.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, readableMax);
  return `${readable}-${createHash('sha256').update(messageId).digest('hex').slice(0, 16)}`;
}

function nothingWhenMissing(failure: NodeJS.ErrnoException): string[] {
  if (failure.code === 'ENOENT') return [];
  throw failure;
}
