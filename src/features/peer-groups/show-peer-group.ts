import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { type DetailedPresenters, presentProblems } from '../../platform/graphql/present-problems.js';
import { ConsentMissing } from '../cases/consent-missing.type.js';
import { readPeople } from '../directory/person.read-model.js';
import type { Person } from '../directory/person.js';
import type { PersonType } from '../directory/person.type.js';
import { TimeTaken } from '../meetings/time-taken.type.js';
import { PeerGroupLoader } from './peer-group.loader.js';
import { seesRoll } from './peer-group.policy.js';
import { readGroupRow } from './peer-group.read-model.js';
import { loadGroup } from './peer-group.store.js';
import type { PeerGroupPayload, PeerGroupType } from './peer-group.type.js';
import { type PeerLink, PeerLinks } from './peer-links.js';
import { presentGroup, presentMembership } from './present-peer-group.js';
import { loadMembership, loadRoll } from './roll.store.js';

const presenters: DetailedPresenters = {
  TIME_TAKEN: (problem, language) => new TimeTaken(problem, language),
  CONSENT_MISSING: (problem, language) => new ConsentMissing(problem, language),
};

/** What every operation on a group answers with: the group as it then stands, or why nothing was changed. */
@Injectable()
export class ShowPeerGroup {
  constructor(
    private readonly groups: PeerGroupLoader,
    private readonly links: PeerLinks,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async one(context: GraphqlContext, id: string): Promise<PeerGroupType | null> {
    const row = await this.groups.load(context, id);
    return row && presentGroup(row, this.links);
  }

  /** `personId`: whom the call was about. */
  async payload(
    context: GraphqlContext,
    result: Result<string, Problem>,
    personId?: string,
  ): Promise<PeerGroupPayload> {
    context.loaders.forgetAll();
    if (!result.ok) return this.refusal(context, result);
    const group = await this.one(context, result.value);
    const membership = personId === undefined ? null : await this.standing(context, result.value, personId);
    return { group, membership, problems: [] };
  }

  /** As the holder of the link to a place may see it: themselves, and the names of those who lead the group. */
  async linkedPayload(
    context: GraphqlContext,
    link: PeerLink | undefined,
    result: Result<void, Problem>,
  ): Promise<PeerGroupPayload> {
    if (!result.ok || !link) return this.refusal(context, result.ok ? { problems: [] } : result);
    return this.transactions.read(link, async (tx) => {
      const own = await loadMembership(tx, link.id);
      const group = own && (await loadGroup(tx, own.groupId));
      const row = own && (await readGroupRow(tx, own.groupId, this.clock.now()));
      if (!own || !group || !row) return { group: null, membership: null, problems: [] };
      const { memberships } = await loadRoll(tx, group);
      const people = await readPeople(tx, [...group.leaderIds, own.personId]);
      const named = (id: string): PersonType[] => [people.get(id)].flatMap((each) => (each ? [nameOf(each)] : []));
      return {
        group: presentGroup(row, this.links, group.leaderIds.flatMap(named)),
        membership: presentMembership(own, memberships, named(own.personId)[0] ?? null),
        problems: [],
      };
    });
  }

  /** Null where the viewer may not see the roll: whether somebody is on it is told to nobody who asks by putting them there. */
  private async standing({ viewer }: GraphqlContext, groupId: string, personId: string) {
    if (!viewer) return null;
    return this.transactions.read(viewer, async (tx) => {
      const group = await loadGroup(tx, groupId);
      if (!group || !(seesRoll(viewer, group) || viewer.personId === personId)) return null;
      const { memberships } = await loadRoll(tx, group);
      const own = memberships.find((each) => each.personId === personId);
      return own ? presentMembership(own, memberships) : null;
    });
  }

  private refusal(context: GraphqlContext, { problems }: { readonly problems: readonly Problem[] }): PeerGroupPayload {
    return { group: null, membership: null, problems: presentProblems(problems, context.language, presenters) };
  }
}

/** Somebody as a link may show them. */
const nameOf = ({ id, displayName, kind, language, timeZone }: Person): PersonType => ({
  ...{ id, displayName, kind, language, timeZone },
  profession: null,
  email: null,
  phone: null,
  accessNeeds: [],
  interpreterLanguage: null,
  interpretsLanguages: [],
  roles: [],
  organisationId: null,
});
