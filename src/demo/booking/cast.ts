import type { PublicApi } from '../story/public-api.js';
import { StoryBroken } from '../story/story-broken.js';

export interface CastPerson {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly language: 'FI' | 'SV' | 'EN';
  readonly interpreterLanguage: string | null;
  readonly organisation: { readonly name: string } | null;
}

export interface CastRoom {
  readonly id: string;
  readonly publicName: string;
  readonly capacity: number;
}

/** Who the story is about. */
export interface Cast {
  readonly client: CastPerson;
  /** Any one of the two will do. */
  readonly doctors: readonly [CastPerson, CastPerson];
  readonly kela: CastPerson;
  readonly municipality: CastPerson;
  readonly association: CastPerson;
  readonly interpreters: readonly CastPerson[];
  readonly rooms: readonly CastRoom[];
}

const PERSON = 'id displayName email language interpreterLanguage organisation { name }';
const FIND_CAST = `{
  client: people(kind: CLIENT, search: "Amira Tarina") { ${PERSON} }
  doctors: people(profession: PHYSICIAN) { ${PERSON} }
  kela: people(profession: BENEFITS_EXPERT, search: "Kari") { ${PERSON} }
  municipality: people(search: "Kaisa Keksitty") { ${PERSON} }
  association: people(profession: ASSOCIATION_WORKER, search: "Stina") { ${PERSON} }
  interpreters: people(kind: INTERPRETER) { ${PERSON} }
  rooms { id publicName capacity }
}`;

type Found = Readonly<Record<Exclude<keyof Cast, 'rooms'>, readonly CastPerson[]>> & Pick<Cast, 'rooms'>;

/** Looks everybody up by name, as a coordinator does who puts a network together. */
export async function findCast(api: PublicApi): Promise<Cast> {
  const found = await api.ask<Found>(FIND_CAST);
  const one = (role: Exclude<keyof Found, 'rooms'>, index = 0): CastPerson => {
    const person = found[role][index];
    if (!person) throw new StoryBroken(`the demo area has somebody for the part “${role}”`);
    return person;
  };
  // The doctor of Thursdays second: the last chapter asks for that one by name.
  const elof = found.doctors.findIndex(({ displayName }) => displayName.startsWith('Elof'));
  return {
    client: one('client'),
    doctors: [one('doctors', elof === 0 ? 1 : 0), one('doctors', elof)],
    kela: one('kela'),
    municipality: one('municipality'),
    association: one('association'),
    interpreters: found.interpreters,
    rooms: found.rooms,
  };
}
