/**
 * The meeting of an invitation `i`, as SQL. Of an invitation to a series it is the one that stands for all of them: the next to
 * come, or the last there was. `at`: the expression or parameter that says when.
 */
export const meetingOfInvitation = (at: string): string =>
  `coalesce(i.meeting_id, (SELECT n.id FROM meeting n WHERE n.series_id = i.series_id AND n.recurrence_id IS NOT NULL
    ORDER BY n.status = 'CANCELLED', n.ends_at <= ${at}, CASE WHEN n.ends_at > ${at} THEN n.starts_at END, n.starts_at DESC LIMIT 1))`;
