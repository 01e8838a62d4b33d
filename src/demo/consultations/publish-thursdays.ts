import { writeInstant } from '../../domain/time/instant-text.js';
import { dayMs } from '../../domain/time/local-date.js';
import { localDateTimeOf } from '../../domain/time/zone.js';
import { demoZone } from '../area/demo-id.js';
import { change, attempt } from '../story/payload.js';
import { told } from '../story/told-time.js';
import { type ConsultationsScene, SLOT, type StorySlot, TOPIC } from './consultations-scene.js';

/** A quarter of a year. */
const publishedDays = 91;

/** The doctor publishes a quarter's Thursdays in one form; what collides is left out and told. */
export async function publishThursdays(scene: ConsultationsScene): Promise<readonly StorySlot[]> {
  const { narrator, doctor, now } = scene;
  narrator.chapter('A doctor publishes a quarter of Thursdays in one form');
  await change(
    doctor.api,
    { operation: 'setConsultantProfile', input: 'ConsultantProfileInput', field: 'person', selection: 'id' },
    { personId: doctor.id, topics: [TOPIC] },
  );
  const wish = {
    consultantId: doctor.id,
    from: localDateTimeOf(demoZone, now).date,
    until: localDateTimeOf(demoZone, now + publishedDays * dayMs).date,
    weekdays: ['TH'],
    ...{ startTime: '08:30', endTime: '16:00', slotDuration: 'PT30M' },
    breaks: [{ startTime: '11:30', endTime: '12:30' }],
  };
  const publish = {
    operation: 'publishConsultationSlots',
    input: 'PublishConsultationSlotsInput',
    field: 'slots',
    selection: SLOT,
    besides: 'leftOut { start end }',
  };
  const published = await narrator.while(
    'publishConsultationSlots, Thursdays from 8:30 to 16:00',
    attempt<readonly StorySlot[]>(doctor.api, publish, wish),
  );
  const slots = narrator.found('The times are published', published.value);
  const leftOut = (published.leftOut ?? []) as readonly { readonly start: string }[];
  narrator.say(`${slots.length} times of half an hour; ${leftOut.length} meetings stood in the way already.`);
  if (leftOut[0]) narrator.detail(`The first of them: ${told(leftOut[0].start)}`);
  narrator.check(
    'None of them is at lunch, and all of them are free',
    slots.every(({ status }) => status === 'FREE'),
  );
  await seeItHeld(scene, slots);
  return slots;
}

async function seeItHeld({ narrator, asker, doctor }: ConsultationsScene, slots: readonly StorySlot[]): Promise<void> {
  const { value, problems } = await attempt(
    asker.api,
    { operation: 'bookMeeting', input: 'BookMeetingInput', field: 'meeting', selection: 'id' },
    {
      ...{ kind: 'OTHER', title: 'Palaveri', duration: 'PT15M', channel: 'PHONE', start: slots[0]?.start },
      participants: [{ personId: doctor.id }],
    },
  );
  const taken = problems.find(({ code }) => code === 'TIME_TAKEN');
  narrator.check('Nobody can book anything else over a published time', value === null && taken !== undefined);
}

/** The window that the story looks for free times in. */
export const window = (now: number) => ({
  from: writeInstant(now),
  to: writeInstant(now + publishedDays * dayMs),
});
