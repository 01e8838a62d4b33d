import { dayMs, dayNumberOf, localDateOf, weekdayOf } from '../../domain/time/local-date.js';
import { localDateTimeOf } from '../../domain/time/zone.js';
import { demoZone } from '../area/demo-id.js';
import { attempt, change } from '../story/payload.js';
import { told } from '../story/told-time.js';
import { type CoachingScene, PROGRAMME, programmeWeeks, type StoryProgramme } from './coaching-scene.js';

const PLAN = {
  operation: 'planCoachingProgramme',
  input: 'PlanCoachingProgrammeInput',
  field: 'programme',
  selection: PROGRAMME,
};

interface Infeasibility {
  readonly summary: string;
  readonly relaxations: readonly { readonly description: string }[];
}

/** One rhythm for eight weeks, or why there is none. */
export async function planIt(scene: CoachingScene): Promise<StoryProgramme> {
  const { api, narrator } = scene;
  narrator.chapter('One rhythm for eight weeks');
  await planTheImpossible(scene);
  const programme = await narrator.while(
    'planCoachingProgramme, with the hours that the workshop has',
    change<StoryProgramme>(api, PLAN, wish(scene, { earliest: '08:00', latest: '15:00' })),
  );
  for (const { type, weekday, startTime, endTime } of programme.rhythm)
    narrator.item(`every ${weekday} ${startTime}–${endTime}: ${type}`);
  for (const { week, reason } of programme.adjustments) narrator.detail(`week ${week}: ${reason}`);
  const talks = programme.sessions.filter(({ type }) => type === 'ASSESSMENT');
  narrator.check(
    'The rhythm is the same in every week, and each client has a talk at the start and at the end',
    programme.rhythm.length === 2 && talks.length >= scene.cast.clients.length,
  );
  narrator.check(
    'The plan takes nobody’s time: no session is booked yet',
    programme.status === 'PLANNED' && programme.sessions.every(({ meeting }) => meeting === null),
  );
  const [first] = programme.sessions;
  if (first) narrator.detail(`It would begin on ${told(first.start)}.`);
  return programme;
}

async function planTheImpossible(scene: CoachingScene): Promise<void> {
  const { narrator, api } = scene;
  const besides = { besides: 'infeasibility { summary relaxations { description } }' };
  const tried = await attempt<StoryProgramme>(
    api,
    { ...PLAN, ...besides },
    wish(scene, { earliest: '14:00', latest: '18:00' }),
  );
  const infeasibility = tried.infeasibility as Infeasibility | null;
  narrator.check(
    'Afternoons at the workshop do not work: its contact and the coach are at home by then',
    tried.value === null && infeasibility !== null && infeasibility.relaxations.length > 0,
  );
  for (const { description } of infeasibility?.relaxations.slice(0, 3) ?? []) narrator.detail(description);
}

/** Three weeks ahead, from a Monday; the demo area's own groups meet on Mondays and Wednesdays. */
function wish({ cast, now }: CoachingScene, hours: { readonly earliest: string; readonly latest: string }) {
  const soon = dayNumberOf(localDateTimeOf(demoZone, now + 21 * dayMs).date) ?? 0;
  const monday = soon + ((8 - weekdayOf(soon)) % 7);
  return {
    name: 'Työpajan ryhmä',
    coachId: cast.coach.id,
    clientIds: cast.clients.map(({ id }) => id),
    hostOrganisationId: cast.contact.organisation?.id,
    hostContactId: cast.contact.id,
    from: localDateOf(monday),
    weeks: programmeWeeks,
    onTheJobDay: { duration: 'PT4H', weekdays: ['TU', 'TH'], ...hours },
    theoryDay: {
      duration: 'PT2H',
      earliest: '09:00',
      latest: '15:00',
      weekdays: ['TU', 'WE', 'TH', 'FR'],
      roomIds: [cast.room.id],
    },
    assessments: [{ instrument: 'KYKYVIISARI', at: ['START', 'END'] }],
  };
}
