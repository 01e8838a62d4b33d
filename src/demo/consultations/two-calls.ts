import { attempt, change } from '../story/payload.js';
import { told } from '../story/told-time.js';
import {
  CONSULTATION,
  type ConsultationsScene,
  SLOT,
  type StoryConsultation,
  type StorySlot,
  TOPIC,
} from './consultations-scene.js';
import { window } from './publish-thursdays.js';

const FIND = `query ($from: DateTime!, $to: DateTime!, $topic: String) {
  consultationSlots(from: $from, to: $to, topic: $topic) { ${SLOT} } }`;
const BOOK = {
  operation: 'bookConsultation',
  input: 'BookConsultationInput',
  field: 'consultation',
  selection: CONSULTATION,
};

/** Find and book: two calls, and nobody is named in either. */
export async function twoCalls(scene: ConsultationsScene): Promise<StoryConsultation> {
  const { narrator, asker, now } = scene;
  narrator.chapter('Two calls: the next free time of a topic, and it is booked');
  const { consultationSlots } = await narrator.while(
    `consultationSlots about “${TOPIC}”`,
    asker.api.ask<{ consultationSlots: readonly StorySlot[] }>(FIND, { ...window(now), topic: TOPIC }),
  );
  const next = narrator.found('There is a next free time', consultationSlots[0]);
  narrator.item(told(next.start));
  await refuseWithPersonalData(scene, next);
  const booked = await narrator.while(
    'bookConsultation, with one case in two sentences',
    change<StoryConsultation>(asker.api, BOOK, {
      slotId: next.id,
      cases: [{ summary: 'Selkävaiva, poissa kaksi kuukautta.', question: 'Voiko osa-aikaista työtä kokeilla?' }],
    }),
  );
  narrator.check(
    'It is in both calendars, under the neutral name of every meeting',
    booked.status === 'BOOKED' && booked.meeting?.publicTitle === 'Tapaaminen',
  );
  return booked;
}

/** An artificial code: individual numbers from 900 on are nobody's. */
const CODE = '010190-900P';

async function refuseWithPersonalData({ narrator, asker }: ConsultationsScene, slot: StorySlot): Promise<void> {
  const summary = `Asiakas ${CODE.toLowerCase()}, selkävaiva.`;
  const { value, problems } = await attempt(asker.api, BOOK, { slotId: slot.id, cases: [{ summary }] });
  narrator.check(
    'A text with an identity code in it is refused before anything is kept',
    value === null && problems.some(({ code }) => code === 'PERSONAL_DATA_FOUND'),
  );
  narrator.detail(problems[0]?.message ?? '');
}
