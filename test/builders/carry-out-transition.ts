import { randomUUID } from 'node:crypto';
import { RollSeries } from '../../src/features/meetings/roll-series.job.js';
import type { AnsweredMeeting } from './meeting-answers.js';
import type { MeetingScene } from './meeting-scene.js';
import { seriesCalls } from './series-calls.js';
import { SeriesMessages } from './series-messages.js';
import { at, type Booking, type CastMember, RULE, type Transition } from './series-transition.js';

/** Carries one row out; answers with what each received, and with every calendar that was written on the way. */
export async function carryOut(
  scene: MeetingScene,
  transition: Transition,
): Promise<{ readonly received: Record<string, readonly string[]>; readonly calendars: readonly string[] }> {
  scene.app.clock.set('2027-01-04T06:00:00Z');
  const calls = seriesCalls(scene);
  const [whole, part, guest, newcomer] = [
    await personOf(scene),
    await personOf(scene),
    await personOf(scene),
    await personOf(scene),
  ];
  const messages = new SeriesMessages(scene);
  const addresses = { whole: whole.email, part: part.email, guest: guest.email, newcomer: newcomer.email };
  const halfHour = { offset: 'PT0S', duration: 'PT30M' };
  const { rule = RULE, taken = [], inRoom = false, told = rule }: Booking = transition.booking ?? {};
  for (const start of taken) await calls.booked(start, [whole.id]);
  await messages.sent({});
  const room = await scene.area.room({ publicName: 'Huone 1' });
  const otherRoom = await scene.area.room({ publicName: 'Huone 2' });
  const place = inRoom ? { channel: 'ON_SITE', roomId: room.id } : {};
  const first = await calls.repeat(at('03-02'), rule, [whole.id, { personId: part.id, part: halfHour }], place);
  const booked = await messages.sent(addresses);
  if (booked.whole?.[0] !== `REQUEST #1 seq 0; series 2.3. 9.00 ${told}`)
    throw new Error(`booked as ${booked.whole?.join()}`);
  const nth = async (n: number): Promise<AnsweredMeeting> => {
    const day = new Date(Date.UTC(2027, 2, 2 + 7 * (n - 1))).toISOString().slice(0, 10);
    const row = (await calls.occurrences(first.seriesId)).find(({ recurrenceId }) => recurrenceId?.startsWith(day));
    const meeting = row && (await calls.meeting(row.id));
    if (!meeting) throw new Error(`there is no meeting of ${day}`);
    return meeting;
  };
  const silent = await scene.person();
  const roll = async (instant: string): Promise<void> => {
    scene.app.clock.set(instant);
    const job = scene.app.application.get(RollSeries, { strict: false });
    const subject = { seriesId: first.seriesId! };
    await job.handle({ id: randomUUID(), kind: job.kind, subject, areaId: scene.area.id, attempt: 1 });
  };
  const cast = { calls, whole, part, guest, newcomer, silent, nth, otherRoom, roll };
  await transition.before?.(cast);
  await messages.sent(addresses);
  await transition.act(cast);
  const received = await messages.sent(addresses);
  return {
    received: Object.fromEntries(Object.entries(received).filter(([, lines]) => lines.length > 0)),
    calendars: messages.calendars,
  };
}

async function personOf(scene: MeetingScene): Promise<CastMember> {
  const email = `${randomUUID()}@test.example`;
  return { id: (await scene.person({ email })).id, email };
}
