import { waitUntil } from '../../platform/embedded-postgres/wait-until.js';
import { allCaughtMails, type CaughtMail } from '../story/caught-mails.js';
import { StoryBroken } from '../story/story-broken.js';
import type { NetworkScene } from './network-scene.js';

/** A mail takes milliseconds; a machine that does something else meanwhile may need a while. */
const sendingSecondsMax = 15;

export interface AwaitedMails {
  /** Said while waiting. */
  readonly what: string;
  readonly count: number;
  readonly isOne: (mail: CaughtMail) => boolean;
}

/** The mails of one kind once all of them have left, by recipient. */
export async function awaitMails(
  scene: Pick<NetworkScene, 'narrator' | 'mailDirectory'>,
  { what, count, isOne }: AwaitedMails,
): Promise<CaughtMail[]> {
  const { narrator, mailDirectory } = scene;
  const arrived = async (): Promise<CaughtMail[] | undefined> => {
    const mails = (await allCaughtMails(mailDirectory)).filter(isOne);
    return mails.length >= count ? mails : undefined;
  };
  const mails = await narrator.while(
    what,
    waitUntil(arrived, { withinMilliseconds: sendingSecondsMax * 1_000, everyMilliseconds: 50 }),
  );
  if (mails?.length !== count) throw new StoryBroken(`${count} mails leave within ${sendingSecondsMax} s: ${what}`);
  return mails.sort((a, b) => (a.to < b.to ? -1 : 1));
}
