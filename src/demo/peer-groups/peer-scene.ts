import { waitUntil } from '../../platform/embedded-postgres/wait-until.js';
import { allCaughtMails, type CaughtMail } from '../story/caught-mails.js';
import type { Narrator } from '../story/narrator.js';
import type { PublicApi } from '../story/public-api.js';
import { StoryBroken } from '../story/story-broken.js';
import type { StoryPlace } from '../story/story.js';

/** What every chapter has at hand. */
export interface PeerScene extends StoryPlace {
  readonly api: PublicApi;
  readonly narrator: Narrator;
  readonly leaderId: string;
}

/** A group as far as the story reads it. */
export interface StoryGroup {
  readonly id: string;
  readonly name: string;
  readonly signUpUrl: string;
  readonly nextStart: string;
  readonly members: readonly StoryMember[];
  readonly waitlist: readonly StoryMember[];
  readonly sessions: { readonly totalCount: number };
}

interface StoryMember {
  readonly state: string;
  readonly position: number | null;
  readonly person: { readonly id: string; readonly displayName: string };
}

const MEMBER = 'state position person { id displayName }';
export const GROUP = `id name signUpUrl nextStart members { ${MEMBER} } waitlist { ${MEMBER} } sessions { totalCount }`;

export async function readGroup({ api }: PeerScene, id: string): Promise<StoryGroup> {
  const { peerGroup } = await api.ask<{ peerGroup: StoryGroup | null }>(
    `query ($id: ID!) { peerGroup(id: $id) { ${GROUP} } }`,
    { id },
  );
  if (peerGroup) return peerGroup;
  throw new StoryBroken('a group can be read');
}

/** A message takes milliseconds; a machine that does something else meanwhile may need a while. */
const sendingSecondsMax = 15;
const LINK = /https?:\/\/\S+\/(peer-group\S*\/[0-9a-f]{64})/;

/** A letter that leads to somebody's own place. */
export const GROUPS_MAIL = ({ text }: CaughtMail): boolean => text.includes('/peer-group-place/');

/** A message to somebody with a link in it, once it has left, and the path of the page behind the link. */
export async function awaitLetter(
  { narrator, mailDirectory }: PeerScene,
  what: string,
  isOne: (mail: CaughtMail) => boolean,
): Promise<{ readonly letter: CaughtMail; readonly path: string }> {
  const arrived = async (): Promise<CaughtMail | undefined> =>
    (await allCaughtMails(mailDirectory)).findLast((mail) => mail.calendar.uid === '' && isOne(mail));
  const limits = { withinMilliseconds: sendingSecondsMax * 1_000, everyMilliseconds: 50 };
  const letter = await narrator.while(what, waitUntil(arrived, limits));
  const path = LINK.exec(letter?.text ?? '')?.[1];
  if (!letter || path === undefined) throw new StoryBroken(`${what}, within ${sendingSecondsMax} s`);
  return { letter, path };
}

/** A page as a browser without JavaScript meets it: opened, or sent its form. */
export async function visit(
  { graphqlUrl }: PeerScene,
  path: string,
  form?: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly body: string }> {
  const url = new URL(`/${path}`, graphqlUrl);
  const response = await fetch(url, {
    redirect: 'manual',
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });
  return { status: response.status, body: await response.text() };
}
