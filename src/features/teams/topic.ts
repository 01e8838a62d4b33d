import { invalid, type Problem } from '../../domain/problem.js';
import { findPersonalData } from '../../domain/privacy/personal-data.js';
import { findNames } from '../../domain/privacy/person-names.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { kindsListedTo } from '../directory/directory.policy.js';
import { textProblem, tidy } from '../directory/written-text.js';
import * as say from './agenda.problems.js';

/** Names that are looked at for one topic; more people whose names begin as its words do there hardly are. */
const namesMax = 500;

/** What is wrong with an anonymous topic by itself: its form, or personal data in it. Comes before anything is kept or logged. */
export function topicProblem(topic: string): Problem | undefined {
  if (tidy(topic) === '') return invalid('input.anonymousTopic', say.topicMissing);
  const unfit = textProblem('input.anonymousTopic', topic);
  if (unfit && unfit.code !== 'PERSONAL_DATA_FOUND') return unfit;
  const found = findPersonalData(topic);
  return found.length === 0
    ? unfit
    : say.personalDataInTopic(found.map(({ kind, start, end }) => ({ kind, start, end })));
}

/**
 * A warning where the topic seems to name a client whom the viewer knows anyway: everybody's to coordinators, those of their own cases to
 * others. To look further would tell people who is a client here.
 */
export async function namedClientProblem(tx: Tx, viewer: Viewer, topic: string): Promise<Problem | undefined> {
  const rows = await tx.query<{ name: string }>(
    `SELECT p.display_name AS name FROM person p
     WHERE p.kind IN ('CLIENT', 'SUPPORTER')
       AND EXISTS (SELECT 1 FROM unnest(regexp_split_to_array(lower(p.display_name), '[\\s-]+')) AS part (text)
         WHERE length(part.text) > 2 AND position(left(part.text, 3) IN lower($1)) > 0)
       AND ($3 OR EXISTS (SELECT 1 FROM client_case c WHERE c.client_id = p.id AND (c.coordinator_id = $2 OR c.case_manager_id = $2
         OR EXISTS (SELECT 1 FROM network_member n WHERE n.case_id = c.id AND n.person_id = $2))))
     LIMIT ${namesMax}`,
    [topic, viewer.personId, kindsListedTo(viewer).includes('CLIENT')],
  );
  const spans = findNames(
    topic,
    rows.map(({ name }) => name),
  );
  return spans.length === 0 ? undefined : say.nameInTopic(spans.map((span) => ({ kind: 'PERSON_NAME', ...span })));
}
