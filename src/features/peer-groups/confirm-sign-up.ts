import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { newPerson } from '../directory/person.js';
import { addPerson } from '../directory/person.store.js';
import { ChangeRoll } from './change-roll.js';
import { loadGroupForChange } from './peer-group.store.js';
import { unknownLink } from './peer-group.problems.js';
import type { PeerLink } from './peer-links.js';
import { join } from './roll.js';
import { expiryOf } from './sign-up.js';
import { type KeptSignUp, loadSignUp, markConfirmed, personOnRoll } from './sign-up.store.js';

const ZONE = 'Europe/Helsinki';

/** Whoever has the address or number that a sign-up named confirms it: they become a person of the area, and join the group. */
@Injectable()
export class ConfirmSignUp {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly changing: ChangeRoll,
  ) {}

  /** `link` opens the sign-up. The id of the membership; confirmed twice, it is the same one. */
  async execute(link: PeerLink): Promise<Result<string, Problem>> {
    return this.transactions.run<string, Problem>(link, async (tx) => {
      const known = await loadSignUp(tx, link.id);
      if (!known) return refused(unknownLink);
      await loadGroupForChange(tx, known.groupId);
      // Read again under the lock: a second tap waits for the first.
      const signUp = await loadSignUp(tx, link.id);
      if (signUp?.membershipId) return ok(signUp.membershipId);
      if (!signUp || expiryOf(signUp.askedAt) <= this.clock.now()) return refused(unknownLink);
      return this.join(tx, signUp);
    });
  }

  private async join(tx: Tx, signUp: KeptSignUp): Promise<Result<string, Problem>> {
    const personId = (await personOnRoll(tx, signUp)) ?? (await this.person(tx, signUp));
    const joined = await this.changing.execute(
      tx,
      signUp.groupId,
      (roll, moment) => join(roll, { id: randomUUID(), personId }, moment),
      'SELF',
    );
    if (!joined.ok) return joined;
    const membership = joined.value.memberships.find((each) => each.personId === personId);
    if (!membership) throw new Error('whoever has joined is not on the roll');
    await markConfirmed(tx, signUp.id, membership.id);
    return ok(membership.id);
  }

  /** An address identifies nobody, so this is somebody new, whoever else has it. */
  private async person(tx: Tx, { nickname, email, phone, language }: KeptSignUp): Promise<string> {
    const person = newPerson({
      ...{ id: randomUUID(), displayName: nickname ?? '', kind: 'CLIENT', email, phone, language, timeZone: ZONE },
      ...{
        profession: null,
        organisationId: null,
        accessNeeds: [],
        interpreterLanguage: null,
        interpretsLanguages: [],
      },
    });
    if (!person.ok) throw new Error('a sign-up that was taken makes no person');
    await addPerson(tx, person.value, this.clock.now());
    return person.value.id;
  }
}
