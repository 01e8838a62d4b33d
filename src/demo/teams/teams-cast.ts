import type { PublicApi } from '../story/public-api.js';
import { StoryBroken } from '../story/story-broken.js';

export interface TeamPerson {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly organisation: { readonly id: string; readonly name: string } | null;
}

type Part = 'social' | 'nurse' | 'kela' | 'employment' | 'oneDoctor' | 'otherDoctor' | 'matti' | 'selma';

/** A team of five with its coordinator, two doctors who are in none, and two clients. */
export type TeamsCast = Readonly<Record<Part, TeamPerson>> & { readonly coordinator: TeamPerson };

const PERSON = 'id displayName email organisation { id name }';
const FIND_CAST = `{
  viewer { person { ${PERSON} } }
  social: people(search: "Sanna Satunen") { ${PERSON} }
  nurse: people(search: "Nelli Neuvo") { ${PERSON} }
  kela: people(search: "Kari Kuvitelma") { ${PERSON} }
  employment: people(search: "Tarja Työnhaku") { ${PERSON} }
  oneDoctor: people(search: "Elof Påhittad") { ${PERSON} }
  otherDoctor: people(search: "Maija Mielikuva") { ${PERSON} }
  matti: people(kind: CLIENT, search: "Matti Mallikas") { ${PERSON} }
  selma: people(kind: CLIENT, search: "Selma Selkonen") { ${PERSON} }
}`;

type Found = Readonly<Record<Part, readonly TeamPerson[]>> & { readonly viewer: { readonly person: TeamPerson } };

export async function findTeamsCast(api: PublicApi): Promise<TeamsCast> {
  const { viewer, ...found } = await api.ask<Found>(FIND_CAST);
  const one = (part: Part): TeamPerson => {
    const [person] = found[part];
    if (!person) throw new StoryBroken(`the demo area has somebody for the part “${part}”`);
    return person;
  };
  return {
    coordinator: viewer.person,
    social: one('social'),
    nurse: one('nurse'),
    kela: one('kela'),
    employment: one('employment'),
    oneDoctor: one('oneDoctor'),
    otherDoctor: one('otherDoctor'),
    matti: one('matti'),
    selma: one('selma'),
  };
}

export const membersOf = ({ coordinator, social, nurse, kela, employment }: TeamsCast): readonly TeamPerson[] => [
  coordinator,
  social,
  nurse,
  kela,
  employment,
];

export const doctorsOf = ({ oneDoctor, otherDoctor }: TeamsCast): readonly TeamPerson[] => [oneDoctor, otherDoctor];
