import { dayMs } from '../../domain/time/local-date.js';
import { instantOf } from '../../domain/time/zone.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import { closedDaysOf } from '../../features/availability/closed-days.js';
import { DemoCalendar } from '../area/demo-calendar.js';
import { demoZone } from '../area/demo-id.js';
import { changeMeeting } from '../story/meeting-changes.js';
import { findMeetingTimes, type Relaxation, type Wish } from '../story/meeting-times.js';
import type { Scene } from './scene.js';
import { StoryBroken } from '../story/story-broken.js';
import { told } from '../story/told-time.js';

/** In these weeks Kela's experts meet in the middle of Thursday (demo-meeting-series.ts, number 2). */
const crowdedWeeks = [1, 2, 3, 4];

/** A search that cannot succeed: why not, and what would help, each repair tried out by searching again with it. */
export async function noCommonTime(scene: Scene): Promise<void> {
  const { narrator, api, cast } = scene;
  narrator.chapter('No common time, and what would open one');
  const doctor = cast.doctors[1];
  const wish: Wish = {
    ...weekOf(scene),
    duration: 'PT3H',
    attendance: [
      { anyOf: [cast.client.id], label: `the client ${cast.client.displayName}` },
      { anyOf: [doctor.id], label: `the doctor ${doctor.displayName}` },
      { anyOf: [cast.kela.id], label: `Kela, ${cast.kela.displayName}` },
    ],
    limit: 1,
  };
  narrator.say(`Wanted: three hours in one week with the client, Kela and ${doctor.displayName}, and no other doctor.`);
  const answer = await narrator.while('findMeetingTimes', findMeetingTimes(api, wish));
  narrator.check('There is no such time', answer.suggestions.length === 0);
  const infeasibility = narrator.found('It is told why', answer.infeasibility);
  narrator.item(infeasibility.summary);
  narrator.check('Those who cannot come together are named', infeasibility.blockers.length >= 2);
  for (const kind of ['SHORTER', 'LATER_WINDOW', 'OUTSIDE_WORKING_HOURS', 'WITHOUT_REQUIREMENT']) {
    narrator.check(
      `A repair is offered: ${kind}`,
      infeasibility.relaxations.some((each) => each.kind === kind),
    );
  }
  for (const relaxation of infeasibility.relaxations) {
    if (relaxation.kind === 'OUTSIDE_WORKING_HOURS') await holdAndRelease(scene, wish, relaxation);
    else await prove(scene, wish, relaxation);
  }
}

/** From Monday to Saturday of the first week that has its crowded Thursday. */
function weekOf({ now }: Scene): Pick<Wish, 'from' | 'to'> {
  const calendar = new DemoCalendar(now);
  const closed = closedDaysOf({ start: now, end: now + 60 * dayMs });
  const week = crowdedWeeks.find((each) => !closed.has(calendar.date(each, 'TH')));
  if (week === undefined) throw new StoryBroken('one of four Thursdays is a working day');
  return {
    from: writeInstant(instantOf(demoZone, calendar.date(week, 'MO'), 0)),
    to: writeInstant(instantOf(demoZone, calendar.date(week, 'SA'), 0)),
  };
}

async function prove({ narrator, api }: Scene, wish: Wish, relaxation: Relaxation): Promise<void> {
  const { suggestions } = await findMeetingTimes(api, repaired(wish, relaxation));
  const { start } = relaxation.example;
  narrator.check(`${relaxation.description}. Searched again with it: ${told(start)}`, suggestions[0]?.start === start);
}

/** Nothing can be asked of the search for this one: whoever books it accepts it. Held, nobody is invited to it. */
async function holdAndRelease(
  { narrator, api, now }: Scene,
  wish: Wish,
  { description, example }: Relaxation,
): Promise<void> {
  const hold = await changeMeeting(api, 'bookMeeting', {
    kind: 'NETWORK_MEETING',
    title: 'Verkostotapaaminen',
    start: example.start,
    duration: wish.duration,
    channel: 'PHONE',
    participants: example.attendees.map(({ person }) => ({ personId: person.id })),
    holdUntil: writeInstant(now + dayMs),
    acceptWarnings: ['OUTSIDE_AVAILABILITY'],
  });
  narrator.check(`${description}. It can be held, once that is accepted`, hold.status === 'TENTATIVE');
  await changeMeeting(api, 'cancelMeeting', { meetingId: hold.id, version: hold.version });
}

/** The wish with the change made that the repair proposes, read from its fields and not from its words. */
function repaired(wish: Wish, { kind, people, duration, to }: Relaxation): Wish {
  switch (kind) {
    case 'WITHOUT_REQUIREMENT': {
      const dropped = new Set(people.map(({ id }) => id));
      return { ...wish, attendance: wish.attendance.filter(({ anyOf }) => !anyOf.every((id) => dropped.has(id))) };
    }
    case 'SHORTER':
      return { ...wish, duration: duration ?? wish.duration };
    case 'LATER_WINDOW':
      return { ...wish, to: to ?? wish.to };
    default:
      throw new StoryBroken(`the story knows how to try the repair ${kind}`);
  }
}
