/**
 * SQL for the address at which a letter to a person arrives and is wished. NULL without one, once a mail server has said
 * that nothing arrives there, and for whoever wishes to hear from us in another way. `person` is the alias of a row of
 * person.
 */
export const letterAddress = (person: string): string =>
  `CASE WHEN ${person}.email_failed_at IS NULL
     AND NOT EXISTS (SELECT FROM contact_wish w WHERE w.person_id = ${person}.id AND w.wish <> 'EMAIL') THEN ${person}.email END`;
