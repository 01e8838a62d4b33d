import { StoryBroken } from '../story/story-broken.js';
import { awaitMails } from './await-mails.js';
import type { NetworkScene, StoryCase } from './network-scene.js';

interface Changed {
  readonly status: string;
  readonly attention: readonly string[];
  readonly participants: readonly { readonly person: { readonly id: string } }[];
}

const WITHDRAW = 'mutation ($consentId: ID!) { withdrawConsent(consentId: $consentId) { problems { message } } }';
const READ = 'query ($id: ID!) { meeting(id: $id) { status attention participants { person { id } } } }';

/** One consent ends. Its party leaves the meeting in that moment; nobody else hears of it but whoever has to see to it. */
export async function withdrawOne(scene: NetworkScene, { consents }: StoryCase, meetingId: string): Promise<void> {
  const { api, narrator, cast } = scene;
  narrator.chapter('One consent is withdrawn');
  const leaving = cast.association;
  const consent = consents.find(({ organisation }) => organisation?.id === leaving.organisation?.id);
  narrator.say(`${cast.client.displayName} no longer wants ${leaving.organisation?.name} to take part.`);
  const { withdrawConsent } = await narrator.while(
    'withdrawConsent',
    api.ask<{ withdrawConsent: { problems: readonly { message: string }[] } }>(WITHDRAW, { consentId: consent?.id }),
  );
  if (withdrawConsent.problems[0]) throw new StoryBroken(withdrawConsent.problems[0].message);
  const { meeting } = await api.ask<{ meeting: Changed | null }>(READ, { id: meetingId });
  narrator.check(
    `${leaving.displayName} is out of the meeting, and the meeting stands`,
    meeting?.status === 'CONFIRMED' && meeting.participants.every(({ person }) => person.id !== leaving.id),
  );
  narrator.check('It is marked for whoever organises it', meeting?.attention.length === 1);
  narrator.detail(meeting?.attention[0] ?? '');
  const mails = await awaitMails(scene, {
    what: 'One mail leaves',
    count: 1,
    isOne: ({ calendar }) => calendar.method === 'CANCEL',
  });
  narrator.check(
    'It is a CANCEL to that person alone, and it does not say why',
    mails.every(({ to, text }) => to === leaving.email && !/suostumus|consent/i.test(text)),
  );
  narrator.detail(`“${mails[0]?.subject}”`);
}
