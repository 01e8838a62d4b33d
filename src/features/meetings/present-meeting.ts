import type { Language } from '../../domain/result.js';
import { statusAt } from './meeting.js';
import type { MeetingRow } from './meeting.read-model.js';
import type { MeetingType } from './meeting.type.js';
import { neutralTitle } from './neutral-title.js';

/** A row as the schema shows it: the state at this instant, and the neutral title in the viewer's language. */
export const presentMeeting = (row: MeetingRow, language: Language, now: number): MeetingType => ({
  ...row,
  status: statusAt(row, now),
  publicTitle: row.publicTitle ?? neutralTitle[language],
});
