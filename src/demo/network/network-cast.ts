import type { PublicApi } from '../story/public-api.js';
import { StoryBroken } from '../story/story-broken.js';

export interface NetworkPerson {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly organisation: { readonly id: string; readonly name: string } | null;
}

type Part = 'client' | 'friend' | 'kela' | 'municipality' | 'employment' | 'association';

/** The client, somebody who stands by her, and four professionals of four organisations. */
export type NetworkCast = Readonly<Record<Part, NetworkPerson>> & { readonly coordinator: NetworkPerson };

const PERSON = 'id displayName email organisation { id name }';
const FIND_CAST = `{
  viewer { person { ${PERSON} } }
  client: people(kind: CLIENT, search: "Rauha Rauhaisa") { ${PERSON} }
  friend: people(kind: SUPPORTER, search: "Kerttu Kuuleva") { ${PERSON} }
  kela: people(search: "Kari Kuvitelma") { ${PERSON} }
  municipality: people(search: "Kaisa Keksitty") { ${PERSON} }
  employment: people(search: "Tarja Työnhaku") { ${PERSON} }
  association: people(search: "Ritva Rinnalla") { ${PERSON} }
}`;

type Found = Readonly<Record<Part, readonly NetworkPerson[]>> & {
  readonly viewer: { readonly person: NetworkPerson };
};

export async function findNetworkCast(api: PublicApi): Promise<NetworkCast> {
  const { viewer, ...found } = await api.ask<Found>(FIND_CAST);
  const one = (part: Part): NetworkPerson => {
    const [person] = found[part];
    if (!person) throw new StoryBroken(`the demo area has somebody for the part “${part}”`);
    return person;
  };
  return {
    coordinator: viewer.person,
    client: one('client'),
    friend: one('friend'),
    kela: one('kela'),
    municipality: one('municipality'),
    employment: one('employment'),
    association: one('association'),
  };
}

/** Those who come for an organisation of their own, which needs a basis. */
export const partners = ({ kela, municipality, employment, association }: NetworkCast): readonly NetworkPerson[] => [
  kela,
  municipality,
  employment,
  association,
];

/** Whose calendars nobody sees. */
export const unseen = ({ client, friend }: NetworkCast): readonly NetworkPerson[] => [client, friend];

/** Everybody who is to come. */
export const everybody = (cast: NetworkCast): readonly NetworkPerson[] => [
  ...unseen(cast),
  cast.coordinator,
  ...partners(cast),
];
