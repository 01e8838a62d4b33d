import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { SendPlaceLetter } from '../../src/features/peer-groups/send-place-letter.job.js';
import { SendQuestion } from '../../src/features/peer-groups/send-question.job.js';
import { SendSignUpLetter } from '../../src/features/peer-groups/send-sign-up-letter.job.js';
import { type ReadLetter, readLetter } from './poll-post.js';
import { PageVisits } from './page-visits.js';
import type { PeerScene } from './peer-scene.js';

export interface PeerLetter extends ReadLetter {
  /** The page behind the first link. */
  readonly page: PageVisits;
}

/** Sends what waits about places, sign-ups and questions, as the worker would; by recipient. A text message reads like a mail. */
export async function deliver(scene: PeerScene): Promise<PeerLetter[]> {
  const before = new Set(await caught(scene));
  for (const job of [SendPlaceLetter, SendSignUpLetter, SendQuestion]) await scene.carryOut(job);
  const files = (await caught(scene)).filter((file) => !before.has(file));
  const letters = await Promise.all(
    files.map(async (file) => withPage(scene, await readLetter(await readFile(file, 'utf8')))),
  );
  return letters.sort((one, other) => (one.to < other.to ? -1 : 1));
}

function withPage(scene: PeerScene, letter: ReadLetter): PeerLetter {
  const [, address = '/nowhere'] = /http:\/\/localhost:3000(\/peer-group\S+)/.exec(letter.text) ?? [];
  return { ...letter, page: new PageVisits(scene.app, address) };
}

async function caught({ app }: PeerScene): Promise<string[]> {
  const folder = app.settings.mail.mailDirectory;
  const names = await readdir(folder).catch((): string[] => []);
  return names.map((name) => path.join(folder, name));
}
