import { change } from '../story/payload.js';
import { awaitLetter, GROUPS_MAIL, type PeerScene, readGroup, type StoryGroup } from './peer-scene.js';

const ACCEPT =
  'mutation ($token: String!) { acceptPlace(token: $token) { membership { state } problems { message } } }';

/** Somebody leaves. The place is offered to the first in line, held until they answer, and theirs by one call with the link's token. */
export async function passThePlaceOn(scene: PeerScene, { id: groupId }: StoryGroup): Promise<void> {
  const { api, narrator } = scene;
  narrator.chapter('A place becomes free, and goes to the first in line');
  const [leaving] = (await readGroup(scene, groupId)).members;
  const person = narrator.found('Somebody is in the group', leaving?.person);
  await narrator.while(
    `${person.displayName} leaves (leavePeerGroup)`,
    change(
      api,
      { operation: 'leavePeerGroup', input: 'LeavePeerGroupInput', field: 'group', selection: 'id' },
      { groupId, personId: person.id },
    ),
  );
  const { members, waitlist } = await readGroup(scene, groupId);
  narrator.check(
    'The place is offered and held: nobody else can take it',
    members.length === 1 && waitlist[0]?.state === 'OFFERED',
  );
  const { letter, path } = await awaitLetter(scene, 'The offer leaves', GROUPS_MAIL);
  narrator.detail(`“${letter.subject}”`);
  narrator.check('It names neither the group nor anybody in it', !/Iltaryhmä|Tähti|Kuu/.test(letter.everything));
  const { acceptPlace } = await api.ask<{ acceptPlace: { membership: { state: string } | null } }>(ACCEPT, {
    token: path.split('/').at(-1),
  });
  narrator.check('acceptPlace: the place is taken', acceptPlace.membership?.state === 'MEMBER');
  const now = await readGroup(scene, groupId);
  narrator.check(
    'The group is full again, and the line is empty',
    now.members.length === 2 && now.waitlist.length === 0,
  );
}
