import type { Result } from '../domain/result.js';
import { writeInstant } from '../domain/time/instant-text.js';
import { workingWeek } from '../features/availability/working-week.js';
import { newOrganisation } from '../features/directory/organisation.js';
import { newPerson } from '../features/directory/person.js';
import { newRoom } from '../features/directory/room.js';
import type { DemoCalendar } from './area/demo-calendar.js';
import { demoAreaId, demoId } from './area/demo-id.js';
import { demoOrganisations } from './area/demo-organisations.js';
import { demoPeople } from './area/demo-people.js';
import type { DemoPerson } from './area/demo-person.js';
import { demoRooms } from './area/demo-rooms.js';
import { demoAccounts } from './demo-accounts.js';

/** Before anybody's first search, so that everybody's hours are known in all of it. */
const HOURS_SINCE = '2020-01-01';

const people: readonly DemoPerson[] = Object.values(demoPeople);
const rooms = Object.values(demoRooms);
const personCalendar = (person: DemoPerson): string => demoId('calendar', person.number);
/** After the people's numbers, and far enough from them. */
const roomCalendar = (index: number): string => demoId('calendar', 1_000 + index);

/** A row for each table of the directory, as its columns are called. */
export const organisationRows = () =>
  Object.values(demoOrganisations).map((wish) => {
    const { id, name, kind, municipality } = demanded(newOrganisation(wish), wish.name);
    return { id, area_id: demoAreaId, name, kind, municipality };
  });

export const identityRows = (passwordHash: string, at: string) =>
  demoAccounts.map((key) => ({
    id: demoId('identity', demoPeople[key].number),
    email: demoPeople[key].email,
    password_hash: passwordHash,
    created_at: at,
  }));

export const holderRows = () => [
  ...people.map((person) => ({ id: personCalendar(person), kind: 'PERSON' })),
  ...rooms.map((_, index) => ({ id: roomCalendar(index), kind: 'ROOM' })),
];

export const personRows = (at: string, withAccounts: boolean) =>
  people.map((wish) => {
    const person = demanded(newPerson(wish), wish.displayName);
    const signsIn = withAccounts && demoAccounts.some((key) => demoPeople[key].number === wish.number);
    return {
      id: person.id,
      area_id: demoAreaId,
      holder_id: personCalendar(wish),
      identity_id: signsIn ? demoId('identity', wish.number) : null,
      organisation_id: person.organisationId,
      display_name: person.displayName,
      kind: person.kind,
      profession: person.profession,
      email: person.email,
      phone: person.phone,
      language: person.language,
      time_zone: person.timeZone,
      access_needs: person.accessNeeds,
      interpreter_language: person.interpreterLanguage,
      interprets_languages: person.interpretsLanguages,
      roles: wish.roles,
      created_at: at,
    };
  });

export const roomRows = (at: string) =>
  rooms.map((wish, index) => {
    const room = demanded(newRoom(wish), wish.name);
    return {
      id: room.id,
      area_id: demoAreaId,
      holder_id: roomCalendar(index),
      organisation_id: room.organisationId,
      name: room.name,
      public_name: room.publicName,
      public_address: room.publicAddress,
      capacity: room.capacity,
      step_free: room.stepFree,
      induction_loop: room.inductionLoop,
      created_at: at,
    };
  });

export const workingHoursRows = () =>
  people.flatMap(({ id, week, displayName }) =>
    week === undefined
      ? []
      : [
          {
            area_id: demoAreaId,
            person_id: id,
            effective_from: HOURS_SINCE,
            weekly: demanded(workingWeek(week), displayName),
          },
        ],
  );

export const timeOffRows = (calendar: DemoCalendar) =>
  calendar.timeOff().map(({ id, person, start, end }) => ({
    id,
    area_id: demoAreaId,
    person_id: demoPeople[person].id,
    starts_at: writeInstant(start),
    ends_at: writeInstant(end),
  }));

/** What the product's rules made of something that stands in the program; a refusal is a mistake in the demo. */
export function demanded<Value, Problem extends { readonly sentence: { readonly EN: string } }>(
  result: Result<Value, Problem>,
  what: string,
): Value {
  if (result.ok) return result.value;
  throw new Error(
    `${what} is not as the product wants it: ${result.problems.map(({ sentence }) => sentence.EN).join(' ')}`,
  );
}
