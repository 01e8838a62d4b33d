import type { PersonType } from '../directory/person.type.js';
import type { PeerGroupRow } from './peer-group.read-model.js';
import type { GroupMemberType, PeerGroupType } from './peer-group.type.js';
import type { PeerLinks } from './peer-links.js';
import { type Membership, waitingOnes } from './roll.js';

/** A group as the schema shows it. `namedLeaders`: for whoever came with a link. */
export function presentGroup(
  { waiting: _, ...row }: PeerGroupRow,
  links: PeerLinks,
  namedLeaders: readonly PersonType[] | null = null,
): PeerGroupType {
  const signUpUrl = row.enrolment === 'OPEN' ? links.address('PEER_GROUP', row.id) : null;
  return { ...row, signUpUrl, namedLeaders };
}

/** Who is in the group, in the order in which they are given. */
export const presentMembers = (memberships: readonly Membership[]): GroupMemberType[] =>
  memberships.filter(({ state }) => state === 'MEMBER').map((each) => presentMembership(each, memberships));

/** Whose turn has come, then who waits, in the order of the line. An offer that is over is one no more (roll.ts). */
export function presentWaitlist(memberships: readonly Membership[], now: number): GroupMemberType[] {
  const offered = memberships.filter(({ state, offeredUntil = 0 }) => state === 'OFFERED' && offeredUntil > now);
  const byTurn = offered.toSorted((a, b) => (a.turn ?? 0) - (b.turn ?? 0));
  return [...byTurn, ...waitingOnes({ memberships })].map((each) => presentMembership(each, memberships));
}

export function presentMembership(
  membership: Membership,
  memberships: readonly Membership[],
  holder: PersonType | null = null,
): GroupMemberType {
  const { state, since, personId, offeredUntil } = membership;
  return {
    state,
    since,
    personId,
    holder,
    offeredUntil: offeredUntil ?? null,
    position: positionOf(membership, memberships),
  };
}

/** Counted from 1 among those who wait. */
function positionOf({ id }: Membership, memberships: readonly Membership[]): number | null {
  const index = waitingOnes({ memberships }).findIndex((each) => each.id === id);
  return index === -1 ? null : index + 1;
}
