import { awaitMails } from '../network/await-mails.js';
import { told } from '../story/told-time.js';
import {
  CONSULTATION,
  type ConsultationsScene,
  SLOT,
  type StoryConsultation,
  type StorySlot,
} from './consultations-scene.js';

const WITHDRAW = `mutation ($slotIds: [ID!]!) { withdrawConsultationSlots(slotIds: $slotIds) { slots { ${SLOT} } problems { message } } }`;
const READ = `query ($id: ID!) { consultation(id: $id) { ${CONSULTATION} } }`;

/** The doctor falls ill: a whole Thursday is taken back, and whoever had booked it is offered the next times. */
export async function takeBack(
  scene: ConsultationsScene,
  slots: readonly StorySlot[],
  { id }: StoryConsultation,
): Promise<void> {
  const { narrator, doctor, asker } = scene;
  narrator.chapter('The doctor takes a day back, and the caller is offered the next times');
  const day = slots[0]?.start.slice(0, 10) ?? '';
  const slotIds = slots.filter(({ start }) => start.startsWith(day)).map((slot) => slot.id);
  const { withdrawConsultationSlots: withdrawn } = await narrator.while(
    `withdrawConsultationSlots, ${slotIds.length} times`,
    doctor.api.ask<{ withdrawConsultationSlots: { slots: readonly StorySlot[] } }>(WITHDRAW, { slotIds }),
  );
  narrator.check(
    'All of them are withdrawn',
    withdrawn.slots.length === slotIds.length && withdrawn.slots.every(({ status }) => status === 'WITHDRAWN'),
  );
  const { consultation } = await asker.api.ask<{ consultation: StoryConsultation | null }>(READ, { id });
  narrator.check(
    'The consultation and its meeting are cancelled',
    consultation?.status === 'CANCELLED' && consultation.meeting?.status === 'CANCELLED',
  );
  narrator.check('Three other times are offered', consultation?.alternatives.length === 3);
  for (const { start } of consultation?.alternatives ?? []) narrator.item(told(start));
  const [mail] = await awaitMails(scene, {
    what: 'The letter with them leaves',
    count: 1,
    isOne: ({ to, subject }) => to === asker.email && subject === 'Varaamasi aika on peruttu',
  });
  narrator.check('It says nothing of what was to be asked', mail !== undefined && !/selkä/i.test(mail.everything));
}
