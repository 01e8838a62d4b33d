import type { PublicApi } from '../story/public-api.js';
import { StoryBroken } from '../story/story-broken.js';

export interface CoachingPerson {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly organisation: { readonly id: string; readonly name: string } | null;
}

interface CoachingRoom {
  readonly id: string;
  readonly publicName: string;
}

/** The coach, three clients, and the contact of the workshop where they learn. */
export interface CoachingCast {
  readonly coach: CoachingPerson;
  readonly clients: readonly CoachingPerson[];
  readonly contact: CoachingPerson;
  /** Who can lead some sessions in the coach's place. */
  readonly substitute: CoachingPerson;
  readonly room: CoachingRoom;
}

const PERSON = 'id displayName email organisation { id name }';
const FIND_CAST = `{
  coach: people(search: "Valma Valmentava") { ${PERSON} }
  matti: people(kind: CLIENT, search: "Matti Mallikas") { ${PERSON} }
  svea: people(kind: CLIENT, search: "Svea Saga") { ${PERSON} }
  selma: people(kind: CLIENT, search: "Selma Selkonen") { ${PERSON} }
  contact: people(search: "Paavo Puinen") { ${PERSON} }
  substitute: people(search: "Tarja Työnhaku") { ${PERSON} }
  rooms { id publicName }
}`;

type Part = 'coach' | 'matti' | 'svea' | 'selma' | 'contact' | 'substitute';
type Found = Readonly<Record<Part, readonly CoachingPerson[]>> & { readonly rooms: readonly CoachingRoom[] };

export async function findCoachingCast(api: PublicApi): Promise<CoachingCast> {
  const found = await api.ask<Found>(FIND_CAST);
  const one = (part: Part): CoachingPerson => {
    const [person] = found[part];
    if (!person) throw new StoryBroken(`the demo area has somebody for the part “${part}”`);
    return person;
  };
  const room = found.rooms.find(({ publicName }) => publicName === 'Kokoustila Harju');
  if (!room) throw new StoryBroken('the demo area has a room for the days of theory');
  return {
    coach: one('coach'),
    clients: [one('matti'), one('svea'), one('selma')],
    contact: one('contact'),
    substitute: one('substitute'),
    room,
  };
}

/** Everybody who is in the programme. */
export const group = ({ coach, clients, contact }: CoachingCast): readonly CoachingPerson[] => [
  coach,
  ...clients,
  contact,
];
