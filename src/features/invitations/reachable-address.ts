/** SQL: a person's mail address, unless a mail server has said that nothing arrives there. @param person the table's alias */
export const reachable = (person: string): string =>
  `CASE WHEN ${person}.email_failed_at IS NULL THEN ${person}.email END`;
