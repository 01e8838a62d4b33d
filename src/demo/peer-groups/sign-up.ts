import { StoryBroken } from '../story/story-broken.js';
import { awaitLetter, type PeerScene, readGroup, type StoryGroup, visit } from './peer-scene.js';

/** People come by the public page: a name of their own making, an address or a number, and one tap in the message that comes. */
export async function signUp(scene: PeerScene, group: StoryGroup): Promise<void> {
  const { narrator } = scene;
  narrator.chapter('People sign up on the page: no account, no referral');
  const page = new URL(group.signUpUrl).pathname.slice(1);
  const { status, body } = await visit(scene, page);
  narrator.check(
    `The page has ${(body.length / 1024).toFixed(0)} kB, no script, and names nobody in the group`,
    status === 200 && body.length < 40_000 && !body.includes('<script'),
  );
  await join(scene, page, { nickname: 'Tähti', contact: 'tahti@posti.example' });
  await join(scene, page, { nickname: 'Kuu', contact: '040 123 4567' });
  await join(scene, page, { nickname: 'Pilvi', contact: 'pilvi@posti.example' });
  const { members, waitlist } = await readGroup(scene, group.id);
  narrator.check(
    'Two are members, and the third is first in line',
    members.length === 2 && waitlist[0]?.position === 1,
  );
}

async function join(
  scene: PeerScene,
  page: string,
  written: { readonly nickname: string; readonly contact: string },
): Promise<void> {
  const asked = await visit(scene, page, written);
  if (asked.status !== 303) throw new StoryBroken(`${written.nickname} signs up`);
  const { letter, path } = await awaitLetter(scene, `${written.nickname} gets a message`, ({ text, subject }) =>
    written.contact.includes('@') ? text.includes(written.nickname) : subject === 'SMS',
  );
  scene.narrator.detail(letter.subject === 'SMS' ? 'as an SMS' : `“${letter.subject}”`);
  const confirmed = await visit(scene, path, {});
  scene.narrator.check(`One tap confirms: ${written.nickname} is on the roll`, confirmed.status === 303);
}
