/**
 * SQL for the address at which something arrives, whatever its person wishes: for what they have just asked for. NULL without
 * one, and once a mail server has said that nothing arrives there. `person` is the alias of a row of person.
 */
export const workingAddress = (person: string): string =>
  `CASE WHEN ${person}.email_failed_at IS NULL THEN ${person}.email END`;

/** SQL for the address at which a letter to a person arrives and is wished: NULL as well for who wishes to hear otherwise. */
export const letterAddress = (person: string): string =>
  `CASE WHEN NOT EXISTS (SELECT FROM contact_wish w WHERE w.person_id = ${person}.id AND w.wish <> 'EMAIL') THEN ${workingAddress(person)} END`;
