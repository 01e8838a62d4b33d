import type { PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import type { Person } from '../directory/person.js';
import { readPeople } from '../directory/person.read-model.js';
import * as say from './availability.problems.js';
import { mayKeepTimesOf } from './availability.policy.js';

/** The person, if the viewer may keep their times. Somebody of another area does not exist. `field`: what names the person. */
export async function timesKeptBy(
  tx: Tx,
  viewer: Viewer,
  personId: string,
  field = 'input.personId',
): Promise<Result<Person, PlainProblem>> {
  const person = (await readPeople(tx, [personId])).get(personId);
  if (!person) return refused({ ...say.unknownPerson, field });
  return mayKeepTimesOf(viewer, personId) ? ok(person) : refused({ ...say.notYoursToKeep, field });
}
